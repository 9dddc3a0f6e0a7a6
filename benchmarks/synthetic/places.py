"""How zones are spread over the countries: shares, boxes on the map, own languages.

Shares and boxes are rough on purpose; what is measured depends on how many zones share a value, not on where
exactly they lie.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """A country's share of all zones, its box (west, south, east, north) and the column suffix of its language."""

    share: float
    box: tuple[float, float, float, float]
    language: str


PLACES: dict[str, Place] = {
    "CN": Place(0.42, (97.5, 21.5, 115.5, 33.5), "zh_hans"),
    "VN": Place(0.20, (103.0, 9.0, 108.9, 22.8), "vi"),
    "TH": Place(0.13, (98.0, 7.0, 105.0, 20.0), "th"),
    "KH": Place(0.10, (102.6, 10.6, 107.4, 14.3), "km"),
    "MM": Place(0.08, (93.5, 13.0, 99.5, 26.0), "my"),
    "LA": Place(0.07, (100.5, 14.2, 107.2, 22.2), "lo"),
}
