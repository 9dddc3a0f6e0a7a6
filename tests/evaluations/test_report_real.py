"""The report of the visit of December 2019: complete, its figures those of the record, and nobody named."""

import json
import time

import pytest

from delegations.models import Delegate, LearningVisit
from evaluations.report.content import write_content
from evaluations.report.docx import docx_of
from evaluations.report.numbers import ask_again
from evaluations.report.pdf import pdf_of, pictures_of
from ezportal.languages import LANGUAGES
from tests.evaluations import reports
from tests.evaluations.reports import blocks_of, text_of

VISIT = "shanghai-mohan-boten-2019"


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_data"), pytest.mark.xdist_group("real data")]


@pytest.fixture
def visit() -> LearningVisit:
    return LearningVisit.objects.get(slug=VISIT)


def test_it_counts_what_the_record_holds(visit) -> None:
    content = write_content(visit, "en")
    rows = blocks_of(content, "delegation", "table")[0]["rows"]
    assert {row[0][0]["text"]: [cell[0]["text"] for cell in row[1:]] for row in rows} == {
        "Cambodia": ["1", "1", "0", "2"], "China": ["1", "2", "0", "3"], "Lao PDR": ["2", "2", "0", "4"],
        "Myanmar": ["2", "0", "0", "2"], "Thailand": ["5", "2", "0", "7"], "Viet Nam": ["1", "2", "0", "3"],
        "Mekong Institute": ["1", "3", "1", "5"], "Total": ["13", "12", "1", "26"],
    }  # fmt: skip
    assert ask_again(visit, content["numbers"]) == [entry["value"] for entry in content["numbers"]]


def test_its_ratings_are_those_of_the_printed_counts(visit) -> None:
    content = write_content(visit, "en")
    tables = [block for block in blocks_of(content, "evaluation", "table") if block["caption"].startswith("Answers:")]
    rows = [[cell[0]["text"] for cell in row] for block in tables for row in block["rows"]]
    assert [row[6:9] + row[11:] for row in rows] == [
        ["15", "26", "4.33", "4.33"], ["15", "26", "4.13", "4.13"], ["15", "26", "4.07", "4.07"],
        ["15", "26", "4.07", "4.07"], ["17", "26", "4.41", "4.27"],
    ]  # fmt: skip
    assert "The printed mean is 4.27, but the printed counts give 4.41." in text_of(content, "evaluation")


def test_it_names_nobody(visit) -> None:
    content = write_content(visit, "en")
    outputs = [
        json.dumps(content, ensure_ascii=False), reports.pdf_text(pdf_of(content)),
        reports.docx_xml(docx_of(content, pictures_of(content))),
    ]  # fmt: skip
    people = Delegate.objects.filter(visit=visit).exclude(name="Sanda")
    names = [name for person in people for name in (person.name, person.name_local) if name]
    assert len(names) > 25
    for output in outputs:
        assert [name for name in names if name in output] == []


@pytest.mark.parametrize("language", [code for code, _name in LANGUAGES])
def test_it_is_made_in_every_language_in_time(visit, language) -> None:
    began = time.process_time()  # of computing: a busy machine doesn't count
    content = write_content(visit, language)
    pictures = pictures_of(content)
    assert len(pictures) == 4
    assert pdf_of(content).startswith(b"%PDF")
    assert docx_of(content, pictures).startswith(b"PK")
    assert time.process_time() - began < 30
