"""Figures of one set of ratings. All arithmetic is exact (fractions); rounding happens once, at the end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import sqrt

# Share of ratings that count as good: the two highest of five points.
TOP_POINTS = 2
# An interval below this many answers is too wide to tell anything.
FEWEST_FOR_INTERVAL = 10
_Z_95 = 1.959963984540054  # 97.5 % quantile of the standard normal distribution


def rounded(value: Fraction, places: int = 2) -> Decimal:
    """Half up, as people round: 4.125 → 4.13. Exact, because the fraction is."""
    unit = Decimal(1).scaleb(-places)
    scaled = value * 10**places
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    if 2 * rest >= scaled.denominator:
        whole += 1
    return (Decimal(whole) * unit).quantize(unit, rounding=ROUND_HALF_UP)


@dataclass(frozen=True)
class Interval:
    """A 95 % interval of a share, both ends between 0 and 1."""

    low: float
    high: float


@dataclass(frozen=True)
class Distribution:
    """How many answers gave each rating: `counts[0]` is the number of ratings of 1."""

    counts: tuple[int, ...]

    def __post_init__(self) -> None:
        if not self.counts or any(count < 0 for count in self.counts):
            raise ValueError(f"no distribution: {self.counts}")

    @classmethod
    def of(cls, ratings: Iterable[int], points: int = 5) -> Distribution:
        """Count ratings of a scale from 1 to `points`; raises ValueError for any other rating."""
        counts = [0] * points
        for rating in ratings:
            if not 1 <= rating <= points:
                raise ValueError(f"{rating} is not on a scale of 1 to {points}")
            counts[rating - 1] += 1
        return cls(tuple(counts))

    def __add__(self, other: Distribution) -> Distribution:
        return Distribution(tuple(a + b for a, b in zip(self.counts, other.counts, strict=True)))

    @property
    def n(self) -> int:
        """Answers; the denominator of every figure below."""
        return sum(self.counts)

    @property
    def mean(self) -> Fraction | None:
        """Arithmetic mean of the ratings; None without answers."""
        if self.n == 0:
            return None
        return Fraction(sum(rating * count for rating, count in enumerate(self.counts, 1)), self.n)

    @property
    def median(self) -> Fraction | None:
        """The middle rating, or half way between the two middle ones; None without answers."""
        if self.n == 0:
            return None
        lower, upper = self._rating_at((self.n - 1) // 2), self._rating_at(self.n // 2)
        return Fraction(lower + upper, 2)

    @property
    def top_share(self) -> Fraction | None:
        """Share of the two highest ratings (4 and 5 of five points); None without answers."""
        return Fraction(sum(self.counts[-TOP_POINTS:]), self.n) if self.n else None

    def _rating_at(self, position: int) -> int:
        seen = 0
        for rating, count in enumerate(self.counts, 1):
            seen += count
            if position < seen:
                return rating
        raise IndexError(position)


def wilson_interval(successes: int, n: int) -> Interval:
    """Score interval of a binomial share (Wilson 1927), 95 %, without continuity correction."""
    if not 0 <= successes <= n or n == 0:
        raise ValueError(f"{successes} of {n}")
    share, z2 = successes / n, _Z_95**2
    centre = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = _Z_95 / (1 + z2 / n) * sqrt(share * (1 - share) / n + z2 / (4 * n * n))
    return Interval(max(0.0, centre - half), min(1.0, centre + half))


def interval_of_top_share(distribution: Distribution, invited: int | None) -> Interval | None:
    """The interval of the share of 4–5, where it means something: some of those invited did not answer, and
    enough did. When all answered there is nothing left to estimate.
    """
    n = distribution.n
    if n < FEWEST_FOR_INTERVAL or (invited is not None and n >= invited):
        return None
    return wilson_interval(sum(distribution.counts[-TOP_POINTS:]), n)


def agrees(distribution: Distribution, reported_mean: Decimal) -> bool | None:
    """Whether counts can give the printed mean, at the places it is printed with; None without counts."""
    if distribution.mean is None:
        return None
    exponent = reported_mean.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) else 0
    return rounded(distribution.mean, max(places, 0)) == reported_mean
