"""The portal with a row of everything, and those who attack it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, settings

from tests import people
from tests.delegations.personal import come_in
from tests.fuzz.addresses import Addresses
from tests.portal import make_portal

# Keys of the cache that outlive a request; the test of forms adds its upload.
KEPT: list[str] = []


def fuzz(requests: int) -> settings:
    """So many made-up requests; the same ones each time, and many more by `make fuzz`."""
    return settings(
        max_examples=max(1, requests * int(os.environ.get("FUZZ_EXAMPLES", "5")) // 5),
        derandomize=True, database=None, deadline=None, phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip


@contextmanager
def undone(client: Client | None = None) -> Iterator[None]:
    """What a request writes is gone before the next one: rows, cookies, counts of wrong tries.

    The sheet that waits for its confirmation stays.
    """
    cookies = deepcopy(client.cookies) if client is not None else None
    kept = {key: cache.get(key) for key in KEPT if cache.get(key) is not None}
    with transaction.atomic():
        try:
            yield
        finally:
            transaction.set_rollback(True)
            cache.clear()
            cache.set_many(kept)
            if client is not None and cookies is not None:
                client.cookies = cookies


@pytest.fixture
def addresses(db: None) -> Addresses:
    return Addresses(make_portal())


@pytest.fixture
def callers(addresses: Addresses) -> dict[str, Client]:
    found = {"visitor": Client(), "delegate": come_in(addresses.portal.lao.delegate)}
    for name in ("editor", "administrator"):
        found[name] = Client()
        found[name].force_login(people.make_member(name))
    found["focal point"] = Client()
    found["focal point"].force_login(people.make_focal_point("LA"))
    return found
