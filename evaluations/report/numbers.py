"""Numbers of a report, each with the query it came from: the trace that stays with the frozen content."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

from babel.numbers import format_decimal

from delegations.models import LearningVisit
from evaluations.figures.ratings import rounded
from evaluations.report.quantities import QUANTITIES
from evaluations.report.record import VisitRecord, read_record
from ezportal import cldr

UNKNOWN = "–"
_PATTERNS = {"mean": "0.00", "change": "+0.00;−0.00", "median": "0.#", "probability": "0.000"}


@dataclass(frozen=True)
class Number:
    """A number as it stands in the report; `id` leads to its entry in the trace."""

    id: str
    value: Any
    shown: str

    def __str__(self) -> str:
        return self.shown


@dataclass
class Numbers:
    """Takes numbers from a record, writes them in the active language, and remembers where each came from."""

    record: VisitRecord
    entries: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)

    def take(self, name: str, **of: Any) -> Number:
        """The number of a named query. What is not known, or suppressed, is written as a dash."""
        quantity = QUANTITIES[name]
        key = name, repr(sorted(of.items()))
        value = self.ask(name, **of)
        if key not in self.entries:
            self.entries[key] = {
                "id": f"n{len(self.entries) + 1}",
                "value": _plain(value),
                "shown": shown(value, quantity.kind),
                "query": name,
                "of": of,
                "from": str(quantity.words),
            }
        entry = self.entries[key]
        return Number(entry["id"], value, entry["shown"])

    def ask(self, name: str, **of: Any) -> Any:
        """The value alone, to decide what is told; a number that does not stand in the report leaves no trace."""
        return QUANTITIES[name].query(self.record, **of)

    def trace(self) -> list[dict[str, Any]]:
        return list(self.entries.values())


def shown(value: Any, kind: str) -> str:
    """A number as the active language writes it."""
    if value is None:
        return UNKNOWN
    if kind == "share":
        return cldr.percent(rounded(value * 100, 0))
    if kind in _PATTERNS:
        return format_decimal(value, _PATTERNS[kind], locale=cldr.active_locale())
    return cldr.number(value)


def _plain(value: Any) -> int | str | None:
    """As JSON keeps it without loss: fractions as "1/2", decimals as text."""
    if value is None or isinstance(value, int):
        return value
    return f"{value.numerator}/{value.denominator}" if isinstance(value, Fraction) else str(Decimal(value))


def ask_again(visit: LearningVisit, entries: Iterable[dict[str, Any]]) -> list[int | str | None]:
    """What each query of a trace gives today, in the order of the trace; None also for what is gone."""
    record = read_record(visit)
    return [_again(record, entry) for entry in entries]


def _again(record: VisitRecord, entry: dict[str, Any]) -> int | str | None:
    try:
        return _plain(QUANTITIES[entry["query"]].query(record, **entry["of"]))
    except (KeyError, StopIteration):
        return None
