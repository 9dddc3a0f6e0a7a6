"""Results that the public may read: releases of figures, tallies and printed results, released remarks."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from delegations.models import LearningVisit
from delegations.models.base import RecordedModel, VisitPart
from evaluations.choices import QuestionKind, RemarkOrigin, TallyBasis
from evaluations.models.questionnaire import MOST_POINTS, Question
from evaluations.models.survey import PRINTED_OR_ASKED, Survey
from zones.models.public import PublicModel


class Tally(RecordedModel, VisitPart):
    """Counts per rating without individual answers: counted from paper forms, or printed in a report.

    The printed mean is kept as printed; the mean of the counts is computed beside it. Counts that a source gives
    only in part are inferred, and say how.
    """

    visit = models.ForeignKey(
        LearningVisit, on_delete=models.CASCADE, related_name="tallies", verbose_name=_("learning visit"),
    )  # fmt: skip
    question = models.ForeignKey(
        Question, on_delete=models.PROTECT, related_name="tallies", verbose_name=_("question"),
    )  # fmt: skip
    basis = models.CharField(_("basis"), max_length=10, choices=TallyBasis)
    invited = models.PositiveSmallIntegerField(_("asked"), null=True, blank=True)
    reported_mean = models.DecimalField(_("printed mean"), max_digits=5, decimal_places=2, null=True, blank=True)
    is_inferred = models.BooleanField(_("inferred"), default=False, help_text=_("The source does not say it plainly."))
    reasoning = models.TextField(_("reasoning"), blank=True, help_text=_("How it was inferred. Public."))

    class Meta:
        verbose_name = _("tally")
        verbose_name_plural = _("tallies")
        ordering = ("visit", "question", "pk")
        constraints = (
            models.UniqueConstraint(fields=("visit", "question", "basis"), name="tally_once"),
            models.CheckConstraint(
                condition=Q(is_inferred=False) | ~Q(reasoning=""),
                name="tally_inferred_has_reasoning",
                violation_error_message=_("Say how it was inferred."),
            ),
            models.CheckConstraint(
                condition=Q(reported_mean__isnull=True) | Q(basis=TallyBasis.PRINTED),
                name="tally_only_printed_has_printed_mean",
                violation_error_message=_("Only a printed result has a printed mean."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.question.code}, {self.get_basis_display()}"

    def clean(self) -> None:
        super().clean()
        if self.question_id and self.question.kind != QuestionKind.SCALE:
            raise ValidationError({"question": _("Only ratings are counted so.")})
        if self.basis == TallyBasis.PRINTED and self.question_id and self.visit_id:
            asked = Survey.objects.filter(evaluation__visit=self.visit_id, questionnaire__questions=self.question_id)
            if asked.exists():
                raise ValidationError({"question": PRINTED_OR_ASKED})


class TallyCount(VisitPart):
    """How often a rating was given."""

    visit_path = "tally__visit"

    tally = models.ForeignKey(Tally, on_delete=models.CASCADE, related_name="counts", verbose_name=_("tally"))
    rating = models.PositiveSmallIntegerField(_("rating"))
    count = models.PositiveIntegerField(_("answers"))

    class Meta:
        verbose_name = _("count of a rating")
        verbose_name_plural = _("counts of ratings")
        ordering = ("tally", "rating")
        constraints = (
            models.UniqueConstraint(fields=("tally", "rating"), name="tallycount_once"),
            models.CheckConstraint(
                condition=Q(rating__range=(1, MOST_POINTS)),
                name="tallycount_rating_in_range",
                violation_error_message=_("A rating is a point of the scale."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.rating}: {self.count}"

    def public_row(self) -> PublicModel | None:
        return self.tally.public_row()

    def clean(self) -> None:
        super().clean()
        if self.tally_id and self.rating is not None and self.tally.question.scale is not None:
            points = self.tally.question.scale.points
            if not 1 <= self.rating <= points:
                raise ValidationError({"rating": _("The scale ends at %(points)d.") % {"points": points}})


class Remark(RecordedModel, VisitPart):
    """An open answer that the public may read: printed in a report, from paper forms, or released by staff.

    A released one is a copy without any tie to the answer it came from; their order is shuffled.
    """

    visit = models.ForeignKey(
        LearningVisit, on_delete=models.CASCADE, related_name="remarks", verbose_name=_("learning visit"),
    )  # fmt: skip
    question = models.ForeignKey(
        Question, on_delete=models.PROTECT, related_name="remarks", verbose_name=_("question"),
    )  # fmt: skip
    order = models.PositiveSmallIntegerField(_("order"))
    origin = models.CharField(_("origin"), max_length=10, choices=RemarkOrigin)
    text = models.TextField(_("text"))
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="released_remarks",
        editable=False, verbose_name=_("released by"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("remark")
        verbose_name_plural = _("remarks")
        ordering = ("visit", "question", "order", "pk")
        constraints = (
            models.UniqueConstraint(fields=("visit", "question", "order"), name="remark_order_once"),
            models.CheckConstraint(
                condition=~Q(origin=RemarkOrigin.RELEASED) | Q(released_by__isnull=False),
                name="remark_released_by_somebody",
                violation_error_message=_("A released answer names who released it."),
            ),
        )

    def __str__(self) -> str:
        return self.text[:80]


class Release(VisitPart):
    """Figures of a survey as they were published: frozen, and the only ones that any page, answer or file shows.

    `figures` is what the public reads. `basis` says which answers were counted, in which edition, so that the next
    release can be checked against this one; it is private, and emptied when the evaluation is sealed.
    """

    visit_path = "survey__evaluation__visit"

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="releases", verbose_name=_("survey"))
    number = models.PositiveSmallIntegerField(_("number"))
    released_at = models.DateTimeField(_("released at"), auto_now_add=True)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="releases",
        editable=False, verbose_name=_("released by"),
    )  # fmt: skip
    figures = models.JSONField(_("figures"), default=dict, editable=False)
    basis = models.JSONField(_("basis"), default=dict, editable=False)

    class Meta:
        verbose_name = _("release of figures")
        verbose_name_plural = _("releases of figures")
        ordering = ("survey", "-number")
        constraints = (models.UniqueConstraint(fields=("survey", "number"), name="release_number_once"),)

    def __str__(self) -> str:
        return f"{self.survey}, {self.number}"

    def public_row(self) -> PublicModel | None:
        return self.survey.public_row()

    @property
    def visit_id(self) -> int:
        return self.survey.visit_id
