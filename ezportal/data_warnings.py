"""What a tool notices in the data and a person should look at. A warning never stops anybody from saving."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class DataWarning:
    """Something that does not fit together.

    `kind` is a member of a text choice, whose label heads warnings of its kind. `message` is a sentence in the active
    language and names no person: `rows` may, and whoever shows them asks what the reader may see. `figures` are what
    was compared, as (label, value). A note tells what is known to be open; nothing is wrong with it.
    """

    kind: Any
    message: str
    rows: tuple[Any, ...] = ()
    figures: tuple[tuple[str, str], ...] = ()
    is_note: bool = False

    def speaks_of(self, row: Any) -> bool:
        return any(type(mine) is type(row) and mine.pk == row.pk for mine in self.rows)
