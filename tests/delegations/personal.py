"""Opening a delegate's pages as the delegate does, and files to hand in."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from delegations.models import Delegate, PersonalLink


def make_link(delegate: Delegate, days: int = 30) -> tuple[PersonalLink, str]:
    return PersonalLink.issue(delegate=delegate, expires_at=timezone.now() + dt.timedelta(days=days))


def come_in(delegate: Delegate) -> Client:
    """A browser in which the delegate has opened the link."""
    client = Client()
    _link, token = make_link(delegate)
    assert client.post(f"/en/my/{token}/").status_code == 302
    return client


def files_in(folder) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def pdf(name: str = "case.pdf", size: int = 0) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"%PDF-1.7\n" + b"x" * size, "application/pdf")


def archive(name: str, **entries: bytes) -> SimpleUploadedFile:
    """A zip file with these entries; two underscores stand for a slash, one for a dot."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for key, content in entries.items():
            file.writestr(key.replace("__", "/").replace("_", "."), content)
    return SimpleUploadedFile(name, buffer.getvalue())
