"""Somebody at the portal's web server: keeps cookies and forms' tokens, follows no redirect, waits for so long."""

from __future__ import annotations

import http.client
import json
import re
import time
import urllib.parse
from dataclasses import dataclass, field
from typing import Any

_MASK = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


@dataclass(frozen=True)
class Answer:
    status: int
    text: str
    headers: http.client.HTTPMessage
    seconds: float

    @property
    def json(self) -> Any:
        return json.loads(self.text)


@dataclass
class Visitor:
    port: int
    timeout: float = 30.0
    cookies: dict[str, str] = field(default_factory=dict)
    mask: str = ""
    _connection: http.client.HTTPConnection | None = None

    def get(self, path: str, **headers: str) -> Answer:
        answer = self.ask("GET", path, "", headers)
        if found := _MASK.search(answer.text):
            self.mask = found[1]
        return answer

    def post(self, path: str, data: dict[str, str], **headers: str) -> Answer:
        body = urllib.parse.urlencode({"csrfmiddlewaretoken": self.mask, **data})
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self.ask("POST", path, body, {**kind, **headers})

    def ask(self, method: str, path: str, body: str, headers: dict[str, str]) -> Answer:
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        begun = time.monotonic()
        response = self._send(method, path, body, {**headers, **({"Cookie": cookie} if cookie else {})})
        text = response.read().decode()
        self._keep(response.headers.get_all("Set-Cookie") or [])
        if response.will_close:
            self.leave()
        return Answer(response.status, text, response.headers, time.monotonic() - begun)

    def _send(self, method: str, path: str, body: str, headers: dict[str, str]) -> http.client.HTTPResponse:
        """On the connection of before; one that the server has closed meanwhile is opened again, as browsers do."""
        is_used = self._connection is not None
        try:
            return self._send_once(method, path, body, headers)
        except (http.client.RemoteDisconnected, ConnectionError):
            self.leave()
            if not is_used or method != "GET":
                raise
            return self._send_once(method, path, body, headers)
        except OSError:
            self.leave()
            raise

    def _send_once(self, method: str, path: str, body: str, headers: dict[str, str]) -> http.client.HTTPResponse:
        if self._connection is None:
            self._connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.timeout)
        self._connection.request(method, path, body.encode() or None, headers)
        return self._connection.getresponse()

    def _keep(self, headers: list[str]) -> None:
        for header in headers:
            name, _equals, value = header.split(";")[0].partition("=")
            self.cookies[name] = value

    def leave(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def __del__(self) -> None:
        self.leave()


def sign_in(visitor: Visitor, name: str, password: str) -> None:
    visitor.get("/admin/login/")
    answer = visitor.post("/admin/login/", {"username": name, "password": password, "next": "/admin/"})
    assert answer.status == 302, answer.text[:500]


def open_link(visitor: Visitor, token: str) -> None:
    """Come in by the personal link to a questionnaire, as a delegate does."""
    visitor.get(f"/en/my/answers/{token}/")
    answer = visitor.post(f"/en/my/answers/{token}/", {})
    assert answer.status == 302, answer.text[:500]
