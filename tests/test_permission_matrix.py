"""Who reaches which address. An address that stands in no table below fails the last test."""

from collections.abc import Iterator

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import translation

from tests.factories import (
    AgendaDayFactory,
    CrossBorderAreaFactory,
    DelegateFactory,
    ProjectFactory,
    SourceFactory,
    TallyCountFactory,
    TransportLinkFactory,
    ZoneFactory,
)
from tests.people import UserFactory

pytestmark = pytest.mark.django_db

MATRIX_DAY = "2030-03-04"
PUBLIC_PAGES = {
    "zones:home": {}, "zones:zones": {}, "zones:zone": {"slug": "matrix-zone"}, "zones:countries": {},
    "zones:country": {"code": "la"}, "zones:cross-border-areas": {},
    "zones:cross-border-area": {"slug": "matrix-area"}, "zones:transport-link": {"slug": "matrix-link"},
    "zones:sources": {}, "zones:source": {"slug": "matrix-source"}, "zones:changes": {}, "zones:about": {},
    "zones:data-policy": {}, "evaluations:results": {"slug": "matrix-visit"},
    "delegations:projects": {}, "delegations:project": {"slug": "matrix-project"}, "delegations:visits": {},
    "delegations:visit": {"slug": "matrix-visit"}, "delegations:agenda": {"slug": "matrix-visit"},
    "delegations:day": {"slug": "matrix-visit", "date": MATRIX_DAY}, "delegations:sites": {"slug": "matrix-visit"},
    "delegations:expectations": {"slug": "matrix-visit"}, "delegations:findings": {"slug": "matrix-visit"},
    "delegations:record": {"slug": "matrix-visit"},
}  # fmt: skip
PUBLIC_FILES = {
    "robots": {},
    "sitemap-index": {},
    "sitemap": {"section": "zones"},
    "health-live": {},
    "health-ready": {},
    "delegations:agenda-calendar": {"slug": "matrix-visit"},
    "delegations:day-calendar": {"slug": "matrix-visit", "date": MATRIX_DAY},
}
# Pages of a delegate, opened by the personal link alone: no account opens them (tests/delegations tries the link).
DELEGATE_PAGES = {
    "my:home": {}, "my:expectations": {}, "my:case-studies": {}, "my:case-study": {"pk": 1},
    "my:case-study-file": {"pk": 1}, "my:directory": {}, "my:delegates": {}, "my:leave": {},
    "answers:survey": {"pk": 1},
}  # fmt: skip
# Where the link itself leads; a wrong one opens nothing, whoever asks.
LINK_PAGES = {"my:open": {"token": "no-such-token"}, "answers:open": {"token": "no-such-token"}}
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
# Of learning visits all staff read the programme; people are read by the own country and by those who run the visit.
VISIT_LISTS = {
    "project": EVERYONE_ON_STAFF, "activity": EVERYONE_ON_STAFF, "learningvisit": EVERYONE_ON_STAFF,
    "aim": EVERYONE_ON_STAFF, "discussionarea": EVERYONE_ON_STAFF, "agendaday": EVERYONE_ON_STAFF,
    "agendaitem": EVERYONE_ON_STAFF, "agendapresenter": EVERYONE_ON_STAFF, "travelgroup": EVERYONE_ON_STAFF,
    "site": EVERYONE_ON_STAFF, "sitevisit": EVERYONE_ON_STAFF, "sitenote": EVERYONE_ON_STAFF,
    "delegate": EVERYONE_ON_STAFF, "expectation": EVERYONE_ON_STAFF, "assignmenttopic": EVERYONE_ON_STAFF,
    "casestudy": EVERYONE_ON_STAFF, "countrypresentation": EVERYONE_ON_STAFF, "finding": EVERYONE_ON_STAFF,
    "lesson": EVERYONE_ON_STAFF, "recommendation": EVERYONE_ON_STAFF, "contradiction": EVERYONE_ON_STAFF,
    "reading": EVERYONE_ON_STAFF, "personallink": EDITORS, "erasure": EDITORS, "reminder": EDITORS,
}  # fmt: skip
# Evaluations are run by editors; secrets and single answers of confidential ones have no list at all.
EVALUATION_LISTS = dict.fromkeys(
    ("scale", "questionnaire", "section", "question", "evaluation", "survey", "invitation", "evaluationresponse",
     "tally", "remark", "release", "reporttext", "visitreport"),
    EDITORS,
)  # fmt: skip
LISTS_OF_APPS = {"zones": ADMIN_LISTS, "delegations": VISIT_LISTS, "evaluations": EVALUATION_LISTS}


@pytest.fixture
def rows() -> None:
    ZoneFactory(slug="matrix-zone")
    CrossBorderAreaFactory(slug="matrix-area")
    TransportLinkFactory(slug="matrix-link")
    SourceFactory(slug="matrix-source")
    ProjectFactory(slug="matrix-project")
    day = AgendaDayFactory(visit__slug="matrix-visit", date=MATRIX_DAY)
    DelegateFactory(visit=day.visit)
    TallyCountFactory(tally__visit=day.visit)


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


@pytest.mark.parametrize("name", [*DELEGATE_PAGES, *LINK_PAGES])
def test_a_delegates_page_is_open_to_no_account(name: str, cast: dict[str, Client]) -> None:
    with translation.override("en"):
        address = reverse(name, kwargs={**DELEGATE_PAGES, **LINK_PAGES}[name])
    closed = 403 if name in DELEGATE_PAGES else 404
    for who, client in cast.items():
        assert (client.get(address).status_code, client.post(address).status_code, who) == (closed, closed, who)


@pytest.mark.parametrize(("app", "model_name"), [(app, name) for app, lists in LISTS_OF_APPS.items() for name in lists])
def test_a_list_of_the_admin_opens_for_those_it_is_for(app: str, model_name: str, cast: dict[str, Client]) -> None:
    address = reverse(f"admin:{app}_{model_name}_changelist")
    allowed = set(LISTS_OF_APPS[app][model_name])
    if "focal_point" in allowed:
        allowed.add("focal_point_elsewhere")
    found = {who: client.get(address).status_code for who, client in cast.items()}
    assert found.pop("visitor") == 302
    assert found == {who: 200 if who in allowed else 403 for who in found}


@pytest.mark.parametrize("app", list(LISTS_OF_APPS))
def test_every_list_of_the_admin_is_in_the_table(app: str) -> None:
    registered = {model._meta.model_name for model in admin.site._registry if model._meta.app_label == app}
    assert registered == set(LISTS_OF_APPS[app])


def addresses(resolver: URLResolver, path: str = "", space: str = "") -> Iterator[tuple[str, str]]:
    """(path, name) of every address of the portal, the admin's left out: the table above has them."""
    for entry in resolver.url_patterns:
        here = path + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield here, f"{space}{entry.name}"
        elif entry.namespace != "admin":
            yield from addresses(entry, here, f"{entry.namespace}:" if entry.namespace else space)


def test_every_address_is_in_a_table() -> None:
    known = {*PUBLIC_PAGES, *PUBLIC_FILES, *DELEGATE_PAGES, *LINK_PAGES}
    unknown = [
        (path, name) for path, name in addresses(get_resolver())
        if name not in known and not path.startswith(PUBLIC_API_PREFIX)
    ]  # fmt: skip
    assert unknown == []
