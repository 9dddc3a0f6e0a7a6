"""Public answers carry the data version, and nothing old or private is ever handed out."""

from unittest import mock

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import edge
from tests.factories import SourceFactory, ZoneFactory
from tests.people import UserFactory
from zones.choices import Publication
from zones.edge.asking import answer_to
from zones.edge.layer import ANSWER
from zones.middleware import PublicLabelMiddleware
from zones.services.claims import Statement, save_zone

pytestmark = pytest.mark.django_db


def rename(zone, name):
    zone.name_en = name
    save_zone(zone=zone, statement=Statement(source=SourceFactory()))


def queries_of(ask, path, **headers):
    with CaptureQueriesContext(connection) as queries:
        response = ask(path, **headers)
    return response, len(queries)


def test_answer_is_labelled_with_the_data_version(ask, version):
    ZoneFactory()
    response = ask("zones/")
    assert response["X-Data-Version"] == str(version())
    assert response["ETag"].startswith(f'"{version()}.')
    assert response["Cache-Control"] == "public, no-cache"


def test_label_is_the_same_for_every_caller_and_address(ask, db):
    labels = {ask("zones/")["ETag"], ask("countries/")["ETag"], ask("zones/", user_agent="other")["ETag"]}
    assert len(labels) == 1


def test_every_public_address_is_labelled(ask, client):
    zone = ZoneFactory()
    for path in ("", "openapi.json", "changes/", "zones/facets/", f"zones/{zone.slug}/", "zones/?format=csv"):
        assert ask(path)["ETag"], path


@pytest.mark.parametrize("form", ["{}", "W/{}", '"other", {}', '{} , W/"other"', "*"])
def test_known_answer_is_not_sent_again(ask, form):
    label = ask("zones/")["ETag"]
    response = ask("zones/", if_none_match=form.format(label))
    assert response.status_code == 304
    assert response.content == b""
    assert response["ETag"].removeprefix("W/") == label
    assert response["Cache-Control"] == "public, no-cache"
    assert {"Accept", "Accept-Language"} <= set(response["Vary"].replace(" ", "").split(","))


def test_304_costs_only_the_reading_of_the_version(ask):
    label = ask("zones/")["ETag"]
    assert queries_of(ask, "zones/", if_none_match=label)[1] == 0


@pytest.mark.parametrize("sent", ['"other"', "", "rubbish", '"'])
def test_other_labels_get_the_answer(ask, sent):
    assert ask("zones/", if_none_match=sent).status_code == 200


def test_change_gives_a_new_label_and_the_new_answer(ask):
    zone = ZoneFactory(name_en="Old name")
    old = ask(f"zones/{zone.slug}/")
    rename(zone, "New name")
    new = ask(f"zones/{zone.slug}/", if_none_match=old["ETag"])
    assert new.status_code == 200
    assert new.json()["name"] == "New name"


def test_withdrawn_zone_is_gone_at_once(ask):
    zone = ZoneFactory()
    label = ask(f"zones/{zone.slug}/")["ETag"]
    zone.publication = Publication.WITHDRAWN
    zone.save()
    assert ask(f"zones/{zone.slug}/", if_none_match=label).status_code == 404


def test_variants_of_an_address_have_labels_of_their_own(ask):
    ZoneFactory()
    labels = {
        ask("zones/")["ETag"],
        ask("zones/", accept_language="lo")["ETag"],
        ask("zones/", accept="text/csv")["ETag"],
        ask("zones/", accept="application/geo+json")["ETag"],
    }
    assert len(labels) == 4
    assert ask("zones/", accept="*/*")["ETag"] == ask("zones/")["ETag"]


def test_label_of_one_language_is_not_taken_for_another(ask):
    label = ask("zones/", accept_language="vi")["ETag"]
    assert ask("zones/", accept_language="lo", if_none_match=label).status_code == 200


def test_repeated_answer_costs_only_the_reading_of_the_version_and_is_the_same(ask):
    ZoneFactory()
    first = ask("zones/")
    second, queries = queries_of(ask, "zones/")
    assert queries == 0
    assert second.content == first.content
    for header in ("Content-Type", "Content-Language", "ETag", "X-Data-Version", "Vary", "Access-Control-Allow-Origin"):
        assert second[header] == first[header], header


def test_stored_answer_is_kept_apart_by_language_format_and_host(client, settings):
    settings.ALLOWED_HOSTS = ["*"]
    ZoneFactory(name_en="Test", name_lo="ທົດສອບ")
    answers = {
        client.get("/api/v1/zones/", headers=headers).content
        for headers in (
            {},
            {"accept-language": "lo"},
            {"accept": "application/geo+json"},
            {"host": "other.example"},
        )
    }
    assert len(answers) == 4


def test_refusal_of_a_format_is_not_replaced_by_a_stored_answer(ask):
    assert ask("countries/", accept="application/geo+json, application/json;q=0.5").status_code == 200
    assert ask("countries/", accept="application/geo+json").status_code == 406


@pytest.mark.parametrize(("before", "after", "kept"), [(7, 7, 1), (7, 8, 0)])
def test_answer_is_not_kept_when_the_data_changed_meanwhile(ask, before, after, kept):
    with (
        mock.patch("zones.edge.layer.version_since", side_effect=[before, after]),
        mock.patch.object(edge.store, "keep") as keep,
    ):
        assert ask("zones/")["X-Data-Version"] == "7"
    assert keep.call_count == kept


def test_refusals_are_neither_labelled_nor_kept(ask):
    response = ask("zones/no-such-zone/")
    assert "ETag" not in response
    assert not edge.store._answers


def test_streamed_table_is_labelled_but_not_kept(ask):
    ZoneFactory()
    assert ask("zones/?format=csv")["ETag"]
    assert not edge.store._answers


def test_head_is_answered_from_what_get_left(client):
    ZoneFactory()
    label = client.get("/api/v1/zones/")["ETag"]
    response = client.head("/api/v1/zones/")
    assert (response.status_code, response["ETag"], response.content) == (200, label, b"")


def test_api_answer_is_public_for_the_signed_in_too(client):
    ZoneFactory()
    public = client.get("/api/v1/zones/")
    client.force_login(UserFactory())
    signed_in = client.get("/api/v1/zones/")
    assert signed_in.content == public.content
    assert signed_in["ETag"] == public["ETag"]


def test_page_of_a_visitor_is_labelled_and_kept(client):
    response = client.get("/en/zones/")
    assert response["Cache-Control"] == "public, no-cache"
    assert "Cookie" in response["Vary"]
    assert client.get("/en/zones/", headers={"if-none-match": response["ETag"]}).status_code == 304
    with CaptureQueriesContext(connection) as queries:
        client.get("/en/zones/")
    assert len(queries) == 0


def test_page_of_the_signed_in_is_their_own(client):
    label = client.get("/en/zones/")["ETag"]
    client.force_login(UserFactory())
    response = client.get("/en/zones/", headers={"if-none-match": label})
    assert response.status_code == 200
    assert "ETag" not in response
    assert response["Cache-Control"].startswith("private")


@pytest.mark.parametrize("path", ["/admin/login/", "/health/live"])
def test_private_addresses_are_left_alone(client, path):
    response = client.get(path)
    assert "ETag" not in response
    assert "X-Data-Version" not in response
    assert "public" not in response["Cache-Control"]


def test_page_that_sets_a_cookie_is_not_kept(rf):
    def view(request):
        response = HttpResponse("yours")
        response.set_cookie("csrftoken", "yours")
        return response

    request = rf.get("/en/contact/")
    request.META[ANSWER] = answer_to(request.META, 7)
    assert "ETag" not in PublicLabelMiddleware(view)(request)
    assert "ETag" in PublicLabelMiddleware(lambda _: HttpResponse("mine"))(request)


def test_docs_page_keeps_its_own_policy_when_asked_twice(client: Client):
    for _ in range(2):
        response = client.get("/api/docs/", headers={"accept": "text/html"})
        assert "style-src 'self' 'unsafe-inline'" in response["Content-Security-Policy"]
        assert "script-src 'self';" in response["Content-Security-Policy"] + ";"
