"""The content of a report: every chapter, from the rows, in the report's language."""

import datetime as dt
import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from delegations.models import LearningVisit
from evaluations.models import Question, ReportText
from evaluations.report.blocks import clean, written
from evaluations.report.content import write_content
from evaluations.report.numbers import UNKNOWN, ask_again
from ezportal.languages import LANGUAGES
from tests import factories as make
from tests.evaluations import reports
from tests.evaluations.reports import blocks_of, lines_of, text_of
from zones.models import data_version

CHAPTERS = [
    "executive-summary", "introduction", "objectives", "delegation", "programme", "evaluation", "lessons",
    "recommendations", "conclusion", "agenda", "directory", "contradictions", "sources", "figures",
]  # fmt: skip


@pytest.fixture
def visit(scene) -> LearningVisit:
    reports.answer_and_release(scene)
    reports.fill(scene.visit)
    return scene.visit


def test_content_of_a_small_visit(visit) -> None:
    content = write_content(visit, "en")
    assert [chapter["key"] for chapter in content["chapters"]] == CHAPTERS
    assert all(chapter["blocks"] for chapter in content["chapters"])
    assert content["data_version"] == data_version()
    assert json.loads(json.dumps(content)) == content


def test_each_chapter_says_what_its_rows_say(visit) -> None:
    content = write_content(visit, "en")
    for key, row in {
        "objectives": visit.aims.first(), "lessons": visit.lessons.first(),
        "recommendations": visit.recommendations.first(), "contradictions": visit.contradictions.first().readings.first(),
        "evaluation": visit.remarks.first(), "programme": visit.expectations.filter(publication="published").first(),
    }.items():  # fmt: skip
        assert row.text in text_of(content, key)
    assert "Director of an invented office" in text_of(content, "agenda")
    assert visit.tallies.first().source.title in text_of(content, "sources")
    assert "nobody" in text_of(content, "directory")


def test_drafts_of_delegates_are_left_out(visit) -> None:
    assert "Only a draft expectation" not in json.dumps(write_content(visit, "en"))


def test_an_empty_visit_says_so_in_every_chapter(db) -> None:
    content = write_content(make.LearningVisitFactory(), "en")
    assert all(chapter["blocks"] for chapter in content["chapters"])
    assert text_of(content, "evaluation") == "No results of an evaluation are recorded or released."
    assert text_of(content, "delegation") == "No delegates are recorded."


# --- Numbers -----------------------------------------------------------------------------


def test_every_number_is_in_the_trace_and_stands_in_its_line(visit) -> None:
    content = write_content(visit, "en")
    trace = {entry["id"]: entry for entry in content["numbers"]}
    assert len(trace) == len(content["numbers"])
    used = set()
    for line in lines_of(content):
        for key in line.get("numbers", ()):
            assert trace[key]["shown"] in line["text"]
            used.add(key)
    assert used == set(trace)
    assert all(entry["from"] and entry["query"] for entry in trace.values())


def test_no_figure_stands_in_a_table_without_its_query(visit) -> None:
    content = write_content(visit, "en")
    for chapter in content["chapters"]:
        for block in chapter["blocks"]:
            if block["kind"] != "table":
                continue
            for row in block["rows"]:
                for cell, column in zip(row, block["columns"], strict=True):
                    if column["width"] == "num" and column["text"] != "No.":
                        assert all(line.get("numbers") for line in cell), block["caption"]


def test_a_computed_sentence_has_no_number_but_those_of_its_queries(visit) -> None:
    content = write_content(visit, "en")
    trace = {entry["id"]: entry for entry in content["numbers"]}
    sentences = [line for line in lines_of(content) if line.get("numbers") and line.get("kind") == "text"]
    assert sentences
    for line in sentences:
        rest = line["text"]
        for question in Question.objects.all():
            rest = rest.replace(question.text, "", 1)
        for key in line["numbers"]:
            rest = rest.replace(trace[key]["shown"], "", 1)
        assert not re.search(r"\d", rest.replace("95%", "")), line["text"]


def test_every_number_is_what_a_fresh_query_gives(visit) -> None:
    entries = write_content(visit, "en")["numbers"]
    assert ask_again(visit, entries) == [entry["value"] for entry in entries]


def test_numbers_of_people_are_those_of_the_table(visit) -> None:
    content = write_content(visit, "en")
    table = blocks_of(content, "delegation", "table")[0]
    counted = {row[0][0]["text"]: [int(cell[0]["text"]) for cell in row[1:]] for row in table["rows"]}
    for group in visit.groups.all():
        rows = visit.delegates.filter(group=group)
        if rows:
            expected = [rows.filter(gender=gender).count() for gender in ("female", "male", "not_stated")]
            assert counted[str(group)] == [*expected, rows.count()]
    assert counted["Total"][-1] == visit.delegates.count()
    chart = blocks_of(content, "delegation", "figure")[0]["chart"]
    assert sum(part["value"] for bar in chart["bars"] for part in bar["segments"]) == visit.delegates.count()


def test_what_changed_since_is_seen_when_asked_again(visit) -> None:
    entries = write_content(visit, "en")["numbers"]
    make.LessonFactory(visit=visit)
    visit.recommendations.all().delete()
    changed = {
        entry["query"] for entry, now in zip(entries, ask_again(visit, entries), strict=True) if now != entry["value"]
    }
    assert changed == {"lessons", "recommendations", "owned_recommendations"}


def test_what_is_not_known_is_a_dash(db) -> None:
    visit = make.LearningVisitFactory()
    make.TallyFactory(visit=visit, reported_mean="4.10")
    content = write_content(visit, "en")
    row = blocks_of(content, "evaluation", "table")[0]["rows"][0]
    assert [cell[0]["text"] for cell in row[1:]] == [*[UNKNOWN] * 10, "4.10"]
    assert row[0][1]["text"] == "The source gives no counts."


# --- Language and texts ------------------------------------------------------------------


@pytest.mark.parametrize("language", [code for code, _name in LANGUAGES])
def test_each_language_marks_what_is_still_english(visit, language) -> None:
    aim = visit.aims.first()
    content = write_content(visit, language)
    line = blocks_of(content, "objectives", "list")[0]["lines"][0]
    assert (line["text"], line.get("lang")) == (aim.text_en, None if language == "en" else "en")
    assert content["language"] == language


def test_a_translated_text_is_taken_and_not_marked(visit) -> None:
    aim = visit.aims.first()
    aim.text_th = "วัตถุประสงค์ทดสอบ"
    aim.save()
    line = blocks_of(write_content(visit, "th"), "objectives", "list")[0]["lines"][0]
    assert (line["text"], line.get("lang")) == ("วัตถุประสงค์ทดสอบ", None)
    assert line["row"] == f"delegations.aim:{aim.pk}"


def test_dates_are_written_as_the_language_writes_them(visit) -> None:
    visit.actual_from, visit.actual_to, visit.status = dt.date(2019, 12, 8), dt.date(2019, 12, 14), "held"
    visit.save()
    assert write_content(visit, "en")["cover"]["facts"][0]["text"] == "8–14 Dec 2019"
    assert write_content(visit, "zh-hans")["cover"]["facts"][0]["text"] == "2019年12月8日至14日"


def test_what_staff_write_becomes_paragraphs_and_lists() -> None:
    text = ReportText(block="introduction", text_en="First\nline two\n\n\nThen:\n- one\n - two\nAfter", pk=1)
    found = [
        (block["kind"], block.get("text"), [row["text"] for row in block.get("lines", ())]) for block in written(text)
    ]
    assert found == [
        ("text", "First\nline two", []), ("text", "Then:", []), ("list", None, ["one", "two"]), ("text", "After", []),
    ]  # fmt: skip


def test_signs_that_no_document_can_hold_are_left_out() -> None:
    assert clean("a\x00b\x0bc\ud800d\ufffee\n\tf ") == "abcde\n\tf"


# --- Cost --------------------------------------------------------------------------------


def queries(visit) -> int:
    with CaptureQueriesContext(connection) as caught:
        write_content(visit, "en")
    return len(caught)


@pytest.mark.sweep
def test_thirty_rows_cost_no_more_queries_than_one(scene) -> None:
    reports.answer_and_release(scene)
    few, many = make.LearningVisitFactory(), make.LearningVisitFactory()
    reports.fill(few, 1)
    reports.fill(many, 30)
    assert queries(many) == queries(few) < 70
