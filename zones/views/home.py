"""The front page."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from zones.choices import OperatingStatus, Publication
from zones.models import Change, Claim, Country, CrossBorderArea, Source, Zone
from zones.views.changes import with_titles
from zones.views.map_frame import Frame
from zones.views.region_map import draw_map, points_of

LATEST = 6


@dataclass(frozen=True)
class CountryCount:
    """A country's published zones, in all and by operating status ("" where it is not known)."""

    country: Country
    by_status: dict[str, int]

    @property
    def total(self) -> int:
        return sum(self.by_status.values())

    @property
    def running(self) -> int:
        return self.by_status.get(OperatingStatus.OPERATING, 0)

    @property
    def shares(self) -> list[dict[str, Any]]:
        """Stretches of a bar 100 wide, in the order of a zone's life."""
        stretches, start = [], 0.0
        for status in (*OperatingStatus.values, ""):
            if count := self.by_status.get(status, 0):
                width = 100 * count / self.total
                stretches.append({"status": status or "none", "count": count, "x": start, "width": width})
                start += width
        return stretches


def count_zones() -> list[CountryCount]:
    """The six countries with their counts; two queries."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    rows = Zone.objects.published().order_by().values_list("country", "status").annotate(Count("pk"))
    for country, status, count in rows:
        counts[country][status] = count
    return [CountryCount(country, dict(counts[country.code])) for country in Country.objects.members()]


class HomeView(TemplateView):
    """What the portal is, the six countries, the map, what changed lately."""

    template_name = "zones/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        countries = sorted(count_zones(), key=lambda row: -row.total)
        located = Zone.objects.published().exclude(longitude=None).select_related("country")
        areas = CrossBorderArea.objects.published().prefetch_related("members__zone__country", "members__country")
        context.update(
            countries=countries,
            zone_count=sum(row.total for row in countries),
            claim_count=Claim.objects.public().filter(zone__publication=Publication.PUBLISHED).count(),
            source_count=Source.objects.count(),
            areas=areas,
            latest=with_titles(Change.objects.filter(resource="zones")[:LATEST]),
            map=draw_map(
                points_of(located),
                title=_("Zones of the six countries on a map of the region"),
                frame=Frame.whole(),
                list_url=reverse("zones:zones"),
            ),
        )
        return context
