"""Finds room for names on a map: countries always, towns where they cover neither a marker nor a name."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zones.models import Country
from zones.views.map_frame import Frame, Marker
from zones.views.places import COUNTRY_NAMES, PLACES

# Sizes of the letters in static/css/map.css, in the drawing's units.
TOWN_LETTER, COUNTRY_LETTER = 12, 15
TOOLS = (80, 250)  # where static/js/map.js puts its buttons, on a small map
TOWNS_OF_RANK_2_BELOW = 16.0  # degrees of width


@dataclass(frozen=True)
class MapText:
    """A name; towns have a dot at (x, y) and the words beside it."""

    x: float
    y: float
    text: str
    is_country: bool = False
    dx: float = 0
    dy: float = 0
    anchor: str = "middle"


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: Box) -> float:
        wide = min(self.right, other.right) - max(self.left, other.left)
        tall = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(wide, 0) * max(tall, 0)


def text_width(text: str, letter: float) -> float:
    """About how wide the words are; marks above and below letters take no room."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    marks = sum(unicodedata.category(char) == "Mn" for char in text)
    return letter * (wide + 0.56 * (len(text) - wide - marks))


def names_on(frame: Frame, markers: Sequence[Marker]) -> list[MapText]:
    """Names for a frame, in the reader's language; one query for the countries."""
    taken = [Box(m.x - m.reach, m.y - m.reach, m.x + m.reach, m.y + m.reach) for m in markers]
    taken.append(Box(frame.width - TOOLS[0], 0, frame.width, TOOLS[1]))
    texts = list(_countries(frame, taken))
    texts += _towns(frame, taken)
    return texts


def _countries(frame: Frame, taken: list[Box]) -> Iterable[MapText]:
    names = {country.code: country.name for country in Country.objects.members()}
    for code, spot in COUNTRY_NAMES.items():
        if code not in names or not frame.holds(*spot):
            continue
        x, y = frame.place(*spot)
        half = text_width(names[code], COUNTRY_LETTER) * 1.1 / 2
        tries = [(dx, dy) for dy in (0, -22, 22, -44, 44) for dx in (0, -30, 30, -60, 60)]

        def at(move: tuple[float, float], x: float = x, y: float = y, half: float = half) -> Box:
            return Box(x + move[0] - half, y + move[1] - 14, x + move[0] + half, y + move[1] + 4)

        dx, dy = min(tries, key=lambda move: (_covered(at(move), taken), abs(move[0]) + abs(move[1])))
        taken.append(at((dx, dy)))
        yield MapText(round(x + dx, 1), round(y + dy, 1), names[code], is_country=True)


def _towns(frame: Frame, taken: list[Box]) -> Iterable[MapText]:
    span = frame.east - frame.west
    for place in PLACES:
        if not frame.holds(place.lon, place.lat) or (place.rank > 1 and span >= TOWNS_OF_RANK_2_BELOW):
            continue
        x, y = frame.place(place.lon, place.lat)
        name = str(place.name)
        width = text_width(name, TOWN_LETTER)
        for dx, dy, anchor in ((6, 4, "start"), (-6, 4, "end"), (0, -7, "middle"), (0, 15, "middle")):
            left = x + dx - {"start": 0, "end": width, "middle": width / 2}[anchor]
            box = Box(left, y + dy - 10, left + width, y + dy + 3)
            if _covered(box, taken) == 0 and box.left > 2 and box.right < frame.width - 2:
                taken += [box, Box(x - 3, y - 3, x + 3, y + 3)]
                yield MapText(x, y, name, dx=dx, dy=dy, anchor=anchor)
                break


def _covered(box: Box, taken: Iterable[Box]) -> float:
    return sum(box.overlap(other) for other in taken)
