"""The files of `fixtures/` that hold rating scales, questionnaires and printed results."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from delegations.models import LearningVisit
from evaluations import models
from zones.choices import Publication
from zones.loading.load import Loader
from zones.loading.problems import LoadError
from zones.loading.reading import Row
from zones.loading.upsert import Table

FILES = (("rating_scales.yaml", ""), ("questionnaires/*.yaml", ""), ("evaluations/*.yaml", ""))

SCALES = Table(models.Scale, ("slug",), ignored=frozenset({"labels"}))
POINTS = Table(models.ScalePoint, ("scale", "value"))
QUESTIONNAIRES = Table(models.Questionnaire, ("slug",), ignored=frozenset({"sections", "publication"}))
SECTIONS = Table(models.Section, ("questionnaire", "order"), ignored=frozenset({"questions"}))
QUESTIONS = Table(models.Question, ("questionnaire", "code"), ignored=frozenset({"choices"}))
CHOICES = Table(models.Choice, ("question", "code"))


def _question(row: Row, key: str, values: Mapping[str, Any]) -> models.Question:
    """A question by questionnaire and code, with a slash between them."""
    slug, _slash, code = key.partition("/")
    found = models.Question.objects.filter(questionnaire__slug=slug, code=code).first()
    if found is None:
        raise LoadError([row.problem("question", f"there is no question “{key}”")])
    return found


TALLIES = Table(
    models.Tally, ("visit", "question", "basis"), local={"question": _question}, ignored=frozenset({"counts"}),
)  # fmt: skip
COUNTS = Table(models.TallyCount, ("tally", "rating"))
REMARKS = Table(models.Remark, ("visit", "question", "order"), local={"question": _question})
TEXTS = Table(models.ReportText, ("visit", "block"))


def load_rows(loader: Loader) -> None:
    for row in loader.rows("rating_scales.yaml"):
        if (scale := loader.write(SCALES, row)) is not None:
            for child in row.children("labels"):
                loader.write(POINTS, child, {"scale": scale})
        loader.tick(models.Scale)
    for row in loader.rows("questionnaires/*.yaml"):
        _load_questionnaire(loader, row)
        loader.tick(models.Questionnaire)
    for row in loader.rows("evaluations/*.yaml"):
        _load_results(loader, row)
        loader.tick(models.Tally)


def _load_questionnaire(loader: Loader, row: Row) -> None:
    """The form first, its publication last: what is published is not edited."""
    form = loader.write(QUESTIONNAIRES, row)
    if form is None:
        return
    for child in row.children("sections"):
        if (section := loader.write(SECTIONS, child, {"questionnaire": form})) is None:
            continue
        for entry in child.children("questions"):
            owner = {"questionnaire": form, "section": section}
            if (question := loader.write(QUESTIONS, entry, owner)) is not None:
                for choice in entry.children("choices"):
                    loader.write(CHOICES, choice, {"question": question})
    if row.values.get("publication") == Publication.PUBLISHED and form.publication == Publication.DRAFT:
        form.publication = Publication.PUBLISHED
        form.save_valid()


def _load_results(loader: Loader, row: Row) -> None:
    """Printed results of a visit; each row names its question and its place in the source."""
    visit = LearningVisit.objects.filter(slug=row.values.get("visit")).first()
    if visit is None:
        loader.upserter.problems.append(row.problem("visit", f"there is no learning visit “{row.values.get('visit')}”"))
        return
    source = {"source": row.values.get("source")}
    for child in row.children("tallies"):
        entry = Row(child.file, child.name, {**source, **child.values})
        if (tally := loader.write(TALLIES, entry, {"visit": visit})) is not None:
            for count in child.children("counts"):
                loader.write(COUNTS, count, {"tally": tally})
    for child in row.children("remarks"):
        loader.write(REMARKS, Row(child.file, child.name, {**source, **child.values}), {"visit": visit})
    for child in row.children("texts"):
        loader.write(TEXTS, child, {"visit": visit})
