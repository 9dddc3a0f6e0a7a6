"""What a report counts: one named query for each kind of number, so that every number can be asked for again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from delegations.choices import Gender
from evaluations.figures.ratings import rounded
from evaluations.report.record import VisitRecord
from evaluations.results import Result, SurveyResults

Query = Callable[..., Any]


@dataclass(frozen=True)
class Quantity:
    """A kind of number: in words, how it is computed from a record, and how it is written."""

    name: str
    words: Promise
    query: Query
    kind: str


QUANTITIES: dict[str, Quantity] = {}


def quantity(words: Promise, kind: str = "count") -> Callable[[Query], Query]:
    def register(query: Query) -> Query:
        QUANTITIES[query.__name__] = Quantity(query.__name__, words, query, kind)
        return query

    return register


# --- People, programme, record -----------------------------------------------------------


@quantity(_("delegates on the list of the visit"))
def delegates(record: VisitRecord, *, group: str = "", gender: str = "", sector: str = "") -> int:
    wanted = {"gender": gender, "sector": sector}
    rows = (row for row in record.delegates if not group or row.group.code == group)
    return sum(all(getattr(row, name) == value for name, value in wanted.items() if value) for row in rows)


@quantity(_("share of women among the delegates whose gender is stated"), "share")
def share_of_women(record: VisitRecord) -> Fraction | None:
    stated = delegates(record) - delegates(record, gender=Gender.NOT_STATED)
    return Fraction(delegates(record, gender=Gender.FEMALE), stated) if stated else None


@quantity(_("countries with delegates of their own"))
def countries(record: VisitRecord) -> int:
    return len({row.group.country_id for row in record.delegates if row.group.country_id})


@quantity(_("days from the first to the last"))
def days(record: VisitRecord) -> int | None:
    first, last = record.visit.first_day, record.visit.last_day
    return (last - first).days + 1 if first is not None and last is not None else None


@quantity(_("items of the agenda"))
def items(record: VisitRecord, *, kind: str = "") -> int:
    return sum(not kind or item.kind == kind for item in record.items)


@quantity(_("sites visited"))
def sites(record: VisitRecord) -> int:
    return len({row.site_id for row in record.site_visits})


@quantity(_("countries in which sites were visited"))
def countries_of_sites(record: VisitRecord) -> int:
    return len({row.site.country_id for row in record.site_visits})


@quantity(_("notes taken at sites"))
def notes(record: VisitRecord, *, area: str = "") -> int:
    rows = (note for row in record.site_visits for note in row.notes.all())
    return sum(not area or (note.area is not None and note.area.slug == area) for note in rows)


@quantity(_("published expectations"))
def expectations(record: VisitRecord, *, group: str = "") -> int:
    return sum(not group or row.group.code == group for row in record.expectations)


@quantity(_("presentations of country groups"))
def presentations(record: VisitRecord) -> int:
    return len(record.presentations)


@quantity(_("points of the presentations"))
def findings(record: VisitRecord, *, group: str = "", kind: str = "") -> int:
    rows = (row for one in record.presentations if not group or one.group.code == group for row in one.findings.all())
    return sum(not kind or row.kind == kind for row in rows)


@quantity(_("lessons"))
def lessons(record: VisitRecord) -> int:
    return len(record.lessons)


@quantity(_("recommendations"))
def recommendations(record: VisitRecord, *, status: str = "") -> int:
    return sum(not status or row.status == status for row in record.recommendations)


@quantity(_("recommendations that an organisation looks after"))
def owned_recommendations(record: VisitRecord) -> int:
    return sum(row.owner_id is not None for row in record.recommendations)


@quantity(_("points on which the sources disagree"))
def contradictions(record: VisitRecord) -> int:
    return len(record.contradictions)


@quantity(_("sources that the rows of the visit name"))
def sources(record: VisitRecord) -> int:
    return len(record.sources)


@quantity(_("delegates who agreed to stand in the directory"))
def in_directory(record: VisitRecord) -> int:
    return len(record.directory)


# --- Evaluation: only what `evaluations.results` gives -----------------------------------


def key_of(result: Result) -> str:
    """Name of a result that stays the same: printed or of which survey, and the item."""
    question, release = result.question, result.release
    where = f"printed/{question.questionnaire.slug}" if release is None else f"survey/{release.survey_id}"
    return f"{where}/{question.code}"


def result_of(record: VisitRecord, key: str) -> Result:
    return next(result for result in record.results.all if key_of(result) == key)


def survey_of(record: VisitRecord, survey: int) -> SurveyResults:
    return next(row for row in record.results.surveys if row.survey.pk == survey)


def _distribution(record: VisitRecord, of: str, cut: str) -> Any:
    result = result_of(record, of)
    if not cut:
        return result.distribution
    return next((part.distribution for part in result.cuts if f"{part.kind}:{part.value}" == cut), None)


@quantity(_("people asked in the survey"))
def invited(record: VisitRecord, *, survey: int) -> int:
    return survey_of(record, survey).invited


@quantity(_("people who answered the survey"))
def answered(record: VisitRecord, *, survey: int) -> int:
    return survey_of(record, survey).answered


@quantity(_("share of those asked who answered the survey"), "share")
def response_rate(record: VisitRecord, *, survey: int) -> Fraction | None:
    return survey_of(record, survey).response_rate


@quantity(_("people asked the question"))
def asked(record: VisitRecord, *, of: str) -> int | None:
    return result_of(record, of).invited


@quantity(_("answers to the question"))
def answers(record: VisitRecord, *, of: str, cut: str = "", rating: int = 0) -> int | None:
    if not cut and not rating:
        return result_of(record, of).n
    found = _distribution(record, of, cut)
    if found is None:
        return None
    return found.counts[rating - 1] if rating else found.n


@quantity(_("answers that chose this"))
def chosen(record: VisitRecord, *, of: str, choice: str) -> int | None:
    choices = result_of(record, of).choices
    return choices.get(choice, 0) if choices is not None else None


@quantity(_("share of the answers that chose this"), "share")
def share_chosen(record: VisitRecord, *, of: str, choice: str) -> Fraction | None:
    count, all_answers = chosen(record, of=of, choice=choice), result_of(record, of).n
    return Fraction(count, all_answers) if count is not None and all_answers else None


@quantity(_("points of the scale"))
def points(record: VisitRecord, *, of: str) -> int:
    scale = result_of(record, of).question.scale
    return scale.points if scale is not None else 0


@quantity(_("mean of the ratings or numbers"), "mean")
def mean(record: VisitRecord, *, of: str, cut: str = "") -> Any:
    if not cut:
        return result_of(record, of).mean
    found = _distribution(record, of, cut)
    return rounded(found.mean) if found is not None and found.mean is not None else None


@quantity(_("mean as printed in the source"), "mean")
def printed_mean(record: VisitRecord, *, of: str) -> Any:
    return result_of(record, of).reported_mean


@quantity(_("median of the ratings"), "median")
def median(record: VisitRecord, *, of: str) -> Any:
    return result_of(record, of).median


@quantity(_("share of the two highest ratings"), "share")
def top_share(record: VisitRecord, *, of: str, cut: str = "") -> Fraction | None:
    found = _distribution(record, of, cut)
    return found.top_share if found is not None else None


# The sign % stands for itself here. xgettext:no-python-format
_BOUND = _("end of the 95% interval of the share of the two highest ratings")


@quantity(_BOUND, "share")
def top_bound(record: VisitRecord, *, of: str, end: str) -> Fraction | None:
    interval = result_of(record, of).top_interval
    return Fraction(getattr(interval, end)).limit_denominator(10_000) if interval is not None else None


def _change(record: VisitRecord, of: str, kind: str, cut: str) -> Any:
    return next(row.figures for row in result_of(record, of).changes if (row.kind, row.cut) == (kind, cut))


@quantity(_("people with both answers, or what became of them"))
def pairs(record: VisitRecord, *, of: str, kind: str, cut: str, part: str = "paired") -> int:
    """`part` is paired, rose, same, fell or dropped."""
    return int(getattr(_change(record, of, kind, cut), part))


@quantity(_("mean change of people with both answers"), "change")
def mean_change(record: VisitRecord, *, of: str, kind: str, cut: str) -> Any:
    found = _change(record, of, kind, cut).mean_change
    return rounded(found) if found is not None else None


@quantity(_("probability of such a change by chance (two-sided exact sign test)"), "probability")
def p_value(record: VisitRecord, *, of: str, kind: str, cut: str) -> Any:
    found = _change(record, of, kind, cut).p_value
    return rounded(found, 3) if found is not None else None
