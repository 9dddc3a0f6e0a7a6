"""A mail server that keeps what it takes, is slow if asked to be, and can be switched off."""

from __future__ import annotations

import contextlib
import socketserver
import threading
import time
from collections import Counter
from typing import Any


class _Session(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        with contextlib.suppress(OSError):
            self._talk()

    def _talk(self) -> None:
        box: Mailbox = self.server.box  # type: ignore[attr-defined]
        self._say("220 mailbox")
        to = ""
        while line := self.rfile.readline().decode(errors="replace").strip():
            word = line.upper()
            if word.startswith("RCPT TO:"):
                to = line.split("<", 1)[1].split(">", 1)[0]
            if word == "DATA":
                self._say("354 go on")
                text = self._text()
                time.sleep(box.seconds)
                box.mails.append((to, text))
            if word == "QUIT":
                return self._say("221 bye")
            self._say("250 fine")

    def _text(self) -> str:
        lines = []
        while (line := self.rfile.readline().decode(errors="replace").rstrip("\r\n")) != ".":
            lines.append(line)
        return "\n".join(lines)

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


class Mailbox:
    def __init__(self, seconds: float = 0.0) -> None:
        self.mails: list[tuple[str, str]] = []
        self.seconds = seconds  # how long it takes over each mail
        self._server: Any = None
        self.port = 0
        self.switch_on()

    def switch_on(self) -> None:
        self._server = _Server(("127.0.0.1", self.port), _Session)
        self._server.box = self
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def switch_off(self) -> None:
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    @property
    def per_person(self) -> Counter[str]:
        return Counter(to for to, _text in self.mails)
