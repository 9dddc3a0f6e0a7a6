"""A small visit with something in every chapter of its report, and reading what comes out."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pypdfium2

from delegations.models import LearningVisit
from evaluations.services.releasing import make_release
from tests import factories as make
from tests.evaluations.conftest import Scene
from tests.factories.rows import one_change

# Nobody of these agrees to be named unless a test says so.
NAMES = ("Ananda Inventada", "Bounmy Fictive", "Chan Imaginary")


@one_change()
def fill(visit: LearningVisit, rows: int = 1) -> None:
    """So many rows in each chapter. The people of `NAMES` are in the first group, one presenting."""
    thailand = make.CountryGroupFactory(visit=visit, code="KH", country=make.CountryFactory(code="KH"))
    institute = make.CountryGroupFactory(visit=visit, code="MI")
    people = [make.DelegateFactory(visit=visit, group=thailand, name=name, number=None) for name in NAMES]
    make.DelegateFactory(visit=visit, group=institute, name="Dara Made-up", gender="male", number=None)
    make.VisitProjectFactory(visit=visit)
    for order in range(1, rows + 1):
        make.DelegateFactory(visit=visit, group=institute, gender="not_stated", name=f"Nobody {order}", number=None)
        make.AimFactory(visit=visit, order=order)
        day = make.AgendaDayFactory(visit=visit, date=dt.date(2030, 3, 3) + dt.timedelta(days=order))
        for kind in ("session", "site_visit", "travel"):
            item = make.AgendaItemFactory(day=day, kind=kind, group=make.TravelGroupFactory(visit=visit))
            make.AgendaPresenterFactory(item=item, delegate=people[0], office_en="Director of an invented office")
        area = make.VisitAreaFactory(visit=visit).area
        stay = make.SiteVisitFactory(visit=visit, host=make.OrganisationFactory())
        make.SiteNoteFactory(site_visit=stay, area=area)
        make.SiteNoteFactory(site_visit=stay, area=None, heading="Noted")
        group = make.CountryGroupFactory(visit=visit, organisation=make.OrganisationFactory())
        make.ExpectationFactory(visit=visit, group=group, delegate=people[0])
        make.ExpectationFactory(visit=visit, group=group, publication="draft", text_en="Only a draft expectation")
        make.AssignmentTopicFactory(visit=visit)
        talk = make.CountryPresentationFactory(visit=visit, group=group)
        make.FindingFactory(presentation=talk)
        make.FindingFactory(presentation=talk, kind="recommendation")
        make.LessonFactory(visit=visit)
        make.RecommendationFactory(visit=visit, group=group, owner=make.OrganisationFactory())
        make.ReadingFactory(contradiction=make.ContradictionFactory(visit=visit), source=make.SourceFactory())
        tally = make.TallyFactory(visit=visit, reported_mean="4.90", source=make.SourceFactory())
        make.TallyCountFactory(tally=tally, rating=4, count=6)
        make.RemarkFactory(visit=visit)
    make.ReportTextFactory(visit=visit, text_en="Written by staff.\n\nA second paragraph:\n- a first point\n- a second")


def answer_and_release(scene: Scene) -> None:
    """Nine answers of Thailand, two of Laos: the cut by country tells nothing of the two."""
    for rating in (5, 5, 4, 4, 4, 3, 5, 4, 2):
        scene.answer(rating, "TH", gender="female", sector="public")
    for rating in (1, 1):
        scene.answer(rating, "LA", gender="female", sector="public")
    scene.close()
    make_release(survey=scene.survey, by=None)


def lines_of(content: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every line of text with its style, language and numbers."""
    yield content["cover"]["title"]
    for chapter in content["chapters"]:
        yield chapter
        for block in chapter["blocks"]:
            yield from _lines(block)


def _lines(block: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if block["kind"] in ("heading", "text"):
        yield block
    yield from block.get("lines", ())
    for row in block.get("rows", ()):
        for cell in row:
            yield from cell


def blocks_of(content: dict[str, Any], key: str, kind: str = "") -> list[dict[str, Any]]:
    chapter = next(chapter for chapter in content["chapters"] if chapter["key"] == key)
    return [block for block in chapter["blocks"] if not kind or block["kind"] == kind]


def text_of(content: dict[str, Any], key: str) -> str:
    return "\n".join(line["text"] for block in blocks_of(content, key) for line in _lines(block))


def pdf_text(data: bytes) -> str:
    """The words of a PDF, with its lines joined, and without the signs at which an address may be broken."""
    document = pypdfium2.PdfDocument(data)
    pages = [page.get_textpage().get_text_range() for page in document]
    return re.sub(r"\s+", " ", " ".join(pages).replace("\u200b", ""))


def docx_xml(data: bytes) -> str:
    """All XML of a Word file in one text."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "\n".join(archive.read(name).decode() for name in archive.namelist() if name.endswith((".xml", ".rels")))


def bytes_of(file: Any) -> bytes:
    """What is in a stored file of a report."""
    with file.open("rb") as stream:
        found: bytes = stream.read()
    return found


def words_in(folder: Path) -> str:
    """All that the PDF and Word files below a folder say."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    readers = {".pdf": pdf_text, ".docx": docx_xml}
    return "\n".join(readers[path.suffix](path.read_bytes()) for path in files)


def word(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))
