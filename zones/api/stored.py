"""The API's forms of zones, as they are kept."""

import json
from collections.abc import Sequence
from typing import Any

from rest_framework.renderers import JSONRenderer

from ezportal.api import tables
from zones.api import querysets
from zones.api.serializers.zones import ZoneRowSerializer, ZoneSerializer
from zones.applicability import incentives_for
from zones.edge.version import read_version
from zones.index.current import table_at
from zones.models import FormKind, Zone
from zones.stored.keeping import forms_of
from zones.stored.made import Anywhere, Made


def as_json(data: Any) -> bytes:
    return JSONRenderer().render(data)  # type: ignore[no-any-return]


def make_rows(pks: Sequence[int]) -> dict[int, Made]:
    serializer = row_serializer()
    zones = querysets.zone_rows().filter(pk__in=pks)
    return {zone.pk: Made(as_json(serializer.to_representation(zone))) for zone in zones}


def make_csv_lines(pks: Sequence[int]) -> dict[int, Made]:
    """From the rows that are kept, which takes a twentieth of asking the database again.

    They have to be as new as the lines will say that they are, which may be newer than what is answered for.
    """
    columns = tables.columns_of(row_serializer())
    rows = forms_of(pks, FormKind.ROW, make_rows, table_at(read_version()))
    return {pk: Made(tables.csv_line(json.loads(row.body), columns).encode()) for pk, row in rows.items()}


def row_serializer() -> ZoneRowSerializer:
    return ZoneRowSerializer(context={"request": Anywhere()})


def detail_of(pk: int) -> Zone:
    """The zone with all that its detail tells; raise Zone.DoesNotExist where it is not public."""
    zone: Zone = querysets.zone_details().get(pk=pk)
    related = "source", "zone", "zone_type", "legal_basis"
    zone.applicable_incentives = incentives_for(zone).select_related(*related)
    return zone


def make_details(pks: Sequence[int]) -> dict[int, Made]:
    context = {"request": Anywhere()}
    return {
        zone.pk: Made(as_json(ZoneSerializer(zone, context=context).data))
        for zone in (detail_of(pk) for pk in Zone.objects.published().filter(pk__in=pks).values_list("pk", flat=True))
    }
