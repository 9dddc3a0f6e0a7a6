"""Each page at three widths: no complaint, nothing cut off, nothing that shuts people out."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import DESKTOP, PHONE, TABLET

GRAVE = ("serious", "critical")
# WCAG 2.2 rules that axe leaves off by default. Telling of each element that passes would take longer than looking.
OPTIONS = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
# All that a dark page has otherwise than a light one.
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"]}


def grave_violations(window) -> list[str]:
    report = Axe().run(window.page, options=COLOURS if window.is_dark else OPTIONS).response
    return [
        f"{violation['id']}: {node['html'][:160]}"
        for violation in report["violations"]
        if violation["impact"] in GRAVE
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("width", [PHONE, TABLET, DESKTOP])
def test_every_page_is_sound(visit, world, width) -> None:
    found = {}
    with visit(width=width) as window:
        for path in [*world.paths, "/zones/?q=nowhere", "/zones/?area_min=much"]:
            window.open(f"/en{path}")
            problems = [*window.complaints, *grave_violations(window)]
            if overflow := window.overflow():
                problems.append(f"{overflow} px too wide")
            if problems:
                found[path] = problems
            window.complaints.clear()
    assert found == {}


@pytest.mark.parametrize("language", ["zh-hans", "km", "lo", "my", "th", "vi"])
def test_pages_fit_a_phone_in_every_language(visit, world, language) -> None:
    found = {}
    with visit(width=PHONE) as window:
        for path in ("/", "/zones/", f"/zones/{world.zone.slug}/", "/countries/la/", *world.visit_paths):
            window.open(f"/{language}{path}")
            if window.complaints or window.overflow():
                found[path] = [*window.complaints, window.overflow()]
            window.complaints.clear()
    assert found == {}


def test_dark_pages_have_enough_contrast(visit, world) -> None:
    with visit(dark=True) as window:
        for path in ("/", "/zones/", f"/zones/{world.zone.slug}/", *world.visit_paths):
            window.open(f"/en{path}")
            assert grave_violations(window) == []


def test_missing_page_is_sound(visit, world) -> None:
    with visit(width=PHONE) as window:
        window.open("/en/nowhere/")
        assert grave_violations(window) == []
        assert window.overflow() == 0


def test_scripts_of_other_languages_are_fetched_only_when_shown(visit, world) -> None:
    fetched: list[str] = []
    with visit() as window:
        window.page.on("request", lambda request: fetched.append(request.url.rsplit("/", 1)[-1]))
        window.open("/en/about/")
        assert not [name for name in fetched if name.startswith("noto-")]
        window.open(f"/en/zones/{world.zone.slug}/")
        assert {name for name in fetched if name.startswith("noto-")} <= {
            "noto-sans-lao-400.woff2", "noto-sans-lao-700.woff2"
        }  # fmt: skip
