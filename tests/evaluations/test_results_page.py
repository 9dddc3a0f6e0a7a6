"""The page of an evaluation: every figure with its denominator, and what is not shown told in words."""

import re
from html import unescape

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories as make
from tests.evaluations.results import evaluated_visit, make_scale, print_results, printed, release
from zones.choices import Publication
from zones.models import record_changes

PATH = "/learning-visits/test-visit/evaluation/"


@pytest.fixture
def visit(db):
    return evaluated_visit(make.SourceFactory(slug="test-report", publisher="Test press", language="en"))


def words_of(html: str) -> str:
    """What is read on a page, with single spaces."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


@pytest.fixture
def page(client, visit):
    def read(language="en"):
        response = client.get(f"/{language}{PATH}")
        assert response.status_code == 200
        return response.content.decode()

    return read


def question(html: str, key: str) -> str:
    """The words of one question's panel."""
    found = re.search(rf'<article class="panel answered" id="[^"]*{key}">(.*?)</article>', html, re.DOTALL)
    return words_of(found[1])


def test_a_rating_has_all_figures_with_their_denominators(page) -> None:
    words = question(page(), "printed-met")
    for figure in (
        "mean of 15 ratings from 1 to 5 4.33", "median of 15 ratings 4", "rated it 4 or 5: 15 of 15 100%",
        "answered: 15 of 26 asked 58%", "between 80% and 100% (95% score interval)",
        "5 excellent 5 33% 4 very good 10 67% 3 good 0 0%", "The report prints 4.33, and the counts give the same.",
        "Test press", "line 71",
    ):  # fmt: skip
        assert figure in words, figure


def test_a_printed_mean_that_its_counts_do_not_give_stands_beside_theirs(page) -> None:
    html = page()
    words = question(html, "printed-overall")
    assert "The report prints 4.27; its counts give 4.41." in words
    assert "counts inferred" in words
    assert "How the counts were inferred The labels stand scrambled." in words
    assert "printed: 4.27" in words_of(html)


def test_printed_result_of_four_answers_tells_nothing(page) -> None:
    html = page()
    assert question(html, "printed-few") == "Answered by four reaction Fewer than five answers: not shown."
    assert "3.99" not in html
    assert "Of four people." not in html


def test_suppressed_rating_of_a_release_is_told_in_words(page) -> None:
    assert question(page(), "-rare") == (
        "Asked of few reaction Fewer than five answers, or fewer than five new ones: not shown."
    )


def test_release_tells_its_number_day_and_response(page) -> None:
    assert "Release 2, 3 May 2030. 15 of 20 who were asked answered (75%)." in words_of(page())


def test_groups_have_mean_and_number(page, visit) -> None:
    words = question(page(), "-skill")
    group = str(visit.groups.get())
    assert f"Country group Answers Mean 1 5 {group} 6 4.00" in words
    assert "Gender Answers Mean 1 5 Female 7 4.14" in words
    assert "Sector Answers Mean 1 5 Public sector 8 4.13" in words


def test_change_has_pairs_and_test_or_says_why_none(page) -> None:
    words = question(page(), "-skill")
    assert "Everybody 12 8 3 1 3 p = 0.039" in words
    assert "Female 5 3 2 0 0 No test: fewer than six pairs" in words


def test_choices_and_numbers_have_their_figures(page) -> None:
    html = page()
    assert "Yes indeed 9 60%" in question(html, "-pick")
    assert question(html, "-years") == "How many years? reaction mean of 8 answers 4.50"


def test_remarks_stand_with_their_question_and_line(page) -> None:
    html = page()
    assert '<span lang="en">More time at the border 1.</span>' in html
    assert "What would you change? reaction More time at the border 1. Source: line 71" in words_of(html)


def test_chart_says_all_to_who_does_not_see_it(page) -> None:
    assert "15 answers: 5 5 excellent, 10 4 very good" in page()


def test_labels_come_in_the_language_of_the_reader(page) -> None:
    assert "excellent (ไทย)" in page("th")


def test_long_scale_has_a_bar_for_each_rating(client, visit) -> None:
    asked = make.QuestionFactory(code="long", scale=make_scale(points=10))
    printed(visit, asked, {9: 6, 10: 4}, "9.40")
    words = question(client.get(f"/en{PATH}").content.decode(), "printed-long")
    assert "mean of 10 ratings from 1 to 10 9.40" in words
    assert "rated it 9 or 10: 10 of 10 100%" in words


def test_downloads_are_the_tables_of_the_api_in_the_language_of_the_page(client, page) -> None:
    for name in ("csv", "xlsx"):
        address = f"/api/v1{PATH}?format={name}&amp;lang=th"
        assert address in page("th")
        response = client.get(unescape(address))
        assert response.status_code == 200
        assert b"".join(response)


def test_overview_shows_the_ratings_and_leads_to_the_page(client, visit) -> None:
    html = client.get("/en/learning-visits/test-visit/").content.decode()
    assert 'href="#evaluation"' in html
    assert f'href="/en{PATH}"' in html
    assert "Expectations were met 4.33 / 5 100% 15 of 26" in words_of(html)


def test_visit_without_results_has_neither_section_nor_tab(client, db) -> None:
    make.LearningVisitFactory(slug="test-visit")
    assert "Evaluation" not in client.get("/en/learning-visits/test-visit/").content.decode()
    assert "No result of an evaluation is published yet." in client.get(f"/en{PATH}").content.decode()


@pytest.mark.parametrize("state", [Publication.DRAFT, Publication.IN_REVIEW, Publication.WITHDRAWN])
def test_results_of_a_visit_that_is_not_published_are_not_there(client, visit, state) -> None:
    visit.publication = state
    visit.save()
    assert client.get(f"/en{PATH}").status_code == 404
    assert client.get(f"/api/v1{PATH}").status_code == 404


def test_printed_results_are_listed_with_their_source(client, visit) -> None:
    record = words_of(client.get("/en/learning-visits/test-visit/sources/").content.decode())
    assert "4 entries of this record" in record
    assert "Test visit" in client.get("/en/sources/test-report/").content.decode()


def test_question_is_answered_here_or_printed_not_both(visit) -> None:
    asked = visit.evaluation.surveys.get().questionnaire.questions.get(code="skill")
    with pytest.raises(ValidationError, match="difference would tell"):
        make.TallyFactory.build(visit=visit, question=asked).clean()
    form = visit.tallies.first().question.questionnaire
    with pytest.raises(ValidationError, match="difference would tell"):
        make.SurveyFactory.build(evaluation=visit.evaluation, questionnaire=form).clean()


@pytest.mark.sweep
@pytest.mark.parametrize("path", [PATH, "/learning-visits/test-visit/"])
def test_queries_do_not_grow_with_results(client, visit, path) -> None:
    before = count_queries(client, path)
    source = make.SourceFactory()
    with record_changes():
        for number in range(2, 31):
            print_results(visit, source, number)
            release(visit, number)
    assert count_queries(client, path) <= before


def count_queries(client, path: str) -> int:
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(f"/en{path}").status_code == 200
    return len(queries)
