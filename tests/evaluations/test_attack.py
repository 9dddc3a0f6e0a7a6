"""An attack from outside: with everything the portal gives out, before and after a second release, can anything be
told of fewer than five people?

The attacker knows who is in which group, who answered and when, and reads every figure from the answers of the portal
itself: pages, JSON, CSV and XLSX. Nothing here looks at a release.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from dataclasses import dataclass
from html import unescape
from typing import Any

import openpyxl
import pytest
from django.utils import timezone

from delegations.choices import Gender, Sector
from evaluations.choices import Purpose
from evaluations.services.answering import hand_in, save_answers
from evaluations.services.releasing import make_release
from evaluations.validators import Given
from tests import factories as make
from tests.evaluations.conftest import Scene, make_form, publish
from tests.evaluations.test_disclosure import attack, rank

F, M, X = Gender.FEMALE, Gender.MALE, Gender.NOT_STATED
PUBLIC, PRIVATE = Sector.PUBLIC, Sector.PRIVATE
# (group, gender, sector, rating): Viet Nam has two, one gender is not stated, three are from the private sector.
FIRST = [
    ("TH", F, PUBLIC, 5), ("TH", F, PUBLIC, 4), ("TH", M, PUBLIC, 4), ("TH", M, PRIVATE, 2), ("TH", F, PUBLIC, 5),
    ("TH", M, PUBLIC, 3), ("LA", F, PUBLIC, 4), ("LA", M, PUBLIC, 5), ("LA", M, PUBLIC, 3), ("LA", F, PRIVATE, 1),
    ("LA", M, PUBLIC, 4), ("VN", F, PRIVATE, 2), ("VN", X, PUBLIC, 1),
]  # fmt: skip
LATER = [
    ("LA", F, PUBLIC, 5), ("TH", M, PUBLIC, 2), ("VN", M, PUBLIC, 3), ("LA", F, PUBLIC, 3), ("TH", F, PUBLIC, 1),
]  # fmt: skip
# Who answered before and after: in Viet Nam one answered before only, in Thailand five; all others twice.
PAIRS = [("TH", 2, 4)] * 6 + [("TH", 3, None)] * 5 + [("VN", 3, 4)] * 6 + [("VN", 1, None)]


@dataclass(frozen=True)
class Person:
    cuts: frozenset[tuple[str, str]]
    rating: int
    stage: int


@dataclass(frozen=True)
class Figure:
    """A published count of ratings: of which question, in which stage, of whom."""

    code: str
    stage: int
    cell: tuple[str, str]
    counts: tuple[int, ...]


def open_again(scene: Scene) -> None:
    scene.survey.closes_at = timezone.now() + dt.timedelta(days=1)
    scene.survey.save()


def answer(scene: Scene, people: list[tuple], start: int) -> None:
    """Each with words of their own, and a name that must appear nowhere."""
    for number, (group, gender, sector, rating) in enumerate(people, start):
        invitation = scene.invite(group, gender=gender, sector=sector, name=f"Zzyzx {number}")
        given = {
            "item": Given(str(rating)), "pick": Given("yes" if rating > 2 else "no"),
            "years": Given(str(number)), "words": Given(f"secret words {number}"),
        }  # fmt: skip
        save_answers(invitation=invitation, given=given, editions={})
        assert hand_in(invitation=invitation) == {}


def path_of(scene: Scene) -> str:
    return f"/learning-visits/{scene.visit.slug}/"


def read_all(client, scene: Scene) -> dict[str, bytes]:
    """Every public answer that might tell of the evaluation."""
    here = path_of(scene)
    paths = [f"/{language}{here}{page}" for language in ("en", "th") for page in ("", "evaluation/", "sources/")]
    paths += [f"/api/v1{here}", f"/api/v1{here}evaluation/", f"/api/v1{here}evaluation/?translations=all"]
    paths += [f"/api/v1{here}evaluation/?format={name}" for name in ("csv", "xlsx")]
    paths += ["/api/v1/questionnaires/", "/api/v1/changes/", "/en/changes/", "/api/v1/openapi.json"]
    found = {}
    for path in paths:
        response = client.get(path)
        assert response.status_code == 200, path
        found[path] = b"".join(response)
    return found


def figures_of_json(rows: list[dict[str, Any]], stage: int) -> set[Figure]:
    """Counts of everybody and of each cut. Only a rating has cuts, so choices are counted for everybody alone."""
    found = set()
    for row in rows:
        if row["counts"]:
            found.add(Figure(row["code"], stage, ("all", ""), tuple(row["counts"].values())))
        for cut in row["cuts"]:
            found.add(Figure(row["code"], stage, (cut["cut"], cut["value"]), tuple(cut["counts"].values())))
    return found


def figures_of_table(lines: list[dict[str, Any]], stage: int) -> set[Figure]:
    rows = [
        {"code": line["code"], "counts": json.loads(line["counts"] or "null"), "cuts": json.loads(line["cuts"] or "[]")}
        for line in lines
    ]
    return figures_of_json(rows, stage)


def lines_of_xlsx(content: bytes) -> list[dict[str, Any]]:
    head, *lines = openpyxl.load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True)
    return [dict(zip(head, line, strict=True)) for line in lines]


def cuts_of_page(html: str) -> set[tuple[str, int, str]]:
    """(name, n, mean) of each row of the tables by group, gender and sector."""
    row = r'<th scope="row">([^<]+)</th>\s*<td class="right number">(\d+)</td>\s*<td class="right number"><strong>([\d.]+)'
    return {(unescape(name), int(n), mean) for name, n, mean in re.findall(row, html)}


def ratings_of_page(html: str) -> list[tuple[int, ...]]:
    """The counts of each table of ratings, lowest first."""
    tables = re.findall(r"<table>(.*?)</table>", html, re.DOTALL)
    row = r'<th scope="row">\d+(?: <span[^>]*>.*?</span>)?</th><td class="right number">(\d+)</td>'
    return [tuple(map(int, reversed(found))) for table in tables if (found := re.findall(row, table))]


@pytest.fixture
def stages(client, scene) -> list[dict[str, bytes]]:
    """All outputs after the first release, and after a second with five late answers."""
    found = []
    for people, start in ((FIRST, 1), (LATER, 101)):
        answer(scene, people, start)
        scene.close()
        make_release(survey=scene.survey, by=None)
        found.append(read_all(client, scene))
        open_again(scene)
    return found


@pytest.fixture
def people() -> list[Person]:
    return [
        Person(frozenset({("group", group), ("gender", str(gender)), ("sector", str(sector))}), rating, stage)
        for stage, entries in enumerate((FIRST, LATER))
        for group, gender, sector, rating in entries
    ]


@pytest.fixture
def published(scene, stages) -> set[Figure]:
    found = set()
    for stage, outputs in enumerate(stages):
        here = f"/api/v1{path_of(scene)}evaluation/"
        told = figures_of_json(json.loads(outputs[here])["results"], stage)
        lines = list(csv.DictReader(io.StringIO(outputs[f"{here}?format=csv"].decode())))
        assert figures_of_table(lines, stage) == told
        assert figures_of_table(lines_of_xlsx(outputs[f"{here}?format=xlsx"]), stage) == told
        found |= told
    return found


def members(figure: Figure, people: list[Person]) -> list[int]:
    return [
        int(person.stage <= figure.stage and (figure.cell == ("all", "") or figure.cell in person.cuts))
        for person in people
    ]


def test_no_figure_of_any_output_tells_of_few_people(published, people) -> None:
    ratings = [figure for figure in published if figure.code == "item"]
    assert {(figure.stage, figure.cell) for figure in ratings} >= {(0, ("all", "")), (1, ("all", ""))}
    assert any(figure.cell != ("all", "") for figure in ratings)
    rows = [members(figure, people) for figure in sorted(ratings, key=lambda figure: (figure.stage, figure.cell))]
    assert attack(rows, len(people)) is None


def test_published_counts_are_true_and_of_five_people_or_more(published, people) -> None:
    for figure in published:
        assert sum(figure.counts) >= 5
        if figure.code == "item":
            ratings = [person.rating for person, is_in in zip(people, members(figure, people), strict=True) if is_in]
            assert figure.counts == tuple(ratings.count(rating) for rating in range(1, 6))


def test_one_more_figure_would_have_told(published, people) -> None:
    """The attack works: every cell of five or more together would tell of the few."""
    cells = {("all", ""), *(cut for person in people for cut in person.cuts)}
    every = [
        row
        for stage in (0, 1)
        for cell in sorted(cells)
        if sum(row := members(Figure("item", stage, cell, ()), people)) >= 5
    ]
    assert rank(every) > rank([members(figure, people) for figure in published if figure.code == "item"])
    assert attack(every, len(people)) is not None


def test_pages_show_no_more_than_the_api(scene, stages, published) -> None:
    for stage, outputs in enumerate(stages):
        ratings = [figure for figure in published if (figure.code, figure.stage) == ("item", stage)]
        cells = {figure.cell: figure for figure in ratings}
        html = outputs[f"/en{path_of(scene)}evaluation/"].decode()
        assert ratings_of_page(html) == [cells["all", ""].counts]
        means = {
            (sum(figure.counts), f"{sum(r * c for r, c in enumerate(figure.counts, 1)) / sum(figure.counts):.2f}")
            for cell, figure in cells.items()
            if cell[0] != "all"
        }
        assert {(n, mean) for _name, n, mean in cuts_of_page(html)} == means
        assert len(cuts_of_page(html)) == len(cells) - 1


def test_no_answer_and_no_name_is_in_any_output(stages) -> None:
    for outputs in stages:
        for path, content in outputs.items():
            texts = str(lines_of_xlsx(content)) if path.endswith("xlsx") else content.decode()
            assert "secret words" not in texts, path
            assert "Zzyzx" not in texts, path


def test_remarks_that_were_not_released_are_in_no_output(client, scene, stages) -> None:
    asked = scene.survey.questionnaire.questions.get(code="words")
    make.RemarkFactory(visit=scene.visit, question=asked, text="secret words 3")
    after = read_all(client, scene)
    shown = {path for path, content in after.items() if b"secret words" in content}
    assert shown == {f"/{language}{path_of(scene)}evaluation/" for language in ("en", "th")}
    assert all(set(re.findall(rb"secret words \d+", after[path])) == {b"secret words 3"} for path in shown)


def test_change_does_not_give_the_rating_of_who_answered_once(client, scene) -> None:
    """With the sums before and after, and a mean change, Viet Nam's one who answered once would be known."""
    surveys = []
    for purpose in (Purpose.PRE, Purpose.POST):
        form = make.QuestionnaireFactory(purpose=purpose)
        make.QuestionFactory(questionnaire=form, code="item")
        surveys.append(make.SurveyFactory(evaluation=scene.evaluation, questionnaire=publish(form)))
    for group, before, after in PAIRS:
        first = scene.answer(before, group, surveys[0])
        if after:
            scene.answer(after, group, surveys[1], delegate=first.delegate)
    scene.close(*surveys)
    for survey in surveys:
        make_release(survey=survey, by=None)
    rows = json.loads(read_all(client, scene)[f"/api/v1{path_of(scene)}evaluation/"])["results"]
    [row] = [row for row in rows if row["changes"]]
    assert {(change["value"], change["paired"], change["dropped"]) for change in row["changes"]} >= {(None, 12, 6)}
    told = {name for change in row["changes"] for name in change}
    assert told == {"kind", "cut", "value", "paired", "dropped", "rose", "same", "fell", "p_value"}
    frozen = [cell for survey in surveys for item in survey.releases.get().figures["changes"]
              for cell in item["cells"].values()]  # fmt: skip
    assert frozen
    assert not any("change" in cell for cell in frozen)


def test_printed_result_of_few_is_in_no_output(client, scene) -> None:
    asked = make_form().questions.get(code="item")
    tally = make.TallyFactory(
        visit=scene.visit, question=asked, reported_mean="3.14", is_inferred=True, reasoning="Of 4 forms, one a 1.",
        note="Only 4 forms came.",
    )  # fmt: skip
    make.TallyCountFactory(tally=tally, rating=1, count=1)
    make.TallyCountFactory(tally=tally, rating=4, count=3)
    for path, content in read_all(client, scene).items():
        texts = str(lines_of_xlsx(content)) if path.endswith("xlsx") else content.decode()
        # A time of day may end in such digits, after another one.
        assert not re.search(r"(?<!\d)3\.14|4 forms|(?<!\d)3\.25", texts), path
