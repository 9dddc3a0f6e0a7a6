"""What every answer of every route says to the browser, whatever its status and whoever made it."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import HttpRequest
from django.test import Client, override_settings
from django.urls import path

from ezportal.urls import urlpatterns as all_patterns
from tests import people
from tests.delegations.personal import come_in
from tests.portal import Portal, make_portal, routes
from tests.test_permission_matrix import kind_of

POLICY = {
    "default-src": "'none'", "object-src": "'none'", "script-src": "'self'", "style-src": "'self'",
    "img-src": "'self'", "font-src": "'self'", "connect-src": "'self'", "manifest-src": "'self'",
    "form-action": "'self'", "frame-ancestors": "'none'", "base-uri": "'none'",
}  # fmt: skip
# The page of the API's documentation draws itself with styles in attributes.
LOOSE_STYLES = "/api/docs/"


def assert_headers(response: Any, path: str, *, is_personal: bool = False) -> None:
    headers = response.headers
    policy = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))
    if path == LOOSE_STYLES:
        assert policy.pop("style-src") == "'self' 'unsafe-inline'"
        assert {**policy, "style-src": "'self'"} | {"img-src": "'self'"} == POLICY
    else:
        assert policy == POLICY, path
    assert headers["X-Content-Type-Options"] == "nosniff", path
    assert headers["X-Frame-Options"] == "DENY", path
    wanted = "no-referrer, strict-origin" if is_personal else "strict-origin-when-cross-origin"
    assert headers["Referrer-Policy"] == wanted, path
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin", path
    is_api = path.startswith("/api/")
    assert headers["Cross-Origin-Resource-Policy"] == ("cross-origin" if is_api else "same-origin"), path
    assert "camera=()" in headers["Permissions-Policy"], path
    assert not {"Server", "X-Powered-By", "Via"} & set(headers), path
    assert_content_type(response, path)


def assert_content_type(response: Any, path: str) -> None:
    kind = response.headers.get("Content-Type", "")
    has_body = response.streaming or bool(response.content)
    if has_body:
        assert kind, path
    if kind.startswith("text/"):  # XML says its encoding itself
        assert "charset=" in kind, (path, kind)


@pytest.fixture
def portal(db: None) -> Portal:
    return make_portal()


@pytest.mark.sweep
def test_every_page_outside_the_admin(portal: Portal) -> None:
    delegate = come_in(portal.lao.delegate)
    for route in routes():
        if not route.pattern.startswith("admin/"):
            is_personal = route.pattern.startswith("en/my/")
            page = portal.address(route)
            response = (delegate if is_personal else Client()).get(page)
            assert_headers(response, page, is_personal=is_personal)
            if is_personal:
                assert response["Cache-Control"] == "private, no-store", page
            read(response)


@pytest.mark.sweep
def test_every_kind_of_page_of_the_admin(portal: Portal) -> None:
    """One page of each kind, and all that are the only one of their kind; for those who may and those who may not."""
    editor, seen = Client(), set()
    editor.force_login(people.make_member("editor"))
    for route in routes():
        if not route.pattern.startswith("admin/") or kind_of(route) in seen:
            continue
        seen.add(kind_of(route))
        page = portal.address(route)
        for client in (editor, Client()):
            response = client.get(page)
            assert_headers(response, page)
            if client is editor and response.status_code == 200 and not page.endswith("/jsi18n/"):
                assert "no-store" in response["Cache-Control"] or "private" in response["Cache-Control"], page
            read(response)


def read(response: Any) -> None:
    if response.streaming:
        list(response)


# --- Refusals and faults -----------------------------------------------------------------------------
def crash(request: HttpRequest) -> None:
    raise RuntimeError("a fault made for tests")


def forbid(request: HttpRequest) -> None:
    raise PermissionDenied


def refuse(request: HttpRequest) -> None:
    raise RequestDataTooBig


urlpatterns = [
    path("en/test-500/", crash), path("en/test-403/", forbid), path("en/test-400/", refuse),
    path("api/v1/test-500/", crash), *all_patterns,
]  # fmt: skip


@pytest.mark.parametrize(
    ("method", "page", "status"),
    [
        ("GET", "/en/test-400/", 400), ("GET", "/en/test-403/", 403), ("GET", "/en/nowhere/", 404),
        ("POST", "/en/about/", 403), ("GET", "/en/test-500/", 500), ("GET", "/admin/zones/nothing/", 302),
        ("GET", "/api/v1/nowhere/", 404), ("GET", "/api/v1/zones/?nothing=1", 400), ("POST", "/api/v1/zones/", 405),
        ("GET", "/api/v1/test-500/", 500), ("TRACE", "/en/about/", 405), ("GET", "/static/nothing.css", 404),
        ("POST", "/admin/login/", 403),
    ],
)  # fmt: skip
@pytest.mark.urls(__name__)
@pytest.mark.django_db
def test_refusals_and_faults(method: str, page: str, status: int) -> None:
    client = Client(raise_request_exception=False, enforce_csrf_checks=True)
    response = client.generic(method, page)
    assert response.status_code == status
    assert_headers(response, page)
    text = response.content.decode()
    assert "Traceback" not in text
    assert "a fault made for tests" not in text
    assert "RuntimeError" not in text


@pytest.mark.django_db
def test_too_large_too_many_and_bad_host() -> None:
    too_large = Client().post("/en/my/", CONTENT_LENGTH=str(settings.LARGEST_REQUEST_BYTES + 1))
    assert too_large.status_code == 413
    assert_headers(too_large, "/en/my/", is_personal=True)
    bad_host = Client().get("/en/", headers={"Host": "evil.example"})
    assert bad_host.status_code == 400
    assert_headers(bad_host, "/en/")
    with override_settings(API_REQUESTS_PER_MINUTE={"anonymous": 0, "partner": 0}):
        too_many = Client().get("/api/v1/zones/")
    assert too_many.status_code == 429
    assert_headers(too_many, "/api/v1/zones/")


@pytest.mark.django_db
def test_not_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    from ezportal import health

    monkeypatch.setattr(health, "_cache_answers", lambda: False, raising=False)
    response = Client().get("/health/ready")
    assert_headers(response, "/health/ready")


@pytest.mark.parametrize("name", ["css/base.css", "js/portal.js", "img/favicon.svg", "admin/css/base.css"])
@pytest.mark.django_db
def test_static_files(name: str) -> None:
    response = Client().get(f"/static/{name}")
    assert response.status_code == 200
    assert_headers(response, f"/static/{name}")
    read(response)


@pytest.mark.django_db
def test_production_asks_for_tls_of_all_hosts_for_a_year() -> None:
    with override_settings(
        SECURE_HSTS_SECONDS=365 * 24 * 60 * 60, SECURE_HSTS_INCLUDE_SUBDOMAINS=True, SECURE_HSTS_PRELOAD=True,
        SECURE_SSL_REDIRECT=True,
    ):  # fmt: skip
        client = Client()
        for page in ("/en/", "/en/nowhere/", "/api/v1/zones/", "/admin/login/", "/health/live", "/static/css/base.css"):
            response = client.get(page, secure=True)
            assert response["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload", page
            read(response)
        moved = client.get("/en/")
        assert (moved.status_code, moved["Location"]) == (301, "https://testserver/en/")


@pytest.mark.django_db
def test_cors_is_for_the_public_interface_only() -> None:
    origin = {"Origin": "https://partner.example"}
    assert Client().get("/api/v1/zones/", headers=origin)["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in Client().get("/api/v1/zones/", headers=origin)
    for page in ("/en/", "/en/my/", "/admin/login/", "/health/live", "/robots.txt"):
        assert "Access-Control-Allow-Origin" not in Client().get(page, headers=origin), page
