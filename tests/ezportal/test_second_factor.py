"""Codes beside the password: setting an app up, signing in with it, losing it, and portals that ask it of everybody."""

from __future__ import annotations

import logging
import re
import time
from io import StringIO
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.core.management import CommandError, call_command
from django.test import Client
from django_otp.oath import hotp
from django_otp.plugins.otp_totp.models import TOTPDevice

from ezportal.second_factor import MOST_APPS
from tests.people import UserFactory

pytestmark = pytest.mark.django_db
PASSWORD = "kolibri-Fenster 7 über Wasser"
LOGIN, PAGE = "/admin/login/", "/admin/second-factor/"
KEY = "00112233445566778899aabbccddeeff00112233"


@pytest.fixture(autouse=True)
def _quick(settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.OTP_TOTP_THROTTLE_FACTOR = 0


def person(name: str, **kwargs: Any) -> Any:
    user = UserFactory(username=name, **kwargs)
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture
def member() -> Any:
    return person("member")


@pytest.fixture
def app(member) -> TOTPDevice:
    return TOTPDevice.objects.create(user=member, name="my telephone", key=KEY)


def next_code(app: TOTPDevice) -> str:
    """The code that the app shows, or the one after it where that was used."""
    app.refresh_from_db()
    return code_at(app.bin_key, max(int(time.time()) // 30, app.last_t + 1))


def code_at(key: bytes, step: int) -> str:
    return f"{hotp(key, step):06}"


def wrong(code: str) -> str:
    return f"{(int(code) + 500_000) % 1_000_000:06}"


def sign_in(client: Client, name: str = "member", password: str = PASSWORD, code: str = ""):
    entry = {"username": name, "password": password, "code": code, "next": "/admin/"}
    return client.post(LOGIN, entry, REMOTE_ADDR="192.0.2.1")


def is_in(client: Client) -> bool:
    return client.get("/admin/").status_code == 200


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def signed_in_with(app: TOTPDevice) -> Client:
    client = Client()
    sign_in(client, app.user.username, code=next_code(app))
    return client


def set_up(client: Client, code: str = "", password: str = PASSWORD, name: str = "my telephone"):
    client.get(PAGE)
    code = code or code_at(bytes.fromhex(client.session["new_second_factor_key"]), int(time.time()) // 30)
    return client.post(PAGE, {"new-name": name, "new-code": code, "new-password": password, "add": "1"})


# --- Signing in ----------------------------------------------------------------------------------------
def test_without_an_app_the_password_is_enough(member) -> None:
    client = Client()
    sign_in(client)
    assert is_in(client)


def test_with_an_app_its_code_is_asked(member, app) -> None:
    client = Client()
    assert "Enter the code that your app shows, too." in sign_in(client).content.decode()
    assert "it is wrong or was used already" in sign_in(client, code=wrong(next_code(app))).content.decode()
    assert not is_in(client)
    code = next_code(app)
    sign_in(client, code=f"{code[:3]} {code[3:]}")
    assert is_in(client)


def test_a_code_counts_once(member, app) -> None:
    code = next_code(app)
    first, second = Client(), Client()
    sign_in(first, code=code)
    assert "was used already" in sign_in(second, code=code).content.decode()
    assert (is_in(first), is_in(second)) == (True, False)


@pytest.mark.parametrize("code", ["", "123456"])
def test_who_does_not_know_the_password_learns_nothing_of_codes(member, app, code: str) -> None:
    person("other")
    told = [sign_in(Client(), name, "wrong", code).content.decode() for name in ("member", "other", "nobody")]
    assert all("code that your app" not in page and "does not count" not in page for page in told)
    app.refresh_from_db()
    assert app.throttling_failure_count == 0  # a stranger cannot make the owner wait


@pytest.mark.parametrize("code", ["abcdef", "-12345", "1" * 20, "１２３４５６", "12345６x"])
def test_what_is_no_code_is_refused(member, app, code: str) -> None:
    client = Client()
    assert "does not count" in sign_in(client, code=code).content.decode()
    assert not is_in(client)


def test_wrong_codes_lock_the_name_like_wrong_passwords(member, app, caplog) -> None:
    client = Client()
    for _try in range(5):
        sign_in(client, code=wrong(next_code(app)))
    assert sign_in(client, code=next_code(app)).status_code == 429
    assert not is_in(client)
    assert "A name was locked at an address" in caplog.text


def test_after_a_wrong_code_the_next_has_to_wait(member, app, settings) -> None:
    settings.OTP_TOTP_THROTTLE_FACTOR = 60
    client = Client()
    sign_in(client, code=wrong(next_code(app)))
    assert "does not count" in sign_in(client, code=next_code(app)).content.decode()
    TOTPDevice.objects.update(throttling_failure_timestamp="2026-01-01T00:00:00Z")
    sign_in(client, code=next_code(app))
    assert is_in(client)


def test_signing_in_with_one_app_makes_no_other_wait(member, app, settings) -> None:
    settings.OTP_TOTP_THROTTLE_FACTOR = 60
    other = TOTPDevice.objects.create(user=member, name="in the safe")
    sign_in(Client(), code=next_code(other))
    client = Client()
    sign_in(client, code=next_code(app))
    assert is_in(client)


def test_code_of_somebody_else_is_no_code(member, app) -> None:
    other = TOTPDevice.objects.create(user=person("other"), name="another telephone")
    client = Client()
    sign_in(client, code=next_code(other))
    assert not is_in(client)


# --- Setting up and taking away --------------------------------------------------------------------------
def test_an_app_is_set_up_and_asked_from_then_on(member, caplog) -> None:
    client = signed_in(member)
    page = client.get(PAGE).content.decode()
    assert 'class="qr-code"' in page
    with caplog.at_level(logging.INFO, logger="ezportal.security"):
        assert set_up(client).status_code == 302
    app = TOTPDevice.objects.get()
    assert (app.user, app.name, app.confirmed) == (member, "my telephone", True)
    assert f"Second factor added: user {member.pk}" in caplog.text
    assert app.key not in caplog.text
    assert app.key not in client.get(PAGE).content.decode()
    assert app.key != client.session["new_second_factor_key"]
    stranger = Client()
    sign_in(stranger)
    assert not is_in(stranger)
    sign_in(stranger, code=next_code(app))
    assert is_in(stranger)


def test_other_sessions_end_when_apps_change(member) -> None:
    elsewhere = signed_in(member)
    client = signed_in(member)
    set_up(client)
    assert (is_in(client), is_in(elsewhere)) == (True, False)
    app = TOTPDevice.objects.get()
    elsewhere = Client()
    sign_in(elsewhere, code=next_code(app))
    remove(client, app)
    assert (is_in(client), is_in(elsewhere)) == (True, False)


def test_the_code_that_set_it_up_does_not_count_again(member) -> None:
    set_up(signed_in(member))
    app = TOTPDevice.objects.get()
    client = Client()
    sign_in(client, code=code_at(app.bin_key, app.last_t))
    assert not is_in(client)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"password": "wrong"}, "This is not your password."), ({"code": "12x456"}, "The app shows another code"),
        ({"name": ""}, "This field is required"), ({"name": "x" * 65}, "at most 64"),
    ],
)  # fmt: skip
def test_an_app_is_not_set_up_by_half(member, given: dict[str, str], told: str) -> None:
    response = set_up(signed_in(member), **given)
    assert response.status_code == 200
    assert told in response.content.decode()
    assert not TOTPDevice.objects.exists()


def test_guesses_of_the_password_are_stopped_here_too(member) -> None:
    client = signed_in(member)
    answers = [set_up(client, password="wrong").status_code for _try in range(6)]
    assert answers[-1] == 429
    assert set_up(client).status_code == 429


def test_an_account_has_so_many_apps(member) -> None:
    for number in range(MOST_APPS):
        TOTPDevice.objects.create(user=member, name=f"app {number}")
    client = signed_in_with(TOTPDevice.objects.first())
    assert "qr-code" not in client.get(PAGE).content.decode()
    set_up(client)
    assert TOTPDevice.objects.count() == MOST_APPS


def remove(client: Client, app: TOTPDevice, password: str = PASSWORD):
    return client.post(PAGE, {"old-app": app.pk, "old-password": password, "remove": "1"})


def test_an_app_is_taken_away_by_its_owner_with_the_password(member, app, caplog) -> None:
    client = signed_in_with(app)
    assert "This is not your password." in remove(client, app, "wrong").content.decode()
    other = signed_in_with(TOTPDevice.objects.create(user=person("other"), name="my own"))
    assert remove(other, app).status_code == 200
    assert TOTPDevice.objects.count() == 2
    assert remove(client, app).status_code == 302
    assert TOTPDevice.objects.get().name == "my own"
    assert f"Second factor taken away: user {member.pk} by user {member.pk}" in caplog.text
    stranger = Client()
    sign_in(stranger)
    assert is_in(stranger)


@pytest.mark.parametrize("sent", ["\0", "9" * 30, "-1", "abc", "²²²²²²", "٣٣٣٣٣٣", "x" * 5000])
@pytest.mark.parametrize("has_app", [False, True])
def test_whatever_is_sent_is_answered_in_words(member, has_app: bool, sent: str) -> None:
    client = signed_in(member)
    if has_app:
        client = signed_in_with(TOTPDevice.objects.create(user=member, name="my telephone"))
    adding = {"new-name": sent, "new-code": sent, "new-password": PASSWORD, "add": "1"}
    removing = {"old-app": sent, "old-password": PASSWORD, "remove": "1"}
    assert [client.post(PAGE, data).status_code for data in (adding, removing, {"remove": sent}, {})] == [200] * 4
    assert TOTPDevice.objects.count() == has_app


@pytest.mark.parametrize("is_required", [False, True])
def test_no_session_without_a_code_changes_the_apps(member, app, settings, is_required: bool) -> None:
    settings.SECOND_FACTOR_REQUIRED = is_required
    assert signed_in(member).get(PAGE)["Location"].startswith(LOGIN)
    assert set_up(signed_in(member), code="123456")["Location"].startswith(LOGIN)
    assert remove(signed_in(member), app)["Location"].startswith(LOGIN)
    assert TOTPDevice.objects.get() == app


def test_the_page_is_for_staff_alone(client) -> None:
    assert client.get(PAGE)["Location"].startswith(LOGIN)
    assert signed_in(UserFactory(username="visitor", is_staff=False)).get(PAGE)["Location"].startswith(LOGIN)


# --- Where every account needs one -------------------------------------------------------------------------
def test_nothing_else_is_open_until_it_is_set_up(member, settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    client = Client()
    sign_in(client)
    for path in ("/admin/", "/admin/zones/zone/", "/admin/password_change/", "/admin/nowhere/"):
        assert client.get(path)["Location"] == PAGE, path
        assert client.post(path)["Location"] == PAGE, path
    assert "Nothing else is open to you" in client.get(PAGE).content.decode()
    set_up(client)
    assert is_in(client)


def test_who_has_no_app_yet_can_leave(member, settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    client = Client()
    sign_in(client)
    assert client.post("/admin/logout/").status_code == 200
    assert client.get(PAGE)["Location"].startswith(LOGIN)


def test_sessions_without_a_code_end_when_there_is_an_app(member, app, settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    client = signed_in(member)
    assert client.get("/admin/")["Location"].startswith(LOGIN)
    assert "_auth_user_id" not in client.session
    sign_in(client, code=next_code(app))
    assert is_in(client)


def test_the_last_app_taken_away_closes_the_portal(member, app, settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    client = Client()
    sign_in(client, code=next_code(app))
    assert remove(client, app).status_code == 302
    assert client.get("/admin/")["Location"] == PAGE


# --- Lost telephones -----------------------------------------------------------------------------------------
ACTION = {"action": "take_second_factor_away", "index": "0"}
ACCOUNTS = "/admin/auth/user/"


def test_an_administrator_takes_a_lost_one_away(member, app, settings, caplog) -> None:
    boss = person("boss", is_superuser=True)
    client = signed_in(boss)
    listed = client.get(ACCOUNTS).content.decode()
    shown = re.findall(r'field-has_second_factor"><img src="[^"]*icon-(yes|no)', listed)
    assert shown == ["no", "yes"]  # boss, member
    answer = client.post(ACCOUNTS, {**ACTION, "_selected_action": [member.pk, boss.pk]}, follow=True)
    assert "1 account signs in without a code now." in answer.content.decode()
    assert not TOTPDevice.objects.exists()
    assert f"user {member.pk} by user {boss.pk}" in caplog.text
    assert LogEntry.objects.get().object_id == str(member.pk)
    settings.SECOND_FACTOR_REQUIRED = True
    owner = Client()
    sign_in(owner)
    assert owner.get("/admin/")["Location"] == PAGE


def test_a_session_that_a_lost_app_opened_is_closed(member, app, settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    client = Client()
    sign_in(client, code=next_code(app))
    call_command("take_second_factor", "member", stdout=StringIO())
    assert client.get("/admin/")["Location"] == PAGE


def test_nobody_but_a_superuser_takes_it_away(member, app, editor) -> None:
    keeper = person("keeper")
    keeper.user_permissions.set(Permission.objects.filter(codename__in=("view_user", "change_user")))
    assert signed_in(editor).post(ACCOUNTS, {**ACTION, "_selected_action": member.pk}).status_code == 403
    client = signed_in(keeper)
    assert "take_second_factor_away" not in client.get(ACCOUNTS).content.decode()
    client.post(ACCOUNTS, {**ACTION, "_selected_action": member.pk})
    assert TOTPDevice.objects.exists()


def test_the_command_tells_what_it_did(member, app) -> None:
    told = StringIO()
    call_command("take_second_factor", "member", stdout=told)
    assert "signs in with the password alone now" in told.getvalue()
    with pytest.raises(CommandError, match="has no second factor"):
        call_command("take_second_factor", "member")
    with pytest.raises(CommandError, match="no account"):
        call_command("take_second_factor", "nobody")


def test_keys_are_shown_by_no_page_of_the_admin() -> None:
    assert TOTPDevice not in admin.site._registry
