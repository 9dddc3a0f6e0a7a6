"""Sources that notes and reasons name by their slug, shown as links with a readable name."""

from __future__ import annotations

import re
from typing import Any

from django.core.cache import cache
from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

from zones.models import Source

_SLUG = re.compile(r"(?<![\w/.-])[a-z0-9]+(?:-[a-z0-9]+)+(?![\w/-])")
KEPT_SECONDS = 24 * 60 * 60


def brief_name(publisher_or_title: str, published: str) -> str:
    """Who said it and in which year, as a note beside a figure has room for."""
    name = Truncator(publisher_or_title).chars(60)
    return f"{name} ({published[:4]})" if published else name


def source_names(version: int) -> dict[str, str]:
    """Brief names of all sources by slug; one query per data version."""

    def read() -> dict[str, str]:
        rows: Any = Source.objects.values_list("slug", "publisher", "title", "published")
        return {slug: brief_name(publisher or title, published) for slug, publisher, title, published in rows}

    return cache.get_or_set(f"source-names:{version}", read, KEPT_SECONDS) or {}


def with_citations(text: str, version: int) -> SafeString:
    """The text, escaped, with each slug of a source replaced by a link to it."""
    if not _SLUG.search(text):
        return conditional_escape(text)
    names = source_names(version)
    parts, end = [], 0
    for match in _SLUG.finditer(text):
        if match[0] in names:
            link = format_html('<a href="{}">{}</a>', reverse("zones:source", args=[match[0]]), names[match[0]])
            parts += [conditional_escape(text[end : match.start()]), link]
            end = match.end()
    parts.append(conditional_escape(text[end:]))
    return mark_safe("".join(parts))  # every part is escaped above
