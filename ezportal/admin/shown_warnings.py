"""Warnings as a reader may see them: each row by its name and page, or only by its kind where it is not for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.contrib.admin import AdminSite
from django.urls import reverse
from django.utils.text import capfirst

from ezportal.data_warnings import DataWarning
from zones.access import may


@dataclass(frozen=True)
class ShownRow:
    kind: str
    name: str
    address: str
    locator: str


@dataclass(frozen=True)
class ShownWarning:
    kind: Any
    message: str
    figures: tuple[tuple[str, str], ...]
    rows: tuple[ShownRow, ...]
    is_note: bool


def shown_warnings(warnings: Iterable[DataWarning], user: Any) -> list[ShownWarning]:
    return [
        ShownWarning(
            warning.kind, warning.message, warning.figures, tuple(shown_row(row, user) for row in warning.rows),
            warning.is_note,
        )
        for warning in warnings
    ]  # fmt: skip


def shown_row(row: Any, user: Any) -> ShownRow:
    """Of a row that the reader may not see, such as a delegate of another country, only the kind is told."""
    kind = capfirst(str(row._meta.verbose_name))
    if not may(user, "view", row):
        return ShownRow(kind, "", "", "")
    return ShownRow(kind, str(row), page_of(row, user), getattr(row, "locator", ""))


def page_of(row: Any, user: Any, site: AdminSite = admin.site) -> str:
    """The form of a row, or of what it is a part of where it has none; empty where the person may open neither."""
    own = row if site.is_registered(type(row)) else row.public_row()
    if own is None or not site.is_registered(type(own)) or not may(user, "view", own):
        return ""
    return reverse(f"admin:{own._meta.app_label}_{own._meta.model_name}_change", args=(own.pk,))
