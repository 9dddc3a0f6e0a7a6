"""Files from outside, bounded before anything unpacks or parses them.

A small file can unpack to gigabytes, or to millions of elements that a parser keeps, so a limit on what is sent bounds
nothing. What is checked here costs one pass over the unpacked bytes, a block at a time, and no more.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from typing import IO

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

# What a file may unpack to, and in how many parts; a sheet of 20,000 rows has some 20 MB in ten.
MAX_UNPACKED_BYTES = 50 * 1024 * 1024
MAX_PARTS = 1000
# Of the XML of real sheets and documents a byte stands for 5 to 30; of nothing but repetition for 1,000.
MAX_RATIO = 200
_SMALL_PART = 1024 * 1024
# Tags in all parts together: an element costs a parser some 100 bytes even when it is empty.
MAX_TAGS = 2_000_000
_BLOCK = 64 * 1024
# Others need a dictionary in memory that the file itself says the size of.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


class UploadRefused(Exception):
    """The file breaks a rule of uploads; `str()` tells a person which one."""


def check_archive(archive: zipfile.ZipFile, *, unpacked_bytes: int = MAX_UNPACKED_BYTES) -> None:
    """Refuse an archive by its table of contents alone: parts, sizes, ratio, names, encryption."""
    parts = archive.infolist()
    # A part is never read further than its stated size, so what is stated here is a bound.
    if sum(part.file_size for part in parts) > unpacked_bytes:
        limit = unpacked_bytes // 1024**2
        raise UploadRefused(_("Unpacked, the file has more than %(limit)d MB. Remove pictures and other sheets.")
                            % {"limit": limit})  # fmt: skip
    if len(parts) > MAX_PARTS:
        raise UploadRefused(_("The file holds more than %(limit)d parts.") % {"limit": MAX_PARTS})
    if any(_is_suspect(part) for part in parts):
        raise UploadRefused(_("The file is damaged or was made to do harm. Save it again with your office program."))


def _is_suspect(part: zipfile.ZipInfo) -> bool:
    is_bomb = part.file_size > max(_SMALL_PART, part.compress_size * MAX_RATIO)
    leads_out = part.filename.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", part.filename)
    return is_bomb or leads_out or bool(part.flag_bits & _ENCRYPTED) or part.compress_type not in _METHODS


def check_sheet_parts(archive: zipfile.ZipFile) -> None:
    """Refuse a workbook whose XML declares entities, or has more tags than a sheet needs; reads all parts once."""
    left = MAX_TAGS
    for part in archive.infolist():
        if part.filename.lower().endswith((".xml", ".rels", ".vml")):
            with archive.open(part) as source:
                left -= _tags_in(source, left)


def _tags_in(source: IO[bytes], most: int) -> int:
    """The number of tags in a part; raises UploadRefused when there are more than `most`."""
    found, tail = 0, b""
    while block := source.read(_BLOCK):
        # In another encoding the search below would find nothing; office programs write UTF-8.
        if b"\0" in block or _DECLARATION.search(tail + block):
            raise UploadRefused(
                _("The file is damaged or was made to do harm. Save it again with your office program.")
            )
        found += block.count(b"<")
        if found > most:
            raise UploadRefused(_("The file has more cells than can be taken. Split it."))
        tail = block[-20:]
    return found


class RequestSizeMiddleware:
    """Answers 413 to a request that announces more than any form of the portal can use, before its body is read.

    A body without an announced length is not read at all by Django.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        # What is no number is an empty body to Django.
        if not length.isdecimal() or (len(length) < 20 and int(length) <= settings.LARGEST_REQUEST_BYTES):
            return self.get_response(request)
        limit = settings.LARGEST_REQUEST_BYTES // 1024**2
        return render(request, "413.html", {"limit": limit}, status=413)
