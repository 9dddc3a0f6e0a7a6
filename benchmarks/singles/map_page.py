"""The map of all zones in Chromium: the largest answer that carries it, and when it is on the screen."""

from __future__ import annotations

import shutil
from typing import Any

from benchmarks.options import Options
from benchmarks.sides.start import Setting

PAGE = "/en/zones/?view=map"
# The map says so itself when a script draws it; else its first marker is waited for.
READY = "[data-map-ready], [data-map] .map__marker"
STATIC = "/static/"


def measure_map(setting: Setting, options: Options) -> dict[str, list[float]]:
    """Seconds until the map is there, and compressed kB of the largest answer that is not a static file.

    Each round has a new browser context, so nothing is in the browser's cache; the server has the answers, as it has
    them for everybody but the first reader of a version. Empty where there is no Chromium.
    """
    executable = shutil.which("chromium")
    if executable is None:
        return {}
    from playwright.sync_api import sync_playwright

    address = f"http://127.0.0.1:{setting.servers['portal'].port}{PAGE}"
    figures: dict[str, list[float]] = {"map-seconds": [], "map-kb": []}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        _open(browser, address)
        for _round in range(options.rounds):
            seconds, largest = _open(browser, address)
            figures["map-seconds"].append(seconds)
            figures["map-kb"].append(largest / 1000)
        browser.close()
    return figures


def _open(browser: Any, address: str) -> tuple[float, float]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    addresses: dict[str, str] = {}
    sizes: dict[str, float] = {}
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    network.on("Network.responseReceived", lambda e: addresses.update({e["requestId"]: e["response"]["url"]}))
    network.on("Network.loadingFinished", lambda e: sizes.update({e["requestId"]: e["encodedDataLength"]}))
    page.goto(address, wait_until="commit", timeout=120_000)
    page.wait_for_selector(READY, timeout=120_000)
    # Two frames later it has been painted.
    milliseconds = page.evaluate(
        "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))))"
    )
    page.wait_for_load_state("load", timeout=120_000)
    page.wait_for_timeout(200)
    context.close()
    carried = [size for key, size in sizes.items() if STATIC not in addresses.get(key, STATIC)]
    return milliseconds / 1000, max(carried, default=0.0)
