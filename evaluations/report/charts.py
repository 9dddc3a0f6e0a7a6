"""Charts of a report as plain data: drawn by typst for the PDF, and from the same drawing as pictures for Word.

Every chart can be read without colour: each segment has its number in it, or its own hatching.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from evaluations.report.numbers import Number
from evaluations.report.shapes import Line

Bar = tuple[Line, Sequence[Number]]


def stacked(kind: str, legend: Iterable[str], bars: Iterable[Bar], alt: str) -> dict[str, Any]:
    """Bars cut into segments: kind "ratings" fills each bar to the full width, "people" measures all on one scale."""
    rows = [
        {
            "label": {key: value for key, value in label.items() if key in ("text", "lang")},
            "segments": [{"value": int(part.value), "text": part.shown, "number": part.id} for part in parts],
        }
        for label, parts in bars
    ]
    return {"kind": kind, "legend": list(legend), "bars": rows, "alt": alt}
