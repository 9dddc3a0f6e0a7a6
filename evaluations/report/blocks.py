"""Makes the pieces that the content of a report consists of (see `evaluations.report.shapes`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import get_language

from evaluations.report.numbers import Number
from evaluations.report.shapes import Block, Cell, Line
from ezportal.languages import DEFAULT_LANGUAGE
from ezportal.templatetags.portal import in_reader_language

# What a person's text may hold and no document can: control characters, except line breaks and tabs.
_UNPRINTABLE = {code: None for code in range(32) if chr(code) not in "\n\t"} | {0x7F: None, 0xFFFE: None, 0xFFFF: None}


def clean(text: object) -> str:
    """A text that every format can hold: without control characters and halves of surrogate pairs."""
    plain = str(text or "").translate(_UNPRINTABLE)
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "ignore").strip()


def say(template: object, **parts: Any) -> Line:
    """A sentence of the report's own, with numbers and names filled in."""
    text = str(template) % {name: str(part) for name, part in parts.items()}
    found = [part.id for part in parts.values() if isinstance(part, Number)]
    return {"text": clean(text), **({"numbers": found} if found else {})}


def told(text: object, style: str = "", lang: str = "") -> Line:
    line = {"text": clean(text)}
    if style:
        line["style"] = style
    if lang and lang != (get_language() or DEFAULT_LANGUAGE):
        line["lang"] = lang
    return line


def number(value: Number, style: str = "") -> Line:
    return {**told(value.shown, style), "numbers": [value.id]}


def words_of(row: Model, name: str, style: str = "") -> Line:
    """A text of a row in the report's language, else in English, marked as such."""
    text, language = in_reader_language(row, name)
    return copied(row, told(text, style, language))


def copied(row: Model, line: Line) -> Line:
    return {**line, "row": f"{row._meta.label_lower}:{row.pk}"}


def heading(line: Line | str, level: int = 2, numbered: bool = True) -> Block:
    return {"kind": "heading", "level": level, "numbered": numbered, **_line(line)}


def text(line: Line | str, style: str = "") -> Block:
    """A paragraph; style "note" is small print, "warning" stands out."""
    return {"kind": "text", "style": style, **_line(line)}


def bullets(lines: Iterable[Line | str], ordered: bool = False) -> Block:
    return {"kind": "list", "ordered": ordered, "lines": [_line(line) for line in lines]}


def table(
    caption: str,
    columns: Sequence[tuple[str, str]],
    rows: Iterable[Sequence[Cell | Line | str]],
    *,
    source: object = "",
    has_total: bool = False,
) -> Block:
    """`columns` are (heading, width): "auto", "num" for narrow figures, or a share such as "2fr"."""
    return {
        "kind": "table",
        "caption": clean(caption),
        "columns": [{"text": clean(capfirst(str(head))), "width": width} for head, width in columns],
        "rows": [[_cell(cell) for cell in row] for row in rows],
        "source": clean(source),
        "has_total": has_total,
    }


def figure(caption: str, chart: dict[str, Any], *, source: object = "") -> Block:
    """A chart, drawn from its data; the table with the same numbers stands after it."""
    return {"kind": "figure", "caption": clean(caption), "chart": chart, "source": clean(source)}


def _line(line: Line | str) -> Line:
    return told(line) if isinstance(line, str) else line


def _cell(cell: Cell | Line | str) -> Cell:
    lines = cell if isinstance(cell, list) else [cell]
    return [line for line in map(_line, lines) if line["text"]]


def led(found: list[Block]) -> list[Block]:
    """The blocks of a chapter, with each paragraph marked that leads to a table, chart or list and stays with it."""
    followed = zip(found, [*found[1:], None], strict=True)
    return [
        {**block, "leads": True}
        if block["kind"] == "text" and after is not None and after["kind"] in ("table", "figure", "list")
        else block
        for block, after in followed
    ]


def written(text_block: Model | None) -> list[Block]:
    """What staff wrote for a chapter: paragraphs between empty lines, and lists of lines that begin with "- "."""
    if text_block is None:
        return []
    line = words_of(text_block, "text")
    blocks: list[Block] = []
    for part in re.split(r"\n\s*\n", line["text"].replace("\r\n", "\n")):
        for is_list, rows in groupby(part.strip().split("\n"), lambda row: row.lstrip().startswith("- ")):
            if is_list:
                blocks.append(bullets([{**line, "text": row.strip()[2:].strip()} for row in rows]))
            elif body := "\n".join(row.strip() for row in rows):
                blocks.append(text({**line, "text": body}))
    return blocks
