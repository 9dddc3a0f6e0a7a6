"""A WSGI application with kept answers, for tests of the server: each answer says who gave it.

The data version is what the file VERSION_FILE says: a number; "away" cannot be read, "silent" is never told.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from ezportal.at_once import VERSION, NotAtOnce

BIG = 8_000_000  # bytes; more than the system takes from a sender whose reader sleeps


class Reads:
    is_possible = True

    def __init__(self) -> None:
        self.done: Callable[[int | None], None] | None = None

    def begin(self, done: Callable[[int | None], None]) -> None:
        said = Path(os.environ["VERSION_FILE"]).read_text()
        if said == "silent":
            self.done = done
        else:
            done(None if said == "away" else int(said))

    def give_up(self) -> None:
        done, self.done = self.done, None
        if done is not None:
            done(None)


def send(start_response: Any, text: str) -> Iterable[bytes]:
    body = text.encode()
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(body)))])
    return [body]


class Kept:
    def knows(self, target: str) -> bool:
        return target.startswith("/kept")

    def reads(self, poller: Any) -> Reads:
        return Reads()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        if path == "/kept/no-more":
            raise NotAtOnce
        if path == "/kept/broken":
            raise ValueError("broken")
        given = f"loop {environ[VERSION]} {path}"
        return send(start_response, "x" * BIG if path == "/kept/big" else given)


class Application:
    at_once = Kept()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        is_thread = threading.current_thread() is not threading.main_thread()
        body = environ["wsgi.input"].read().decode()
        return send(start_response, f"{'thread' if is_thread else 'loop'} {environ['PATH_INFO']} {body}".strip())


application = Application()
