"""Puts the report's fonts into a Word document, so that it looks the same where they are not installed.

Word keeps an embedded font with its first 32 bytes veiled by a key that stands beside it (ECMA-376, part 4, 17.8.1).
Chinese fonts are left out for their size: every system that writes Chinese has one.
"""

from __future__ import annotations

import re
import uuid
from pathlib import Path
from typing import Any

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml

from evaluations.report import ooxml
from evaluations.report.pdf import FONTS

LATIN, EAST_ASIA = "Noto Sans", "Microsoft YaHei"
# Family, the letters it is for, and the languages written with them.
SCRIPTS = {
    "Noto Sans Thai": ("\u0e00-\u0e7f", ("th",)),
    "Noto Sans Lao": ("\u0e80-\u0eff", ("lo",)),
    "Noto Sans Myanmar": ("\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f", ("my",)),
    "Noto Sans Khmer": ("\u1780-\u17ff\u19e0-\u19ff", ("km",)),
}
_BY_LETTERS = {family: re.compile(f"[{letters}]") for family, (letters, _languages) in SCRIPTS.items()}
_PARTS = re.compile("|".join(f"([{letters}][{letters}\u200b-\u200d]*)" for letters, _languages in SCRIPTS.values()))

_FONT_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def family_of(language: str) -> str:
    """The family of a language's own script; Thai where it needs none."""
    return next((family for family, (_letters, tags) in SCRIPTS.items() if language in tags), "Noto Sans Thai")


def by_script(text: str) -> list[tuple[str, str]]:
    """A text in pieces, each with the family that its letters need; "" where the document's own will do."""
    pieces, end = [], 0
    for match in _PARTS.finditer(text):
        pieces.append((text[end : match.start()], ""))
        pieces.append((match[0], next(family for family, letters in _BY_LETTERS.items() if letters.match(match[0]))))
        end = match.end()
    pieces.append((text[end:], ""))
    return [(piece, family) for piece, family in pieces if piece]


def embed_fonts(document: Any) -> None:
    """Write the font table anew, with the fonts in it."""
    package = document.part.package
    table = next(part for part in package.iter_parts() if part.partname == "/word/fontTable.xml")
    root = parse_xml(f"<w:fonts {nsdecls('w', 'r')}/>")
    for family in (LATIN, *SCRIPTS):
        font = ooxml.element("w:font", name=family)
        for weight in ("Regular", "Bold"):
            font.append(_embedded(package, table, FONTS / f"{family.replace(' ', '')}-{weight}.ttf", weight))
        root.append(font)
    table._blob = ooxml.as_bytes(root)
    document.settings.element.insert(0, ooxml.element("w:embedTrueTypeFonts"))


def _embedded(package: Any, table: Part, file: Path, weight: str) -> Any:
    key = uuid.uuid5(uuid.NAMESPACE_URL, file.name)
    veil = key.bytes[::-1] * 2
    data = file.read_bytes()
    veiled = bytes(a ^ b for a, b in zip(data[:32], veil, strict=True)) + data[32:]
    name = PackURI(f"/word/fonts/{file.stem}.odttf")
    relation = table.relate_to(Part(name, _FONT_TYPE, veiled, package), f"{_RELATION}font")
    made = ooxml.element(f"w:embed{weight}", fontKey=f"{{{str(key).upper()}}}")
    made.set(qn("r:id"), relation)
    return made
