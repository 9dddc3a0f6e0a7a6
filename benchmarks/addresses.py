"""The addresses that are asked for: the same questions put to each side in its own way.

Where an answer must not come from a cache, every address of a round is another one. All sides get the same questions
in the same order, so whatever one costs more than another, it costs all of them.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import product
from urllib.parse import quote, urlencode

from benchmarks.sides.flat_table import COLUMNS
from benchmarks.synthetic.guard import slug_of
from benchmarks.synthetic.places import PLACES
from benchmarks.synthetic.rows import FORMS, STATUSES
from benchmarks.synthetic.words import vocabulary

ROWS = 50
PAGE_ROWS = 24
# Fewer words are common than rare, so the common ones come round sooner.
COMMON = range(0, 40)
RARE = range(1_200, 2_000)
SCRIPTS = {"Latin": "en", "Thai": "th", "Khmer": "km", "Chinese": "zh_hans"}

# Zones whose profile somebody has asked for before, and those of the works that ask for it first.
ASKED_BEFORE, NEVER_ASKED = 200, 5_000

Filters = tuple[tuple[str, str], ...]
# What a filter of the portal is called in Datasette.
IN_DATASETTE = {"established_from": "established__gte", "area_min": "area_ha__gte"}

_FIRST_PAGE = [("_size", str(ROWS)), ("_shape", "objects"), ("_nofacet", "1"), ("_nosuggest", "1")]
_ROW = [("_col", name) for name in COLUMNS if name != "slug"]


@dataclass(frozen=True)
class Question:
    """One question in the address of each side; None where a side cannot be asked."""

    portal: str
    datasette: str | None = None
    plain: str | None = None

    def at(self, side: str) -> str:
        path = {"portal": self.portal, "limit": self.portal, "datasette": self.datasette, "plain": self.plain}[side]
        if path is None:
            raise ValueError(f"{side} has no address for {self.portal}")
        return path


def list_question(filters: Filters) -> Question:
    translated = [(IN_DATASETTE.get(name, name), value) for name, value in filters]
    return Question(
        portal=f"/api/v1/zones/?{urlencode(filters)}",
        datasette=f"/synthetic/zones.json?{urlencode([*translated, *_FIRST_PAGE, *_ROW])}",
        plain=f"/zones/?{urlencode(filters)}",
    )


def page_question(filters: Filters) -> Question:
    translated = [(IN_DATASETTE.get(name, name), value) for name, value in filters]
    return Question(
        portal=f"/en/zones/?{urlencode(filters)}",
        datasette=f"/synthetic/zones?{urlencode([*translated, ('_size', str(PAGE_ROWS))])}",
    )


def two_filters(zones: int) -> list[Filters]:
    """Pairs of filters that are common enough to fill a page of 50 rows, the same from 10,000 zones on.

    With few zones no pair of plain values does, so pairs with an area that nearly all zones have join them.
    """
    least = 0.01 if zones >= 5_000 else 0.2
    countries = [("country", code, place.share) for code, place in PLACES.items()]
    statuses = [("status", word, share / 100) for word, share in STATUSES.items() if word]
    forms = [("development_form", word, share / 100) for word, share in FORMS.items() if word]
    years = [("established_from", str(year), 0.85 * _share_since(year)) for year in range(1982, 2025)]
    areas = [("area_min", f"{tenths / 10:.1f}", 0.8) for tenths in range(1, 120)]
    pairs = [
        *product(countries, statuses), *product(countries, forms), *product(statuses, forms),
        *product(countries, years), *product(statuses, years), *product(forms, years),
        *product(countries, areas), *product(statuses, areas),
    ]  # fmt: skip
    found: list[Filters] = [(one[:2], other[:2]) for one, other in pairs if one[2] * other[2] >= least]
    random.Random("two filters").shuffle(found)
    return found


def _share_since(year: int) -> float:
    """The share of known dates in that year or later; see `synthetic.rows._date`."""
    return min(1.0, (max(0, 2026 - year) / 45) ** (1 / 1.5))


def lists(zones: int) -> list[Question]:
    return [list_question(filters) for filters in two_filters(zones)]


def list_pages(zones: int) -> list[Question]:
    return [page_question(filters) for filters in two_filters(zones)]


def _slugs(zones: int) -> list[str]:
    """In an order that has nothing to do with names or keys; the last zone is left out, as it is written to."""
    numbers = list(range(1, zones))
    random.Random("slugs").shuffle(numbers)
    return [slug_of(number) for number in numbers[: ASKED_BEFORE + NEVER_ASKED]]


def _details(slugs: list[str]) -> list[Question]:
    return [
        Question(f"/api/v1/zones/{slug}/", f"/synthetic/zones/{slug}.json?_shape=objects", f"/zones/{slug}/")
        for slug in slugs
    ]


def _pages(slugs: list[str]) -> list[Question]:
    return [Question(f"/en/zones/{slug}/", f"/synthetic/zones/{slug}") for slug in slugs]


def details(zones: int) -> list[Question]:
    return _details(_slugs(zones)[: _asked(zones)])


def other_details(zones: int) -> list[Question]:
    return _details(_slugs(zones)[_asked(zones) :])


def zone_pages(zones: int) -> list[Question]:
    return _pages(_slugs(zones)[: _asked(zones)])


def other_zone_pages(zones: int) -> list[Question]:
    return _pages(_slugs(zones)[_asked(zones) :])


def _asked(zones: int) -> int:
    return min(ASKED_BEFORE, zones // 2)


def searches(script: str, ranks: range) -> list[Question]:
    """Words of a script. Datasette's trigrams need three letters, so two Chinese characters are looked for by LIKE."""
    words = [vocabulary(SCRIPTS[script]).words[rank] for rank in ranks]
    random.Random(f"search {script}").shuffle(words)
    return [Question(f"/api/v1/zones/?q={quote(word)}", _search_in_datasette(script, word)) for word in words]


def _search_in_datasette(script: str, word: str) -> str:
    if script == "Chinese":
        asked = [("texts__contains", word)]
    elif script == "Latin":
        asked = [("_search", word)]
    else:
        asked = [("_search", word), ("_fts_table", "zones_trigram")]
    return f"/synthetic/zones.json?{urlencode([*asked, *_FIRST_PAGE, *_ROW])}"
