"""The file of a case study: kept out of the public, fetched through the admin by those who may see the row."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from django.contrib.admin.widgets import AdminFileWidget
from django.http import FileResponse, Http404
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from delegations.models import CaseStudy


def file_address(row: CaseStudy) -> str:
    return reverse("admin:delegations_casestudy_file", args=(row.pk,))


def name_of(row: CaseStudy) -> str:
    return PurePath(row.file.name or "").name


def file_link(row: CaseStudy) -> SafeString | None:
    if not row.file:
        return None
    return format_html('<a href="{}">{}</a>', file_address(row), name_of(row))


class _StoredFile:
    """What the stock widget needs to link to a file: its address and its name."""

    def __init__(self, row: CaseStudy) -> None:
        self.url, self.name = file_address(row), name_of(row)

    def __str__(self) -> str:
        return self.name


class PrivateFileInput(AdminFileWidget):
    """The stock widget asks the storage for a public address, and this one has none."""

    def is_initial(self, value: Any) -> bool:
        return bool(value) and getattr(value, "_committed", False)

    def format_value(self, value: Any) -> Any:
        return _StoredFile(value.instance) if self.is_initial(value) else None


def send_file(row: CaseStudy) -> FileResponse:
    """The file as a download that no browser opens or keeps; the name comes from the portal, not from its writer."""
    try:
        stored = row.file.open("rb") if row.file else None
    except FileNotFoundError:
        stored = None
    if stored is None:
        raise Http404
    suffix = PurePath(name_of(row)).suffix.lower()
    response = FileResponse(
        stored, as_attachment=True, filename=f"case-study-{row.pk}{suffix}", content_type="application/octet-stream"
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response
