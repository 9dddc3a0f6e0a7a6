"""Compiles the committed .po files; a bare machine has no msgfmt."""

from collections.abc import Iterator
from pathlib import Path

import polib


def compile_catalogues(folder: Path) -> Iterator[Path]:
    """Write each catalogue that is newer than its compiled form; yields what was written."""
    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime <= source.stat().st_mtime:
            draft = target.with_suffix(".mo.draft")
            polib.pofile(str(source)).save_as_mofile(str(draft))
            draft.replace(target)  # a running portal never reads half a catalogue
            yield target
