"""What a visitor, a caller and a machine of ours get from the running portal."""

import http.client
import json
import os
import shutil
import ssl
import time
from base64 import b32decode
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django_otp.oath import TOTP
from playwright.sync_api import Page, sync_playwright

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
SECURITY_HEADERS = {
    "strict-transport-security": "max-age=31536000; includeSubDomains; preload",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "strict-origin-when-cross-origin",
    "cross-origin-opener-policy": "same-origin",
}


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Portal:
    """The portal as reached through its proxy, and one web process as reached from inside."""

    https_port: int
    web_port: int
    token: str

    def outside(self, path: str, method: str = "GET", body: bytes | None = None, **headers: str) -> Answer:
        """The certificate is of the proxy's own making, as the name is that of no host."""
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        connection: http.client.HTTPConnection = http.client.HTTPSConnection(
            "localhost", self.https_port, context=context, timeout=30
        )
        return ask(connection, method, path, body, headers)

    def inside(self, path: str, **headers: str) -> Answer:
        return ask(http.client.HTTPConnection("127.0.0.1", self.web_port, timeout=30), "GET", path, None, headers)

    def wait_for(self, status: str, seconds: float) -> dict[str, str]:
        """The states of the parts as soon as /health/ready says `status`."""
        return self.wait_until(lambda states: states.get("status") == status, seconds)

    def wait_until(
        self, is_enough: Callable[[dict[str, str]], bool], seconds: float, meanwhile: Callable[[], None] = lambda: None
    ) -> dict[str, str]:
        deadline = time.monotonic() + seconds
        states: dict[str, str] = {}
        while time.monotonic() < deadline:
            try:
                states = self.inside("/health/ready").json
                self.outside("/en/about/")
            except (OSError, http.client.HTTPException) as error:
                states = {"problem": f"{error}"}
            if is_enough(states):
                return states
            meanwhile()
            time.sleep(0.5)
        raise AssertionError(f"/health/ready says at last: {states}")


def ask(
    connection: http.client.HTTPConnection, method: str, path: str, body: bytes | None, headers: dict[str, str]
) -> Answer:
    try:
        connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
        response = connection.getresponse()
        return Answer(response.status, {name.lower(): value for name, value in response.getheaders()}, response.read())
    finally:
        connection.close()


def require(is_so: bool, what: str) -> None:
    if not is_so:
        raise AssertionError(what)


def check_answers(portal: Portal) -> None:
    """Headers, compression, keeping, and what is not for everybody."""
    home = portal.outside("/en/", Accept_Encoding="br, gzip", X_Request_ID="made-up-by-a-caller")
    require(home.status == 200, f"/en/ answers {home.status}")
    for name, value in SECURITY_HEADERS.items():
        require(home.headers.get(name) == value, f"{name} is {home.headers.get(name)!r}")
    policy = home.headers["content-security-policy"]
    require("default-src 'none'" in policy and "unsafe" not in policy, policy)
    require(home.headers.get("content-encoding") in ("br", "gzip"), "pages come uncompressed")
    require("etag" in home.headers, "pages have no ETag")
    require(home.headers["x-request-id"] != "made-up-by-a-caller", "a caller's X-Request-ID is believed")
    held = portal.outside("/en/", If_None_Match=home.headers["etag"], Accept_Encoding="br, gzip")
    require(held.status == 304, f"a page that is held is answered with {held.status}")
    for path in ("/metrics", "/health/ready", "/health/live", "/%6Detrics", "/health/%72eady"):
        require(portal.outside(path).status == 404, f"{path} is public")
    require(portal.outside("/metrics", PATH_INFO="/metrics").status == 404, "a header replaces the path")
    require(is_refused(portal, 13_000_000), "a body of 13 MB is taken")
    require(not is_refused(portal, 1_000_000), "a body of 1 MB is refused for its size")


def is_refused(portal: Portal, size: int) -> bool:
    """Whether the proxy stops a body of this size: by 413, or by cutting the line before all of it was sent."""
    try:
        return portal.outside("/admin/login/", "POST", b"x" * size).status == 413
    except OSError:
        return True


def check_figures(portal: Portal) -> None:
    require(portal.inside("/metrics").status == 401, "figures are given to strangers")
    figures = portal.inside("/metrics", Authorization=f"Bearer {portal.token}").body.decode()
    for wanted in ('ezportal_requests_total{method="GET"', 'ezportal_part_up{part="database"} 1.0',
                   "ezportal_change_sequence"):  # fmt: skip
        require(wanted in figures, f"no {wanted} among the figures:\n{figures[:2000]}")


def check_in_browser(portal: Portal, staff: tuple[str, str]) -> None:
    """Home, list, a zone, and `staff` (name and password) at work, without a complaint of the browser."""
    complaints: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_context(ignore_https_errors=True).new_page()
        page.on("console", lambda line: complaints.append(line.text) if line.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("response", lambda answer: complaints.append(f"{answer.status} {answer.url}")
                if answer.status >= 400 else None)  # fmt: skip
        base = f"https://localhost:{portal.https_port}"
        look_around(page, base, portal)
        sign_in(page, base, *staff)
        browser.close()
    require(not complaints, f"the browser complains: {complaints}")


def look_around(page: Page, base: str, portal: Portal) -> None:
    page.goto(f"{base}/")
    require(page.url.startswith(f"{base}/en"), f"/ leads to {page.url}")
    style = page.locator("link[rel=stylesheet]").first.get_attribute("href") or ""
    kept = portal.outside(style).headers.get("cache-control", "")
    require("max-age=31536000" in kept or "max-age=315360000" in kept, f"{style} is kept for {kept!r}")
    require("immutable" in kept, f"{style} is not immutable: {kept!r}")
    page.goto(f"{base}/en/zones/")
    page.locator('main a[href*="/en/zones/"]').first.wait_for()
    links = page.locator('main a[href*="/en/zones/"]').evaluate_all("all => all.map(one => one.pathname)")
    zone = next(path for path in links if path.strip("/").count("/") == 2)
    page.goto(base + zone)
    require(bool(page.locator("h1").inner_text().strip()), f"{zone} has no heading")
    page.goto(f"{base}/admin/")
    require("login" in page.url, f"/admin/ leads to {page.url}")
    enter(page, username="nobody", password="no such password")  # noqa: S106
    page.locator(".errornote").wait_for()


def enter(page: Page, **fields: str) -> None:
    for name, value in fields.items():
        page.fill(f"input[name={name}]", value)
    page.click("#content [type=submit]")


def sign_in(page: Page, base: str, name: str, password: str) -> None:
    """Nothing is open with the password alone; with the app that the page sets up, staff are in, also the next time."""
    enter(page, username=name, password=password)
    page.goto(f"{base}/admin/zones/zone/")
    require(page.url == f"{base}/admin/second-factor/", f"without a second factor staff come to {page.url}")
    app = TOTP(b32decode(page.locator("figcaption").inner_text().replace(" ", "")))
    enter(page, **{"new-name": "an app", "new-code": f"{app.token():06}", "new-password": password})
    page.locator(".messagelist .success").wait_for()
    page.click("#logout-form [type=submit]")
    page.goto(f"{base}/admin/login/?next=/admin/zones/zone/")
    app.drift = 1  # the code that comes next: the one before has been used
    enter(page, username=name, password=password, code=f"{app.token():06}")
    page.locator("#changelist").wait_for()
