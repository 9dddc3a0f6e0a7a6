"""Gives out zones and lists of zones as they are kept, without the framework around them.

A partner that takes over all zones at night asks for each detail once per version, and after each write nothing
finished is left of any answer: most of what such an answer costs is the way through the framework, which adds the same
headers to each of a kind.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.core.exceptions import SuspiciousOperation
from django.core.handlers.wsgi import WSGIRequest
from django.db import Error as DatabaseFailure
from django.http import Http404
from django.utils import translation

from ezportal.api.problems import Problem
from ezportal.replicas import reading_from_replica
from zones.edge.asking import PublicAnswer
from zones.edge.layer import MadeStraight
from zones.edge.store import Headers, StoredAnswer
from zones.edge.version import answering
from zones.stored.keeping import NotKept
from zones.straight.asked import Asked
from zones.straight.lists import list_asked
from zones.straight.one_zone import zone_asked

VERSION = "X-Data-Version"
# Languages on all host names of the portal, for each kind.
MOST_LEARNT = 600


WAYS = (zone_asked, list_asked)
# Then the framework has to make something, or to say what is wrong, which it has the words for.
FOR_THE_FRAMEWORK = (NotKept, Http404, Problem, SuspiciousOperation, DatabaseFailure)


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

    def answer(self, answer: PublicAnswer, environ: Mapping[str, Any]) -> MadeStraight | None:
        """None where the framework has to give it."""
        asked = what_is_asked(answer, environ)
        learnt = self._learnt.get(_where(asked, answer)) if asked else None
        if asked is None or learnt is None:
            return None
        version = answer.version
        try:
            with reading_from_replica(version), answering(version), translation.override(asked.language):
                body = asked.body(version, learnt.base)
        except FOR_THE_FRAMEWORK:
            return None
        headers = [*learnt.headers, (VERSION, str(version))]
        return MadeStraight(StoredAnswer.of(answer.etag, headers, body.content, learnt.route), body.version)

    def learn(self, answer: PublicAnswer, environ: Mapping[str, Any], given: StoredAnswer) -> None:
        asked = what_is_asked(answer, environ)
        if asked and _where(asked, answer) not in self._learnt and len(self._learnt) < MOST_LEARNT:
            headers = [(name, value) for name, value in given.headers if name != VERSION]
            base = WSGIRequest(dict(environ)).build_absolute_uri("/")[:-1]
            self._learnt[_where(asked, answer)] = Learnt(headers, given.route, base)


def what_is_asked(answer: PublicAnswer, environ: Mapping[str, Any]) -> Asked | None:
    path, query = environ["PATH_INFO"], environ.get("QUERY_STRING", "")
    return next((asked for way in WAYS if (asked := way(answer.variant, path, query))), None)


def _where(asked: Asked, answer: PublicAnswer) -> tuple[str, ...]:
    return (asked.kind, asked.language, *answer.address[:2])
