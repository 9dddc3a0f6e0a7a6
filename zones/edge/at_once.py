"""What the web server may give out on its own loop: kept answers of this process, and 304."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections

from ezportal.api.throttling import COUNTED_PREFIX, charge_leased
from ezportal.at_once import VERSION, NotAtOnce, Reads
from ezportal.metrics import count_stored_answer
from zones.edge.asking import answer_to, is_api, is_public
from zones.edge.layer import ROUTE, Edge, give, not_modified
from zones.edge.version_reads import PolledReads, PromptReads

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class KeptAnswers:
    """The edge's kept answers by the version that the server has read; `around` are the layers that observe it."""

    def __init__(self, edge: Edge, around: Callable[[Application], Application]) -> None:
        self.edge = edge
        self.application = around(self._answer)

    def knows(self, target: str) -> bool:
        return target in self.edge.store.targets

    def reads(self, poller: Any) -> Reads:
        connection = connections[DEFAULT_DB_ALIAS]
        return PolledReads(poller, connection) if connection.vendor == "postgresql" else PromptReads()

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        return self.application(environ, start_response)

    def _answer(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        # To look up a key takes two queries.
        if not is_public(environ) or ("HTTP_AUTHORIZATION" in environ and is_api(path)):
            raise NotAtOnce
        answer = answer_to(environ, environ[VERSION])
        if tag := answer.held_as(environ):
            count_stored_answer("not_modified")
            return not_modified(answer, tag, environ, start_response)
        stored = self.edge.store.here(answer.key)
        if stored is None:
            raise NotAtOnce
        spent = None
        if path.startswith(COUNTED_PREFIX) and (spent := charge_leased(environ)) is None:
            raise NotAtOnce
        count_stored_answer("hit")
        environ[ROUTE] = stored.route
        return give(answer, stored, spent, environ, start_response)
