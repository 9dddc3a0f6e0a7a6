"""The releases that are kept as fixtures, oldest first."""

from __future__ import annotations

import json
from pathlib import Path

from tests.backup.portal import VENDOR

FOLDER = Path(__file__).parent
RELEASES = sorted((path.stem for path in FOLDER.glob("*.json")), key=lambda name: [int(n) for n in name.split(".")])
NEWEST = RELEASES[-1]


def dump_of(release: str, vendor: str = VENDOR) -> Path:
    return FOLDER / f"{release}.{vendor}.sql.gz"


def migrations_of(release: str) -> dict[str, str]:
    """Path → SHA-256 of the operations of each migration the release had."""
    found: dict[str, str] = json.loads((FOLDER / f"{release}.json").read_text())
    return found
