"""What is wrong with a page: complaints, what is cut off, what shuts people out.

Each page is looked at in full as a phone shows it, in its layout at the other widths, and in its colours in the dark.
"""

from __future__ import annotations

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT

from tests.browser.conftest import PHONE, TABLET, WIDTHS, Visit

GRAVE = ("serious", "critical")
# WCAG 2.2 rules that axe leaves off by default. Telling of each element that passes would take longer than looking.
OPTIONS = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
# All that a dark page has otherwise than a light one. It takes as long as all other rules together.
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"]}
ALL_BUT_COLOURS = {
    "rules": {"target-size": {"enabled": True}, "color-contrast": {"enabled": False}}, "resultTypes": ["violations"],
}  # fmt: skip
OPEN_ALL = "document.querySelectorAll('details').forEach(box => { box.open = true })"


def grave_violations(window: Visit, options: dict[str, Any] | None = None) -> list[str]:
    if not window.page.evaluate("'axe' in window"):
        window.page.evaluate(AXE_SCRIPT)
    report = window.page.evaluate("options => axe.run(options)", options or (COLOURS if window.is_dark else OPTIONS))
    return [
        f"{violation['id']}: {node['html'][:160]}"
        for violation in report["violations"]
        if violation["impact"] in GRAVE
        for node in violation["nodes"]
    ]


def cut_off(window: Visit) -> list[str]:
    overflow = window.overflow()
    return [f"{overflow} px too wide"] if overflow else []


def problems_of(window: Visit, path: str, *, opened: bool = False, allowing: str = "\0") -> list[str]:
    """Of the page at each width, and in the dark: it is asked for once, and the window is made wider.

    With `opened` all that can be folded is unfolded. Complaints with the text `allowing` are expected.
    """
    window.complaints.clear()
    window.resize(PHONE)
    window.open(path)
    if opened:
        window.page.evaluate(OPEN_ALL)
    problems = [text for text in window.complaints if allowing not in text]
    for width in WIDTHS:
        window.resize(width)
        problems += [f"{width}: {text}" for text in cut_off(window)]
        if width != TABLET:
            options = OPTIONS if width == PHONE else ALL_BUT_COLOURS
            problems += [f"{width}: {text}" for text in grave_violations(window, options)]
    with window.in_the_dark():
        problems += [f"in the dark: {text}" for text in grave_violations(window)]
    return problems
