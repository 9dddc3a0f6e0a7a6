"""The evaluation of a visit, questionnaires and rating scales: what each tells."""

import csv
import io
import json

import openpyxl
import pytest

from tests import factories as make
from tests.api.conftest import content_of
from tests.evaluations.conftest import publish
from tests.evaluations.results import evaluated_visit, full_questionnaire, make_scale, print_results, release
from zones.choices import Publication
from zones.models import record_changes

pytestmark = pytest.mark.django_db
PATH = "learning-visits/test-visit/evaluation/"


@pytest.fixture
def visit():
    return evaluated_visit(make.SourceFactory(slug="test-report", title="Test report"))


@pytest.fixture
def questions(visit, rows):
    return {row["code"]: row for row in rows(PATH)}


def test_printed_result_has_the_fields_of_the_contract(questions) -> None:
    row = questions["overall"]
    labels = [(label["value"], label["label"]) for label in row.pop("scale_labels")]
    assert labels[-1] == (5, "excellent")
    assert row.pop("source")["slug"] == "test-report"
    assert row.pop("questionnaire").startswith("test-form-")
    assert row.pop("scale").startswith("test-scale-")
    assert row == {
        "section": "The programme 1", "code": "overall", "text": "Overall", "kind": "scale", "level": "reaction",
        "basis": "printed", "release": None, "released_at": None, "invited": 26, "n": 17, "response_rate": 0.6538,
        "counts": {"1": 0, "2": 0, "3": 1, "4": 8, "5": 8}, "mean": 4.41, "median": 4, "top_share": 0.9412,
        "interval": {"low": 0.7302, "high": 0.9895}, "reported_mean": 4.27, "agrees": False, "suppressed": False,
        "is_inferred": True, "reasoning": "The labels stand scrambled.", "cuts": [], "changes": [],
        "locator": "line 71", "note": None, "fallback_fields": [],
    }  # fmt: skip
    assert (questions["met"]["agrees"], questions["met"]["mean"]) == (True, 4.33)


def test_suppressed_results_have_no_figure(questions) -> None:
    figures = (
        "n", "response_rate", "counts", "mean", "median", "top_share", "interval", "reported_mean", "agrees",
        "reasoning",
    )  # fmt: skip
    for code in ("few", "rare"):
        row = questions[code]
        assert row["suppressed"] is True
        assert [row[name] for name in figures] == [None] * len(figures), code
        assert (row["cuts"], row["changes"], row["note"], row["is_inferred"]) == ([], [], None, False)


def test_released_rating_has_cuts_changes_and_its_release(questions, visit) -> None:
    row = questions["skill"]
    assert (row["basis"], row["release"], row["released_at"]) == ("released", 2, "2030-05-03T04:00:00Z")
    assert (row["invited"], row["n"], row["mean"], row["reported_mean"], row["agrees"]) == (20, 15, 4.07, None, None)
    assert {"cut": "gender", "value": "female", "n": 7, "counts": dict(zip("12345", (0, 0, 1, 4, 2), strict=True)),
            "mean": 4.14} in row["cuts"]  # fmt: skip
    assert {(cut["cut"], cut["value"], cut["n"]) for cut in row["cuts"]} == {
        ("gender", "female", 7), ("group", "G1", 6), ("sector", "public", 8),
    }  # fmt: skip
    assert row["changes"] == [
        {
            "kind": "then_and_now", "cut": None, "value": None, "paired": 12, "dropped": 3, "rose": 8, "same": 3,
            "fell": 1, "p_value": 0.0391,
        },
        {
            "kind": "then_and_now", "cut": "gender", "value": "female", "paired": 5, "dropped": 0, "rose": 3,
            "same": 2, "fell": 0, "p_value": None,
        },
    ]  # fmt: skip


def test_choice_and_number_have_counts_and_mean(questions) -> None:
    assert (questions["pick"]["n"], questions["pick"]["counts"]) == (15, {"yes": 9, "no": 6})
    assert (questions["years"]["n"], questions["years"]["mean"], questions["years"]["counts"]) == (8, 4.5, None)


def test_remarks_are_not_in_the_api(ask, visit) -> None:
    assert b"More time at the border" not in ask(PATH).content


def test_tables_hold_the_same_figures(ask, visit, rows) -> None:
    expected = {row["code"]: row for row in rows(PATH)}
    table = list(csv.DictReader(io.StringIO(content_of(ask(f"{PATH}?format=csv")).decode())))
    assert [line["code"] for line in table] == list(expected)
    for line in table:
        row = expected[line["code"]]
        assert line["mean"] == ("" if row["mean"] is None else str(row["mean"]))
        assert json.loads(line["counts"] or "null") == row["counts"]
        assert line["interval_low"] == ("" if row["interval"] is None else str(row["interval"]["low"]))
        assert line["source_slug"] == (row["source"]["slug"] if row["source"] else "")
    book = openpyxl.load_workbook(io.BytesIO(content_of(ask(f"{PATH}?format=xlsx"))))
    head, *lines = list(book.active.iter_rows(values_only=True))
    assert [line[head.index("n")] or None for line in lines] == [row["n"] for row in expected.values()]


def test_question_that_looks_like_a_formula_is_escaped(ask) -> None:
    visit = make.LearningVisitFactory(slug="test-visit")
    asked = make.QuestionFactory(text_en="=HYPERLINK(1)")
    make.TallyCountFactory(tally__visit=visit, tally__question=asked)
    assert "'=HYPERLINK(1)" in content_of(ask(f"{PATH}?format=csv")).decode()


def test_pages_and_fields_of_the_results_can_be_chosen(ask, visit) -> None:
    body = ask(f"{PATH}?page_size=2&page=2&fields=code,n").json()
    assert body["count"] == 7
    assert body["results"] == [{"code": "few", "n": None}, {"code": "skill", "n": 15}]
    assert ask(f"{PATH}?page=2").status_code == 404
    assert ask(f"{PATH}?group=TH").status_code == 400


def test_visit_without_results_has_an_empty_list(rows) -> None:
    make.LearningVisitFactory(slug="test-visit")
    assert rows(PATH) == []


@pytest.mark.sweep
def test_results_cost_the_same_for_one_visit_and_for_thirty_questionnaires(cost, visit) -> None:
    paths = [f"{PATH}?lang=lo{chosen}" for chosen in ("", "&format=csv", "&format=xlsx")]
    before = {path: cost(path) for path in paths}
    source = make.SourceFactory()
    with record_changes():
        for number in range(2, 31):
            print_results(visit, source, number)
            release(visit, number)
    assert {path: cost(path) for path in paths} == before


def test_only_published_questionnaires_are_told(rows, ask) -> None:
    form = full_questionnaire()
    for state in (Publication.DRAFT, Publication.IN_REVIEW, Publication.WITHDRAWN):
        hidden = make.QuestionnaireFactory(publication=state)
        assert ask(f"questionnaires/{hidden.slug}/").status_code == 404
    [row] = rows("questionnaires/")
    # The one it follows is a draft here, and stays unnamed.
    assert (row["slug"], row["version"], row["supersedes"], row["superseded_by"]) == (form.slug, 2, None, None)
    publish(form.supersedes)
    assert ask(f"questionnaires/{form.slug}/").json()["supersedes"] == form.supersedes.slug
    assert ask(f"questionnaires/{form.supersedes.slug}/").json()["superseded_by"] == form.slug


def test_questionnaire_tells_its_sections_questions_and_choices(ask) -> None:
    form = full_questionnaire()
    body = ask(f"questionnaires/{form.slug}/").json()
    assert body["introduction"] == "Please rate"
    [section] = body["sections"]
    rating, choice, number = section["questions"]
    assert (rating["kind"], rating["scale"]) == ("scale", form.questions.get(kind="scale").scale.slug)
    assert [answer["code"] for answer in choice["choices"]] == [form.questions.get(kind="choice").choices.get().code]
    assert (number["lowest"], number["highest"], number["scale"]) == (0, 50, None)


def test_labels_of_a_scale_come_by_language_and_in_all(ask) -> None:
    make_scale("test-scale")
    assert ask("rating-scales/test-scale/?lang=th").json()["labels"][4]["label"] == "excellent (ไทย)"
    lao = ask("rating-scales/test-scale/?lang=lo").json()["labels"][4]
    assert lao == {"value": 5, "label": "excellent", "fallback_fields": ["label"]}
    every = ask("rating-scales/test-scale/?lang=th&translations=all").json()["labels"][4]
    assert every["label"] == {"text": "excellent (ไทย)", "lang": "th"}


def test_questionnaire_costs_the_same_for_one_question_and_for_thirty(cost) -> None:
    form = full_questionnaire()
    one = cost(f"questionnaires/{form.slug}/?lang=lo")
    other = make.QuestionnaireFactory()
    for _number in range(10):
        section = make.SectionFactory(questionnaire=other)
        for _question in range(3):
            asked = make.QuestionFactory(questionnaire=other, section=section, kind="choice")
            make.ChoiceFactory(question=asked)
    publish(other)
    assert cost(f"questionnaires/{other.slug}/?lang=lo") <= one
