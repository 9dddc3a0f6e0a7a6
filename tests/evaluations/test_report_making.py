"""Asking for a report and making it: progress, failure, killed workers, what is frozen."""

import datetime as dt

import pytest
from celery.exceptions import Retry
from django.core.exceptions import ValidationError
from django.utils import timezone

from evaluations import tasks
from evaluations.models import VisitReport
from evaluations.models.report import STUCK_AFTER, ReportState, ReportStep
from evaluations.services import reporting
from evaluations.services.reporting import build_report, request_report, restart_report
from tests import factories as make
from tests.evaluations import reports


@pytest.fixture
def visit(db):
    visit = make.LearningVisitFactory()
    reports.fill(visit)
    return visit


def grow_silent(report: VisitReport, state: str = ReportState.RUNNING) -> None:
    """As a killed worker leaves it."""
    VisitReport.objects.filter(pk=report.pk).update(
        state=state, touched_at=timezone.now() - STUCK_AFTER - dt.timedelta(seconds=1)
    )
    report.refresh_from_db()


def test_a_report_is_made_and_frozen(visit, editor, django_capture_on_commit_callbacks) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        report = request_report(visit=visit, language="en", by=editor)
    report.refresh_from_db()
    assert (report.state, report.step, report.progress) == (ReportState.DONE, ReportStep.READY, 100)
    assert (report.number, report.requested_by) == (1, editor)
    assert report.data_version == report.content["data_version"]
    assert reports.bytes_of(report.pdf).startswith(b"%PDF")
    assert reports.word(reports.bytes_of(report.docx)).paragraphs


def test_numbers_of_reports_count_up_within_a_visit(visit) -> None:
    other = make.LearningVisitFactory()
    asked = [(visit, "en"), (visit, "th"), (other, "en")]
    assert [request_report(visit=row, language=code, by=None).number for row, code in asked] == [1, 2, 1]


def test_asking_twice_makes_one_report(visit) -> None:
    first = request_report(visit=visit, language="en", by=None)
    assert request_report(visit=visit, language="en", by=None) == first
    grow_silent(first)
    assert request_report(visit=visit, language="en", by=None) != first


def test_an_unknown_language_is_refused(visit) -> None:
    with pytest.raises(ValidationError, match="no language “xx”"):
        request_report(visit=visit, language="xx", by=None)
    assert not VisitReport.objects.exists()


def test_progress_is_seen_while_it_is_made(visit, monkeypatch) -> None:
    report = make.VisitReportFactory(visit=visit)
    seen = []
    touch = reporting._touch

    def watch(row, **values):
        touch(row, **values)
        seen.append(VisitReport.objects.values_list("step", "progress", "state").get(pk=row.pk))

    monkeypatch.setattr(reporting, "_touch", watch)
    build_report(report_id=report.pk)
    progress = [percent for _step, percent, _state in seen]
    assert progress == sorted(progress)
    assert len(set(progress)) > 10
    assert list(dict.fromkeys(step for step, _percent, _state in seen)) == [
        "writing", "drawing", "setting", "word", "ready",
    ]  # fmt: skip
    assert [state for _step, _percent, state in seen[-2:]] == ["running", "done"]


# --- Failure -----------------------------------------------------------------------------


def break_pdf(monkeypatch) -> None:
    def fail(content):
        raise OSError(f"the disk of {reports.NAMES[0]} is full")

    monkeypatch.setattr(reporting, "pdf_of", fail)


def test_a_failure_is_told_without_naming_anybody(visit, monkeypatch, caplog) -> None:
    break_pdf(monkeypatch)
    report = make.VisitReportFactory(visit=visit)
    assert tasks.build_report.delay(report.pk).get() is False
    report.refresh_from_db()
    assert (report.state, report.problem) == (ReportState.FAILED, "OSError")
    assert f"Report {report.pk} could not be made: OSError" in caplog.text
    assert reports.NAMES[0] not in caplog.text


def test_a_worker_tries_again(visit, monkeypatch) -> None:
    break_pdf(monkeypatch)
    report = make.VisitReportFactory(visit=visit)
    task = tasks.build_report
    task.push_request(retries=1, is_eager=False, called_directly=False)
    monkeypatch.setattr(task, "apply_async", lambda *args, **kwargs: None)
    try:
        with pytest.raises(Retry):
            task.run(report.pk)
    finally:
        task.pop_request()
    report.refresh_from_db()
    assert (report.state, report.problem) == (ReportState.WAITING, "OSError")


def test_a_failed_report_is_started_again_with_its_frozen_content(visit, monkeypatch) -> None:
    report = make.VisitReportFactory(visit=visit)
    with monkeypatch.context() as broken:
        break_pdf(broken)
        tasks.build_report.delay(report.pk)
    report.refresh_from_db()
    frozen = report.content
    make.LessonFactory(visit=visit, text_en="A later lesson")
    assert restart_report(report=report, by=None)
    build_report(report_id=report.pk)
    report.refresh_from_db()
    assert (report.state, report.problem, report.content) == (ReportState.DONE, "", frozen)
    assert "A later lesson" not in reports.pdf_text(reports.bytes_of(report.pdf))


def test_a_report_that_is_done_is_not_made_again(visit, monkeypatch) -> None:
    report = make.VisitReportFactory(visit=visit)
    before = build_report(report_id=report.pk).finished_at
    break_pdf(monkeypatch)
    assert build_report(report_id=report.pk).finished_at == before
    assert not restart_report(report=report, by=None)


# --- Killed workers ----------------------------------------------------------------------


def test_a_report_that_another_worker_is_at_is_left_to_it(visit) -> None:
    report = make.VisitReportFactory(visit=visit, state=ReportState.RUNNING)
    with pytest.raises(reporting.ReportBusy):
        build_report(report_id=report.pk)
    assert not restart_report(report=report, by=None)
    assert not report.is_stuck


def test_a_stuck_report_is_started_again(visit) -> None:
    report = make.VisitReportFactory(visit=visit)
    grow_silent(report)
    assert report.is_stuck
    assert build_report(report_id=report.pk).state == ReportState.DONE


@pytest.mark.parametrize("state", [ReportState.WAITING, ReportState.RUNNING])
def test_stuck_reports_are_found_by_themselves(visit, state, django_capture_on_commit_callbacks) -> None:
    stuck, fresh = make.VisitReportFactory(visit=visit), make.VisitReportFactory(visit=visit, state=state)
    grow_silent(stuck, state)
    with django_capture_on_commit_callbacks(execute=True):
        assert tasks.restart_stuck_reports() == 1
    stuck.refresh_from_db()
    fresh.refresh_from_db()
    assert (stuck.state, fresh.state) == (ReportState.DONE, state)


def test_a_second_try_leaves_one_file_of_each_kind(visit, private_folder) -> None:
    report = make.VisitReportFactory(visit=visit)
    build_report(report_id=report.pk)
    VisitReport.objects.filter(pk=report.pk).update(pdf="")  # killed between the file and the row
    grow_silent(report)
    build_report(report_id=report.pk)
    assert sorted(file.suffix for file in private_folder.rglob("*") if file.is_file()) == [".docx", ".pdf"]


def test_a_report_is_no_public_file(visit) -> None:
    report = build_report(report_id=make.VisitReportFactory(visit=visit).pk)
    with pytest.raises(ValueError, match="not accessible via a URL"):
        _ = report.pdf.url
