"""Writes the content of a report as a Word document that staff go on editing.

The template (templates/report.docx) has the styles, cover, header and footer; everything here uses its styles by name.
Headings, captions, contents and page numbers are Word's own, so they follow what staff change.
"""

from __future__ import annotations

import io
import unicodedata
from itertools import count
from pathlib import Path
from typing import Any

from docx.oxml.ns import qn
from docx.shared import Mm
from docxtpl import DocxTemplate

from evaluations.report import ooxml
from evaluations.report.embedding import by_script, embed_fonts, family_of
from evaluations.report.shapes import Block, Cell, Line

TEMPLATE = Path(__file__).parent / "templates" / "report.docx"
COLUMN_TWIPS = 9410  # 166 mm, between the margins of the template
PICTURE_WIDTH = Mm(160)

# How each language names itself to Word, by the kind of script.
LANGUAGES = {
    "en": {"latin": "en-GB"},
    "vi": {"latin": "vi-VN"},
    "zh-Hans": {"east_asia": "zh-CN"},
    "zh-hans": {"east_asia": "zh-CN"},
    "km": {"complex_script": "km-KH"},
    "lo": {"complex_script": "lo-LA"},
    "my": {"complex_script": "my-MM"},
    "th": {"complex_script": "th-TH"},
}
LINE_STYLES = {"strong": "Table Strong", "note": "Table Note", "point": "Table Point"}
TEXT_STYLES = {"note": "Note", "small-strong": "Note Heading", "strong": "Strong Line", "warning": "Warning"}
HEADING_STYLES = {"front": "Front Heading", "chapter": "Heading", "annex": "Annex Heading"}


def docx_of(content: dict[str, Any], pictures: list[bytes]) -> bytes:
    """The report as .docx; `pictures` are its charts in their order."""
    return _Writer(content, pictures).write()


class _Writer:
    def __init__(self, content: dict[str, Any], pictures: list[bytes]) -> None:
        self.content = content
        self.labels = content["labels"]
        self.pictures = iter(pictures)
        self.counts = {"Table": 0, "Figure": 0}
        template = DocxTemplate(TEMPLATE)
        template.render(self._cover(), autoescape=True)
        self.document: Any = template.docx

    def write(self) -> bytes:
        self._set_language_and_properties()
        self._add_contents()
        for chapter in self.content["chapters"]:
            self._add_chapter(chapter)
        settings = self.document.settings.element
        settings.append(ooxml.element("w:updateFields", val="true"))
        embed_fonts(self.document)
        ooxml.put_in_order(self.document.element)
        ooxml.put_in_order(self.document.styles.element)
        target = io.BytesIO()
        self.document.save(target)
        return target.getvalue()

    def _cover(self) -> dict[str, Any]:
        cover = self.content["cover"]
        return {**cover, "title": cover["title"]["text"]}

    def _set_language_and_properties(self) -> None:
        tag = self.content["tag"]
        defaults = self.document.styles.element.find(qn("w:docDefaults"))
        ooxml.set_language(next(defaults.iter(qn("w:rPr"))), **LANGUAGES.get(tag, {}))
        ooxml.set_fonts(self.document.styles["Normal"].element, cs=family_of(tag))
        properties = self.document.core_properties
        properties.title = self.content["cover"]["title"]["text"][:255]
        properties.author = self.content["cover"]["institute"][:255]
        properties.language = tag
        for level in self.document.part.numbering_part.element.iter(qn("w:lvl")):
            name = level.find(qn("w:pStyle"))
            if name is not None and name.get(qn("w:val")) == self.document.styles["Annex Heading 1"].style_id:
                level.find(qn("w:lvlText")).set(qn("w:val"), f"{self.labels['annex']} %1")

    # --- Contents ------------------------------------------------------------------------

    def _add_contents(self) -> None:
        """Fields that Word fills with pages when the file is opened."""
        self._paragraph(self.labels["contents"], "Contents Heading")
        others = "Front Heading,1,Annex Heading 1,1,Annex Heading 2,2"
        self._contents_field(f'TOC \\o "1-2" \\t "{others}" \\h \\z', self._entries())
        for name, kind in (("Figure", "figure"), ("Table", "table")):
            captions = [
                block["caption"]
                for chapter in self.content["chapters"]
                for block in chapter["blocks"]
                if block["kind"] == kind
            ]
            if captions:
                self._paragraph(self.labels[f"{kind}s"], "Contents Subheading")
                entries = [
                    ("Table of Figures", f"{name}{place}", f"{self.labels[kind]} {place}. {text}")
                    for place, text in enumerate(captions, 1)
                ]
                self._contents_field(f'TOC \\h \\z \\c "{name}"', entries)

    def _entries(self) -> list[tuple[str, str, str]]:
        """Style, bookmark and words of each chapter and section, with the number that Word gives it."""
        found = []
        place = 0
        for chapter, following in zip(self.content["chapters"], [None, *self.content["chapters"]], strict=False):
            place = place + 1 if following is not None and following["kind"] == chapter["kind"] else 1
            number = {"front": "", "chapter": str(place), "annex": chr(64 + place)}[chapter["kind"]]
            prefix = f"{self.labels['annex']} " if chapter["kind"] == "annex" else ""
            found.append(("TOC 1", chapter["key"], f"{prefix}{number} {chapter['text']}".strip()))
            sections = [block for block in chapter["blocks"] if block.get("level") == 2]
            for section, block in enumerate(sections, 1):
                found.append(("TOC 2", f"{chapter['key']}{section}", f"{number}.{section} {block['text']}"))
        return found

    def _contents_field(self, instruction: str, entries: list[tuple[str, str, str]]) -> None:
        """What stands in the field until Word fills it: how to do that, and links to the places."""
        paragraph = self._paragraph("", "Note")
        ooxml.begin_field(paragraph, instruction)
        self._run(paragraph, {"text": self.labels["update"]})
        for style, bookmark, shown in entries:
            paragraph = self.document.add_paragraph(style=style)
            ooxml.add_link(paragraph, _bookmark(bookmark), shown)
        ooxml.end_field(paragraph)

    # --- Chapters ------------------------------------------------------------------------

    def _add_chapter(self, chapter: dict[str, Any]) -> None:
        kind = chapter["kind"]
        ooxml.add_bookmark(self._heading(chapter, kind, 1), _bookmark(chapter["key"]))
        sections = count(1)
        for block in chapter["blocks"]:
            if block["kind"] == "heading":
                paragraph = self._heading(block, kind, block["level"])
                if block["level"] == 2:
                    ooxml.add_bookmark(paragraph, _bookmark(f"{chapter['key']}{next(sections)}"))
            else:
                getattr(self, f"_add_{block['kind']}")(block)

    def _heading(self, line: Line, kind: str, level: int) -> Any:
        if level == 4:
            name = "Heading 4"
        elif kind == "front":
            name = "Front Heading" if level == 1 else f"Heading {level}"
        else:
            name = f"{HEADING_STYLES[kind]} {level}"
        paragraph = self.document.add_paragraph(style=name)
        if level == 1 and self._begins_part(line):
            paragraph.paragraph_format.page_break_before = True
            paragraph.paragraph_format.space_before = 0
        self._run(paragraph, line)
        return paragraph

    def _begins_part(self, chapter: Line) -> bool:
        chapters = self.content["chapters"]
        place = next(index for index, other in enumerate(chapters) if other is chapter)
        return place == 0 or chapters[place - 1]["kind"] != chapter["kind"]

    def _add_text(self, block: Block) -> None:
        paragraph = self.document.add_paragraph(style=TEXT_STYLES.get(block["style"], "Normal"))
        if block.get("leads"):
            paragraph.paragraph_format.keep_with_next = True
        self._run(paragraph, block)

    def _add_list(self, block: Block) -> None:
        number = self._new_numbering() if block["ordered"] else None
        for line in block["lines"]:
            paragraph = self.document.add_paragraph(style="List Number" if block["ordered"] else "List Bullet")
            if number is not None:
                link = ooxml.element("w:numPr")
                link.append(ooxml.element("w:ilvl", val=0))
                link.append(ooxml.element("w:numId", val=number))
                paragraph._p.get_or_add_pPr().append(link)
            self._run(paragraph, line)

    def _new_numbering(self) -> int:
        """A list that counts from 1 again: an own instance of the numbering of "List Number"."""
        numbering = self.document.part.numbering_part.element
        used = self.document.styles["List Number"].element.pPr.numPr.numId.val
        abstract = numbering.num_having_numId(used).abstractNumId.val
        made = numbering.add_num(abstract)
        made.add_lvlOverride(0).add_startOverride(1)
        return int(made.numId)

    def _caption(self, name: str, label: str, shown: str) -> None:
        self.counts[name] += 1
        paragraph = self.document.add_paragraph(style="Caption")
        paragraph.add_run(f"{label} ")
        ooxml.add_field(paragraph, f"SEQ {name} \\* ARABIC", str(self.counts[name]))
        self._run(paragraph, {"text": f". {shown}"})
        ooxml.add_bookmark(paragraph, _bookmark(f"{name}{self.counts[name]}"))

    def _add_figure(self, block: Block) -> None:
        self._caption("Figure", self.labels["figure"], block["caption"])
        paragraph = self.document.add_paragraph(style="Picture")
        picture = paragraph.add_run().add_picture(io.BytesIO(next(self.pictures)), width=PICTURE_WIDTH)
        properties = picture._inline.docPr
        properties.set("descr", block["chart"]["alt"])
        properties.set("title", block["caption"])
        self._source_note(block)

    def _source_note(self, block: Block) -> None:
        shown = f"{self.labels['source']}: {block['source']}" if block["source"] else ""
        self._paragraph(shown, "Source Note")

    # --- Tables --------------------------------------------------------------------------

    def _add_table(self, block: Block) -> None:
        self._caption("Table", self.labels["table"], block["caption"])
        rows, columns = block["rows"], block["columns"]
        table = self.document.add_table(rows=len(rows) + 1, cols=len(columns), style="Report Table")
        look = table._tbl.tblPr.find(qn("w:tblLook"))
        if look is not None:
            look.set(qn("w:firstColumn"), "0")
            look.set(qn("w:lastRow"), "1" if block["has_total"] else "0")
        ooxml.set_widths(table, _widths(block))
        grid = [list(row.cells) for row in table.rows]
        for cell, column in zip(grid[0], columns, strict=True):
            self._fill(cell, [column], "Table Heading", is_number=column["width"] == "num")
        ooxml.repeat_as_header(table.rows[0])
        for place, (row, cells) in enumerate(zip(rows, grid[1:], strict=True)):
            is_total = block["has_total"] and place == len(rows) - 1
            for cell, lines, column in zip(cells, row, columns, strict=True):
                self._fill_cell(cell, lines, is_number=column["width"] == "num", is_total=is_total)
        self._keep_together(table, rows)
        self._source_note(block)

    def _keep_together(self, table: Any, rows: list[list[Cell]]) -> None:
        """Rows stay whole, short tables too; of a long table the first two rows stay with its heading."""
        lengths = [sum(len(line["text"]) for cell in row for line in cell) for row in rows]
        is_short = len(rows) <= 16 and sum(lengths) < 900
        bound = len(rows) if is_short else min(2, len(rows))
        for place, (row, length) in enumerate(zip(table.rows, [0, *lengths], strict=True)):
            if length < 1500:
                ooxml.keep_row_together(row)
            if place < bound:
                for paragraph in row._tr.iter(qn("w:p")):
                    paragraph.get_or_add_pPr().append(ooxml.element("w:keepNext"))

    def _fill_cell(self, cell: Any, lines: Cell, *, is_number: bool, is_total: bool) -> None:
        plain = "Table Total" if is_number and is_total else "Table Number" if is_number else "Table Text"
        if is_total and not is_number:
            plain = "Table Strong"
        self._fill(cell, lines, plain, is_number=is_number)

    def _fill(self, cell: Any, lines: Cell, plain: str, *, is_number: bool) -> None:
        for place, line in enumerate(lines):
            paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
            name = LINE_STYLES.get(line.get("style", ""), plain)
            paragraph.style = self.document.styles[name]
            if is_number and name not in ("Table Number", "Table Total"):
                paragraph.alignment = 2
            shown = {**line, "text": f"•\t{line['text']}"} if name == "Table Point" else line
            self._run(paragraph, shown)
        if not lines:
            cell.paragraphs[0].style = self.document.styles[plain]

    # --- Text ----------------------------------------------------------------------------

    def _paragraph(self, shown: str, style: str) -> Any:
        paragraph = self.document.add_paragraph(style=style)
        self._run(paragraph, {"text": shown})
        return paragraph

    def _run(self, paragraph: Any, line: Line) -> None:
        """Text only: what looks like a field, a formula or markup stays what it is, letters."""
        for piece, family in by_script(line["text"]):
            run = paragraph.add_run(piece)
            if family:
                ooxml.set_fonts(run._r, ascii=family, hAnsi=family, cs=family)
            if "lang" in line:
                ooxml.set_language(run._r.get_or_add_rPr(), **LANGUAGES.get(line["lang"], {}))


def _bookmark(name: str) -> str:
    """A name that Word takes for a bookmark: letters and digits, and hidden from the list of bookmarks."""
    return f"_Toc_{name.replace('-', '_')}"


def _widths(block: Block) -> list[int]:
    """Column widths in twentieths of a point: narrow ones by their longest word, the rest as shares of what is left."""
    fixed: dict[int, int] = {}
    for place, column in enumerate(block["columns"]):
        cells = [line["text"] for row in block["rows"] for line in row[place]]
        if column["width"] == "num":
            longest = max(map(_extent, [*column["text"].split(" "), *cells]), default=1)
            fixed[place] = min(max(480, 122 * longest + 200), 1650)
        elif column["width"] == "time":
            fixed[place] = 1500
        elif column["width"] == "auto":
            fixed[place] = min(115 * max(map(_extent, [column["text"], *cells]), default=1) + 200, 4500)
    left = COLUMN_TWIPS - sum(fixed.values())
    shares = {
        place: float(column["width"].removesuffix("fr"))
        for place, column in enumerate(block["columns"])
        if place not in fixed
    }
    total = sum(shares.values())
    return [
        fixed[place] if place in fixed else int(left * shares[place] / total)
        for place in range(len(block["columns"]))
    ]  # fmt: skip


def _extent(text: str) -> int:
    """How wide a text is in letters: Chinese signs count double, marks above and below the line not at all."""
    return sum(2 if sign >= "\u2e80" else 0 if unicodedata.category(sign) in ("Mn", "Cf") else 1 for sign in text)
