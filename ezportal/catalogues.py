"""Compiles the committed .po files; a bare machine has no msgfmt."""

import re
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


# A page shows these strings; those that only staff see may wait for their translation.
STAFF_ONLY = (
    *("/admin/", "/models/", "/management/", "/services/", "/loading/", "translation.py", "apps.py"),
    *("zones/forms.py", "zones/imports.py", "zones/claim_sheet.py", "templatetags/staff_start.py"),
    *("/checks/", "/todo/", "/sheets/", "zones/checks.py", "delegations/exports.py"),
)
# What delegates are told comes from services, too.
TOLD_TO_DELEGATES = (
    "evaluations/services/answering.py", "evaluations/services/inviting.py", "delegations/services/handing_in.py",
    "delegations/services/directory.py", "delegations/services/link_mail.py", "delegations/services/reminders.py",
)  # fmt: skip
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def is_public(entry: polib.POEntry) -> bool:
    return any(_is_public_place(f"/{place}") for place, _ in entry.occurrences)


def _is_public_place(place: str) -> bool:
    return place.endswith(TOLD_TO_DELEGATES) or not any(part in place for part in STAFF_ONLY)


def catalogue_faults(catalogue: polib.POFile, template: polib.POFile) -> Iterator[str]:
    """What keeps a catalogue from serving the pages: missing, unfinished and broken strings.

    `template` holds the strings of today's code and templates.
    """
    for wanted in template:
        entry = catalogue.find(wanted.msgid, msgctxt=wanted.msgctxt)
        if entry is None or not entry.translated():
            if is_public(wanted):
                yield f"not translated: {wanted.msgid!r}"
        elif lost := sorted(_placeholders(wanted) ^ _placeholders(entry, translated=True)):
            yield f"placeholders differ ({', '.join(lost)}): {wanted.msgid!r}"


def _placeholders(entry: polib.POEntry, *, translated: bool = False) -> set[str]:
    plural = list(entry.msgstr_plural.values()) if translated else [entry.msgid_plural]
    texts = plural if entry.msgid_plural else [entry.msgstr if translated else entry.msgid]
    return set().union(*(PLACEHOLDER.findall(text) for text in texts))
