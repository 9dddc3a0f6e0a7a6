"""The test client as a caller meets the portal: through the outermost layer, not past it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.cache import cache
from django.http import HttpResponse
from django.test import client as test_client

from zones.edge.layer import Edge
from zones.edge.store import Store
from zones.index import current
from zones.straight.answers import StraightAnswers

DjangoHandler = test_client.ClientHandler


class Finished:
    """A response of the views as WSGI has it; Django's handler of tests has ended the request already."""

    def __init__(self, response: HttpResponse) -> None:
        self.streaming = response.streaming
        self.content = b"" if response.streaming else response.content

    def __iter__(self) -> Iterator[bytes]:
        return iter([self.content])


class EdgeHandler(DjangoHandler):
    """Django's handler of test requests, with the layer around it that the web server has."""

    def __call__(self, environ: dict[str, Any]) -> HttpResponse:
        made: list[HttpResponse] = []
        started: list[Any] = []

        def within(environ: dict[str, Any], start_response: Any) -> Finished:
            response = DjangoHandler.__call__(self, environ)
            made.append(response)
            start_response(f"{response.status_code} {response.reason_phrase}", list(response.items()))
            return Finished(response)

        body = Edge(within, store, straight)(environ, lambda status, headers: started.extend((status, headers)))
        response = made[0] if made else HttpResponse()
        status, headers = started[-2:]
        if isinstance(body, Finished):
            return response
        # Tests look into what the views made; what came out of the layer is put over it.
        whole = HttpResponse(b"".join(body), status=int(status.split()[0]), headers=dict(headers))
        for name in ("context", "templates", "resolver_match", "wsgi_request", "_closable_objects", "exc_info"):
            if hasattr(response, name):
                setattr(whole, name, getattr(response, name))
        whole.wsgi_request = getattr(response, "wsgi_request", None) or self.request_of(environ)
        return whole

    def request_of(self, environ: dict[str, Any]) -> Any:
        from django.core.handlers.wsgi import WSGIRequest

        return WSGIRequest(environ)


store = Store()
straight = StraightAnswers()


def forget() -> None:
    """Begin as a server that has just been started, with an empty cache."""
    global straight
    cache.clear()
    store.forget()
    current.forget_table()
    straight = StraightAnswers()


def put_edge_around_clients() -> None:
    test_client.ClientHandler = EdgeHandler  # type: ignore[misc]
