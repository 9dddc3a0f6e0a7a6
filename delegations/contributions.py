"""What other apps add to the pages of a visit.

`delegations` imports no app that builds on it; each adds its part here when it is ready, as in `zones.contributions`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q
from django.db.models.expressions import Combinable

from zones.contributions import Contribution


@dataclass(frozen=True)
class Page:
    """A page of a visit: the name in its tab's place, the words on the tab, the name of its address.

    `has_content` makes a condition on visits, named by their key (`OuterRef("pk")`).
    """

    name: str
    label: Any
    view: str
    has_content: Callable[[], Combinable | Q]


# Their tabs stand before that of the sources.
pages: list[Page] = []

# Sections of the overview; each is asked with a published visit, and costs a fixed number of queries.
sections: list[Callable[[Any], Contribution | None]] = []

# Kinds of rows of the record that rest on sources: which rows are public, and the way to their visit.
recorded_kinds: dict[type[Model], tuple[Q, str]] = {}

# What else a delegate can do: asked with the delegate, each gives (address, words, state in words).
delegate_tasks: list[Callable[[Any], list[tuple[str, Any, Any]]]] = []

# What else is held of the delegates of a visit: asked within the erasing with the visit and what is erased (a value of
# `ErasureKind`), each takes it out and says how many rows that were, by words for the log. May be asked again.
erasers: list[Callable[[Any, str], dict[str, int]]] = []

# Further screens of a visit in the admin: (label, address) of those that the person of the request may open.
admin_tools: list[Callable[[Any, Any], list[tuple[Any, str]]]] = []
