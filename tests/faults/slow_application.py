"""A program that takes half a second over each request, behind the portal's outermost layer."""

from __future__ import annotations

import os
import time
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ezportal.settings")
django.setup()

from ezportal.serving import GivingWay  # noqa: E402  it needs the settings


def _slow(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    time.sleep(0.5)
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "2")])
    return [b"ok"]


application = GivingWay(_slow)
