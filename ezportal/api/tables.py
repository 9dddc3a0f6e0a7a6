"""Lists as CSV and XLSX: every matching row, written batch by batch.

Memory holds one batch of rows, however long the list is. Cells that a spreadsheet would take
for a formula are escaped with an apostrophe.
"""

import csv
import io
import json
import tempfile
from collections.abc import Iterable, Iterator
from typing import IO, Any, NamedTuple

import xlsxwriter
from django.db.models import QuerySet
from django.http import FileResponse, StreamingHttpResponse
from django.utils import translation
from rest_framework.serializers import Serializer

from ezportal.api.fields import TranslatedText
from ezportal.api.negotiation import MEDIA_TYPES
from ezportal.api.serializers import ResourceSerializer
from ezportal.parts import SIZE, in_parts

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

Row = dict[str, Any]


class Column(NamedTuple):
    name: str
    path: tuple[str, ...]

    def cell(self, row: Row) -> str | int | float:
        value: Any = row
        for key in self.path:
            value = value.get(key) if isinstance(value, dict) else None
        return as_cell(value)


def columns_of(serializer: Serializer, path: tuple[str, ...] = ()) -> list[Column]:
    """One column per value: `location` with `lon` and `lat` gives location_lon, location_lat."""
    columns = []
    for name, field in serializer.fields.items():
        here = (*path, name)
        label = "_".join(here)
        if isinstance(field, Serializer):
            columns += columns_of(field, here)
        elif parts := getattr(field, "columns", None):
            columns += [Column(f"{label}_{part}", (*here, part)) for part in parts]
        elif isinstance(field, TranslatedText) and serializer.context.get("translations"):
            columns += [Column(label, (*here, "text")), Column(f"{label}_lang", (*here, "lang"))]
        else:
            columns.append(Column(label, here))
    if isinstance(serializer, ResourceSerializer) and serializer.shows_fallbacks:
        here = (*path, "fallback_fields")
        columns.append(Column("_".join(here), here))
    return columns


def as_cell(value: Any) -> str | int | float:
    """Numbers stay numbers, lists of words are joined, anything deeper is JSON."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    if isinstance(value, list) and all(isinstance(part, str | int | float) for part in value):
        return without_formula("; ".join(map(str, value)))
    if isinstance(value, list | dict):
        return without_formula(json.dumps(value, ensure_ascii=False, default=str))
    return without_formula(str(value))


def without_formula(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def rows_of(queryset: QuerySet, serializer: Serializer) -> Iterator[Row]:
    """Every row in the language of now, also when it is read after the view has returned."""
    language = translation.get_language() or "en"
    for batch in in_parts(queryset.iterator(chunk_size=SIZE)):
        with translation.override(language):
            rows = [serializer.to_representation(instance) for instance in batch]
        yield from rows


def csv_response(chunks: Iterable[str | bytes], name: str) -> StreamingHttpResponse:
    response = StreamingHttpResponse(chunks, content_type=f"{MEDIA_TYPES['csv']}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def csv_chunks(rows: Iterable[Row], columns: list[Column]) -> Iterator[str]:
    """RFC 4180 text in pieces of one batch; no byte order mark, programs read this."""
    yield csv_header(columns)
    for batch in in_parts(rows):
        yield "".join(csv_line(row, columns) for row in batch)


def csv_header(columns: list[Column]) -> str:
    return _as_line([column.name for column in columns])


def csv_line(row: Row, columns: list[Column]) -> str:
    return _as_line([column.cell(row) for column in columns])


def _as_line(cells: list[Any]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()


def xlsx_response(rows: Iterable[Row], columns: list[Column], name: str) -> FileResponse:
    # A zip archive cannot be sent before it is whole: it is written to disk, then streamed.
    # The response closes the file, and closing deletes it.
    file = tempfile.TemporaryFile(suffix=".xlsx")  # noqa: SIM115
    try:
        write_xlsx(file, rows, columns)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{name}.xlsx", content_type=MEDIA_TYPES["xlsx"])


def write_xlsx(file: IO[bytes], rows: Iterable[Row], columns: list[Column]) -> None:
    """One sheet with a bold, fixed header; texts as texts, never as formulas or links."""
    with xlsxwriter.Workbook(file, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.freeze_panes(1, 0)
        bold = book.add_format({"bold": True})
        for position, column in enumerate(columns):
            sheet.write_string(0, position, column.name, bold)
        for number, row in enumerate(rows, start=1):
            for position, column in enumerate(columns):
                cell = column.cell(row)
                if isinstance(cell, str):
                    sheet.write_string(number, position, cell)
                else:
                    sheet.write_number(number, position, cell)
