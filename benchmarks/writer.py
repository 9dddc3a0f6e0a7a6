"""Makes public writes to the database of DATABASE_URL, as the admin would: reads commands, answers in JSON.

`["move", slug]` moves the data version by another location for a zone, the usual public write; without a slug by a
note on the synthetic source, which every zone shows.
`["rename", slug, text]` gives a zone another location through the service of claims.
`["time", slug, times]` times such writes with and without what the portal derives from them.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

import django


def move(slug: str = "") -> dict[str, Any]:
    if slug:
        return relocate(slug, f"Synthetic place {time.time_ns()}")
    from benchmarks.synthetic.guard import SOURCE
    from zones.models import Source, data_version

    source = Source.objects.get(slug=SOURCE)
    source.note = f"Moved at {time.time_ns()}"
    source.save()
    return {"version": data_version()}


def relocate(slug: str, text: str) -> dict[str, Any]:
    from benchmarks.synthetic.guard import SOURCE
    from zones.models import Source, Zone, data_version
    from zones.services.claims import Statement, save_zone

    zone = Zone.objects.select_related("country").get(slug=slug)
    zone.locality = text
    began = time.perf_counter()
    save_zone(zone=zone, statement=Statement(source=Source.objects.get(slug=SOURCE), locator=text))
    return {"ms": 1000 * (time.perf_counter() - began), "version": data_version()}


@contextmanager
def without_derived() -> Iterator[None]:
    """The same write without the work for readers: nothing is derived, and no stored form ends by it."""
    from zones.models import Zone

    with mock.patch.object(Zone, "refresh_derived"), mock.patch.object(Zone, "tell_zones", return_value=True):
        yield


def time_writes(slug: str, times: str) -> dict[str, Any]:
    """Writes with and without derived work, in turns, so that both meet the same machine."""
    whole, bare = [], []
    for number in range(int(times)):
        whole.append(relocate(slug, f"Synthetic place {time.time_ns()} a{number}")["ms"])
        with without_derived():
            bare.append(relocate(slug, f"Synthetic place {time.time_ns()} b{number}")["ms"])
    return {"whole": whole, "bare": bare}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ezportal.settings")
    django.setup()
    commands: dict[str, Callable[..., dict[str, Any]]] = {"move": move, "rename": relocate, "time": time_writes}
    for line in sys.stdin:
        name, *words = json.loads(line)
        print(json.dumps(commands[name](*words)), flush=True)


if __name__ == "__main__":
    main()
