"""PDF and Word file: made from the content alone, readable by others, in all scripts, with inert texts."""

import copy
import hashlib
import re

import pypdfium2
import pytest
from docx.oxml.ns import qn

from evaluations.report.content import write_content
from evaluations.report.docx import docx_of
from evaluations.report.embedding import by_script
from evaluations.report.pdf import FONTS, pdf_of, pictures_of
from tests import factories as make
from tests.evaluations import reports
from tests.evaluations.reports import lines_of

# A text in each script, and a part of it that a reader finds in the file.
SCRIPTS = {
    "en": "The delegates met the zone's management.",
    "zh-hans": "代表团与园区管理机构会面，并参观了口岸。",
    "km": "គណៈប្រតិភូបានជួបជាមួយអ្នកគ្រប់គ្រងតំបន់",
    "lo": "ຄະນະຜູ້ແທນໄດ້ພົບກັບຜູ້ຄຸ້ມຄອງເຂດ",
    "my": "ကိုယ်စားလှယ်အဖွဲ့သည် ဇုန်စီမံခန့်ခွဲသူများနှင့် တွေ့ဆုံခဲ့သည်။",
    "th": "คณะผู้แทนได้พบกับผู้บริหารเขต",
    "vi": "Đoàn đại biểu đã gặp ban quản lý khu kinh tế.",
}
EVIL = '=HYPERLINK("http://evil.example") <script>alert(1)</script> #image("/etc/passwd") {{ 7*7 }} {% for %} &amp; *b*'


@pytest.fixture
def visit(db):
    visit = make.LearningVisitFactory()
    reports.fill(visit)
    return visit


@pytest.fixture
def content(visit):
    return write_content(visit, "en")


def test_fonts_are_those_that_were_checked() -> None:
    listed = dict(reversed(line.split()) for line in (FONTS / "CHECKSUMS").read_text().splitlines())
    found = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in FONTS.glob("*.ttf")}
    assert found == listed
    assert sum(file.stat().st_size for file in FONTS.iterdir()) < 8_000_000


def test_pdf_has_pages_outline_and_title(content) -> None:
    document = pypdfium2.PdfDocument(pdf_of(content))
    titles = [entry.get_title() for entry in document.get_toc()]
    assert len(document) > 5
    for chapter in content["chapters"]:
        assert any(chapter["text"] in title for title in titles)
    assert document.get_metadata_dict()["Title"] == content["cover"]["title"]["text"]


def test_pdf_is_the_same_again(content) -> None:
    assert reports.pdf_text(pdf_of(content)) == reports.pdf_text(pdf_of(copy.deepcopy(content)))


@pytest.mark.parametrize("language", SCRIPTS)
def test_each_script_is_in_both_files(visit, language) -> None:
    text = visit.report_texts.get()
    setattr(text, f"text_{language.replace('-', '_')}", SCRIPTS[language])
    text.save()
    content = write_content(visit, language)
    in_pdf = re.sub(r"[\s\u200b\ufffe]", "", reports.pdf_text(pdf_of(content)))
    assert re.sub(r"\s", "", SCRIPTS[language])[:6] in in_pdf
    document = reports.word(docx_of(content, pictures_of(content)))
    assert SCRIPTS[language] in [paragraph.text for paragraph in document.paragraphs]


def test_no_sign_of_the_seven_languages_is_missing_from_the_fonts(content) -> None:
    """A missing glyph is drawn as an empty box, which has no text: the words come back whole only if all are there."""
    for sample in SCRIPTS.values():
        content["chapters"][1]["blocks"] = [{"kind": "text", "style": "", "text": sample}]
        assert len(re.sub(r"\s", "", reports.pdf_text(pdf_of(content)))) > len(sample)


def test_word_file_has_headings_captions_and_fields(content) -> None:
    data = docx_of(content, pictures_of(content))
    document, xml = reports.word(data), reports.docx_xml(data)
    styles = [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs]
    assert ("Heading 1", "The delegation") in styles
    assert ("Annex Heading 1", "Agenda") in styles
    assert ("Front Heading", "Executive summary") in styles
    tables = [block for chapter in content["chapters"] for block in chapter["blocks"] if block["kind"] == "table"]
    captions = [text for style, text in styles if style == "Caption" and text.startswith("Table")]
    assert captions == [f"Table {place}. {block['caption']}" for place, block in enumerate(tables, 1)]
    for field in ("TOC \\o", "SEQ Table", "SEQ Figure", " PAGE ", " NUMPAGES "):
        assert field in xml
    assert "w:updateFields" in xml


def test_word_file_says_which_language_each_text_has(visit) -> None:
    content = write_content(visit, "th")
    document = reports.word(docx_of(content, pictures_of(content)))
    defaults = document.styles.element.find(qn("w:docDefaults"))
    assert next(defaults.iter(qn("w:lang"))).get(qn("w:bidi")) == "th-TH"
    aim = visit.aims.first().text_en
    run = next(run for paragraph in document.paragraphs for run in paragraph.runs if run.text == aim)
    assert run._r.rPr.find(qn("w:lang")).get(qn("w:val")) == "en-GB"


def test_pictures_have_words_for_those_who_cannot_see_them(content) -> None:
    document = reports.word(docx_of(content, pictures_of(content)))
    charts = [
        block["chart"] for chapter in content["chapters"] for block in chapter["blocks"] if block["kind"] == "figure"
    ]
    assert [shape._inline.docPr.get("descr") for shape in document.inline_shapes] == [chart["alt"] for chart in charts]
    assert charts[0]["alt"].startswith("Cambodia: Female 3, Male 0, Not stated 0")


def test_letters_of_other_scripts_get_their_font() -> None:
    assert by_script("Boten ບໍ່ເຕັນ, မြန်မာ") == [
        ("Boten ", ""), ("ບໍ່ເຕັນ", "Noto Sans Lao"), (", ", ""), ("မြန်မာ", "Noto Sans Myanmar"),
    ]  # fmt: skip


def test_texts_are_never_run(visit) -> None:
    """Neither as markup of typst, Word, HTML or the template, nor as a formula or field."""
    for row, name in ((visit, "name_en"), (visit.aims.first(), "text_en"), (visit.report_texts.get(), "text_en")):
        setattr(row, name, EVIL)
        row.save()
    content = write_content(visit, "en")
    assert sum(line["text"] == EVIL for line in lines_of(content)) == 3
    text = reports.pdf_text(pdf_of(content))
    assert text.replace(" ", "").count(EVIL.replace(" ", "")) >= 3
    data = docx_of(content, pictures_of(content))
    shown = [paragraph.text for paragraph in reports.word(data).paragraphs]
    assert shown.count(EVIL) == 3
    codes = re.findall(r"<w:instrText[^>]*>([^<]*)<", reports.docx_xml(data))
    assert all(re.match(r" (TOC|SEQ|PAGE|NUMPAGES) ", code) for code in codes)


def test_a_text_longer_than_a_page_breaks_and_loses_nothing(visit) -> None:
    words = " ".join(f"word{place}" for place in range(4000))
    contradiction = visit.contradictions.first()
    contradiction.reason_en = words
    contradiction.save()
    text = reports.pdf_text(pdf_of(write_content(visit, "en")))
    assert {f"word{place}" for place in (0, 1999, 3999)} <= set(text.split())
