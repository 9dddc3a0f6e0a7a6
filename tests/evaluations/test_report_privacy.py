"""No person without consent, no figure that is suppressed: in the content, the Word file and the PDF."""

import json
import re

import pytest

from delegations.models import Delegate
from evaluations.report.content import without_people, write_content
from evaluations.report.docx import docx_of
from evaluations.report.pdf import pdf_of, pictures_of
from tests import factories as make
from tests.evaluations import reports
from tests.evaluations.reports import blocks_of, text_of


def outputs(content) -> list[str]:
    """Everything that leaves the house, as text."""
    word = docx_of(content, pictures_of(content))
    return [json.dumps(content, ensure_ascii=False), reports.docx_xml(word), reports.pdf_text(pdf_of(content))]


@pytest.fixture
def visit(db):
    visit = make.LearningVisitFactory()
    reports.fill(visit)
    return visit


def test_nobody_is_named_without_consent(visit) -> None:
    for person in visit.delegates.all():
        make.DelegateContactFactory(delegate=person, shares_name=True, shares_organisation=True)
    names = [*visit.delegates.values_list("name", flat=True), "@example.org", "+66 00 000", "Director of Testing"]
    content = write_content(visit, "en")
    assert not content["names_people"]
    for output in outputs(content):
        assert [name for name in names if name in output] == []


def test_only_who_agreed_stands_in_the_directory_and_nowhere_else(visit) -> None:
    agreed = Delegate.objects.get(name=reports.NAMES[0])
    make.DelegateContactFactory(delegate=agreed, shares_in_report=True)
    content = write_content(visit, "en")
    assert content["names_people"]
    assert text_of(content, "directory").splitlines()[0] == "1 of the 5 delegates agreed to stand in this directory."
    for output in outputs(content):
        assert output.count(reports.NAMES[0]) == 1
        assert [name for name in reports.NAMES[1:] if name in output] == []
        assert "@example.org" not in output
        assert "+66 00 000" not in output


def test_consent_without_a_name_names_nobody(visit) -> None:
    agreed = Delegate.objects.get(name=reports.NAMES[0])
    make.DelegateContactFactory(delegate=agreed, shares_in_report=True)
    agreed.name, agreed.names_erased_at = "", visit.created_at
    agreed.save()
    assert not write_content(visit, "en")["names_people"]


def test_an_emptied_directory_keeps_the_rest_as_it_was(visit) -> None:
    agreed = Delegate.objects.get(name=reports.NAMES[0])
    make.DelegateContactFactory(delegate=agreed, shares_in_report=True)
    content = write_content(visit, "en")
    emptied = without_people(content)
    assert reports.NAMES[0] not in json.dumps(emptied)
    assert text_of(emptied, "directory") == "The names that stood here were erased."
    others = [chapter for chapter in content["chapters"] if chapter["key"] != "directory"]
    assert [chapter for chapter in emptied["chapters"] if chapter["key"] != "directory"] == others


def test_what_is_suppressed_is_in_no_output(scene) -> None:
    """Of two answers from Laos nothing is told, and of the nine from Thailand neither: the rest would be the two."""
    reports.answer_and_release(scene)
    content = write_content(scene.visit, "en")
    table = blocks_of(content, "evaluation", "table")[0]
    assert [cell[0]["text"] for cell in table["rows"][0][6:8]] == ["11", "11"]
    assert "group:" not in json.dumps(content)
    totals = [
        entry for entry in content["numbers"] if entry["query"] in ("answers", "mean") and "rating" not in entry["of"]
    ]
    told = {entry["value"] for entry in totals}
    assert 11 in told
    assert not told & {9, 2}  # how many of each country
    assert not told & {"4.00", "1.00"}  # their means
    assert [str(group) for group in scene.groups.values() if str(group) in text_of(content, "evaluation")] == []
    for output in outputs(content):
        assert not re.search(r"(?<![\d.])4\.00(?!\d)", output)


def test_too_few_answers_are_told_as_such(scene) -> None:
    for rating in (5, 5, 1):
        scene.answer(rating)
    tally = make.TallyFactory(visit=scene.visit, reported_mean="3.67")
    make.TallyCountFactory(tally=tally, rating=5, count=2)
    make.TallyCountFactory(tally=tally, rating=1, count=1)
    content = write_content(scene.visit, "en")
    rows = blocks_of(content, "evaluation", "table")[0]["rows"]
    assert rows[0][0][1]["text"] == "Not shown: fewer than five answers."
    for output in outputs(content):
        assert "3.67" not in output
        assert "1.89" not in output


def test_a_printed_mean_that_its_counts_do_not_give_is_told(visit) -> None:
    content = write_content(visit, "en")
    warning = next(block for block in blocks_of(content, "evaluation", "text") if block["style"] == "warning")
    assert "The printed mean is 4.90, but the printed counts give 4.00. Both are kept." in warning["text"]
    for output in outputs(content)[1:]:
        assert "The printed mean is 4.90, but the printed counts give 4.00." in output
