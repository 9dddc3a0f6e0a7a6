"""Asking for the report of a visit, and making it: content first, frozen, then the files from the content alone."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from delegations.models import LearningVisit
from evaluations.models import VisitReport
from evaluations.models.report import ReportState, ReportStep, is_silent
from evaluations.report.content import without_people, write_content
from evaluations.report.docx import docx_of
from evaluations.report.pdf import pdf_of, pictures_of
from evaluations.report.shapes import Content
from ezportal.queueing import enqueue_after_commit

# How far along a report is when a step begins, in per cent; the chapters share what lies between the first two.
PROGRESS = {ReportStep.WRITING: 5, ReportStep.DRAWING: 45, ReportStep.SETTING: 55, ReportStep.WORD: 75}

KINDS = ("pdf", "docx")


class ReportBusy(Exception):
    """Another worker is at this report, and gave a sign of life a moment ago."""


@transaction.atomic
def request_report(*, visit: LearningVisit, language: str, by: Any) -> VisitReport:
    """Ask for a report in a language. One that is being made already is handed back instead of made twice.

    Raises ValidationError for a language that the portal does not have.
    """
    if language not in dict(settings.LANGUAGES):
        raise ValidationError({"language": _("The portal has no language “%(code)s”.") % {"code": language}})
    LearningVisit._base_manager.select_for_update().get(pk=visit.pk)  # one number is given out at a time
    found = VisitReport.objects.filter(visit=visit)
    waiting = next((report for report in found.under_way().filter(language=language) if not report.is_stuck), None)
    if waiting is not None:
        return waiting
    number = (found.aggregate(last=Max("number"))["last"] or 0) + 1
    report = VisitReport.objects.create(visit=visit, number=number, language=language, requested_by=by)
    _queue(report)
    return report


@transaction.atomic
def restart_report(*, report: VisitReport, by: Any) -> bool:
    """Start a report again that failed or is stuck; False when there is nothing to start."""
    stopped = VisitReport.objects.filter(pk=report.pk).filter(Q(state=ReportState.FAILED) | _is_stuck())
    fresh = {"state": ReportState.WAITING, "step": ReportStep.QUEUED, "progress": 0, "problem": ""}
    started = stopped.update(**fresh, touched_at=timezone.now(), requested_by=by or report.requested_by)
    if started:
        _queue(report)
    return bool(started)


def _is_stuck() -> Q:
    under_way = Q(state__in=(ReportState.WAITING, ReportState.RUNNING))
    return under_way & is_silent()


def _queue(report: VisitReport) -> None:
    enqueue_after_commit("evaluations.tasks.build_report", report.pk)


def build_report(*, report_id: int) -> VisitReport:
    """Make a report that waits. Safe to run again at any point: what is frozen stays, and files are made anew.

    Raises ReportBusy when another worker is at it; any other exception is the reason why it could not be made.
    """
    report = VisitReport.objects.get(pk=report_id)
    if report.state == ReportState.DONE:
        return report
    _claim(report)
    content = report.content or _freeze(report)
    _make_files(report, content)
    _touch(report, state=ReportState.DONE, step=ReportStep.READY, progress=100, finished_at=timezone.now())
    return report


def _claim(report: VisitReport) -> None:
    """Take the report for this worker; of two only one gets it."""
    free = Q(state__in=(ReportState.WAITING, ReportState.FAILED)) | _is_stuck()
    claimed = VisitReport.objects.filter(free, pk=report.pk).update(
        state=ReportState.RUNNING, problem="", touched_at=timezone.now()
    )
    if not claimed:
        raise ReportBusy(report.pk)
    report.refresh_from_db()


def _freeze(report: VisitReport) -> Content:
    """Write the content once, with the data version it is of."""
    first, last = PROGRESS[ReportStep.WRITING], PROGRESS[ReportStep.DRAWING]
    _touch(report, step=ReportStep.WRITING, progress=first)

    def heard(done: int, of: int) -> None:
        _touch(report, progress=first + (last - first) * done // of)

    content = write_content(report.visit, report.language, heard)
    _touch(report, content=content, data_version=content["data_version"])
    return content


def _make_files(report: VisitReport, content: Content) -> None:
    _touch(report, step=ReportStep.DRAWING, progress=PROGRESS[ReportStep.DRAWING])
    pictures = pictures_of(content)
    _touch(report, step=ReportStep.SETTING, progress=PROGRESS[ReportStep.SETTING])
    _keep(report, "pdf", pdf_of(content))
    _touch(report, step=ReportStep.WORD, progress=PROGRESS[ReportStep.WORD])
    _keep(report, "docx", docx_of(content, pictures))


def _keep(report: VisitReport, kind: str, data: bytes) -> None:
    """Store a file under a name that is the same each time, so that a second try leaves no orphan behind."""
    name = _drop(report, kind)
    file = getattr(report, kind)
    file.save(name.rsplit("/", 1)[-1], ContentFile(data), save=False)
    _touch(report, **{kind: file.name})


def _drop(report: VisitReport, kind: str) -> str:
    """Delete a file, also one that was written and not noted; returns the name for the next."""
    file = getattr(report, kind)
    name: str = file.field.generate_filename(report, f"{report.visit.slug}-{report.number}-{report.language}.{kind}")
    for old in {name, file.name} - {"", None}:
        file.storage.delete(old)
    return name


def _touch(report: VisitReport, **values: Any) -> None:
    """Write columns and a sign of life at once, so that others see how far it is."""
    values["touched_at"] = timezone.now()
    VisitReport.objects.filter(pk=report.pk).update(**values)
    for name, value in values.items():
        setattr(report, name, value)


def note_failure(*, report_id: int, problem: str, is_final: bool) -> None:
    """Say what went wrong; the report is given up, or waits for its next try."""
    state = ReportState.FAILED if is_final else ReportState.WAITING
    VisitReport.objects.filter(pk=report_id).exclude(state=ReportState.DONE).update(
        state=state, problem=problem[:2000], touched_at=timezone.now()
    )


def erase_directories() -> int:
    """Take the names out of reports of visits whose names were erased, and have their files made anew; how many.

    Safe to run again, and to be killed at any point: files go before the content that says what they hold. A report
    that is just being made waits for the next run.
    """
    due = VisitReport.objects.naming_people().filter(visit__delegates__names_erased_at__isnull=False).distinct()
    found = [report for report in due.select_related("visit") if report.is_stuck or not report.is_under_way]
    for report in found:
        _empty_directory(report)
    return len(found)


@transaction.atomic
def _empty_directory(report: VisitReport) -> None:
    for kind in KINDS:
        _drop(report, kind)
    values: dict[str, Any] = {"content": without_people(report.content), **dict.fromkeys(KINDS, "")}
    if report.state == ReportState.DONE:
        values |= {"state": ReportState.WAITING, "step": ReportStep.QUEUED, "progress": 0}
        _queue(report)
    _touch(report, **values)
