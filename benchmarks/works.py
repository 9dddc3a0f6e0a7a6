"""The works that all sides do in turns: what is asked, of whom, and whether an answer may come from a cache."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks import addresses
from benchmarks.addresses import COMMON, RARE, SCRIPTS, Question

# Questions of a round that nobody has asked before.
PART = 150
CACHED, UNCHANGED, FRESH = "cached", "304", "not cached"


@dataclass(frozen=True)
class Work:
    """`how` is one of the three above: the same answer again, the same with its label, each question once.

    With `is_asked_before` somebody has had every answer in an earlier version of the data, as is usual; with `is_first`
    nobody ever has, so each round asks for others.
    """

    key: str
    title: str
    how: str
    sides: tuple[str, ...]
    questions: Callable[[int], list[Question]]
    is_asked_before: bool = False
    is_first: bool = False

    def of_round(self, zones: int, number: int) -> list[Question]:
        questions = self.questions(zones)
        if not self.is_first:
            return questions
        start = (number - 1) * PART % max(1, len(questions) - PART + 1)
        return questions[start : start + PART]


def _searches(script: str, ranks: range) -> Callable[[int], list[Question]]:
    return lambda zones: addresses.searches(script, ranks)


def _search_works() -> list[Work]:
    return [
        Work(
            f"search-{how}-{script.lower()}", f"search, {how} words, {script}", FRESH, ("portal", "datasette"),
            _searches(script, ranks),
        )
        for script in SCRIPTS
        for how, ranks in (("common", COMMON), ("rare", RARE))
    ]  # fmt: skip


WORKS: tuple[Work, ...] = (
    Work("list-cached", "zones list, 50 rows, two filters, cached", CACHED, ("portal", "datasette", "limit"),
         addresses.lists),
    Work("list-304", "the same, not modified", UNCHANGED, ("portal", "limit"), addresses.lists),
    Work("list", "the same, not cached", FRESH, ("portal", "datasette", "plain"), addresses.lists),
    Work("detail-cached", "zone detail, cached", CACHED, ("portal", "limit"), addresses.details),
    Work("detail", "zone detail, not cached", FRESH, ("portal", "datasette", "plain"), addresses.details,
         is_asked_before=True),
    Work("detail-first", "the same, of zones nobody has asked for before", FRESH, ("portal", "datasette", "plain"),
         addresses.other_details, is_first=True),
    *_search_works(),
    Work("html-list", "HTML list with facet counts, not cached", FRESH, ("portal", "datasette"), addresses.list_pages,
         is_asked_before=True),
    Work("html-zone", "HTML page of a zone, not cached", FRESH, ("portal", "datasette"), addresses.zone_pages,
         is_asked_before=True),
    Work("html-zone-first", "the same, of zones nobody has asked for before", FRESH, ("portal", "datasette"),
         addresses.other_zone_pages, is_first=True),
)  # fmt: skip
BY_KEY = {work.key: work for work in WORKS}


def limit_addresses(zones: int) -> list[str]:
    """What the server of constant bytes must know."""
    return sorted({work.questions(zones)[0].portal for work in WORKS if "limit" in work.sides})
