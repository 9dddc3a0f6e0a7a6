"""Which rules hold for a zone: its own, its country's, and those of its types."""

from django.db.models import Q, QuerySet

from zones.models import Incentive, Zone, ZoneType


def incentives_for(zone: Zone) -> QuerySet[Incentive]:
    """Published incentives given by the zone, by its country, or for a type of zone it is of.

    An incentive for a type holds for the types below it too. Two queries with the list itself.
    """
    parents = dict(ZoneType._base_manager.values_list("pk", "parent_id"))
    types: set[int] = set()
    for row in zone.classifications.all():
        term: int | None = row.zone_type_id
        while term is not None and term not in types:
            types.add(term)
            term = parents[term]
    subject = Q(zone=zone) | Q(country=zone.country_id) | Q(zone_type__in=types)
    return Incentive.objects.published().filter(subject)
