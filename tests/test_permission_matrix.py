"""Who reaches which address. An address that stands in no table below fails the last test."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.apps import apps
from django.template.response import SimpleTemplateResponse
from django.test import Client
from django.urls import reverse
from django.utils import translation
from knox.models import AuthToken

from tests import people
from tests.admin.pages import signed_in
from tests.delegations.personal import come_in
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
from tests.portal import OWN_APPS, Portal, Route, make_portal, model_of, routes
from zones.models import StoredForm

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
# The API is public and read-only: everybody gets the same, and a key raises the quota alone.
PUBLIC_API_PREFIX = "api/"


# --- The admin: who gets which page. F is the focal point of the row's country, O the one of another country, E an editor,
# A an administrator, S the superuser, who alone keeps accounts. Nobody else gets any (N is staff in no group).
@dataclass(frozen=True)
class Rights:
    """Of a model: who sees its lists, who may add and delete; `is_own` where O sees lists, but not this row."""

    view: str
    add: str = ""
    delete: str = ""
    is_own: bool = False

    def of(self, page: str) -> str:
        if page in ("add", "delete"):
            return str(getattr(self, page))
        return self.view.replace("O", "") if self.is_own and page != "changelist" else self.view


MODELS = {
    Rights("EAS", "EAS", "EAS"): (
        "zones.crossborderarea zones.agreement zones.jointbody zones.clearancemodel zones.areastatement "
        "zones.bordercrossing zones.countryoverview zones.regulation zones.procedure zones.step zones.transportlink "
        "zones.transportsection zones.station zones.transportfigure evaluations.reporttext evaluations.tally "
        "evaluations.remark evaluations.evaluation evaluations.survey"
    ),
    Rights("FOEAS", "FOEAS", "EAS", is_own=True): (
        "zones.observation zones.facility zones.tenant zones.investmentopportunity zones.zoneservice zones.milestone "
        "zones.incentive zones.enquiry delegations.countrypresentation delegations.expectation delegations.casestudy "
        "delegations.delegate"
    ),
    Rights("FOEAS", "", "EAS", is_own=True): "delegations.finding",
    Rights("FOEAS", is_own=True): "zones.claim",
    Rights("FOEAS", "FOEAS", is_own=True): "zones.zone",
    Rights("FOEAS", "FOEAS"): "zones.source",
    Rights("FOEAS", "EAS"): (
        "zones.indicator zones.country zones.province zones.zonetype zones.industry zones.organisation "
        "delegations.discussionarea delegations.learningvisit"
    ),
    Rights("FOEAS", "EAS", "EAS"): (
        "delegations.agendaday delegations.contradiction delegations.recommendation delegations.project "
        "delegations.site delegations.sitevisit delegations.travelgroup"
    ),
    Rights("FOEAS", "", "EAS"): (
        "delegations.agendaitem delegations.agendapresenter delegations.reading delegations.activity "
        "delegations.sitenote delegations.lesson delegations.assignmenttopic delegations.aim"
    ),
    Rights("EAS"): (
        "zones.change zones.dataversion delegations.personallink delegations.erasure delegations.reminder "
        "evaluations.visitreport evaluations.evaluationresponse evaluations.invitation evaluations.release"
    ),
    Rights("EAS", "EAS"): "evaluations.scale evaluations.questionnaire",
    Rights("EAS", "", "EAS"): "evaluations.section evaluations.question",
    Rights("AS", "AS", "AS"): "zones.focalpoint zones.subscription",
    Rights("S", "S", "S"): "auth.user auth.group knox.authtoken",
}  # fmt: skip
RIGHTS = {label: rights for rights, labels in MODELS.items() for label in labels.split()}
# Kept by a library that decides on more than rights, such as whether a record can be added at all.
RECORDS = ("axes.accessattempt", "axes.accesslog", "axes.accessfailurelog")
PAGES = ("changelist", "add", "change", "history", "delete", "simple_history")
OTHER_PAGES = {
    "admin:index": "FOEASN", "admin:password_change": "FOEASN", "admin:password_change_done": "FOEASN",
    "second-factor": "FOEASN", "admin:jsi18n": "FOEASN", "admin:app_list": "FOEAS", "admin:auth_user_password_change": "S",
    "admin:zones_claim_decide": "EAS", "admin:zones_claim_import": "FOEAS", "admin:zones_claim_export": "FOEAS",
    "admin:zones_claim_process_import": "FOEAS", "admin:zones_observation_process_import": "FOEAS",
    "admin:zones_observation_import": "FOEAS", "admin:zones_observation_export": "FOEAS",
    "admin:zones_organisation_process_import": "EAS", "admin:zones_organisation_import": "EAS",
    "admin:zones_organisation_export": "FOEAS", "admin:zones_zone_state_claim": "FEAS", "admin:zones_zone_export": "FOEAS",
    "admin:delegations_recommendation_export": "FOEAS", "admin:delegations_expectation_export": "FOEAS",
    "admin:delegations_casestudy_file": "FEAS", "admin:delegations_delegate_export": "FOEAS",
    "admin:delegations_learningvisit_days": "FOEAS", "admin:delegations_learningvisit_warnings": "FOEAS",
    "admin:delegations_learningvisit_todo": "EAS", "admin:delegations_learningvisit_copy": "EAS",
    "admin:delegations_learningvisit_sheets": "FOEAS", "admin:delegations_learningvisit_sheet": "FOEAS",
    "admin:delegations_learningvisit_sheet_file": "FOEAS", "admin:delegations_learningvisit_links": "EAS",
    "admin:evaluations_questionnaire_preview": "EAS", "admin:evaluations_visitreport_visit": "EAS",
    "admin:evaluations_visitreport_numbers": "EAS", "admin:evaluations_survey_run": "EAS",
}  # fmt: skip
# Pages that only take what is sent; whoever is not named here is refused.
SENT_TO = {
    "admin:evaluations_questionnaire_step": "EAS", "admin:evaluations_visitreport_make": "EAS",
    "admin:evaluations_visitreport_restart": "EAS", "admin:evaluations_survey_run": "EAS",
    "admin:zones_claim_decide": "EAS", "admin:zones_organisation_process_import": "EAS",
    "admin:delegations_learningvisit_copy": "EAS", "admin:delegations_learningvisit_links": "EAS",
    "admin:delegations_learningvisit_todo": "EAS", "admin:zones_zone_state_claim": "FEAS",
}  # fmt: skip
# Open to everybody, or answering each according to what they ask for: tests/admin tries them with rows that could leak.
SPECIAL = {
    "admin:login", "admin:logout", "admin:autocomplete", "admin:view_on_site", "admin:None",
    "admin:evaluations_visitreport_file",
}  # fmt: skip


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


@pytest.mark.sweep
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


# --- The admin ----------------------------------------------------------------------------------------
@pytest.fixture
def portal() -> Portal:
    return make_portal()


@pytest.fixture
def staff() -> dict[str, Client]:
    users = {
        "F": people.make_focal_point("LA"), "O": people.make_focal_point("TH"), "E": people.make_member("editor"),
        "A": people.make_member("administrator"), "S": UserFactory(username="super", is_superuser=True),
        "N": UserFactory(username="no-group"),
    }  # fmt: skip
    return {letter: signed_in(user) for letter, user in users.items()}


@pytest.fixture
def outsiders(portal: Portal) -> dict[str, Client]:
    """Delegates of two countries, a partner with a key, and nobody."""
    _key, token = AuthToken.objects.create(UserFactory(username="partner", is_staff=False))
    return {
        "visitor": Client(), "partner": Client(headers={"Authorization": f"Bearer {token}"}),
        "partner's account": signed_in(UserFactory(username="partner-2", is_staff=False)),
        "delegate of Laos": come_in(portal.lao.delegate), "delegate of Thailand": come_in(portal.thai.delegate),
    }  # fmt: skip


@pytest.fixture
def unpainted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who may see a page is decided before it is painted, which is the most of its cost."""
    monkeypatch.setattr(SimpleTemplateResponse, "rendered_content", "")


def status_of(client: Client, method: str, address: str) -> int:
    response = client.generic(method, address)
    if response.streaming:
        list(response)
    return response.status_code


def kind_of(route: Route) -> str:
    """The page of a model without the model's name; the name of every other route."""
    model = model_of(route)
    return route.name if model is None else route.name.replace(f"{model._meta.app_label}_{model._meta.model_name}_", "")


def admin_routes() -> list[Route]:
    return [route for route in routes() if route.pattern.startswith("admin/")]


@pytest.mark.sweep
@pytest.mark.parametrize("label", ["zones", "delegations", "evaluations", "auth", "knox"])
def test_every_page_of_a_model_opens_for_those_it_is_for(
    label: str, portal: Portal, staff: dict[str, Client], unpainted: None
) -> None:
    """200 for whoever is in the table, and a refusal for everybody else."""
    wrong = []
    for route in admin_routes():
        model, page = model_of(route), kind_of(route).removeprefix("admin:")
        if model is None or model._meta.app_label != label or page not in PAGES:
            continue
        allowed, address = RIGHTS[model._meta.label_lower].of(page), portal.address(route)
        for who, client in staff.items():
            if who == "S" and label in OWN_APPS:
                continue  # rights of groups are what these pages are about; the superuser has them all
            status = status_of(client, "GET", address)
            # The page of an old version leads to the list of them; a row of another country is as if there were none.
            wanted = (302,) if page == "simple_history" and who in allowed else (200,) if who in allowed else (302, 403)
            is_refused = page == "simple_history" and who not in allowed and status == 302
            if status not in wanted or is_refused:
                wrong.append((address, who, status))
    assert wrong == []


@pytest.mark.sweep
def test_other_pages_of_the_admin(portal: Portal, staff: dict[str, Client], unpainted: None) -> None:
    wrong = []
    for route in admin_routes():
        for who, client in staff.items() if route.name in OTHER_PAGES else ():
            status = status_of(client, "GET", portal.address(route))
            if (status in (200, 302)) is not (who in OTHER_PAGES[route.name]):
                wrong.append((route.name, who, status))
    assert wrong == []


@pytest.mark.sweep
def test_what_is_sent_is_refused_to_others(portal: Portal, staff: dict[str, Client], unpainted: None) -> None:
    wrong = []
    for route in admin_routes():
        for who, client in staff.items() if route.name in SENT_TO else ():
            status = status_of(client, "POST", portal.address(route))
            if (status == 403) is not (who not in SENT_TO[route.name]):
                wrong.append((route.name, who, status))
    assert wrong == []


@pytest.mark.sweep
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_no_page_of_the_admin_opens_for_outsiders(method: str, portal: Portal, outsiders: dict[str, Client]) -> None:
    wrong = []
    for route in admin_routes():
        for who, client in outsiders.items() if route.name not in ("admin:login", "admin:logout") else ():
            response = client.generic(method, portal.address(route))
            if response.status_code != 302 or not response["Location"].startswith("/admin/login/"):
                wrong.append((str(route), who, response.status_code))
    assert wrong == []


@pytest.mark.sweep
def test_api_is_the_same_for_everybody(
    portal: Portal, staff: dict[str, Client], outsiders: dict[str, Client], settings: Any
) -> None:
    settings.API_REQUESTS_PER_MINUTE = {"anonymous": 100_000, "partner": 100_000}
    wrong = []
    for route in routes():
        if not route.pattern.startswith(PUBLIC_API_PREFIX):
            continue
        address = portal.address(route)
        answers = {who: client.get(address) for who, client in {"E": staff["E"], "F": staff["F"], **outsiders}.items()}
        if len({(answer.status_code, answer.content) for answer in answers.values()}) != 1:
            wrong.append((address, {who: answer.status_code for who, answer in answers.items()}))
        sent = {status_of(client, "POST", address) for client in outsiders.values()}
        if not sent <= {302, 404, 405}:
            wrong.append((address, sent))
    assert wrong == []


@pytest.mark.sweep
def test_reading_changes_nothing(portal: Portal, staff: dict[str, Client], unpainted: None) -> None:
    """No page that is only asked for writes to what the portal keeps."""
    before = fingerprint()
    for route in routes():
        status_of(staff["S"], "GET", portal.address(route))
    assert fingerprint() == before


def fingerprint() -> dict[str, list[Any]]:
    # A stored form is a copy of what a reader was shown first, and is lost without loss.
    models = [model for app in OWN_APPS for model in apps.get_app_config(app).get_models() if model is not StoredForm]
    return {model._meta.label: list(model._base_manager.order_by("pk").values()) for model in models}


def test_every_address_is_in_a_table() -> None:
    """A new address without a row fails here."""
    known = {*PUBLIC_PAGES, *PUBLIC_FILES, *DELEGATE_PAGES, *LINK_PAGES, *OTHER_PAGES, *SENT_TO, *SPECIAL}
    unknown = [
        str(route) for route in routes()
        if route.name not in known and not route.pattern.startswith(PUBLIC_API_PREFIX) and not is_of_a_model(route)
    ]  # fmt: skip
    assert unknown == []


def is_of_a_model(route: Route) -> bool:
    model = model_of(route)
    if model is None or kind_of(route).removeprefix("admin:") not in PAGES:
        return False
    return model._meta.label_lower in RIGHTS or model._meta.label_lower in RECORDS
