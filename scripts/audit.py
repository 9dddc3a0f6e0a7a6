"""Asks public advisories about every package of a lock: `python scripts/audit.py [--if-reachable] requirements.lock`.

Ends with 0 when they were asked and know of nothing, 1 when a package has a known vulnerability, and 3 when none of
them could be reached: nothing is known then, and nothing is claimed. With --if-reachable that is told as loudly, and
ends with 0, for machines in a closed network.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

SOURCES = ("pypi", "osv")
CLEAN, VULNERABLE, NOT_CHECKED = 0, 1, 3
SECONDS = 15


def ask(lock: str, source: str) -> list[dict[str, Any]] | None:
    """The packages of the lock with what the source knows of each, None when it gave no answer."""
    command = [
        sys.executable, "-m", "pip_audit", "--requirement", lock, "--require-hashes", "--disable-pip", "--format",
        "json",        "--vulnerability-service", source, "--timeout", str(SECONDS), "--progress-spinner", "off",
    ]  # fmt: skip
    result = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    return answer_in(result.stdout)


def answer_in(output: str) -> list[dict[str, Any]] | None:
    """What was printed, None when that is no complete answer: a package that was skipped was not checked."""
    try:
        packages: list[dict[str, Any]] = json.loads(output)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return None
    return None if not packages or any("skip_reason" in package for package in packages) else packages


def report(packages: list[dict[str, Any]] | None, lock: str, *, if_reachable: bool) -> int:
    if packages is None:
        print(f"{lock}: NOT CHECKED. No advisory source answered, so nothing is known of its packages.")
        print("Run `make audit` again where there is a way to the internet.")
        return CLEAN if if_reachable else NOT_CHECKED
    bad = [(package, found) for package in packages for found in package.get("vulns", ())]
    for package, found in bad:
        fixed = ", ".join(found.get("fix_versions", ())) or "no release yet"
        print(f"{lock}: {package['name']} {package['version']}: {found['id']}, mended in {fixed}")
    print(f"{lock}: {len(packages)} packages checked, {len(bad)} known vulnerabilities.")
    return VULNERABLE if bad else CLEAN


def main(arguments: list[str]) -> int:
    if_reachable = "--if-reachable" in arguments
    worst = CLEAN
    for lock in (name for name in arguments if not name.startswith("--")):
        answers = (ask(lock, source) for source in SOURCES)
        packages = next((found for found in answers if found is not None), None)
        worst = max(worst, report(packages, lock, if_reachable=if_reachable))
    return worst


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
