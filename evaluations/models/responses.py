"""Answers of delegates. Never public as they are: what is public is computed from them in releases."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.utils.translation import gettext_lazy as _

from delegations.choices import Gender, Sector
from delegations.models import CountryGroup
from evaluations.choices import ResponseState
from evaluations.models.questionnaire import MOST_POINTS, Choice, Question
from evaluations.models.survey import Invitation, Survey

LONGEST_TEXT = 10_000

models.TextField.register_lookup(Length, "length")


class EvaluationResponse(models.Model):
    """What one person answers in one survey.

    Keys are random, so that their order tells nothing of the time. Group, gender and sector are copied when the
    answer is handed in, because figures are cut by them; sealing empties them, the time and the invitation.
    `edition` counts the saves, so that two open tabs don't overwrite each other.
    """

    id = models.UUIDField(_("key"), primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="responses", verbose_name=_("survey"))
    invitation = models.OneToOneField(
        Invitation, on_delete=models.SET_NULL, null=True, blank=True, related_name="response",
        verbose_name=_("invitation"),
    )  # fmt: skip
    pairing_key = models.CharField(_("key of the person"), max_length=64, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=ResponseState, default=ResponseState.DRAFT)
    group = models.ForeignKey(
        CountryGroup, on_delete=models.SET_NULL, null=True, blank=True, related_name="responses",
        verbose_name=_("country group"),
    )  # fmt: skip
    gender = models.CharField(_("gender"), max_length=10, choices=Gender, blank=True)
    sector = models.CharField(_("sector"), max_length=15, choices=Sector, blank=True)
    language = models.CharField(_("language"), max_length=12, blank=True)
    edition = models.PositiveIntegerField(_("edition"), default=0)
    submitted_at = models.DateTimeField(_("handed in at"), null=True, blank=True)

    class Meta:
        verbose_name = _("response")
        verbose_name_plural = _("responses")
        ordering = ("survey", "pk")
        constraints = (models.UniqueConstraint(fields=("survey", "pairing_key"), name="evaluationresponse_once"),)

    def __str__(self) -> str:
        return str(self.pk)[:8]


class Answer(models.Model):
    """The answer to one question: a rating (and how it was then), a choice, a number or a text."""

    id = models.UUIDField(_("key"), primary_key=True, default=uuid.uuid4, editable=False)
    response = models.ForeignKey(
        EvaluationResponse, on_delete=models.CASCADE, related_name="answers", verbose_name=_("response"),
    )  # fmt: skip
    question = models.ForeignKey(
        Question, on_delete=models.PROTECT, related_name="answers", verbose_name=_("question"),
    )  # fmt: skip
    rating = models.PositiveSmallIntegerField(_("rating"), null=True, blank=True)
    then_rating = models.PositiveSmallIntegerField(_("rating then"), null=True, blank=True)
    choice = models.ForeignKey(
        Choice, on_delete=models.PROTECT, null=True, blank=True, related_name="answers", verbose_name=_("choice"),
    )  # fmt: skip
    number = models.DecimalField(_("number"), max_digits=12, decimal_places=2, null=True, blank=True)
    text = models.TextField(_("text"), blank=True)
    edition = models.PositiveIntegerField(_("edition"), default=1)

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ("response", "question")
        constraints = (
            models.UniqueConstraint(fields=("response", "question"), name="answer_once"),
            models.CheckConstraint(
                condition=(Q(rating__isnull=True) | Q(rating__range=(1, MOST_POINTS)))
                & (Q(then_rating__isnull=True) | Q(then_rating__range=(1, MOST_POINTS))),
                name="answer_rating_in_range",
                violation_error_message=_("A rating is a point of the scale."),
            ),
            models.CheckConstraint(
                condition=Q(text__length__lte=LONGEST_TEXT),
                name="answer_text_in_bounds",
                violation_error_message=_("The text is too long."),
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)[:8]
