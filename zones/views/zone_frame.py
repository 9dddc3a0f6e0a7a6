"""The page around the parts of a zone: the same for all zones."""

from __future__ import annotations

import json
from functools import lru_cache

from django.urls import reverse
from django.utils import translation
from django.utils.safestring import mark_safe

from zones.stored.made import Made
from zones.views.frames import Frame, filled, frame_of, place_for
from zones.views.stored import PARTS, NoRequest, render_for_nobody

_SLUG = "slug"


def page_of(form: Made, slug: str, language: str, version: int) -> str:
    """The page as `zones.views.zone_page.ZoneView` renders it for an address without a query."""
    frame = _frame(language, version, has_fallback_text=form.fell_back)
    return filled(frame, {_SLUG: slug, **json.loads(form.body)})


@lru_cache(maxsize=32)
def _frame(language: str, version: int, *, has_fallback_text: bool) -> Frame:
    parts = {part: mark_safe(place_for(part)) for part in PARTS}
    with translation.override(language):
        path = reverse("zones:zone", args=[_SLUG]).replace(f"/{_SLUG}/", f"/{place_for(_SLUG)}/")
        request = NoRequest(path, version)
        request.has_fallback_text = has_fallback_text
        return frame_of(render_for_nobody("zones/zone.html", {"parts": parts, "request": request}, request))
