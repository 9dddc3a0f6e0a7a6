"""The report of a visit: the texts that can't be computed, and the reports that were made."""

from __future__ import annotations

import datetime as dt
from typing import Any, Self

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from delegations.models import LearningVisit
from delegations.models.base import VisitPart


class TextBlock(models.TextChoices):
    """Parts of the report that people write."""

    EXECUTIVE_SUMMARY = "executive_summary", _("executive summary")
    INTRODUCTION = "introduction", _("introduction")
    DELEGATION = "delegation", _("delegation")
    PROGRAMME = "programme", _("programme")
    EXPECTATIONS = "expectations", _("expectations")
    SITE_VISITS = "site_visits", _("site visits")
    WORKSHOP = "workshop", _("workshop")
    EVALUATION = "evaluation", _("evaluation")
    CONCLUSION = "conclusion", _("conclusion")


class ReportText(VisitPart):
    """A text of the report that staff write; it stands above what is computed for the same chapter."""

    visit = models.ForeignKey(
        LearningVisit, on_delete=models.CASCADE, related_name="report_texts", verbose_name=_("learning visit"),
    )  # fmt: skip
    block = models.CharField(_("chapter"), max_length=20, choices=TextBlock)
    text = models.TextField(_("text"), help_text=_("An empty line begins a new paragraph."))

    class Meta:
        verbose_name = _("text of the report")
        verbose_name_plural = _("texts of the report")
        ordering = ("visit", "block")
        constraints = (models.UniqueConstraint(fields=("visit", "block"), name="reporttext_once"),)

    def __str__(self) -> str:
        return str(self.get_block_display())


# A task that gave no sign of life for so long was killed, or lost with its queue.
STUCK_AFTER = dt.timedelta(minutes=2)


class ReportState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    RUNNING = "running", _("being made")
    DONE = "done", _("done")
    FAILED = "failed", _("failed")


class ReportStep(models.TextChoices):
    """What a report that is being made is at."""

    QUEUED = "queued", _("waiting for its turn")
    WRITING = "writing", _("reading the record and writing the chapters")
    DRAWING = "drawing", _("drawing the charts")
    SETTING = "setting", _("setting the PDF file")
    WORD = "word", _("making the Word file")
    READY = "ready", _("ready")


def report_files() -> Any:
    return storages["private"]


def is_silent() -> models.Q:
    """No sign of life for long. One from the future was given before the clock was set back, and counts for nothing."""
    now = timezone.now()
    return models.Q(touched_at__lt=now - STUCK_AFTER) | models.Q(touched_at__gt=now + STUCK_AFTER)


class VisitReportQuerySet(models.QuerySet["VisitReport"]):
    def under_way(self) -> Self:
        return self.filter(state__in=(ReportState.WAITING, ReportState.RUNNING))

    def stuck(self) -> Self:
        return self.under_way().filter(is_silent())

    def naming_people(self) -> Self:
        """Reports whose directory names somebody."""
        return self.filter(content__names_people=True)


class VisitReport(models.Model):
    """A report that was made from a visit's rows, frozen with the data version it was made at. For staff."""

    visit = models.ForeignKey(
        LearningVisit, on_delete=models.CASCADE, related_name="reports", verbose_name=_("learning visit"),
    )  # fmt: skip
    number = models.PositiveSmallIntegerField(_("number"))
    language = models.CharField(_("language"), max_length=12, default="en")
    state = models.CharField(_("state"), max_length=10, choices=ReportState, default=ReportState.WAITING)
    progress = models.PositiveSmallIntegerField(_("progress (%)"), default=0)
    step = models.CharField(_("step"), max_length=10, choices=ReportStep, default=ReportStep.QUEUED)
    problem = models.TextField(_("problem"), blank=True)
    requested_at = models.DateTimeField(_("asked for at"), auto_now_add=True)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="visit_reports",
        verbose_name=_("asked for by"),
    )  # fmt: skip
    touched_at = models.DateTimeField(_("last sign of life"), default=timezone.now, editable=False)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    data_version = models.BigIntegerField(_("data version"), null=True, blank=True)
    content = models.JSONField(_("content"), default=dict, editable=False)
    docx = models.FileField(_("Word file"), upload_to="reports/%Y/", storage=report_files, blank=True, max_length=200)
    pdf = models.FileField(_("PDF file"), upload_to="reports/%Y/", storage=report_files, blank=True, max_length=200)

    objects = VisitReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report of a visit")
        verbose_name_plural = _("reports of visits")
        ordering = ("visit", "-number")
        constraints = (models.UniqueConstraint(fields=("visit", "number"), name="visitreport_number_once"),)

    def __str__(self) -> str:
        return f"{self.visit}, {self.number}"

    @property
    def is_under_way(self) -> bool:
        return self.state in (ReportState.WAITING, ReportState.RUNNING)

    @property
    def is_stuck(self) -> bool:
        """Whether whoever made it has fallen silent."""
        return self.is_under_way and abs(timezone.now() - self.touched_at) > STUCK_AFTER
