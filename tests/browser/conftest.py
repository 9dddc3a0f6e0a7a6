"""A real Chromium in front of a real server. Skipped where there is none; CI installs one."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.pages.conftest import world  # noqa: F401  the same small world

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
WIDTHS = PHONE, TABLET, DESKTOP = 360, 768, 1440
HEIGHT = 800
# What is saved as one types is saved a moment later, which is long on a busy machine.
expect.set_options(timeout=15_000)  # milliseconds
AT_REST = "Promise.all(document.getAnimations().map(one => one.finished)).then(() => null)"  # colours change slowly


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    skip = pytest.mark.skip(reason="no Chromium on this machine")
    for item in items:
        if "tests/browser" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)
            if not CHROMIUM:
                item.add_marker(skip)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    # Playwright keeps an event loop in this thread, where Django then refuses the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@dataclass
class Visit:
    """A page in the browser, and what went wrong on it."""

    page: Page
    host: str
    is_dark: bool = False
    complaints: list[str] = field(default_factory=list)

    def listen(self) -> None:
        self.page.on("console", lambda message: self._hear(message.type, message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        self.page.on("request", lambda request: self._watch(request.url))

    def _hear(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(f"console {kind}: {text}")

    def _watch(self, url: str) -> None:
        if urlsplit(url).netloc not in (self.host, ""):
            self.complaints.append(f"asked another host: {url}")

    def open(self, path: str) -> None:
        # Waiting until the network rests would cost half a second a page; what is drawn late is the letters.
        self.page.goto(f"http://{self.host}{path}", wait_until="load")
        self.page.evaluate("document.fonts.ready.then(() => null)")

    def resize(self, width: int) -> None:
        self.page.set_viewport_size({"width": width, "height": HEIGHT})

    @contextmanager
    def in_the_dark(self) -> Iterator[None]:
        self.page.emulate_media(color_scheme="dark")
        self.page.evaluate(AT_REST)
        self.is_dark = True
        try:
            yield
        finally:
            self.page.emulate_media(color_scheme="light")
            self.is_dark = False

    def overflow(self) -> int:
        """Pixels by which the page is wider than the window."""
        return self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


@pytest.fixture
def visit(browser: Browser, live_server) -> Callable:
    """Opens windows: `with visit(width=360) as window: window.open("/en/")`."""

    @contextmanager
    def open_window(*, width: int = DESKTOP, dark: bool = False, scripts: bool = True) -> Iterator[Visit]:
        context: BrowserContext = browser.new_context(
            viewport={"width": width, "height": HEIGHT},
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
            reduced_motion="reduce",
        )
        window = Visit(context.new_page(), urlsplit(live_server.url).netloc, dark)
        window.listen()
        yield window
        context.close()

    return open_window
