"""Long sequences in parts: of one batch in memory, or of the keys that one statement may name."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")

# Rows in memory or keys in a statement at once. SQLite takes 999 parameters where it is old.
SIZE = 500


def in_parts(items: Iterable[T], size: int = SIZE) -> Iterator[list[T]]:
    """Lists of at most `size` items each, read when they are asked for."""
    waiting = iter(items)
    while part := list(islice(waiting, size)):
        yield part
