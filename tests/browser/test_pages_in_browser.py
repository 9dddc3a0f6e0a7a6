"""Each page at three widths and in the dark: no complaint, nothing cut off, nothing that shuts people out."""

import pytest

from tests.browser.conftest import PHONE
from tests.browser.soundness import cut_off, grave_violations, problems_of


def test_every_page_is_sound(visit, world) -> None:
    with visit() as window:
        paths = [*world.paths, "/zones/?q=nowhere", "/zones/?area_min=much"]
        found = {path: problems_of(window, f"/en{path}") for path in paths}
    assert {path: problems for path, problems in found.items() if problems} == {}


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


def test_missing_page_is_sound(visit, world) -> None:
    with visit(width=PHONE) as window:
        window.open("/en/nowhere/")
        assert [*cut_off(window), *grave_violations(window)] == []


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
