"""Rules for the files that delegates hand in: their size, and that they are what their name says."""

from __future__ import annotations

import zipfile
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ezportal.uploads import UploadRefused, check_archive

LARGEST_FILE_BYTES = 10 * 1024 * 1024
# Nobody here unpacks it, but those who open it do.
LARGEST_UNPACKED_BYTES = 200 * 1024 * 1024
FILE_TYPES = ("pdf", "docx", "pptx", "odt", "odp")

# A PDF may have some bytes before its mark; readers look this far.
_PDF_SEARCH = 1024
# What a file of Word or PowerPoint holds, and what one of OpenDocument says that it is.
_PARTS = {"docx": "word/document.xml", "pptx": "ppt/presentation.xml"}
_MIME_TYPES = {
    "odt": b"application/vnd.oasis.opendocument.text",
    "odp": b"application/vnd.oasis.opendocument.presentation",
}
_MACROS = ("vbaproject.bin", "basic/script-lc.xml")


def check_size(file: Any) -> None:
    if file.size > LARGEST_FILE_BYTES:
        raise ValidationError(
            _("The file has %(size).1f MB; at most %(limit)d MB can be taken."),
            params={"size": file.size / 1024**2, "limit": LARGEST_FILE_BYTES // 1024**2},
        )


def check_content(file: Any) -> None:
    """Refuse a new file whose bytes are not of the type its name ends in, and one that carries macros.

    What is stored already was checked when it came; nothing is unpacked beyond the table of contents.
    """
    if getattr(file, "_committed", False):
        return
    kind = file.name.rpartition(".")[2].lower()
    file.seek(0)
    try:
        is_sound = b"%PDF-" in file.read(_PDF_SEARCH) if kind == "pdf" else _is_document(file, kind)
    finally:
        file.seek(0)
    if not is_sound:
        raise ValidationError(
            _("The file is not what its name says: no readable %(kind)s file."), params={"kind": kind.upper()}
        )


def _is_document(file: Any, kind: str) -> bool:
    try:
        with zipfile.ZipFile(file) as archive:
            check_archive(archive, unpacked_bytes=LARGEST_UNPACKED_BYTES)
            names = archive.namelist()
            if any(name.lower().endswith(_MACROS) for name in names):
                raise ValidationError(_("The file carries macros. Save it without them and send it again."))
            if kind in _PARTS:
                return _PARTS[kind] in names
            with archive.open("mimetype") as entry:
                return entry.read(200).strip() == _MIME_TYPES.get(kind)
    except UploadRefused as refused:
        raise ValidationError(str(refused)) from refused
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, OSError):
        return False
