"""What a stored form holds, and where the portal's own address stands in it."""

from __future__ import annotations

from typing import NamedTuple

# Forms serve every host name of the portal: its address is put in when they are given out. The name can't exist.
BASE = "https://portal.invalid"


class Made(NamedTuple):
    """A form as it was made: its text, and whether some of it is not in the language asked for."""

    body: bytes
    fell_back: bool = False


def at(base: str, body: bytes) -> bytes:
    """The text with this scheme and host of the portal."""
    return body.replace(BASE.encode(), base.encode())


class Anywhere:
    """Stands for the request where addresses are written into a form."""

    def build_absolute_uri(self, path: str = "") -> str:
        return f"{BASE}{path}"
