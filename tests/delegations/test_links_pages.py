"""Opening a personal link: scanners change nothing, one button lets the delegate in, revoking ends it at once."""

import datetime as dt
import logging

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from delegations.models import PersonalLink
from delegations.views.my import opening
from ezportal.logs import MaskPeople
from tests.delegations.personal import come_in, make_link
from tests.factories import DelegateFactory

pytestmark = pytest.mark.django_db

PAGES = ("", "expectations/", "case-studies/", "directory/", "delegates/")


@pytest.fixture
def delegate(db):
    return DelegateFactory(
        name="Invented Somsanith", position="Director of Somewhere", visit__name_en="Visit to the test border"
    )


@pytest.fixture
def link(delegate):
    return make_link(delegate)


def test_scanners_change_nothing_before_the_owner_comes(client, link, delegate):
    _stored, token = link
    before = PersonalLink.objects.values().get()
    for number in range(50):
        ask = client.head if number % 5 == 0 else client.get
        response = ask(f"/en/my/{token}/", headers={"user-agent": f"scanner {number}"})
        assert response.status_code == 200
        assert not any(name.startswith("delegate") for name in response.cookies)
    assert PersonalLink.objects.values().get() == before
    assert client.get("/en/my/").status_code == 403
    assert client.post(f"/en/my/{token}/").status_code == 302
    assert client.get("/en/my/").status_code == 200


def test_page_of_the_link_tells_the_visit_and_nothing_of_the_person(client, link, delegate):
    html = client.get(f"/en/my/{link[1]}/").content.decode()
    assert "Visit to the test border" in html
    for word in ("Somsanith", "Director", "Ministry of Tests", str(delegate.group)):
        assert word not in html
    # Nothing on it leads further in: only the button does.
    assert html.count('method="post"') == 1
    assert "canonical" not in html


def test_button_lets_in_and_takes_the_token_out_of_the_address(client, link, delegate):
    stored, token = link
    response = client.post(f"/en/my/{token}/")
    assert response["Location"] == "/en/my/"
    assert token not in str(response.cookies) + response.content.decode()
    stored.refresh_from_db()
    assert stored.last_used_at is not None
    assert "Invented Somsanith" in client.get("/en/my/").content.decode()


def test_button_needs_the_token_of_its_form(link):
    strict = Client(enforce_csrf_checks=True)
    address = f"/en/my/{link[1]}/"
    refused = strict.post(address)
    assert refused.status_code == 403
    assert refused["Cache-Control"] == "private, no-store"
    form = strict.get(address)
    csrf = form.context["csrf_token"]
    assert strict.post(address, {"csrfmiddlewaretoken": str(csrf)}).status_code == 302


def test_session_is_a_cookie_of_its_own_below_each_language(client, link, settings):
    settings.SESSION_COOKIE_SECURE = True
    cookies = client.post(f"/en/my/{link[1]}/").cookies
    mine = {name: cookie for name, cookie in cookies.items() if name.startswith("delegate-")}
    assert {cookie["path"] for cookie in mine.values()} == {f"/{code}/my/" for code, _name in settings.LANGUAGES}
    for cookie in mine.values():
        assert (cookie["httponly"], cookie["secure"], cookie["samesite"]) == (True, True, "Lax")
        assert cookie["max-age"] == 12 * 60 * 60
    assert settings.SESSION_COOKIE_NAME not in cookies


@pytest.mark.parametrize("end", ["revoked", "expired", "erased"])
def test_session_ends_with_its_link_at_the_next_request(delegate, end):
    client = come_in(delegate)
    assert client.get("/en/my/").status_code == 200
    if end == "erased":
        PersonalLink.objects.all().delete()
    else:
        past = timezone.now() - dt.timedelta(seconds=1)
        PersonalLink.objects.update(**{"revoked_at" if end == "revoked" else "expires_at": past})
    for page in PAGES:
        assert client.get(f"/en/my/{page}").status_code == 403
    assert client.post("/en/my/expectations/", {"then": "add"}).status_code == 403
    assert client.post("/en/my/expectations/", headers={"accept": "application/json"}).json() == {"closed": True}
    assert not delegate.expectations.exists()


def test_session_made_by_hand_is_refused(client, link):
    client.cookies["delegate-en"] = link[0].token_hash
    assert client.get("/en/my/").status_code == 403
    client.cookies["delegate-en"] = f"{link[0].token_hash}:1abcde:forged"
    assert client.get("/en/my/").status_code == 403


def test_session_is_short(client, link, monkeypatch):
    client.post(f"/en/my/{link[1]}/")
    later = timezone.now().timestamp() + 13 * 60 * 60
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    assert client.get("/en/my/").status_code == 403


def test_closing_ends_the_session_in_this_browser_only(delegate):
    here, elsewhere = come_in(delegate), come_in(delegate)
    assert here.post("/en/my/leave/").status_code == 200
    assert here.get("/en/my/").status_code == 403
    assert elsewhere.get("/en/my/").status_code == 200


def test_every_answer_is_kept_by_nobody_and_sends_no_address_on(delegate, link):
    inside, outside = come_in(delegate), Client()
    answers = [inside.get(f"/en/my/{page}") for page in PAGES]
    answers += [outside.get(f"/en/my/{page}") for page in PAGES]
    answers += [
        outside.get(f"/en/my/{link[1]}/"), outside.get(f"/en/my/{link[1]}"), outside.post(f"/lo/my/{link[1]}/"),
        outside.get("/en/my/no-such-token/"), outside.get("/en/my/a/b/c/"),
    ]  # fmt: skip
    for answer in answers:
        assert answer["Cache-Control"] == "private, no-store"
        assert answer["Referrer-Policy"] == "no-referrer, strict-origin"
        assert answer["X-Robots-Tag"] == "noindex, nofollow"
        assert "ETag" not in answer


def test_burmese_pages_are_public_as_ever(client):
    for path in ("/my/", "/my/about/"):
        response = client.get(path)
        assert (response.status_code, response["Cache-Control"]) == (200, "public, no-cache")
        assert "X-Robots-Tag" not in response


def test_wrong_token_gets_a_page_that_helps(client, settings):
    settings.STAFF_EMAIL = "office@example.org"
    response = client.get("/en/my/abc/")
    assert response.status_code == 404
    assert "copy the whole of it" in response.content.decode()
    assert "office@example.org" in response.content.decode()


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("field", ["revoked_at", "expires_at"])
def test_ended_link_says_so_and_opens_nothing(client, link, method, field):
    PersonalLink.objects.update(**{field: timezone.now() - dt.timedelta(days=1)})
    response = getattr(client, method)(f"/en/my/{link[1]}/")
    assert response.status_code == 410
    assert "This link has ended" in response.content.decode()
    assert PersonalLink.objects.get().last_used_at is None
    assert client.get("/en/my/").status_code == 403


def test_guessing_is_stopped_by_address_without_looking_the_token_up(client, link):
    for number in range(opening.MOST_WRONG):
        assert client.get(f"/en/my/wrong-{number}/").status_code == 404
    with CaptureQueriesContext(connection) as queries:
        refused = client.post("/en/my/wrong-again/")
    assert "personallink" not in str(queries.captured_queries)
    assert refused.status_code == 429
    assert int(refused["Retry-After"]) == opening.WINDOW
    assert client.get(f"/en/my/{link[1]}/", REMOTE_ADDR="203.0.113.9").status_code == 200


def test_right_and_ended_links_count_as_no_guess(client, link):
    PersonalLink.objects.update(revoked_at=timezone.now())
    for _ in range(opening.MOST_WRONG + 5):
        assert client.get(f"/en/my/{link[1]}/").status_code == 410


def test_every_page_opens_in_every_language(delegate):
    client = come_in(delegate)
    for code, _name in settings.LANGUAGES:
        for page in PAGES:
            response = client.get(f"/{code}/my/{page}")
            assert (response.status_code, response.content.count(b"<h1")) == (200, 1), (code, page)


def test_pages_keep_the_content_security_policy(delegate):
    client = come_in(delegate)
    client.post("/en/my/expectations/", {"then": "add"})
    for page in PAGES:
        html = client.get(f"/en/my/{page}").content.decode()
        assert "<style" not in html
        assert " style=" not in html
        assert "onclick" not in html


def logged_by(client: Client, paths: list[str], caplog) -> str:
    caplog.handler.addFilter(MaskPeople())
    with caplog.at_level(logging.DEBUG):
        for path in paths:
            client.get(path)
            client.post(path)
            client.delete(path)
    return caplog.text


def test_token_reaches_no_log(link, caplog):
    _stored, token = link
    strict = Client(enforce_csrf_checks=True)
    PersonalLink.objects.update(revoked_at=timezone.now())
    wrong = token[:-1] + "x"
    text = logged_by(strict, [f"/en/my/{token}/", f"/en/my/{wrong}/", f"/my/{token}/", f"/en/my/{token}"], caplog)
    assert "/my/***" in text
    assert token not in text
    assert wrong not in text
