"""The OpenAPI description says exactly what is served, and the page that reads it out is ours alone."""

import re

import pytest
from django.contrib.staticfiles import finders
from drf_spectacular.drainage import GENERATOR_STATS
from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import validate

from ezportal.api.docs import schema_of
from tests.api.visits import full_project, full_visit
from tests.factories import ZoneFactory, ZoneTypeFactory
from zones.choices import Publication

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_schema():
    """Each test has its own data under version numbers that repeat."""
    schema_of.cache_clear()


@pytest.fixture
def schema(ask):
    return ask("openapi.json").json()


def operation(schema, path):
    return schema["paths"][f"/api/v1/{path}"]["get"]


def test_description_is_valid_openapi_3_1(schema):
    assert schema["openapi"] == "3.1.0"
    validate(schema)


def test_description_is_made_without_a_doubt(schema):
    assert not GENERATOR_STATS
    assert "x-spectacular" not in str(schema)


def test_every_resource_of_the_index_is_described(schema, ask):
    for address in ask("").json()["resources"].values():
        assert address.removeprefix("http://testserver") in schema["paths"]


def test_only_reading_is_described(schema):
    assert {method for path in schema["paths"].values() for method in path} == {"get"}


def test_parameters_are_those_that_are_checked(schema, ask):
    for path, item in schema["paths"].items():
        if "{" in path:
            continue
        described = sorted(row["name"] for row in item["get"]["parameters"])
        [error] = ask(f"{path.removeprefix('/api/v1/')}?no-such-name=1").json()["errors"]
        assert error["detail"].partition("allowed here: ")[2].rstrip(".").split(", ") == described, path


def test_vocabularies_are_listed(ask):
    ZoneTypeFactory(slug="la-sez")
    ZoneFactory(slug="la-test")
    ZoneFactory(slug="la-draft", publication=Publication.DRAFT)
    schema = ask("openapi.json").json()
    parameters = {row["name"]: row["schema"] for row in operation(schema, "zones/")["parameters"]}
    assert parameters["zone_type"]["items"] == {"$ref": "#/components/schemas/ZoneTypeSlug"}
    assert parameters["parent"] == {"anyOf": [{"$ref": "#/components/schemas/ZoneSlug"}, {"enum": ["none"]}]}
    assert parameters["status"]["items"]["enum"] == [
        "announced", "under_construction", "operating", "suspended", "cancelled",
    ]  # fmt: skip
    assert schema["components"]["schemas"]["ZoneTypeSlug"]["enum"] == ["la-sez"]
    assert schema["components"]["schemas"]["ZoneSlug"]["enum"] == ["la-test"]


def test_formats_of_each_address_are_described(schema):
    tables = ["text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"]
    answers = {path: list(item["get"]["responses"]["200"]["content"]) for path, item in schema["paths"].items()}
    assert answers["/api/v1/zones/"] == ["application/json", *tables, "application/geo+json"]
    assert answers["/api/v1/countries/"] == ["application/json", *tables]
    assert answers["/api/v1/zones/{slug}/"] == ["application/json"]


@pytest.mark.parametrize("query", ["", "?translations=all", "?lang=lo"])
def test_answers_on_visits_are_as_described(ask, query):
    visit = full_visit(slug="the-visit")
    project, site = full_project(visit), visit.site_visits.get().site
    schema = ask("openapi.json").json()
    known = {"slug": {"learning-visits": "the-visit", "projects": project.slug, "sites": site.slug}}
    known["slug"] |= {"discussion-areas": visit.areas.get().area.slug, "zones": site.zone.slug}
    checked = 0
    for path in schema["paths"]:
        resource = path.removeprefix("/api/v1/").split("/")[0]
        if resource in known["slug"]:
            answer = ask(path.removeprefix("/api/v1/").replace("{slug}", known["slug"][resource]) + query)
            if "translations" in query and answer.status_code == 400:
                continue
            described = operation(schema, path.removeprefix("/api/v1/"))["responses"]["200"]["content"]
            form = {**described["application/json"]["schema"], "components": schema["components"]}
            assert [error.message for error in OAS31Validator(form).iter_errors(answer.json())] == [], path
            checked += 1
    assert checked >= 20


def test_refusals_are_described_as_problems(schema):
    for item in schema["paths"].values():
        answers = item["get"]["responses"]
        assert {"200", "304", "400", "401", "404", "406", "429"} <= set(answers)
        assert list(answers["400"]["content"]) == ["application/problem+json"]


def test_description_is_labelled_and_takes_no_unknown_parameter(ask):
    assert ask("openapi.json")["ETag"]
    assert ask("openapi.json?version=2").status_code == 400
    for accept in ("application/json", "application/vnd.oai.openapi+json", "*/*"):
        assert ask("openapi.json", accept=accept).status_code == 200


def test_docs_page_uses_files_of_the_portal_only(client):
    page = client.get("/api/docs/", headers={"accept": "text/html"})
    assert page.status_code == 200
    text = page.content.decode()
    assert '<html lang="en">' in text
    for address in re.findall(r'(?:src|href)="([^"]+)"', text):
        assert address.startswith("/")
        if address.startswith("/static/"):
            assert finders.find(address.removeprefix("/static/")), address
        else:
            assert client.get(address, headers={"accept": "*/*"}).status_code == 200, address


def test_docs_page_sets_no_cookie_and_loosens_styles_only(client):
    for path in ("/api/docs/", "/api/docs/?script="):
        response = client.get(path, headers={"accept": "*/*"})
        assert not response.cookies
        assert "http://" not in response.content.decode().replace("http://www.w3.org", "")
    policy = dict(part.strip().split(" ", 1) for part in response["Content-Security-Policy"].split(";"))
    assert policy["style-src"] == "'self' 'unsafe-inline'"
    assert policy["script-src"] == "'self'"
    ZoneFactory()
    assert "unsafe-inline" not in client.get("/api/v1/zones/")["Content-Security-Policy"]
