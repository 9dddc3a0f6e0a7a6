"""Gives out details and pages of zones as they are kept, without the framework around them.

A partner that takes over all zones at night asks for each detail once per version, and after each write nothing
finished is left of any page: nearly all that such an answer costs is the way through the framework, which adds the same
headers to each of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from django.core.handlers.wsgi import WSGIRequest
from django.db import Error as DatabaseFailure
from django.urls import reverse
from django.utils import translation

from ezportal.replicas import reading_from_replica
from zones.edge.asking import LANGUAGE_CODES, PublicAnswer
from zones.edge.store import Headers, StoredAnswer
from zones.index.current import table_at
from zones.models import FormKind
from zones.stored.keeping import kept_form
from zones.stored.made import Made, at
from zones.views.zone_frame import page_of

VERSION = "X-Data-Version"
# Languages on all host names of the portal, for each kind.
MOST_LEARNT = 400
_QUERIES = {"", *(f"lang={code}" for code in LANGUAGE_CODES)}


class Asked(NamedTuple):
    """A zone that is asked for as it is kept: in one language and without further wishes."""

    kind: FormKind
    language: str
    slug: str


class Learnt(NamedTuple):
    """What the framework's answers of one kind and language on one host have in common."""

    headers: Headers
    route: str
    base: str


class StraightAnswers:
    """Learns what the framework does with a host and a language from its first answer, and leaves all else to it.

    So a host that is refused is never answered from here.
    """

    def __init__(self) -> None:
        self._learnt: dict[tuple[str, ...], Learnt] = {}

    def answer(self, answer: PublicAnswer, environ: Mapping[str, Any]) -> StoredAnswer | None:
        """The whole answer; None where the framework has to give it."""
        asked = what_is_asked(answer, environ)
        learnt = self._learnt.get(_where(asked, answer)) if asked else None
        if asked is None or learnt is None:
            return None
        try:
            form = _form(asked, answer.version)
        except DatabaseFailure:  # the framework has the words for it
            return None
        if form is None:
            return None
        headers = [*learnt.headers, (VERSION, str(answer.version))]
        return StoredAnswer.of(answer.etag, headers, _body(form, asked, answer.version, learnt.base), learnt.route)

    def learn(self, answer: PublicAnswer, environ: Mapping[str, Any], given: StoredAnswer) -> None:
        asked = what_is_asked(answer, environ)
        if asked and _where(asked, answer) not in self._learnt and len(self._learnt) < MOST_LEARNT:
            headers = [(name, value) for name, value in given.headers if name != VERSION]
            base = WSGIRequest(dict(environ)).build_absolute_uri("/")[:-1]
            self._learnt[_where(asked, answer)] = Learnt(headers, given.route, base)


def what_is_asked(answer: PublicAnswer, environ: Mapping[str, Any]) -> Asked | None:
    path, query = environ["PATH_INFO"], environ.get("QUERY_STRING", "")
    language = answer.variant.removesuffix("-json")
    if language in LANGUAGE_CODES:
        slug = _between(path, *_around_slug("zones-detail", ""))
        return Asked(FormKind.DETAIL, language, slug) if slug and query in _QUERIES else None
    language = path[1:].partition("/")[0]
    if answer.variant == "page" and not query and language in LANGUAGE_CODES:
        slug = _between(path, *_around_slug("zones:zone", language))
        return Asked(FormKind.PAGE, language, slug) if slug else None
    return None


def _between(path: str, before: str, after: str) -> str:
    if not path.startswith(before) or not path.endswith(after):
        return ""
    slug = path[len(before) : -len(after)]
    return "" if "/" in slug else slug


@cache
def _around_slug(route: str, language: str) -> tuple[str, str]:
    with translation.override(language or translation.get_language()):
        before, after = reverse(route, args=["slug"]).rsplit("slug", 1)
    return before, after


def _where(asked: Asked, answer: PublicAnswer) -> tuple[str, ...]:
    return (asked.kind, asked.language, *answer.address[:2])


def _form(asked: Asked, version: int) -> Made | None:
    with reading_from_replica(version), translation.override(asked.language):
        table = table_at(version)
        pk = table.by_slug.get(asked.slug)
        return None if pk is None else kept_form(pk, asked.kind, since=table.surroundings)


def _body(form: Made, asked: Asked, version: int, base: str) -> bytes:
    if asked.kind == FormKind.PAGE:
        return page_of(form, asked.slug, asked.language, version).encode()
    return at(base, form.body)
