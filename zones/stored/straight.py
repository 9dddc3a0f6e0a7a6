"""Gives out details of zones for the API as they are kept, without the framework around them.

A partner that takes over all zones at night asks for each detail once per version: nearly all that such an answer costs
is the way through the framework, which adds the same headers to each of them.
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
from zones.stored.made import at

VERSION = "X-Data-Version"
# Languages on all host names of the portal.
MOST_LEARNT = 200
_QUERIES = {"", *(f"lang={code}" for code in LANGUAGE_CODES)}


class Learnt(NamedTuple):
    """What the framework's answers of one language on one host have in common."""

    headers: Headers
    route: str
    base: str


class StraightDetails:
    """Learns what the framework does with a host and a language from its first answer, and leaves all else to it.

    So a host that is refused is never answered from here.
    """

    def __init__(self) -> None:
        self._learnt: dict[tuple[str, ...], Learnt] = {}

    def answer(self, answer: PublicAnswer, environ: Mapping[str, Any]) -> StoredAnswer | None:
        """The whole answer; None where the framework has to give it."""
        learnt = self._learnt.get(_where(answer))
        slug = slug_asked_for(answer, environ)
        if learnt is None or not slug:
            return None
        try:
            body = _body(slug, answer)
        except DatabaseFailure:  # the framework has the words for it
            return None
        if body is None:
            return None
        headers = [*learnt.headers, (VERSION, str(answer.version))]
        return StoredAnswer.of(answer.etag, headers, at(learnt.base, body), learnt.route)

    def learn(self, answer: PublicAnswer, environ: Mapping[str, Any], given: StoredAnswer) -> None:
        if slug_asked_for(answer, environ) and _where(answer) not in self._learnt and len(self._learnt) < MOST_LEARNT:
            headers = [(name, value) for name, value in given.headers if name != VERSION]
            base = WSGIRequest(dict(environ)).build_absolute_uri("/")[:-1]
            self._learnt[_where(answer)] = Learnt(headers, given.route, base)


def _where(answer: PublicAnswer) -> tuple[str, ...]:
    return (answer.variant, *answer.address[:2])


def slug_asked_for(answer: PublicAnswer, environ: Mapping[str, Any]) -> str:
    """The zone whose detail is asked for as it is kept: in one language and without further wishes; else ""."""
    path: str = environ["PATH_INFO"]
    before, after = _around_slug()
    is_plain = _language(answer) in LANGUAGE_CODES and environ.get("QUERY_STRING", "") in _QUERIES
    if not is_plain or not path.startswith(before) or not path.endswith(after):
        return ""
    slug = path[len(before) : -len(after)]
    return "" if "/" in slug else slug


@cache
def _around_slug() -> tuple[str, str]:
    before, after = reverse("zones-detail", args=["slug"]).split("slug")
    return before, after


def _language(answer: PublicAnswer) -> str:
    return answer.variant.removesuffix("-json")


def _body(slug: str, answer: PublicAnswer) -> bytes | None:
    with reading_from_replica(answer.version), translation.override(_language(answer)):
        table = table_at(answer.version)
        pk = table.by_slug.get(slug)
        form = kept_form(pk, FormKind.DETAIL, since=table.surroundings) if pk is not None else None
    return form.body if form else None
