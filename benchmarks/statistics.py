"""Samples of a measurement and what they say: medians, spread, ratios."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Sample:
    """One side doing one work in one round. `cpu_seconds` is the server's, with its database's where it can be read."""

    requests: int
    seconds: float
    cpu_seconds: float
    errors: int = 0
    bytes: int = 0

    @property
    def per_second(self) -> float:
        return self.requests / self.seconds if self.seconds else 0.0

    @property
    def cpu_ms(self) -> float:
        """Milliseconds of processor time for each request; 0 where less was used than the clock tells."""
        return 1000 * self.cpu_seconds / self.requests if self.requests else 0.0


@dataclass(frozen=True)
class Spread:
    """The median of some values between the least and the greatest."""

    middle: float
    least: float
    greatest: float

    def __str__(self) -> str:
        return f"{short(self.middle)} ({short(self.least)}-{short(self.greatest)})"


def spread(values: Sequence[float]) -> Spread:
    if not values:
        raise ValueError("There is nothing to take the median of.")
    return Spread(median(values), min(values), max(values))


def ratios(above: Sequence[float], below: Sequence[float]) -> list[float]:
    """Value by value, as both were measured in the same round; rounds in which one measured nothing are left out."""
    return [a / b for a, b in zip(above, below, strict=True) if a and b]


def short(number: float) -> str:
    """Three significant digits, without an exponent."""
    if number == 0:
        return "0"
    if abs(number) >= 100:
        return f"{number:,.0f}"
    return f"{number:.3g}"
