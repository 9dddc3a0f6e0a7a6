"""What is wrong with a page: complaints, what is cut off, what shuts people out."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import WIDTHS, Visit

GRAVE = ("serious", "critical")
# WCAG 2.2 rules that axe leaves off by default. Telling of each element that passes would take longer than looking.
OPTIONS = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
# All that a dark page has otherwise than a light one.
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"]}
OPEN_ALL = "document.querySelectorAll('details').forEach(box => { box.open = true })"


def grave_violations(window: Visit) -> list[str]:
    report = Axe().run(window.page, options=COLOURS if window.is_dark else OPTIONS).response
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
    window.resize(WIDTHS[0])
    window.open(path)
    if opened:
        window.page.evaluate(OPEN_ALL)
    problems = [text for text in window.complaints if allowing not in text]
    for width in WIDTHS:
        window.resize(width)
        problems += [f"{width}: {text}" for text in (*cut_off(window), *grave_violations(window))]
    with window.in_the_dark():
        problems += [f"in the dark: {text}" for text in grave_violations(window)]
    return problems
