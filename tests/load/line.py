"""A kept-alive HTTP connection that costs little: the generator shares the machine with what it measures."""

from __future__ import annotations

import asyncio
import re
import time
import urllib.parse
from dataclasses import dataclass, field
from html.parser import HTMLParser

# Nobody waits longer for a page.
PATIENCE = 30.0
_MASK = re.compile(rb'name="csrfmiddlewaretoken" value="(\w+)"')


@dataclass(frozen=True)
class Reply:
    """`status` 0: no answer, because the connection failed or nobody waits so long; `body` then says why."""

    status: int
    headers: dict[str, str]
    body: bytes
    seconds: float


@dataclass
class Line:
    """One caller: a connection, cookies, and the token of the last form."""

    port: int
    headers: dict[str, str] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)
    mask: str = ""
    _reader: asyncio.StreamReader | None = None
    _writer: asyncio.StreamWriter | None = None

    async def get(self, path: str, **headers: str) -> Reply:
        reply = await self.ask("GET", path, b"", headers)
        if found := _MASK.search(reply.body):
            self.mask = found[1].decode()
        return reply

    async def post(self, path: str, data: dict[str, str], **headers: str) -> Reply:
        body = urllib.parse.urlencode({"csrfmiddlewaretoken": self.mask, **data}).encode()
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        return await self.ask("POST", path, body, headers)

    async def ask(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Reply:
        begun = time.perf_counter()
        try:
            status, told, content = await asyncio.wait_for(
                self._ask_as_browsers_do(method, path, body, headers), PATIENCE
            )
        except (OSError, EOFError, asyncio.IncompleteReadError, TimeoutError) as error:
            self.hang_up()
            return Reply(0, {}, type(error).__name__.encode(), time.perf_counter() - begun)
        if told.get("connection", "") == "close":
            self.hang_up()
        return Reply(status, told, content, time.perf_counter() - begun)

    async def _ask_as_browsers_do(
        self, method: str, path: str, body: bytes, headers: dict[str, str]
    ) -> tuple[int, dict[str, str], bytes]:
        """A connection that stood idle may have been closed by the server meanwhile: then what is safe is asked anew."""
        was_open = self._writer is not None
        try:
            return await self._ask(method, path, body, headers)
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            has_begun = isinstance(error, asyncio.IncompleteReadError) and error.partial
            if method != "GET" or not was_open or has_begun:
                raise
            self.hang_up()
            return await self._ask(method, path, body, headers)

    async def _ask(
        self, method: str, path: str, body: bytes, headers: dict[str, str]
    ) -> tuple[int, dict[str, str], bytes]:
        if self._writer is None:
            self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self.port)
        lines = [f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{self.port}", f"Content-Length: {len(body)}"]
        lines += [f"{name}: {value}" for name, value in {**self.headers, **headers}.items()]
        if self.cookies:
            lines.append("Cookie: " + "; ".join(f"{name}={value}" for name, value in self.cookies.items()))
        self._writer.write("\r\n".join([*lines, "", ""]).encode() + body)
        assert self._reader is not None
        head = (await self._reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        status, told = int(head[0].split(" ")[1]), self._headers(head[1:-2])
        length = 0 if status in (204, 304) else int(told["content-length"])
        return status, told, await self._reader.readexactly(length) if length else b""

    def _headers(self, lines: list[str]) -> dict[str, str]:
        found = {}
        for line in lines:
            name, _colon, value = line.partition(": ")
            if name.lower() == "set-cookie":
                cookie, _equals, content = value.split(";")[0].partition("=")
                self.cookies[cookie] = content
            found[name.lower()] = value
        return found

    def hang_up(self) -> None:
        if self._writer is not None:
            self._writer.close()
        self._reader = self._writer = None


class _Form(HTMLParser):
    """What a browser would send of a page's fields, buttons aside."""

    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, str] = {}
        self._select = self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        name = found.get("name") or ""
        if tag == "input" and found.get("type") not in ("submit", "button", "file", "checkbox", "radio"):
            self.values[name] = found.get("value") or ""
        elif tag == "input" and "checked" in found:
            self.values[name] = found.get("value") or "on"
        elif tag == "select":
            self._select = name
        elif tag == "option" and "selected" in found:
            self.values[self._select] = found.get("value") or ""
        elif tag == "textarea":
            self._text, self.values[name] = name, ""

    def handle_data(self, data: str) -> None:
        if self._text:
            self.values[self._text] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._text = ""


def fields_of(page: bytes) -> dict[str, str]:
    form = _Form()
    form.feed(page.decode())
    return {name: value for name, value in form.values.items() if name and name != "csrfmiddlewaretoken"}
