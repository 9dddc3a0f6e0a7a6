"""Who reaches which address. An address that stands in no table below fails the last test."""

from collections.abc import Iterator

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import translation

from tests.factories import (
    CrossBorderAreaFactory,
    SourceFactory,
    TransportLinkFactory,
    ZoneFactory,
)
from tests.people import UserFactory

pytestmark = pytest.mark.django_db

PUBLIC_PAGES = {
    "zones:home": {}, "zones:zones": {}, "zones:zone": {"slug": "matrix-zone"}, "zones:countries": {},
    "zones:country": {"code": "la"}, "zones:cross-border-areas": {},
    "zones:cross-border-area": {"slug": "matrix-area"}, "zones:transport-link": {"slug": "matrix-link"},
    "zones:sources": {}, "zones:source": {"slug": "matrix-source"}, "zones:changes": {}, "zones:about": {},
    "zones:data-policy": {},
}  # fmt: skip
PUBLIC_FILES = {
    "robots": {},
    "sitemap-index": {},
    "sitemap": {"section": "zones"},
    "health-live": {},
    "health-ready": {},
}
# The API is public and read-only; its own tests try each resource as each caller.
PUBLIC_API_PREFIX = "api/"

EVERYONE_ON_STAFF = {"focal_point", "editor", "administrator"}
EDITORS = {"editor", "administrator"}
# Lists of the admin and who may open them. Focal points see their own country's rows only (see tests/admin).
ADMIN_LISTS = {
    "zone": EVERYONE_ON_STAFF, "claim": EVERYONE_ON_STAFF, "facility": EVERYONE_ON_STAFF, "tenant": EVERYONE_ON_STAFF,
    "investmentopportunity": EVERYONE_ON_STAFF, "zoneservice": EVERYONE_ON_STAFF, "milestone": EVERYONE_ON_STAFF,
    "incentive": EVERYONE_ON_STAFF, "observation": EVERYONE_ON_STAFF, "enquiry": EVERYONE_ON_STAFF,
    "country": EVERYONE_ON_STAFF, "province": EVERYONE_ON_STAFF, "zonetype": EVERYONE_ON_STAFF,
    "industry": EVERYONE_ON_STAFF, "indicator": EVERYONE_ON_STAFF, "organisation": EVERYONE_ON_STAFF,
    "source": EVERYONE_ON_STAFF, "regulation": EDITORS, "procedure": EDITORS, "step": EDITORS,
    "crossborderarea": EDITORS, "agreement": EDITORS, "jointbody": EDITORS, "clearancemodel": EDITORS,
    "areastatement": EDITORS, "bordercrossing": EDITORS, "transportlink": EDITORS, "transportsection": EDITORS,
    "station": EDITORS, "transportfigure": EDITORS, "countryoverview": EDITORS, "change": EDITORS,
    "dataversion": EDITORS, "focalpoint": {"administrator"}, "subscription": {"administrator"},
}  # fmt: skip


@pytest.fixture
def rows() -> None:
    ZoneFactory(slug="matrix-zone")
    CrossBorderAreaFactory(slug="matrix-area")
    TransportLinkFactory(slug="matrix-link")
    SourceFactory(slug="matrix-source")


@pytest.fixture
def cast(focal_point_laos, focal_point_thailand, editor, administrator) -> dict[str, Client]:
    """Each of the cast, signed in; the visitor and a staff account in no group too."""
    people = {
        "focal_point": focal_point_laos, "focal_point_elsewhere": focal_point_thailand, "editor": editor,
        "administrator": administrator, "no_group": UserFactory(username="no-group"),
    }  # fmt: skip
    clients = {"visitor": Client()}
    for name, user in people.items():
        clients[name] = Client()
        clients[name].force_login(user)
    return clients


@pytest.mark.parametrize("name", [*PUBLIC_PAGES, *PUBLIC_FILES])
def test_a_public_page_is_the_same_for_everybody(name: str, rows: None, cast: dict[str, Client]) -> None:
    with translation.override("en"):
        address = reverse(name, kwargs={**PUBLIC_PAGES, **PUBLIC_FILES}[name])
    answers = {who: client.get(address) for who, client in cast.items()}
    assert {who: answer.status_code for who, answer in answers.items()} == dict.fromkeys(cast, 200)
    assert len({b"".join(answer) for answer in answers.values()}) == 1
    assert not any(answer.cookies for answer in answers.values())


@pytest.mark.parametrize("model_name", sorted(ADMIN_LISTS))
def test_a_list_of_the_admin_opens_for_those_it_is_for(model_name: str, cast: dict[str, Client]) -> None:
    address = reverse(f"admin:zones_{model_name}_changelist")
    allowed = set(ADMIN_LISTS[model_name])
    if "focal_point" in allowed:
        allowed.add("focal_point_elsewhere")
    found = {who: client.get(address).status_code for who, client in cast.items()}
    assert found.pop("visitor") == 302
    assert found == {who: 200 if who in allowed else 403 for who in found}


def test_every_list_of_the_admin_is_in_the_table() -> None:
    registered = {model._meta.model_name for model in admin.site._registry if model._meta.app_label == "zones"}
    assert registered == set(ADMIN_LISTS)


def addresses(resolver: URLResolver, path: str = "", space: str = "") -> Iterator[tuple[str, str]]:
    """(path, name) of every address of the portal, the admin's left out: the table above has them."""
    for entry in resolver.url_patterns:
        here = path + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield here, f"{space}{entry.name}"
        elif entry.namespace != "admin":
            yield from addresses(entry, here, f"{entry.namespace}:" if entry.namespace else space)


def test_every_address_is_in_a_table() -> None:
    known = {*PUBLIC_PAGES, *PUBLIC_FILES}
    unknown = [
        (path, name) for path, name in addresses(get_resolver())
        if name not in known and not path.startswith(PUBLIC_API_PREFIX)
    ]  # fmt: skip
    assert unknown == []
