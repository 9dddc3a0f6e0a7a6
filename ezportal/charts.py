"""Horizontal bars, drawn by the server as SVG that needs no script and no style attribute.

Across, everything is measured in hundredths of the drawing's width, and up and down in the size of its letters: so
a chart fits a phone and a wide screen alike, and its words keep the page's size. Each kind of bar has a texture of
its own, which tells them apart without colours. The table beside a chart says all that the chart does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.text import Truncator

LONGEST_BAR = 88.0  # hundredths of the width; the rest is for the figure at its end
LEAST_FOR_A_FIGURE = 7.0  # hundredths that a part needs to hold its own figure
ROW_HEIGHT = 3.25  # letters
LONGEST_LABEL = 44
TEXTURES = 5  # see static/css/charts.css and the patterns in templates/_components/bar_chart.html


@dataclass(frozen=True)
class Part:
    """A stretch of a bar: how many of which kind."""

    texture: int
    label: str
    count: int
    x: float
    width: float

    @property
    def middle(self) -> float:
        return self.x + self.width / 2

    @property
    def has_room(self) -> bool:
        return self.width >= LEAST_FOR_A_FIGURE


@dataclass(frozen=True)
class Bar:
    """A row of the chart and of its table: a label and one count per kind."""

    label: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.counts)

    @property
    def short_label(self) -> str:
        return Truncator(self.label).chars(LONGEST_LABEL)


@dataclass
class BarChart:
    """Counts by one or several kinds for some rows.

    `name` is unique on the page, `heads` are the words above the first column and above the total. With one kind a
    bar is plain, with several it is stacked in their order, at most `TEXTURES` of them.
    """

    name: str
    title: str
    heads: tuple[str, str]
    kinds: Sequence[str]
    bars: list[Bar] = field(default_factory=list)

    @property
    def is_stacked(self) -> bool:
        return len(self.kinds) > 1

    @property
    def total(self) -> int:
        return sum(bar.total for bar in self.bars)

    @property
    def totals(self) -> list[int]:
        """The count of each kind over all rows."""
        return [sum(bar.counts[index] for bar in self.bars) for index in range(len(self.kinds))]

    @property
    def legend(self) -> list[tuple[int, str]]:
        return list(enumerate(self.kinds, 1)) if self.is_stacked else []

    @property
    def height(self) -> float:
        return len(self.bars) * ROW_HEIGHT

    @property
    def textures(self) -> range:
        return range(1, len(self.kinds) + 1)

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Each bar with its place and its parts."""
        scale = LONGEST_BAR / (max((bar.total for bar in self.bars), default=0) or 1)
        return [
            {"bar": bar, "y": index * ROW_HEIGHT, "end": bar.total * scale, "parts": self._parts(bar, scale)}
            for index, bar in enumerate(self.bars)
        ]

    def _parts(self, bar: Bar, scale: float) -> list[Part]:
        parts, x = [], 0.0
        for texture, (label, count) in enumerate(zip(self.kinds, bar.counts, strict=True), 1):
            if count:
                parts.append(Part(texture, label, count, round(x, 3), round(count * scale, 3)))
                x += count * scale
        return parts

    @property
    def table(self) -> list[dict[str, Any]]:
        """Rows of the table: with one kind each has its share of the whole."""
        return [{"bar": bar, "share": self.share(bar.total)} for bar in self.bars]

    def share(self, count: int) -> Decimal | None:
        return (Decimal(count) * 100 / self.total).quantize(Decimal(1)) if self.total else None

    @property
    def description(self) -> str:
        """The whole chart in words, for who does not see it."""
        return "; ".join(f"{bar.label}: {self._in_words(bar)}" for bar in self.bars)

    def _in_words(self, bar: Bar) -> str:
        if not self.is_stacked:
            return str(bar.total)
        found = [f"{count} {label}" for label, count in zip(self.kinds, bar.counts, strict=True) if count]
        return ", ".join(found) or "0"
