"""Sets the content of a report as PDF. The content goes in as JSON, so no text of it is ever read as markup."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import typst

TEMPLATES = Path(__file__).parent / "templates"
FONTS = Path(__file__).parent / "fonts"
# Tagged so that screen readers can follow it (PDF/UA-1).
STANDARDS = ["ua-1"]
PICTURE_PPI = 220


def _compile(template: str, data: dict[str, Any], **options: Any) -> Any:
    return typst.compile(
        str(TEMPLATES / template),
        root=str(TEMPLATES),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"content": json.dumps(data, ensure_ascii=False)},
        **options,
    )


def pdf_of(content: dict[str, Any]) -> bytes:
    """The report as a PDF with outline, tags and embedded fonts."""
    return bytes(_compile("report.typ", content, format="pdf", pdf_standards=STANDARDS))


def pictures_of(content: dict[str, Any]) -> list[bytes]:
    """The charts of the report as PNG, in their order: the same drawings as in the PDF."""
    charts = [
        block["chart"]
        for chapter in content["chapters"]
        for block in chapter["blocks"]
        if block["kind"] == "figure"
    ]  # fmt: skip
    if not charts:
        return []
    data = {"tag": content["tag"], "charts": charts}
    found = _compile("pictures.typ", data, format="png", ppi=PICTURE_PPI)
    return [found] if isinstance(found, bytes) else list(found)
