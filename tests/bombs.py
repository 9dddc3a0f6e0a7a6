"""Small files that grow when they are opened. Each is what a real attacker sends, not a description of it."""

from __future__ import annotations

import io
import zipfile

from tests.delegations.sheet_files import as_xlsx


def _zeros(archive: zipfile.ZipFile, name: str, size: int, start: bytes = b"", end: bytes = b"") -> None:
    """A part of so many bytes that packs to a thousandth; written in blocks, so that the test itself stays small."""
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_DEFLATED
    with archive.open(info, "w") as part:
        part.write(start)
        for _block in range(size // 2**20):
            part.write(b" " * 2**20)
        part.write(end)


def _workbook(sheet: bytes | None = None, padding: int = 0, extra: dict[str, bytes] | None = None) -> bytes:
    """A real workbook whose first sheet is replaced, or grown by spaces."""
    out, book = io.BytesIO(), zipfile.ZipFile(io.BytesIO(as_xlsx(["slug", "name_en"], ["a", "b"])))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in book.namelist():
            content = book.read(name)
            if name != "xl/worksheets/sheet1.xml":
                archive.writestr(name, content)
            elif padding:
                _zeros(archive, name, padding, b"<worksheet>", b"</worksheet>")
            else:
                archive.writestr(name, content if sheet is None else sheet)
        for name, content in (extra or {}).items():
            archive.writestr(name, content)
    return out.getvalue()


NAMESPACE = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
END = b"</sheetData></worksheet>"


def sheet_of_spaces() -> bytes:
    """120 KB that unpack to 120 MB."""
    return _workbook(padding=120 * 2**20)


def sheet_of_cells() -> bytes:
    """Millions of empty cells in one row, within the limits of size: each costs the parser a hundred times its bytes."""
    return _workbook(NAMESPACE + b'<row r="1">' + b"<c/>" * 11_000_000 + b"</row>" + END)


def sheet_of_rows() -> bytes:
    return _workbook(NAMESPACE + b"<row/>" * 8_000_000 + END)


def far_cell() -> bytes:
    """One cell in row 999,999,999 of column XFD: a reader that fills the gap never ends."""
    first = b'<row r="1"><c r="A1"><v>1</v></c></row>'
    return _workbook(
        NAMESPACE.replace(b"<sheetData>", b'<dimension ref="A1:XFD999999999"/><sheetData>') + first
        + b'<row r="999999999"><c r="XFD999999999"><v>2</v></c></row>' + END
    )  # fmt: skip


def billion_laughs() -> bytes:
    lines = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 50}">' for n in range(1, 9))
    head = f'<!DOCTYPE a [<!ENTITY e0 "lol">{lines}]>'.encode()
    return _workbook(head + NAMESPACE + b'<row r="1"><c r="A1" t="str"><v>&e8;</v></c></row>' + END)


def outside_entity() -> bytes:
    """Asks the reader for a file of the server."""
    head = b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    return _workbook(head + NAMESPACE + b'<row r="1"><c r="A1" t="str"><v>&e;</v></c></row>' + END)


def entity_in_another_encoding() -> bytes:
    text = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a [<!ENTITY e "lol">]><worksheet>&e;</worksheet>'
    return _workbook(text.encode("utf-16"))


def shared_strings() -> bytes:
    """The texts of a workbook stand in a part of their own, which is read before any row."""
    start = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    return _workbook(extra={"xl/sharedStrings2.xml": start + b"<si/>" * 9_000_000 + b"</sst>"})


def many_parts() -> bytes:
    return _workbook(extra={f"xl/media/{number}.xml": b"" for number in range(5_000)})


def path_outside() -> bytes:
    return _workbook(extra={"../../../tmp/outside.xml": b"<a/>"})


def nested() -> bytes:
    """An archive in an archive in an archive: the inner ones are never opened."""
    inner = sheet_of_spaces()
    for _level in range(3):
        inner = _workbook(extra={"xl/embeddings/inner.xlsx": inner})
    return inner


BOMBS = {
    make.__name__: make
    for make in (
        sheet_of_spaces, sheet_of_cells, sheet_of_rows, far_cell, billion_laughs, outside_entity,
        entity_in_another_encoding, shared_strings, many_parts, path_outside,
    )
}  # fmt: skip
