"""The page around the parts of a zone: the same for all zones, so it is rendered once and the parts are put in."""

from __future__ import annotations

import json
import re
from functools import lru_cache

from django.urls import reverse
from django.utils import translation
from django.utils.safestring import mark_safe

from zones.stored.made import Made
from zones.views.stored import PARTS, NoRequest, render_for_nobody

# Letters of a private area, which no text of the portal has.
_MARK = "\ue000{}\ue001"
_MARKED = re.compile("\ue000([a-z]+)\ue001")
_SLUG = "slug"


def page_of(form: Made, slug: str, language: str, version: int) -> str:
    """The page as `zones.views.zone_page.ZoneView` renders it for an address without a query."""
    texts = {_SLUG: slug, **json.loads(form.body)}
    frame = _frame(language, version, has_fallback_text=form.fell_back)
    return "".join(texts[piece] if number % 2 else piece for number, piece in enumerate(frame))


@lru_cache(maxsize=32)
def _frame(language: str, version: int, *, has_fallback_text: bool) -> list[str]:
    """The texts between the parts; every second one is the name of a part."""
    parts = {part: mark_safe(_MARK.format(part)) for part in PARTS}
    with translation.override(language):
        path = reverse("zones:zone", args=[_SLUG]).replace(f"/{_SLUG}/", f"/{_MARK.format(_SLUG)}/")
        request = NoRequest(path, version)
        request.has_fallback_text = has_fallback_text
        return _MARKED.split(render_for_nobody("zones/zone.html", {"parts": parts, "request": request}, request))
