"""A network that can be broken: a TCP proxy that refuses, swallows, delays or resets what goes through it."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
import time
from collections.abc import Iterator

OPEN, CUT, SILENT = "open", "cut", "silent"


class Proxy:
    """Listens on `port` for what goes to `target`.

    `cut` refuses connections and resets those there are; `silent` takes everything and passes nothing on; `delay` is
    added to each piece (seconds); `reset_at` are bytes of the caller after which both ends are reset, once.
    """

    def __init__(self, target: tuple[str, int]) -> None:
        self.target = target
        self.mode = OPEN
        self.delay = 0.0
        self.reset_at: bytes | None = None
        self.resets = 0
        self._pairs: set[tuple[socket.socket, socket.socket]] = set()
        self._listener = self._listen(0)
        self.port: int = self._listener.getsockname()[1]
        self._is_closed = False
        threading.Thread(target=self._accept, daemon=True).start()

    def _listen(self, port: int) -> socket.socket:
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", port))
        listener.listen(128)
        return listener

    def cut(self) -> None:
        self.mode = CUT
        for pair in list(self._pairs):
            self._reset(pair)

    def silence(self) -> None:
        self.mode = SILENT

    def mend(self) -> None:
        self.mode, self.delay = OPEN, 0.0

    def close(self) -> None:
        self._is_closed = True
        self.cut()
        self._listener.close()

    def _accept(self) -> None:
        while not self._is_closed:
            try:
                caller, _address = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(caller,), daemon=True).start()

    def _serve(self, caller: socket.socket) -> None:
        if self.mode == CUT:
            return _reset(caller)
        try:
            server = socket.create_connection(self.target, timeout=5)
        except OSError:
            return _reset(caller)
        server.settimeout(None)
        for end in (caller, server):
            end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        pair = (caller, server)
        self._pairs.add(pair)
        threading.Thread(target=self._pump, args=(server, caller, pair, False), daemon=True).start()
        self._pump(caller, server, pair, True)

    def _pump(
        self, source: socket.socket, sink: socket.socket, pair: tuple[socket.socket, socket.socket], is_call: bool
    ) -> None:
        try:
            while data := source.recv(65536):
                while self.mode == SILENT and not self._is_closed:
                    time.sleep(0.02)
                if self.delay:
                    time.sleep(self.delay)
                if is_call and self.reset_at is not None and self.reset_at in data:
                    self.reset_at = None
                    self.resets += 1
                    break
                sink.sendall(data)
        except OSError:
            pass
        self._reset(pair)

    def _reset(self, pair: tuple[socket.socket, socket.socket]) -> None:
        self._pairs.discard(pair)
        for end in pair:
            _reset(end)


def _reset(end: socket.socket) -> None:
    """Close with RST, and wake who waits in recv."""
    with contextlib.suppress(OSError):
        end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        end.shutdown(socket.SHUT_RD)
    with contextlib.suppress(OSError):
        end.close()


@contextlib.contextmanager
def proxied(host: str, port: int) -> Iterator[Proxy]:
    proxy = Proxy((host, port))
    try:
        yield proxy
    finally:
        proxy.close()
