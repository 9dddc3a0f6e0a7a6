"""What a request for the list of zones asks for, and the page that it gets as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from ezportal.api.pagination import Page
from ezportal.api.problems import BadParameters
from zones.filters import read_filters
from zones.index.selection import Selection

LIST = b'{"count":%d,"next":%s,"previous":%s,"results":[%s]}'


def selection_of(query: QueryDict) -> Selection:
    """The zones that the filters ask for; raise BadParameters with what can't be read."""
    reading = read_filters(query)
    if reading.errors:
        raise BadParameters(
            [{"parameter": name, "detail": detail} for name, details in reading.errors.items() for detail in details]
        )
    return reading.selection()


@dataclass(frozen=True)
class ListPage:
    """One page of the list, and the keys of the zones on it."""

    selection: Selection
    page: Page
    pks: list[int]

    @classmethod
    def of(cls, selection: Selection, asked: Mapping[str, Any]) -> ListPage:
        """The page that the parameters ask for; raise the 404 for one beyond the end."""
        page = Page(asked["page"], asked["page_size"], len(selection))
        page.check()
        start = _start(selection, asked["after"] or "")
        return cls(selection, page, selection.page(page.offset, page.size, start))

    def as_json(self, rows: bytes, here: str) -> bytes:
        """`rows` are the objects with commas between them, `here` is the address that was asked for."""
        records = self.selection.table.records
        following = {"after": records[self.pks[-1]].slug} if self.pks else {}
        return LIST % (
            self.page.count,
            json.dumps(self.page.address(here, 1, **following)).encode(),
            json.dumps(self.page.address(here, -1)).encode(),
            rows,
        )


def _start(selection: Selection, after: str) -> int | None:
    """The zone that ended the page before, if it is still in the list: the page begins after it."""
    pk = selection.table.by_slug.get(after)
    return pk if pk is not None and pk in selection.matches else None
