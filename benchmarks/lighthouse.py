"""`python -m benchmarks.lighthouse`, also `make lighthouse`: public pages on a simulated phone on a slow line.

Serves the portal's own data, runs Lighthouse's performance part on each page and prints a table; ends with status 1
when a page is too slow or too heavy. Lighthouse comes from npm into a temporary folder and is no part of the portal.
Its phone has a quarter of this machine's speed and a line of 1.6 Mbit/s with 150 ms there and back.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.load import get
from benchmarks.processes import Server, free_port, start
from benchmarks.stores import run_python

VERSION = "12.8"
LARGEST_PAINT_MS = 1_800
TOTAL_KB = 150
RUNS = int(os.environ.get("LIGHTHOUSE_RUNS") or 3)
CHROME_FLAGS = "--headless=new --no-sandbox --disable-dev-shm-usage"
LISTS = {"zone": "/api/v1/zones/?page_size=1&ordering=-updated", "visit": "/api/v1/learning-visits/?page_size=1"}


@dataclass(frozen=True)
class Page:
    """What Lighthouse found, the median of its runs by largest paint; times in ms, `kb` as transferred."""

    path: str
    largest_paint: float
    first_paint: float
    blocking: float
    shift: float
    kb: float

    @property
    def is_good(self) -> bool:
        return self.largest_paint <= LARGEST_PAINT_MS and self.kb <= TOTAL_KB


def find_paths(port: int) -> list[str]:
    """Home, list, a zone, a country and, where one is published, a visit."""
    paths = ["/en/", "/en/zones/", "/en/countries/la/"]
    for name, address in LISTS.items():
        answer = get(port, address)
        rows = json.loads(answer.body).get("results", []) if answer.status == 200 else []
        if rows:
            address = rows[0]["url"].split("/", 3)[3]
            paths.append(f"/{address}")
        else:
            print(f"No {name} is published, so its page is left out.", file=sys.stderr)
    return paths


def look_at(lighthouse: Path, port: int, path: str, folder: Path) -> Page:
    found = sorted((_run(lighthouse, port, path, folder) for _run_number in range(RUNS)), key=_largest_paint)
    return found[len(found) // 2]


def _largest_paint(page: Page) -> float:
    return page.largest_paint


def _run(lighthouse: Path, port: int, path: str, folder: Path) -> Page:
    """Raises RuntimeError with Lighthouse's words; a browser that did not start in time gets a second try."""
    report = folder / "report.json"
    command = [
        str(lighthouse), f"http://127.0.0.1:{port}{path}", "--only-categories=performance", "--output=json",
        f"--output-path={report}", f"--chrome-flags={CHROME_FLAGS}",
    ]  # fmt: skip
    for _try in range(2):
        told = subprocess.run(
            command, check=False, capture_output=True, text=True, env={**os.environ, "CHROME_PATH": _chromium()}
        )
        if told.returncode == 0:
            return read_report(path, json.loads(report.read_text()))
    raise RuntimeError(f"Lighthouse failed on {path}:\n{told.stderr[-2000:]}")


def read_report(path: str, report: dict[str, Any]) -> Page:
    audits = report["audits"]

    def value(name: str) -> float:
        return float(audits[name]["numericValue"])

    return Page(
        path, value("largest-contentful-paint"), value("first-contentful-paint"), value("total-blocking-time"),
        value("cumulative-layout-shift"), value("total-byte-weight") / 1000,
    )  # fmt: skip


def _chromium() -> str:
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        sys.exit("Chromium is missing: apt-get install chromium")
    return found


def install(folder: Path) -> Path:
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("npm is missing: apt-get install npm")
    subprocess.run(
        [npm, "install", "--prefix", str(folder), "--no-save", "--no-audit", "--no-fund", "--silent",
         f"lighthouse@{VERSION}"],
        check=True,
    )  # fmt: skip
    return folder / "node_modules" / ".bin" / "lighthouse"


def serve(folder: Path, stack: ExitStack) -> Server:
    environment = {"DJANGO_SETTINGS_MODULE": "benchmarks.page_settings", "BENCH_STATIC_ROOT": str(folder / "static")}
    run_python("manage.py", "collectstatic", "--noinput", "--verbosity=0", **environment)
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "ezportal.wsgi:application", "--bind", f"127.0.0.1:{port}"]
    server = start("portal", command, port, folder, {**environment, "API_ANONYMOUS_PER_MINUTE": "100000"})
    stack.callback(server.stop)
    server.wait("/health/live")
    return server


def print_table(pages: Iterable[Page]) -> None:
    print(f"{'page':42} {'largest paint':>14} {'first paint':>12} {'blocking':>9} {'shift':>6} {'total':>9}")
    for page in pages:
        print(
            f"{page.path[:42]:42} {page.largest_paint:11.0f} ms {page.first_paint:9.0f} ms {page.blocking:6.0f} ms "
            f"{page.shift:6.3f} {page.kb:6.0f} kB  {'' if page.is_good else 'over'}"
        )
    print(f"To reach: largest paint up to {LARGEST_PAINT_MS} ms, total up to {TOTAL_KB} kB.")


def main() -> int:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="ezportal-lighthouse-")))
        lighthouse = Path(os.environ["LIGHTHOUSE"]) if os.environ.get("LIGHTHOUSE") else install(folder)
        server = serve(folder, stack)
        pages = []
        for path in find_paths(server.port):
            get(server.port, path, {"Accept-Encoding": "gzip, deflate, br, zstd"})  # the first reader has paid
            pages.append(look_at(lighthouse, server.port, path, folder))
        print_table(pages)
    return 0 if all(page.is_good for page in pages) else 1


if __name__ == "__main__":
    sys.exit(main())
