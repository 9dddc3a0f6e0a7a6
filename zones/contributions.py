"""What other apps add to the pages and answers about zones and countries.

`zones` imports no other app; each app adds its part here when it is ready. A page asks every function in the list with
its row, and shows what comes back; each function costs a fixed number of queries.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.sitemaps import Sitemap
from django.db.models import Model, Q

if TYPE_CHECKING:
    from rest_framework.fields import Field


@dataclass(frozen=True)
class Contribution:
    """A section of a page: its anchor, its heading, the template that shows it, and what the template takes."""

    name: str
    label: Any
    template: str
    rows: Any


# Asked with a published zone, or with a country; None adds nothing.
zone_sections: list[Callable[[Any], Contribution | None]] = []
country_sections: list[Callable[[Any], Contribution | None]] = []

# Fields of a zone's detail in the API, by name: each function makes the serializer's field, which reads the zone.
zone_fields: dict[str, Callable[[], Field]] = {}

# Rows of other apps whose public form repeats words of rows of a model (see `PublicModel.dependants`).
dependants: defaultdict[type, list[Callable[[Sequence[Any]], Iterable[Any]]]] = defaultdict(list)

# Which rows of a model are public, and by which relation each finds the page it is shown on: what a source's page
# lists of other apps, beside the kinds of zones (see `zones.views.resting`).
# The relation may lead over several rows: "site_visit__visit".
resting_kinds: dict[type[Model], tuple[Q, str]] = {}

# Resources of the change feed: the model of each, the column its keys are in, and what one of its rows is called.
resources: dict[str, tuple[type[Model], str, Any]] = {}

# Sections of the site map, by name, with the pages in each.
sitemaps: dict[str, type[Sitemap]] = {}
