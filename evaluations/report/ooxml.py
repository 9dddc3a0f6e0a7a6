"""The parts of Word's format that python-docx has no words for: fields, bookmarks, languages, table properties."""

from __future__ import annotations

from itertools import count
from typing import Any

from docx.opc.oxml import serialize_part_xml
from docx.oxml import OxmlElement
from docx.oxml.ns import qn


def element(tag: str, **attributes: Any) -> Any:
    """`element("w:lang", val="th-TH")`: an element with attributes of the same namespace."""
    made = OxmlElement(tag)
    prefix = tag.split(":")[0]
    for name, value in attributes.items():
        made.set(qn(f"{prefix}:{name}"), str(value))
    return made


def add_field(paragraph: Any, instruction: str, shown: str = "") -> None:
    """A field that Word computes; `shown` stands there until it does."""
    begin_field(paragraph, instruction)
    paragraph.add_run(shown)
    end_field(paragraph)


def _mark(paragraph: Any, kind: str) -> None:
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType=kind))


def begin_field(paragraph: Any, instruction: str) -> None:
    """A field whose result spans paragraphs; `end_field` closes it."""
    _mark(paragraph, "begin")
    code = element("w:instrText")
    code.set(qn("xml:space"), "preserve")
    code.text = f" {instruction} "
    paragraph.add_run()._r.append(code)
    _mark(paragraph, "separate")


def end_field(paragraph: Any) -> None:
    _mark(paragraph, "end")


# The order in which Word wants the children of its property elements; another order counts as a damaged file.
_ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind contextualSpacing "
    "jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs noProof color sz szCs u vertAlign cs lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "tcW gridSpan shd vAlign",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
    "rsid pPr rPr tblPr trPr tcPr tblStylePr",
}


def put_in_order(root: Any) -> None:
    """Bring the properties of everything below `root` into the order that the format prescribes."""
    for tag, order in _ORDERS.items():
        places = {qn(f"w:{name}"): place for place, name in enumerate(order.split())}
        for owner in root.iter(qn(f"w:{tag}")):
            owner[:] = sorted(owner, key=lambda child: places.get(child.tag, len(places)))


_bookmarks = count(1000)


def add_bookmark(paragraph: Any, name: str) -> None:
    """A place that contents and references lead to: the whole of a paragraph."""
    number = next(_bookmarks)
    start, end = element("w:bookmarkStart", id=number, name=name), element("w:bookmarkEnd", id=number)
    first = next((child for child in paragraph._p if child.tag == qn("w:r")), None)
    if first is None:
        paragraph._p.append(start)
    else:
        first.addprevious(start)
    paragraph._p.append(end)


def add_link(paragraph: Any, bookmark: str, text: str) -> None:
    """Words that lead to a bookmark of the same document."""
    link = element("w:hyperlink", anchor=bookmark, history=1)
    link.append(paragraph.add_run(text)._r)
    paragraph._p.append(link)


def set_language(properties: Any, *, latin: str = "", east_asia: str = "", complex_script: str = "") -> None:
    """The language in the properties of a run, for each of the three kinds of scripts that Word tells apart."""
    language = properties.find(qn("w:lang"))
    if language is None:
        language = element("w:lang")
        properties.append(language)
    for name, value in (("val", latin), ("eastAsia", east_asia), ("bidi", complex_script)):
        if value:
            language.set(qn(f"w:{name}"), value)


def set_fonts(run: Any, **fonts: str) -> None:
    """Fonts by kind of script: ascii, hAnsi, eastAsia, cs."""
    properties = run.get_or_add_rPr()
    found = properties.find(qn("w:rFonts"))
    if found is None:
        found = element("w:rFonts")
        properties.insert(0, found)
    for name, value in fonts.items():
        found.set(qn(f"w:{name}"), value)
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        found.attrib.pop(qn(f"w:{name}"), None)


def keep_row_together(row: Any) -> None:
    row._tr.get_or_add_trPr().append(element("w:cantSplit"))


def repeat_as_header(row: Any) -> None:
    row._tr.get_or_add_trPr().append(element("w:tblHeader"))


def as_bytes(root: Any) -> bytes:
    """An element as a file of its own."""
    return bytes(serialize_part_xml(root))


def set_widths(table: Any, widths: list[int]) -> None:
    """Fixed column widths in twentieths of a point, in the grid and in every cell: Word and others agree then."""
    properties = table._tbl.tblPr
    for tag in ("w:tblLayout", "w:tblW"):
        for old in properties.findall(qn(tag)):
            properties.remove(old)
    properties.append(element("w:tblW", w=sum(widths), type="dxa"))
    properties.append(element("w:tblLayout", type="fixed"))
    for column, width in zip(table._tbl.tblGrid.findall(qn("w:gridCol")), widths, strict=True):
        column.set(qn("w:w"), str(width))
    for row in table._tbl.tr_lst:
        for cell, width in zip(row.tc_lst, widths, strict=True):
            cell.width = width * 635  # English Metric Units
