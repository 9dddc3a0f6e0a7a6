"""Accounts of staff: guessing, passwords, sessions, and what of it is logged."""

from __future__ import annotations

import logging
import time
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import get_hasher
from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.test import Client

from ezportal import signing_in
from tests.people import UserFactory

pytestmark = pytest.mark.django_db
PASSWORD = "kolibri-Fenster 7 über Wasser"
LOGIN = "/admin/login/"


@pytest.fixture(autouse=True)
def _quick_hashes(request, settings) -> None:
    """Each sign-in takes some tenths of a second otherwise, as it has to for those who guess."""
    if request.function is not test_passwords_are_kept_as_slow_hashes:
        settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def member() -> Any:
    user = UserFactory(username="member")
    user.set_password(PASSWORD)
    user.save()
    return user


def sign_in(client: Client, name: str = "member", password: str = PASSWORD, address: str = "192.0.2.1", **data: str):
    return client.post(LOGIN, {"username": name, "password": password, **data}, REMOTE_ADDR=address)


def is_in(client: Client) -> bool:
    return client.get("/admin/").status_code == 200


# --- Guessing ----------------------------------------------------------------------------------------
def test_a_name_is_locked_at_one_address_only(member, caplog) -> None:
    """Neither the colleague elsewhere nor a colleague at the same address is shut out."""
    other = UserFactory(username="other")
    other.set_password(PASSWORD)
    other.save()
    for _try in range(5):
        sign_in(Client(), password="wrong")
    locked = Client()
    assert sign_in(locked).status_code == 429
    assert not is_in(locked)
    assert "A name was locked at an address" in caplog.text
    assert "192.0.2.1" not in caplog.text
    elsewhere, neighbour = Client(), Client()
    sign_in(elsewhere, address="192.0.2.99")
    sign_in(neighbour, name="other")
    assert (is_in(elsewhere), is_in(neighbour)) == (True, True)


def test_one_address_may_not_try_many_names(member, monkeypatch, caplog) -> None:
    monkeypatch.setattr(signing_in, "MOST_WRONG", 8)
    client = Client()
    for number in range(8):
        assert sign_in(client, name=f"guess{number}", password="wrong").status_code == 200
    with caplog.at_level(logging.WARNING, logger="ezportal.security"):
        response = sign_in(client)
    assert (response.status_code, response["Retry-After"]) == (429, "1800")
    assert "Try again in 30 minutes" in response.content.decode()
    assert "Sign-in closed for an address" in caplog.text
    elsewhere = Client()
    sign_in(elsewhere, address="192.0.2.99")
    assert is_in(elsewhere)


def test_a_new_portal_has_no_account() -> None:
    assert not get_user_model().objects.exists()


# --- Passwords ---------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("password", "is_taken"),
    [
        ("kolibri fenst", True), ("烏鴉在窗邊看著湄公河的水流啊", True), ("!!!###???...%%%&&&", True), ("x7" + "kolibri fenster" * 8, True),
        ("short-Pass1", False), ("passwordpassword", False), ("1234567890123456", False), ("Mekong-Institute-2026", False),
        ("lancangmekong!!123", False), ("adminadmin2026", False), ("Economic.Zone.99", False), ("jennifer1988jennifer", True),
        ("member-account", False),
    ],
)  # fmt: skip
def test_passwords(member, password: str, is_taken: bool) -> None:
    """Length, the common ones, the name of the account and words of the portal; no rule of composition."""
    member.email = "member-account@example.org"
    try:
        validate_password(password, member)
        refused = []
    except ValidationError as error:
        refused = error.messages
    assert (not refused) is is_taken, refused


def test_passwords_are_taken_as_typed(member) -> None:
    for changed in (PASSWORD.lower(), PASSWORD + " ", PASSWORD[:-1], PASSWORD.replace("ü", "u")):
        client = Client()
        sign_in(client, password=changed)
        assert not is_in(client), changed
    client = Client()
    sign_in(client)
    assert is_in(client)


def test_passwords_are_kept_as_slow_hashes(member) -> None:
    name, iterations, *_rest = member.password.split("$")
    assert name == "pbkdf2_sha256"
    assert int(iterations) >= 600_000
    assert get_hasher().algorithm == name


def test_the_form_hides_the_password_and_lets_it_be_pasted(client) -> None:
    html = client.get(LOGIN).content.decode()
    field = html[html.index('name="password"') - 100 : html.index('name="password"') + 200]
    assert 'type="password"' in field
    assert 'autocomplete="current-password"' in field
    assert "onpaste" not in html


# --- Sessions ----------------------------------------------------------------------------------------
def test_signing_in_makes_a_new_session(member) -> None:
    client = Client()
    client.cookies["sessionid"] = "chosenbyanattacker"
    sign_in(client)
    first = client.cookies["sessionid"].value
    assert first != "chosenbyanattacker"
    sign_in(client)
    assert client.cookies["sessionid"].value != first


@pytest.mark.parametrize(
    ("key", "seconds", "is_alive"),
    [
        (signing_in.SEEN, 2 * 60 * 60 - 60, True), (signing_in.SEEN, 2 * 60 * 60 + 60, False),
        (signing_in.BEGAN, 12 * 60 * 60 - 60, True), (signing_in.BEGAN, 12 * 60 * 60 + 60, False),
    ],
)  # fmt: skip
def test_session_ends(member, key: str, seconds: int, is_alive: bool) -> None:
    """Two hours after the last page, and twelve after it began."""
    client = Client()
    sign_in(client)
    session = client.session
    session[key] = int(time.time()) - seconds
    session.save()
    assert is_in(client) is is_alive
    if not is_alive:
        assert not Session.objects.filter(session_key=session.session_key).exists()
        assert client.get("/admin/")["Location"].startswith(LOGIN)


def test_using_the_portal_keeps_the_session_alive(member) -> None:
    client = Client()
    sign_in(client)
    session = client.session
    session[signing_in.SEEN] = int(time.time()) - 3600
    session.save()
    assert is_in(client)
    assert time.time() - client.session[signing_in.SEEN] < 60


def test_signing_out_kills_the_session(member) -> None:
    client = Client()
    sign_in(client)
    kept = client.cookies["sessionid"].value
    client.post("/admin/logout/")
    thief = Client()
    thief.cookies["sessionid"] = kept
    assert not is_in(thief)


def test_closed_account_is_out_at_once(member) -> None:
    client = Client()
    sign_in(client)
    member.is_active = False
    member.save()
    assert not is_in(client)


def test_changing_the_password_ends_the_other_sessions(member) -> None:
    here, there = Client(), Client()
    sign_in(here)
    sign_in(there)
    new = "drei Kraniche im Nebel"
    data = {"old_password": "wrong", "new_password1": new, "new_password2": new}
    assert here.post("/admin/password_change/", data).status_code == 200
    assert is_in(there)
    assert here.post("/admin/password_change/", {**data, "old_password": PASSWORD}).status_code == 302
    assert (is_in(here), is_in(there)) == (True, False)


def test_every_page_of_staff_leads_out(member) -> None:
    client = Client()
    sign_in(client)
    for page in ("/admin/", "/admin/password_change/"):
        assert 'action="/admin/logout/"' in client.get(page).content.decode()


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_nobody_is_sent_to_another_host(member, target: str) -> None:
    client = Client()
    response = client.post(f"{LOGIN}?next={target}", {"username": "member", "password": PASSWORD, "next": target})
    assert response.status_code == 302
    assert response["Location"] in ("/admin/", "/accounts/profile/")
    assert "evil" not in client.get(f"/admin/logout/?next={target}").headers.get("Location", "")


# --- Logs --------------------------------------------------------------------------------------------
def test_signing_in_is_logged_without_names(member, caplog) -> None:
    client = Client()
    with caplog.at_level(logging.INFO):
        sign_in(client, name="typed-a-secret-here", password="another secret")
        sign_in(client)
        client.post("/admin/logout/")
    told = [record.getMessage() for record in caplog.records if record.name == "ezportal.security"]
    assert told == ["Sign-in refused", f"Signed in: user {member.pk}", f"Signed out: user {member.pk}"]
    for word in ("another secret", PASSWORD, "192.0.2.1", "typed-a-secret-here"):
        assert word not in caplog.text


def test_refused_access_is_logged(member, caplog) -> None:
    client = Client()
    sign_in(client)
    assert client.get("/admin/zones/zone/").status_code == 403
    assert "Forbidden (Permission denied): /admin/zones/zone/" in caplog.text


def test_faults_are_logged_with_their_trace(monkeypatch, caplog) -> None:
    def crash(*args: object, **kwargs: object) -> None:
        raise RuntimeError("made for tests")

    monkeypatch.setattr("zones.views.texts.AboutView.get", crash)
    response = Client(raise_request_exception=False).get("/en/about/")
    assert response.status_code == 500
    assert "RuntimeError: made for tests" in caplog.text
    assert "made for tests" not in response.content.decode()
