"""Makes evaluations/report/templates/report.docx, the Word template of reports, anew.

Only for those who change it in code; the file is committed, and staff may restyle it in Word instead: the report uses
its styles by name, its cover, header and footer as they are, and adds the chapters after the last paragraph.
"""

from pathlib import Path

import docx
from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from evaluations.report.embedding import EAST_ASIA, LATIN, family_of
from evaluations.report.ooxml import add_field, element, put_in_order, set_fonts, set_widths

TARGET = Path(__file__).parent.parent / "evaluations" / "report" / "templates" / "report.docx"
BRAND, INK, SOFT = RGBColor(0x24, 0x37, 0x6F), RGBColor(0x18, 0x22, 0x3C), RGBColor(0x4D, 0x58, 0x72)
TINT, LINE, ACCENT, WARNING = "EEF1F7", "D3D9E3", "E9B13F", "FCF5E3"
COLUMN = Mm(166)
FONTS = {"ascii": LATIN, "hAnsi": LATIN, "eastAsia": EAST_ASIA}
HEADINGS, ANNEXES = "1", "2"


def style(document, name, *, base="Normal", size=None, bold=None, colour=None, before=0, after=0, keep=False):
    """A paragraph style, made when the template lacks it."""
    styles = document.styles
    found = styles[name] if name in styles else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if name != "Normal":
        found.base_style = styles[base]
    found.quick_style, found.hidden, found.unhide_when_used = True, False, False
    properties = found.element.get_or_add_rPr()
    for child in list(properties):
        properties.remove(child)
    set_fonts(found.element, **FONTS)
    if name == "Normal":
        set_fonts(found.element, cs=family_of("th"))
    if size:
        found.font.size = Pt(size)
        properties.append(element("w:szCs", val=int(size * 2)))
    if bold is not None:
        found.font.bold = bold
        properties.append(element("w:bCs", val=int(bold)))
    if colour is not None:
        found.font.color.rgb = colour
    layout = found.paragraph_format
    layout.space_before, layout.space_after, layout.keep_with_next = Pt(before), Pt(after), keep
    layout.widow_control = True
    return found


def border(owner, side, colour, size=4, space=4):
    properties = owner.element.get_or_add_pPr()
    borders = properties.find(qn("w:pBdr"))
    if borders is None:
        borders = element("w:pBdr")
        properties.append(borders)
    borders.append(element(f"w:{side}", val="single", sz=size, space=space, color=colour))


def numbered(document, number, levels):
    """An outline numbering: (format, text, style) for each level."""
    numbering = document.part.numbering_part.element
    abstract = element("w:abstractNum", abstractNumId=90 + int(number))
    abstract.append(element("w:multiLevelType", val="multilevel"))
    for index, (form, shown, name) in enumerate(levels):
        level = element("w:lvl", ilvl=index)
        level.append(element("w:start", val=1))
        level.append(element("w:numFmt", val=form))
        level.append(element("w:pStyle", val=document.styles[name].style_id))
        level.append(element("w:suff", val="space"))
        level.append(element("w:lvlText", val=shown))
        level.append(element("w:lvlJc", val="left"))
        layout = element("w:pPr")
        layout.append(element("w:ind", left=0, firstLine=0))
        level.append(layout)
        abstract.append(level)
    first = numbering.find(qn("w:num"))
    first.addprevious(abstract)
    instance = element("w:num", numId=90 + int(number))
    instance.append(element("w:abstractNumId", val=90 + int(number)))
    numbering.append(instance)
    for index, (_form, _shown, name) in enumerate(levels):
        properties = document.styles[name].element.get_or_add_pPr()
        for old in properties.findall(qn("w:numPr")):
            properties.remove(old)
        link = element("w:numPr")
        link.append(element("w:ilvl", val=index))
        link.append(element("w:numId", val=90 + int(number)))
        properties.append(link)


def outline(document, name, level):
    properties = document.styles[name].element.get_or_add_pPr()
    for old in properties.findall(qn("w:outlineLvl")):
        properties.remove(old)
    properties.append(element("w:outlineLvl", val=level))


def make_styles(document):
    style(document, "Normal", size=10.5, colour=INK, after=6).paragraph_format.line_spacing = 1.15
    sizes = {1: (20, 26, 10), 2: (15, 18, 6), 3: (12.5, 14, 5), 4: (11, 10, 4)}
    for level, (size, before, after) in sizes.items():
        style(document, f"Heading {level}", size=size, bold=True, colour=BRAND, before=before, after=after, keep=True)
    for level in (1, 2, 3):
        style(document, f"Annex Heading {level}", base=f"Heading {level}", keep=True)
        outline(document, f"Annex Heading {level}", level - 1)
        size, before, after = sizes[level]
        layout = document.styles[f"Annex Heading {level}"].paragraph_format
        layout.space_before, layout.space_after = Pt(before), Pt(after)
    style(document, "Front Heading", base="Heading 1", before=0, after=10, keep=True)
    outline(document, "Front Heading", 0)
    style(document, "Contents Heading", size=20, bold=True, colour=BRAND, before=0, after=10, keep=True)
    style(document, "Contents Subheading", size=14, bold=True, colour=BRAND, before=16, after=6, keep=True)
    style(document, "Strong Line", bold=True, before=8, after=3, keep=True)
    style(document, "Note", size=9, colour=SOFT, after=4)
    style(document, "Note Heading", base="Note", size=9, bold=True, colour=SOFT, before=6, after=2, keep=True)
    warning = style(document, "Warning", before=6, after=8)
    border(warning, "left", ACCENT, size=24, space=8)
    warning.element.get_or_add_pPr().append(element("w:shd", val="clear", color="auto", fill=WARNING))
    style(document, "Caption", size=9.5, bold=True, colour=BRAND, before=12, after=4, keep=True)
    style(document, "Picture", after=2, keep=True)
    style(document, "Source Note", base="Note", size=8.5, colour=SOFT, before=3, after=12)
    style(document, "Table Text", size=9.5, before=1, after=1).paragraph_format.line_spacing = 1.05
    style(document, "Table Strong", base="Table Text", bold=True, before=1, after=1)
    style(document, "Table Note", base="Table Text", size=8.5, colour=SOFT, before=1, after=1)
    point = style(document, "Table Point", base="Table Text", before=1, after=1)
    point.paragraph_format.tab_stops.add_tab_stop(Mm(3))
    point.paragraph_format.left_indent, point.paragraph_format.first_line_indent = Mm(3), Mm(-3)
    style(document, "Table Heading", base="Table Text", size=8.5, bold=True, colour=BRAND, before=2, after=2, keep=True)
    for name in ("Table Number", "Table Total"):
        style(document, name, base="Table Text", bold=name == "Table Total" or None, before=1, after=1)
        document.styles[name].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for name in ("List Bullet", "List Number"):
        style(document, name, after=3)
    for name in ("Header", "Footer"):
        found = style(document, name, size=8.5, colour=SOFT)
        for tabs in found.element.pPr.findall(qn("w:tabs")):
            found.element.pPr.remove(tabs)
    for name, indent, bold in (("TOC 1", 0, True), ("TOC 2", 6, None), ("Table of Figures", 0, None)):
        found = style(document, name, size=10, bold=bold, before=5 if bold else 0, after=2)
        found.paragraph_format.left_indent = Mm(indent)
        stops = found.paragraph_format.tab_stops
        stops.add_tab_stop(COLUMN, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    style(document, "Cover Institute", size=14, bold=True, colour=BRAND, before=0, after=90)
    border(document.styles["Cover Institute"], "bottom", ACCENT, size=18, space=8)
    style(document, "Cover Kind", size=13, colour=SOFT, after=6)
    style(document, "Title", size=28, bold=True, colour=BRAND, after=40).paragraph_format.line_spacing = 1.05
    for old in document.styles["Title"].element.get_or_add_pPr().findall(qn("w:pBdr")):
        document.styles["Title"].element.pPr.remove(old)
    style(document, "Cover Label", colour=SOFT, after=4)
    style(document, "Cover Fact", bold=True, after=4)


def make_table_style(document):
    """Thin lines between rows, a tinted first row, no lines between columns."""
    made = document.styles.add_style("Report Table", WD_STYLE_TYPE.TABLE)
    made.base_style = document.styles["Normal Table"]
    properties = element("w:tblPr")
    borders = element("w:tblBorders")
    borders.append(element("w:top", val="single", sz=8, space=0, color=str(BRAND)))
    borders.append(element("w:bottom", val="single", sz=4, space=0, color=LINE))
    borders.append(element("w:insideH", val="single", sz=4, space=0, color=LINE))
    margins = element("w:tblCellMar")
    for side in ("top", "left", "bottom", "right"):
        margins.append(element(f"w:{side}", w=40 if side in ("top", "bottom") else 80, type="dxa"))
    properties.append(borders)
    properties.append(margins)
    made.element.append(properties)
    for kind in ("firstRow", "lastRow"):
        special = element("w:tblStylePr", type=kind)
        cell = element("w:tcPr")
        cell.append(element("w:shd", val="clear", color="auto", fill=TINT))
        special.append(cell)
        made.element.append(special)


def make_cover(document):
    document.paragraphs[0].style = document.styles["Cover Institute"]
    document.paragraphs[0].add_run("{{ institute }}")
    document.add_paragraph("{{ kind }}", "Cover Kind")
    document.add_paragraph("{{ title }}", "Title")
    table = document.add_table(rows=3, cols=2)
    table.cell(0, 0).text, table.cell(2, 0).text = "{%tr for fact in facts %}", "{%tr endfor %}"
    for cell, text, name in ((0, "{{ fact.label }}", "Cover Label"), (1, "{{ fact.text }}", "Cover Fact")):
        table.cell(1, cell).paragraphs[0].text = text
        table.cell(1, cell).paragraphs[0].style = document.styles[name]
    set_widths(table, [2600, 6800])
    made = document.add_paragraph("{{ made }}", "Note")
    made.paragraph_format.space_before = Pt(60)
    document.add_section(WD_SECTION.NEW_PAGE)


def make_header_and_footer(document):
    cover, body = document.sections
    for section in (cover, body):
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(22)
        section.top_margin, section.bottom_margin = Mm(25), Mm(22)
        section.header_distance = section.footer_distance = Mm(11)
    body.header.is_linked_to_previous = body.footer.is_linked_to_previous = False
    header = body.header.paragraphs[0]
    header.paragraph_format.tab_stops.add_tab_stop(COLUMN, WD_TAB_ALIGNMENT.RIGHT)
    header.add_run("{{ institute }}\t{{ kind }}")
    footer = body.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    add_field(footer, "PAGE", "1")
    footer.add_run(" / ")
    add_field(footer, "NUMPAGES", "1")


def clear_language_of_defaults(document):
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for properties in defaults.iter(qn("w:rPr")):
        for child in list(properties):
            properties.remove(child)
        properties.append(element("w:lang", val="en-GB", eastAsia="zh-CN", bidi="th-TH"))


def main() -> None:
    document = docx.Document()
    clear_language_of_defaults(document)
    document.add_paragraph()
    make_styles(document)
    make_table_style(document)
    for number, first, name in ((HEADINGS, "decimal", "Heading"), (ANNEXES, "upperLetter", "Annex Heading")):
        shown = ("%1", "%1.%2", "%1.%2.%3")
        forms = (first, "decimal", "decimal")
        levels = [
            (form, text, f"{name} {level}") for level, (form, text) in enumerate(zip(forms, shown, strict=True), 1)
        ]
        numbered(document, number, levels)
    front = element("w:numPr")
    front.append(element("w:numId", val=0))
    document.styles["Front Heading"].element.get_or_add_pPr().append(front)
    make_cover(document)
    make_header_and_footer(document)
    headers = [section.header._element for section in document.sections]
    for part in (document.styles.element, document.element, *headers):
        put_in_order(part)
    document.core_properties.title, document.core_properties.author = "", ""
    document.save(str(TARGET))


if __name__ == "__main__":
    main()
