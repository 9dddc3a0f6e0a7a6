"""No space is left where files are kept: people are told, nothing is kept by halves, and with space it goes on."""

from __future__ import annotations

import errno
import logging
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from delegations import tasks
from delegations.choices import ErasureKind
from delegations.models import CaseStudy, Erasure, PersonalLink
from delegations.services import retention
from evaluations import tasks as report_tasks
from evaluations.models import VisitReport
from evaluations.models.report import ReportState
from tests import factories as make
from tests.evaluations import reports

pytestmark = pytest.mark.fault

PDF = b"%PDF-1.4\n" + b"words of a case study " * 20_000


class FullFile:
    """Takes a hundred bytes; stands for what Django's storage opens."""

    def __init__(self, descriptor: int, mode: str) -> None:
        self.descriptor = descriptor

    def write(self, data: bytes) -> int:
        os.write(self.descriptor, data[:100])
        raise OSError(errno.ENOSPC, "No space left on device")

    def close(self) -> None:
        os.close(self.descriptor)


@pytest.fixture(params=["small disk", "refusing"])
def full_disk(request, private_folder: Path, monkeypatch) -> Iterator[Path]:
    """A real file system of 64 kB where this machine lets us make one, and writes that are refused half-way."""
    private_folder.mkdir(exist_ok=True)
    if request.param == "refusing":
        monkeypatch.setattr("os.fdopen", FullFile)
        yield private_folder
        return
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(private_folder)]
    if os.geteuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode:  # noqa: S603
        pytest.skip("a file system can be mounted by root only")
    try:
        yield private_folder
    finally:
        subprocess.run(["umount", str(private_folder)], check=True)  # noqa: S603, S607


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_storage_keeps_no_half_file(full_disk: Path) -> None:
    with pytest.raises(OSError, match="No space left"):
        storages["private"].save("case-studies/half.pdf", ContentFile(PDF))
    assert files_in(full_disk) == []


def test_a_delegate_is_told_and_loses_no_text(database, full_disk: Path, caplog) -> None:
    person = make.DelegateFactory(visit=make.LearningVisitFactory())
    link = make.PersonalLinkFactory(delegate=person)
    token = link.renew_token()
    link.save()
    delegate = Client(raise_request_exception=False)
    assert delegate.post(f"/en/my/{token}/").status_code == 302
    delegate.post("/en/my/case-studies/")
    row = CaseStudy._base_manager.get()
    page = f"/en/my/case-studies/{row.pk}/"
    form = {"edition": row.edition, "title": "A title", "text": "A text", "language": "en", "topic": ""}
    caplog.set_level(logging.INFO)
    told = delegate.post(page, {**form, "file": SimpleUploadedFile("study.pdf", PDF)})
    assert told.status_code == 503
    shown = told.content.decode()
    assert "store files at the moment" in shown
    assert 'id="id_file_error"' in shown
    row.refresh_from_db()
    assert (row.title, row.text, row.file.name) == ("A title", "A text", "")
    assert files_in(full_disk) == []
    lines = [record.getMessage() for record in caplog.records if record.name == "delegations.views.my.case_studies"]
    assert lines == ["A file that was handed in could not be stored: ENOSPC"]


def test_staff_read_why_there_is_no_report(database, full_disk: Path) -> None:
    visit = make.LearningVisitFactory()
    reports.fill(visit)
    report = make.VisitReportFactory(visit=visit, state=ReportState.WAITING)
    assert report_tasks.build_report.delay(report.pk).get() is False
    report.refresh_from_db()
    assert (report.state, report.problem) == (ReportState.FAILED, "ENOSPC")
    assert files_in(full_disk) == []


def test_an_erasure_is_done_and_its_entry_written_later(database, full_disk: Path, caplog) -> None:
    """The names are gone whether or not the log could be written, and so is what waited in the cache."""
    visit = make.LearningVisitFactory()
    contact = make.DelegateContactFactory(delegate__visit=visit)
    make.PersonalLinkFactory(delegate=contact.delegate)
    cache.set("sheet", "personal data")
    full_disk.joinpath("filler").write_bytes(b"x" * 4096)
    fill_up(full_disk)
    retention._erase(visit, ErasureKind.CONTACTS)
    assert not PersonalLink.objects.exists()
    assert Erasure.objects.count() == 1
    assert cache.get("sheet") is None
    assert "write_entry" in caplog.text
    assert not list(full_disk.glob("erasures/*.json"))


def fill_up(folder: Path) -> None:
    """Take the last byte of a real small disk; where writes are refused anyway there is nothing to take."""
    if not os.path.ismount(folder):
        return
    with folder.joinpath("filler").open("ab", buffering=0) as filler:
        for size in (4096, 1):
            try:
                while True:
                    filler.write(b"x" * size)
            except OSError:
                continue


def test_the_missing_entry_is_completed_daily(database, private_folder: Path) -> None:
    erasure = Erasure.objects.create(visit=make.LearningVisitFactory(), kind=ErasureKind.NAMES, delegates=1, rows=1)
    tasks.erase_personal_data()
    [entry] = private_folder.glob("erasures/*.json")
    assert erasure.visit.slug in entry.name
    assert retention.complete_log() == 0


def test_no_room_for_an_upload_on_its_way_in(database, monkeypatch, caplog) -> None:
    """Large uploads are put aside below /tmp before any of our code sees them."""

    def refuse(self, *args):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("django.core.files.uploadhandler.TemporaryFileUploadHandler.receive_data_chunk", refuse)
    monkeypatch.setattr("django.core.files.uploadhandler.MemoryFileUploadHandler.receive_data_chunk", refuse)
    person = make.DelegateFactory(visit=make.LearningVisitFactory())
    link = make.PersonalLinkFactory(delegate=person)
    token = link.renew_token()
    link.save()
    delegate = Client(raise_request_exception=False)
    delegate.post(f"/en/my/{token}/")
    delegate.post("/en/my/case-studies/")
    row = CaseStudy._base_manager.get()
    told = delegate.post(f"/en/my/case-studies/{row.pk}/", {"file": SimpleUploadedFile("study.pdf", PDF)})
    assert (told.status_code, told["Retry-After"]) == (503, "30")
    assert "The disk: no space is left" in caplog.text
    assert VisitReport.objects.count() == 0
