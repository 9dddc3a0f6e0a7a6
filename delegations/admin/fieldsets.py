"""Fieldsets that many forms of learning visits share."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

# Rows that the institute records itself need no source, so this stays closed.
RECORD: tuple[Any, dict[str, Any]] = (
    _("Source"), {"fields": ("source", "locator", "note"), "classes": ("collapse",)},
)  # fmt: skip

# The last lines of a block of an inline.
RECORD_LINES = (("source", "locator"), "note")
