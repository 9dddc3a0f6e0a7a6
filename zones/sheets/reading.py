"""Uploaded sheets of zones, figures and organisations: bounded and looked into before a library opens them."""

from __future__ import annotations

import csv
import io
import json
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Self

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from ezportal.garbage import collected_later
from ezportal.uploads import UploadRefused, check_archive, check_sheet_parts
from zones.sheets.cells import plain_cell
from zones.sheets.worksheet import read_rows

MAX_BYTES = 5 * 1024 * 1024
MAX_ROWS = 20_000
MAX_COLUMNS = 100
# Excel's own last row: programs leave formats down there, and hand-made files count on beyond it.
_LAST_ROW = 1_048_576


@dataclass(frozen=True)
class Sheet:
    """The texts of a sheet: its header, and rows as wide as that without those that are empty."""

    headers: list[str]
    rows: list[list[str]]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[list[str]]:
        return iter(self.rows)

    def as_dicts(self) -> Iterator[dict[str, str]]:
        return (dict(zip(self.headers, row, strict=True)) for row in self.rows)

    def packed(self) -> bytes:
        """As it waits for its confirmation, so that the file is read only once."""
        return zlib.compress(json.dumps([self.headers, self.rows]).encode(), 1)

    @classmethod
    def unpacked(cls, content: bytes) -> Self:
        return cls(*json.loads(zlib.decompress(content)))


def read_xlsx(content: bytes) -> Sheet:
    """The first sheet in view, without the empty rows and columns that Excel keeps; raises UploadRefused."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            check_archive(archive)
            check_sheet_parts(archive)
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        try:
            with collected_later():
                return _sheet(_rows(book))
        finally:
            book.close()
    except UploadRefused:
        raise
    except Exception as error:  # whatever a damaged file makes zip, XML and openpyxl stumble over
        raise UploadRefused(_("This is no Excel file (.xlsx) that can be read. Save it again.")) from error


def _rows(book: Any) -> list[list[str]]:
    found: list[list[str]] = []

    def take(number: int, row: list[str]) -> None:
        if number > _LAST_ROW:
            raise UploadRefused(_("The sheet goes on below the last row that Excel has."))
        if any(row):
            found.append(row)
            _check_count(len(found))

    read_rows(book, book.active, take, columns=MAX_COLUMNS)
    return found


def read_csv(content: bytes) -> Sheet:
    """Comma-separated UTF-8 with or without a mark; raises UploadRefused."""
    try:
        text = content.decode("utf-8-sig")
        if "\0" in text or text.lstrip().startswith("<"):
            raise UploadRefused(_("This is no CSV file in UTF-8."))
        found = []
        for row in csv.reader(io.StringIO(text, newline="")):
            if any(row):
                found.append([plain_cell(cell) for cell in row[:MAX_COLUMNS]])
                _check_count(len(found))
    except (UnicodeDecodeError, csv.Error) as error:
        raise UploadRefused(_("This is no CSV file in UTF-8.")) from error
    return _sheet(found)


def _check_count(count: int) -> None:
    if count > MAX_ROWS + 1:
        raise UploadRefused(_("The sheet has more than %(limit)d rows. Split it.") % {"limit": MAX_ROWS})


def _sheet(rows: Sequence[list[str]]) -> Sheet:
    """As wide as its header; short rows are filled up."""
    header = rows[0] if rows else []
    width = max((index for index, name in enumerate(header, 1) if name), default=0)
    return Sheet(header[:width], [row[:width] + [""] * (width - len(row)) for row in rows[1:] if any(row[:width])])
