"""Uploaded sheets of zones, figures and organisations: bounded and looked into before a library opens them."""

from __future__ import annotations

import csv
import io
import zipfile
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from import_export.forms import ConfirmImportForm, ImportForm
from openpyxl import load_workbook
from tablib import Dataset  # type: ignore[import-untyped]

from ezportal.uploads import UploadRefused, check_archive, check_sheet_parts

MAX_BYTES = 5 * 1024 * 1024
MAX_ROWS = 20_000
MAX_COLUMNS = 100
# Excel's own last row: programs leave formats down there, and hand-made files count on beyond it.
_LAST_ROW = 1_048_576
_BLANK = (None,) * MAX_COLUMNS


def read_xlsx(content: bytes) -> Dataset:
    """The first sheet in view, without the empty rows and columns that Excel keeps; raises UploadRefused."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            check_archive(archive)
            check_sheet_parts(archive)
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        try:
            return _dataset(_rows(book.active))
        finally:
            book.close()
    except UploadRefused:
        raise
    except Exception as error:  # whatever a damaged file makes zip, XML and openpyxl stumble over
        raise UploadRefused(_("This is no Excel file (.xlsx) that can be read. Save it again.")) from error


def _rows(sheet: Any) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = []
    sheet.reset_dimensions()  # what the file says of its own size is not believed
    for number, row in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS, values_only=True), 1):
        if number > _LAST_ROW:
            raise UploadRefused(_("The sheet goes on below the last row that Excel has."))
        if row == _BLANK:
            continue
        found.append(row)
        _check_count(len(found))
    return found


def read_csv(content: bytes | str) -> Dataset:
    """Comma-separated UTF-8 with or without a mark; raises UploadRefused."""
    try:
        text = content.decode("utf-8-sig") if isinstance(content, bytes) else content.removeprefix("\ufeff")
        if "\0" in text or text.lstrip().startswith("<"):
            raise UploadRefused(_("This is no CSV file in UTF-8."))
        found = []
        for row in csv.reader(io.StringIO(text, newline="")):
            if any(row):
                found.append(tuple(row[:MAX_COLUMNS]))
                _check_count(len(found))
    except (UnicodeDecodeError, csv.Error) as error:
        raise UploadRefused(_("This is no CSV file in UTF-8.")) from error
    return _dataset(found)


def _check_count(count: int) -> None:
    if count > MAX_ROWS + 1:
        raise UploadRefused(_("The sheet has more than %(limit)d rows. Split it.") % {"limit": MAX_ROWS})


def _dataset(rows: list[tuple[Any, ...]]) -> Dataset:
    """As wide as its header; short rows are filled up."""
    header = rows[0] if rows else ()
    width = max((index for index, name in enumerate(header, 1) if name not in (None, "")), default=0)
    filled = [(*row, *("",) * (width - len(row)))[:width] for row in rows[1:]]
    return Dataset(
        *(row for row in filled if any(cell not in (None, "") for cell in row)), headers=list(header[:width])
    )


class SheetForm(ImportForm):
    """The upload: one file, bounded before anybody opens it, whose content is what its format says."""

    def clean_import_file(self) -> Any:
        file = self.cleaned_data["import_file"]
        if file.size > MAX_BYTES:
            raise ValidationError(
                _("The file is larger than %(limit)d MB. Split it.") % {"limit": MAX_BYTES // 1024**2}
            )
        return file


class ConfirmForm(ConfirmImportForm):
    """The confirmation names only what the preview offered."""

    def __init__(self, *args: Any, formats: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.formats = formats

    def clean_format(self) -> str:
        return _one_of(self.cleaned_data["format"], self.formats)

    def clean_resource(self) -> str:
        return _one_of(self.cleaned_data["resource"] or "0", 1)


def _one_of(text: str, count: int) -> str:
    if text not in map(str, range(count)):
        raise ValidationError(_("This is not offered."))
    return text
