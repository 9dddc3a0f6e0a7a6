"""The chapters of a report, in the order of the institute's reports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from evaluations.models.report import TextBlock
from evaluations.report import blocks
from evaluations.report.numbers import Numbers
from evaluations.report.record import VisitRecord
from evaluations.report.shapes import Block


@dataclass(frozen=True)
class Draft:
    """What a chapter is written from."""

    record: VisitRecord
    numbers: Numbers

    def written(self, block: TextBlock) -> list[Block]:
        return blocks.written(self.record.texts.get(block))


Writer = Callable[[Draft], list[Block]]


def unless_empty(found: list[Block], otherwise: str) -> list[Block]:
    """A chapter without content says so in words, so that nobody takes it for forgotten."""
    return found or [blocks.text(otherwise, "note")]
