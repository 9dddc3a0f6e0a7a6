"""The rows of an Excel worksheet as texts, straight from the parser's events.

openpyxl opens the workbook with its styles and shared strings; its own rows cost four times as much, because it makes
a tree of each with a parser in Python, and objects of what is in it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.parsers import expat

from openpyxl.utils.cell import column_index_from_string
from openpyxl.utils.datetime import from_excel, from_ISO8601

from zones.sheets.cells import plain_cell

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main "
_ROW, _CELL, _VALUE, _TEXT, _PHONETIC = (f"{_MAIN}{name}" for name in ("row", "c", "v", "t", "rPh"))
_DIGITS = "0123456789"


class Declaration(Exception):
    """The sheet declares a document type, which may grow or reach out; no office program writes one."""


def read_rows(book: Any, sheet: Any, take: Callable[[int, list[str]], None], *, columns: int) -> None:
    """Call `take` with the number and the texts of each row; cells right of `columns` are left out."""
    events = _Events(book, sheet._shared_strings, take, columns)
    # Whatever encoding the sheet names, it is the one in which the upload was looked through for declarations.
    parser = expat.ParserCreate("utf-8", " ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = events.start
    parser.EndElementHandler = events.end
    parser.CharacterDataHandler = events.text
    with book._archive.open(sheet._worksheet_path) as source:
        parser.ParseFile(source)


def _refuse(*_declared: Any) -> None:
    raise Declaration


class _Events:
    """What the parser tells of a worksheet: rows of cells, each with a value or a text of its own."""

    def __init__(self, book: Any, shared: list[str], take: Callable[[int, list[str]], None], columns: int) -> None:
        self.book, self.take, self.columns = book, take, columns
        self.shared = [plain_cell(text) for text in shared]
        self.indices: dict[str, int] = {}
        self.number = self.column = 0
        self.row: list[str] = []
        self.cell: dict[str, str] = {}
        self.said: list[str] = []
        self.is_listening = self.is_phonetic = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == _CELL:
            self.cell, self.said = attributes, []
            place = attributes.get("r")
            self.column = self._index(place.rstrip(_DIGITS)) if place else self.column + 1
        elif name == _VALUE or (name == _TEXT and not self.is_phonetic):
            self.is_listening = True
        elif name == _ROW:
            self.number = int(attributes.get("r", self.number + 1))
            self.row, self.column = [], 0
        elif name == _PHONETIC:
            self.is_phonetic = True

    def text(self, said: str) -> None:
        if self.is_listening:
            self.said.append(said)

    def end(self, name: str) -> None:
        if name in (_VALUE, _TEXT):
            self.is_listening = False
        elif name == _CELL:
            if self.said and self.column <= self.columns:
                self.row += [""] * (self.column - len(self.row))
                self.row[self.column - 1] = self._value(self.cell.get("t", "n"), "".join(self.said))
        elif name == _ROW:
            self.take(self.number, self.row)
        elif name == _PHONETIC:
            self.is_phonetic = False

    def _index(self, letters: str) -> int:
        if letters not in self.indices:
            self.indices[letters] = column_index_from_string(letters)
        return self.indices[letters]

    def _value(self, kind: str, said: str) -> str:
        if kind == "s":
            return self.shared[int(said)]
        if kind == "n":
            return self._number(said)
        if kind == "b":
            return str(bool(int(said)))
        return plain_cell(from_ISO8601(said) if kind == "d" else said)

    def _number(self, said: str) -> str:
        # As Python writes it, which is not how the file must: 0.1 may stand there as 0.10000000000000001.
        value = float(said) if "." in said or "e" in said.lower() else int(said)
        style = int(self.cell.get("s", 0))
        if style not in self.book._date_formats:
            return str(value)
        try:
            return plain_cell(from_excel(value, self.book.epoch, timedelta=style in self.book._timedelta_formats))
        except (OverflowError, ValueError):
            return "#VALUE!"
