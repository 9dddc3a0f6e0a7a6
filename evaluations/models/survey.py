"""Asking the delegates of a visit: which questionnaires, until when, and how far their answers can be traced."""

from __future__ import annotations

import secrets
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from delegations.models import Delegate, LearningVisit
from delegations.models.base import VisitPart
from delegations.models.people import hash_of
from evaluations.choices import Mode, TallyBasis
from evaluations.models.questionnaire import Questionnaire
from zones.models.public import PublicModel, PublicQuerySet


class Evaluation(VisitPart):
    """The evaluation of a visit: all its surveys, under one promise to those who answer."""

    visit = models.OneToOneField(
        LearningVisit, on_delete=models.CASCADE, related_name="evaluation", verbose_name=_("learning visit"),
    )  # fmt: skip
    mode = models.CharField(_("mode"), max_length=15, choices=Mode, default=Mode.CONFIDENTIAL)
    seal_on = models.DateField(
        _("sealed on"), null=True, blank=True,
        help_text=_("From this day on nobody can tell who wrote what. After the last survey has closed."),
    )  # fmt: skip
    sealed_at = models.DateTimeField(_("sealed at"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("evaluation")
        verbose_name_plural = _("evaluations")
        ordering = ("visit",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(mode=Mode.CONFIDENTIAL) | Q(seal_on__isnull=False),
                name="evaluation_confidential_has_date",
                violation_error_message=_("Say on which day the answers are sealed."),
            ),
            models.CheckConstraint(
                condition=Q(mode=Mode.CONFIDENTIAL) | Q(seal_on__isnull=True, sealed_at__isnull=True),
                name="evaluation_named_is_not_sealed",
                violation_error_message=_("Only a confidential evaluation is sealed."),
            ),
        )

    def __str__(self) -> str:
        return str(self.visit)

    @property
    def is_sealed(self) -> bool:
        return self.sealed_at is not None


class PairingSecret(models.Model):
    """What ties the answers of one person to several surveys, without a name. Destroyed when the evaluation is sealed.

    The key of a person is HMAC-SHA-256 of the delegate's number under this secret: without the secret nobody can
    tell whose it is. Never public.
    """

    evaluation = models.OneToOneField(
        Evaluation, on_delete=models.CASCADE, related_name="pairing_secret", verbose_name=_("evaluation"),
    )  # fmt: skip
    secret = models.CharField(_("secret"), max_length=64, default=secrets.token_hex, editable=False)

    class Meta:
        verbose_name = _("pairing secret")
        verbose_name_plural = _("pairing secrets")
        ordering = ("evaluation",)

    def __str__(self) -> str:
        return f"#{self.pk}"


PRINTED_OR_ASKED = _(
    "A question is either answered here or taken from a printed report: side by side, the difference would tell of few "
    "people."
)


class SurveyQuerySet(PublicQuerySet):
    def open_now(self) -> Self:
        now = timezone.now()
        return self.filter(opens_at__lte=now, closes_at__gt=now)


class Survey(VisitPart):
    """A questionnaire put to the delegates of a visit, from its opening to its close."""

    visit_path = "evaluation__visit"

    evaluation = models.ForeignKey(
        Evaluation, on_delete=models.CASCADE, related_name="surveys", verbose_name=_("evaluation"),
    )  # fmt: skip
    questionnaire = models.ForeignKey(
        Questionnaire, on_delete=models.PROTECT, related_name="surveys", verbose_name=_("questionnaire"),
    )  # fmt: skip
    opens_at = models.DateTimeField(_("opens at"))
    closes_at = models.DateTimeField(_("closes at"))

    objects = SurveyQuerySet.as_manager()

    class Meta:
        verbose_name = _("survey")
        verbose_name_plural = _("surveys")
        ordering = ("evaluation", "opens_at", "pk")
        constraints = (
            models.UniqueConstraint(fields=("evaluation", "questionnaire"), name="survey_questionnaire_once"),
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opens_at")),
                name="survey_closes_after_it_opens",
                violation_error_message=_("It closes before it opens."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.questionnaire}, {self.evaluation}"

    def public_row(self) -> PublicModel | None:
        return self.evaluation.public_row()

    @property
    def visit_id(self) -> int:
        return self.evaluation.visit_id

    def clean(self) -> None:
        super().clean()
        if self.evaluation_id and self.questionnaire_id:
            printed = self.evaluation.visit.tallies.filter(basis=TallyBasis.PRINTED)
            if printed.filter(question__questionnaire=self.questionnaire_id).exists():
                raise ValidationError({"questionnaire": PRINTED_OR_ASKED})

    def is_open(self) -> bool:
        return self.opens_at <= timezone.now() < self.closes_at and not self.evaluation.is_sealed


class Invitation(models.Model):
    """A delegate asked to answer a survey: one for each. Never public.

    `has_answered` says that an answer was handed in, not when and not which.
    """

    survey = models.ForeignKey(
        Survey, on_delete=models.CASCADE, related_name="invitations", verbose_name=_("survey"),
    )  # fmt: skip
    delegate = models.ForeignKey(
        Delegate, on_delete=models.CASCADE, related_name="invitations", verbose_name=_("delegate"),
    )  # fmt: skip
    has_answered = models.BooleanField(_("has answered"), default=False, editable=False)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ("survey", "delegate")
        constraints = (models.UniqueConstraint(fields=("survey", "delegate"), name="invitation_once"),)

    def __str__(self) -> str:
        return f"#{self.pk}"


class InvitationTokenQuerySet(models.QuerySet["InvitationToken"]):
    def unsent(self) -> Self:
        """Mails that are still to go out."""
        return self.filter(sent_at=None, invitation__revoked_at=None)


class InvitationToken(models.Model):
    """A token sent to a delegate: with the invitation, and again with each reminder. Only its hash is stored."""

    invitation = models.ForeignKey(
        Invitation, on_delete=models.CASCADE, related_name="tokens", verbose_name=_("invitation"),
    )  # fmt: skip
    token_hash = models.CharField(_("hash of the token"), max_length=64, unique=True, editable=False)
    mailing = models.CharField(_("mailing"), max_length=40, help_text=_("Which mail it was sent with."))
    queued_at = models.DateTimeField(_("queued at"), auto_now_add=True)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True, editable=False)

    objects = InvitationTokenQuerySet.as_manager()

    class Meta:
        verbose_name = _("token of an invitation")
        verbose_name_plural = _("tokens of an invitation")
        ordering = ("invitation", "pk")
        constraints = (models.UniqueConstraint(fields=("invitation", "mailing"), name="invitationtoken_mailing_once"),)

    def __str__(self) -> str:
        return f"#{self.pk}"

    def renew(self) -> str:
        """A new token (256 random bits) in place of the old; told once and stored nowhere."""
        token = secrets.token_urlsafe(32)
        self.token_hash = hash_of(token)
        self.save()
        return token
