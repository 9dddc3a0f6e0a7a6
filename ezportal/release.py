"""Names the code that is running, so that cached public answers end with the release."""

import hashlib
from pathlib import Path

# What can change a public answer without a change of data.
PARTS = ("ezportal", "zones", "delegations", "evaluations", "templates", "static", "locale")
SKIPPED_FOLDERS = {"__pycache__", "migrations"}
SKIPPED_SUFFIXES = {".mo", ".pyc"}  # made from files that are counted already


def hash_of_code(base: Path) -> str:
    """Twelve hex digits over names and contents of the project's files; some 20 ms."""
    digest = hashlib.sha256((base / "requirements.lock").read_bytes())
    for path in sorted(file for part in PARTS for file in _files(base / part)):
        digest.update(path.relative_to(base).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _files(folder: Path) -> list[Path]:
    return [
        path
        for path in folder.rglob("*")
        if path.is_file() and path.suffix not in SKIPPED_SUFFIXES and not SKIPPED_FOLDERS.intersection(path.parts)
    ]
