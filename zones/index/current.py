"""The table of this process, brought to the data version that is asked for."""

from threading import Lock

from zones.edge.version import version_to_answer
from zones.index.table import ZoneTable
from zones.models import Change, surroundings_sequence

# More changes than this are not followed one by one.
MOST_FOLLOWED = 2000
# A change of these can alter under which terms any zone is filed.
TREES = {"zone-types", "industries"}
# What else has labels that filters show: countries, with their provinces.
LABELLED = {"countries"}

_lock = Lock()
_table: ZoneTable | None = None


def forget_table() -> None:
    global _table
    with _lock:
        _table = None


def current_table() -> ZoneTable:
    """The table at least as new as the data version that is answered for."""
    return table_at(version_to_answer())


def table_at(version: int) -> ZoneTable:
    """The table of this data version, or of a newer one. Made by the first who asks, some 0.1 s per 1,000 zones."""
    global _table
    table = _table
    if table is not None and table.version >= version:
        return table
    with _lock:
        if _table is None:
            _table = ZoneTable(version)
        elif _table.version < version:
            _table = _followed(_table, version)
        return _table


def _followed(table: ZoneTable, version: int) -> ZoneTable:
    """The table with what changed since, or a new one where that is less work."""
    changes = list(
        Change.objects.filter(sequence__gt=table.version)
        .order_by("sequence")
        .values_list("sequence", "resource", "key")[: MOST_FOLLOWED + 1]
    )
    is_whole = bool(changes) and changes[0][0] == table.version + 1 and len(changes) <= MOST_FOLLOWED
    if not is_whole or any(resource in TREES for _sequence, resource, _key in changes):
        return ZoneTable(version)
    return table.followed(
        version=changes[-1][0],
        slugs=dict.fromkeys(key for _sequence, resource, key in changes if resource == "zones"),
        surroundings=surroundings_sequence(),
        has_new_labels=any(resource in LABELLED for _sequence, resource, _key in changes),
    )
