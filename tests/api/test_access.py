"""Keys, quotas and callers from other origins."""

import datetime as dt
from unittest import mock

import pytest
from django.core.cache import cache
from django.utils import timezone
from knox.models import AuthToken

from ezportal.api.throttling import network_of
from tests.factories import ZoneFactory
from tests.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def small_quota(settings):
    settings.API_REQUESTS_PER_MINUTE = {"anonymous": 3, "partner": 5}


@pytest.fixture(autouse=True)
def _middle_of_a_minute():
    """No test runs across the end of a window."""
    with mock.patch("ezportal.api.throttling.time.time", return_value=1_800_000_015.0):
        yield


@pytest.fixture
def partner():
    return UserFactory(username="partner", is_staff=False)


def key_for(user, **kwargs):
    return AuthToken.objects.create(user, **kwargs)[1]


def bearer(key):
    return {"authorization": f"Bearer {key}"}


def test_quotas_are_those_of_the_contract():
    from ezportal.api.settings import API_REQUESTS_PER_MINUTE

    assert API_REQUESTS_PER_MINUTE == {"anonymous": 60, "partner": 1200}


def test_answer_says_what_is_left(ask, small_quota):
    response = ask("zones/")
    assert response["RateLimit-Policy"] == '"anonymous";q=3;w=60'
    assert response["RateLimit"] == '"anonymous";r=2;t=45'
    assert ask("zones/")["RateLimit"] == '"anonymous";r=1;t=45'


def test_too_many_requests_are_refused_until_the_window_ends(ask, small_quota):
    statuses = [ask("zones/").status_code for _ in range(3)]
    response = ask("zones/")
    assert statuses == [200, 200, 200]
    assert response.status_code == 429
    assert response["Content-Type"] == "application/problem+json"
    assert response["Retry-After"] == "45"
    assert response["RateLimit"] == '"anonymous";r=0;t=45'
    with mock.patch("ezportal.api.throttling.time.time", return_value=1_800_000_060.0):
        assert ask("zones/").status_code == 200


def test_304_costs_nothing_even_when_all_is_spent(ask, small_quota):
    label = ask("zones/")["ETag"]
    for _ in range(5):
        assert ask("zones/", if_none_match=label).status_code == 304
    assert ask("zones/")["RateLimit"] == '"anonymous";r=1;t=45'
    for _ in range(3):
        ask("zones/")
    assert ask("zones/", if_none_match=label).status_code == 304


def test_stored_answers_and_refusals_cost_like_others(ask, small_quota):
    ask("zones/")
    ask("zones/")
    assert ask("nothing/")["RateLimit"] == '"anonymous";r=0;t=45'
    assert ask("zones/").status_code == 429


def test_addresses_are_counted_apart(client, small_quota):
    for _ in range(4):
        client.get("/api/v1/zones/", REMOTE_ADDR="192.0.2.1")
    assert client.get("/api/v1/zones/", REMOTE_ADDR="192.0.2.1").status_code == 429
    assert client.get("/api/v1/zones/", REMOTE_ADDR="192.0.2.2").status_code == 200


def test_written_address_does_not_count(client, small_quota):
    for number in range(4):
        response = client.get("/api/v1/zones/", headers={"x-forwarded-for": f"192.0.2.{number}"})
    assert response.status_code == 429


@pytest.mark.parametrize(
    ("address", "network"),
    [("192.0.2.7", "192.0.2.7"), ("2001:db8:1:2:3::4", "2001:db8:1:2::"), ("", "unknown")],
)
def test_network_of_an_address(address, network):
    assert network_of(address) == network


def test_pages_are_not_counted(client, small_quota):
    for _ in range(5):
        response = client.get("/api/docs/", headers={"accept": "text/html"})
    assert response.status_code == 200
    assert "RateLimit" not in response


def test_key_raises_the_quota(client, partner, small_quota):
    response = client.get("/api/v1/zones/", headers=bearer(key_for(partner)))
    assert response["RateLimit-Policy"] == '"partner";q=5;w=60'


def test_two_keys_of_a_partner_share_one_quota(client, partner, small_quota):
    first, second = key_for(partner), key_for(partner)
    client.get("/api/v1/zones/", headers=bearer(first))
    assert client.get("/api/v1/zones/", headers=bearer(second))["RateLimit"] == '"partner";r=3;t=45'


def test_key_is_stored_hashed(partner):
    key = key_for(partner)
    [stored] = AuthToken.objects.values()
    assert key not in map(str, stored.values())


def test_answer_with_a_key_is_the_public_one(client, partner):
    ZoneFactory()
    anonymous = client.get("/api/v1/zones/")
    with_key = client.get("/api/v1/zones/", headers=bearer(key_for(partner)))
    assert with_key.content == anonymous.content
    assert with_key["ETag"] == anonymous["ETag"]


@pytest.mark.parametrize("header", ["Bearer", "Bearer wrong", "Bearer a b", "Bearer \xff\xfe", "Bearer " + "a" * 5000])
def test_wrong_key_is_refused_at_the_expense_of_the_address(client, small_quota, header):
    response = client.get("/api/v1/zones/", headers={"authorization": header})
    assert response.status_code == 401
    assert response["WWW-Authenticate"] == "Bearer"
    assert response["Content-Type"] == "application/problem+json"
    assert response["RateLimit"] == '"anonymous";r=2;t=45'
    for _ in range(3):
        response = client.get("/api/v1/zones/", headers={"authorization": header})
    assert response.status_code == 429


def test_expired_key_is_refused(client, partner):
    key = key_for(partner)
    AuthToken.objects.update(expiry=timezone.now() - dt.timedelta(seconds=1))
    assert client.get("/api/v1/zones/", headers=bearer(key)).status_code == 401


def test_key_of_a_blocked_partner_is_refused(client, partner):
    key = key_for(partner)
    partner.is_active = False
    partner.save()
    assert client.get("/api/v1/zones/", headers=bearer(key)).status_code == 401


def test_revoked_key_is_refused_on_its_next_request_even_for_a_known_answer(client, partner):
    key = key_for(partner)
    label = client.get("/api/v1/zones/", headers=bearer(key))["ETag"]
    AuthToken.objects.all().delete()
    response = client.get("/api/v1/zones/", headers={**bearer(key), "if-none-match": label})
    assert response.status_code == 401


def test_key_in_the_address_is_an_unknown_parameter(client, partner):
    assert client.get(f"/api/v1/zones/?token={key_for(partner)}").status_code == 400


def test_other_schemes_count_as_anonymous(client):
    response = client.get("/api/v1/zones/", headers={"authorization": "Basic YTpi"})
    assert response.status_code == 200
    assert response["RateLimit-Policy"].startswith('"anonymous"')


def test_session_of_the_admin_is_no_key(client, administrator):
    client.force_login(administrator)
    assert client.get("/api/v1/zones/")["RateLimit-Policy"].startswith('"anonymous"')


@pytest.mark.parametrize(
    "path", ["/api/v1/zones/", "/api/v1/nothing/", "/api/v1/zones/?nope=1", "/api/v1/zones/?format=csv"]
)
def test_any_origin_may_read(client, path):
    response = client.get(path, headers={"origin": "https://partner.example"})
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "ETag" in response["Access-Control-Expose-Headers"]
    assert "Access-Control-Allow-Credentials" not in response


def test_known_answer_may_be_read_from_any_origin(client):
    label = client.get("/api/v1/zones/")["ETag"]
    response = client.get("/api/v1/zones/", headers={"if-none-match": label})
    assert (response.status_code, response["Access-Control-Allow-Origin"]) == (304, "*")


def test_preflight_is_answered_without_a_query_and_costs_nothing(client, small_quota, django_assert_num_queries):
    asked = {
        "origin": "https://partner.example",
        "access-control-request-method": "GET",
        "access-control-request-headers": "authorization",
    }
    with django_assert_num_queries(0):
        response = client.options("/api/v1/zones/", headers=asked)
    assert response.status_code == 204
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "Authorization" in response["Access-Control-Allow-Headers"]
    assert cache.get("throttle:anonymous:127.0.0.1:30000000") is None


def test_pages_are_not_open_to_other_origins(client):
    assert "Access-Control-Allow-Origin" not in client.get("/en/", headers={"origin": "https://partner.example"})
