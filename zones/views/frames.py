"""Pages of which most is the same for all: that is rendered once, and what differs is put in."""

from __future__ import annotations

import re
from collections.abc import Mapping

Frame = list[str]  # texts, and between them, at each second place, the name of what is put in

# Letters of a private area, which no text of the portal has.
_MARK = "\ue000{}\ue001"
_MARKED = re.compile("\ue000([a-z]+)\ue001")


def place_for(name: str) -> str:
    """Stands for a text where a frame is rendered."""
    return _MARK.format(name)


def frame_of(page: str) -> Frame:
    return _MARKED.split(page)


def filled(frame: Frame, texts: Mapping[str, str]) -> str:
    """The page with these texts in their places, as HTML."""
    return "".join([texts[piece] if number % 2 else piece for number, piece in enumerate(frame)])
