"""Whatever goes wrong under /api/, the answer is a problem document."""

from unittest import mock

import pytest
from django.test import Client

from tests.factories import ZoneFactory
from zones.choices import Publication

pytestmark = pytest.mark.django_db


def problem(response, status):
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    assert response["Cache-Control"] == "no-store"
    assert response["Content-Language"] == "en"
    body = response.json()
    assert set(body) == {"type", "title", "status", "detail", "instance", "errors"}
    assert body["status"] == status
    return body


@pytest.mark.parametrize(
    "path",
    ["nothing/", "zones/no-such-zone/", "zones/no-such-zone/claims/", "countries/la/", "zones/%2e%2e/", "zones/a%00b/"],
)
def test_address_with_nothing_behind_it(ask, path):
    assert problem(ask(path), 404)["title"] == "Not Found"


def test_address_outside_version_1(client):
    problem(client.get("/api/v2/zones/"), 404)


@pytest.mark.parametrize("state", [Publication.DRAFT, Publication.IN_REVIEW, Publication.WITHDRAWN])
def test_zone_that_is_not_published_does_not_exist(ask, state):
    zone = ZoneFactory(publication=state)
    problem(ask(f"zones/{zone.slug}/"), 404)
    problem(ask(f"zones/{zone.slug}/claims/"), 404)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
def test_writing_is_not_offered(client, method):
    response = getattr(client, method)("/api/v1/zones/")
    assert problem(response, 405)["detail"] == "The API is read-only here: use GET, HEAD or OPTIONS."
    assert response["Allow"] == "GET, HEAD, OPTIONS"


def test_format_that_is_not_offered(ask):
    zone = ZoneFactory()
    assert problem(ask("countries/", accept="application/geo+json"), 406)["detail"] == (
        "Offered here: application/json, text/csv, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet."
    )
    problem(ask(f"zones/{zone.slug}/", accept="text/csv"), 406)


def test_failure_tells_nothing_of_its_cause(settings):
    client = Client(raise_request_exception=False)
    settings.DEBUG = True  # even then: no trace, no HTML
    with mock.patch("zones.api.querysets.countries", side_effect=RuntimeError("secret cause")):
        response = client.get("/api/v1/countries/")
    assert "secret" not in response.content.decode()
    assert problem(response, 500)["detail"] == "The portal failed on this request; the failure has been recorded."


def test_failure_outside_the_views_is_a_problem_too():
    client = Client(raise_request_exception=False)
    with mock.patch("zones.middleware.is_labelled", side_effect=RuntimeError("secret cause")):
        response = client.get("/api/v1/countries/")
    assert "secret" not in response.content.decode()
    problem(response, 500)


def test_foreign_host_is_refused_as_a_problem(client):
    problem(client.get("/api/v1/zones/", headers={"host": "evil.example"}), 400)


def test_problems_are_in_english_in_every_language(ask):
    response = ask("zones/?area_min=x", accept_language="vi")
    assert problem(response, 400)["errors"] == [
        {"parameter": "area_min", "detail": "Give a number from 0 to 1000000000, not 'x'."}
    ]


def test_missing_slash_is_sent_on(client):
    response = client.get("/api/v1/zones?country=LA")
    assert (response.status_code, response["Location"]) == (301, "/api/v1/zones/?country=LA")


def test_api_leads_to_its_index(client):
    assert client.get("/api/", follow=True).redirect_chain == [("/api/v1/", 302)]


def test_index_lists_every_resource(ask, client):
    index = ask("").json()
    assert list(index["resources"]) == [
        "countries", "zone-types", "industries", "organisations", "sources", "zones", "cross-border-areas",
        "border-crossings", "transport-links", "incentives", "regulations", "procedures", "indicators",
        "observations", "changes", "projects", "learning-visits", "discussion-areas", "sites",
        "questionnaires", "rating-scales",
    ]  # fmt: skip
    for address in (*index["resources"].values(), index["openapi"], index["documentation"]):
        assert client.get(address).status_code == 200
