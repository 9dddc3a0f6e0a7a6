"""Recommendations and what becomes of them."""

from __future__ import annotations

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from delegations.choices import CLOSED, Addressee, FollowUp, ReminderKind
from delegations.models.base import RecordedModel, VisitPart, once_per_subject
from delegations.models.visit import CountryGroup, DiscussionArea, LearningVisit
from delegations.models.workshop import Finding
from zones.models import Country, CrossBorderArea, Organisation, Zone
from zones.models.public import PublicModel, PublicQuerySet, one_of_check


class RecommendationQuerySet(PublicQuerySet):
    def unfinished(self) -> Self:
        return self.exclude(status__in=CLOSED)

    def overdue(self, today: dt.date) -> Self:
        """Unfinished ones whose due date has passed."""
        return self.unfinished().filter(due_on__lt=today)

    def due_within(self, today: dt.date, days: int) -> Self:
        """Unfinished ones that fall due today or in so many days."""
        return self.unfinished().filter(due_on__range=(today, today + dt.timedelta(days=days)))


class Recommendation(RecordedModel, VisitPart):
    """What a visit recommends, who looks after it, by when, and how far it has come."""

    same_visit = ("group", "finding")

    visit = models.ForeignKey(
        LearningVisit, on_delete=models.CASCADE, related_name="recommendations", verbose_name=_("learning visit"),
    )  # fmt: skip
    order = models.PositiveSmallIntegerField(_("order"))
    text = models.TextField(_("text"))
    group = models.ForeignKey(
        CountryGroup, on_delete=models.RESTRICT, null=True, blank=True, related_name="recommendations",
        verbose_name=_("made by"), help_text=_("The country group it comes from, where that is known."),
    )  # fmt: skip
    finding = models.ForeignKey(
        Finding, on_delete=models.SET_NULL, null=True, blank=True, related_name="recommendations",
        verbose_name=_("from the presentation"),
    )  # fmt: skip
    area = models.ForeignKey(
        DiscussionArea, on_delete=models.PROTECT, null=True, blank=True, related_name="recommendations",
        verbose_name=_("discussion area"),
    )  # fmt: skip
    owner = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="owned_recommendations",
        verbose_name=_("owner"), help_text=_("The organisation that looks after it."),
    )  # fmt: skip
    due_on = models.DateField(_("due on"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=12, choices=FollowUp, default=FollowUp.OPEN, db_index=True)
    response = models.TextField(_("response"), blank=True, help_text=_("What the owner answers. Public."))
    evidence = models.TextField(_("evidence"), blank=True, help_text=_("What shows that it was done. Public."))
    evidence_url = models.URLField(_("address of the evidence"), max_length=500, blank=True)

    objects = RecommendationQuerySet.as_manager()

    class Meta:
        verbose_name = _("recommendation")
        verbose_name_plural = _("recommendations")
        ordering = ("visit", "order", "pk")
        constraints = (
            models.UniqueConstraint(fields=("visit", "order"), name="recommendation_order_once"),
            models.CheckConstraint(
                condition=~Q(status=FollowUp.DONE) | ~Q(evidence="") | ~Q(evidence_url=""),
                name="recommendation_done_has_evidence",
                violation_error_message=_("Say what shows that it was done."),
            ),
            models.CheckConstraint(
                condition=~Q(status=FollowUp.DECLINED) | ~Q(response=""),
                name="recommendation_declined_has_response",
                violation_error_message=_("Say why it was declined."),
            ),
            models.CheckConstraint(
                condition=Q(due_on__isnull=True) | Q(owner__isnull=False),
                name="recommendation_due_has_owner",
                violation_error_message=_("A due date needs an owner."),
            ),
        )

    def __str__(self) -> str:
        return self.text[:120]

    def is_overdue(self, today: dt.date) -> bool:
        return self.due_on is not None and self.due_on < today and self.status not in CLOSED


class RecommendationSubject(VisitPart):
    """A zone, country or cross-border area that a recommendation speaks of."""

    visit_path = "recommendation__visit"

    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.CASCADE, related_name="subjects", verbose_name=_("recommendation"),
    )  # fmt: skip
    zone = models.ForeignKey(
        Zone, on_delete=models.PROTECT, null=True, blank=True, related_name="recommendation_subjects",
        verbose_name=_("zone"),
    )  # fmt: skip
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, null=True, blank=True, related_name="recommendation_subjects",
        verbose_name=_("country"),
    )  # fmt: skip
    cross_border_area = models.ForeignKey(
        CrossBorderArea, on_delete=models.PROTECT, null=True, blank=True, related_name="recommendation_subjects",
        verbose_name=_("cross-border area"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("subject of a recommendation")
        verbose_name_plural = _("subjects of a recommendation")
        ordering = ("recommendation", "pk")
        constraints = (
            one_of_check(("zone", "country", "cross_border_area"), "recommendationsubject_has_one"),
            once_per_subject("recommendation", "recommendationsubject_once"),
        )

    def __str__(self) -> str:
        return str(self.zone or self.country or self.cross_border_area)

    def public_row(self) -> PublicModel | None:
        return self.recommendation.public_row()


class Reminder(models.Model):
    """A reminder that was sent, so that no task sends it twice. Owner and staff are reminded apart. Never public."""

    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.CASCADE, related_name="reminders", verbose_name=_("recommendation"),
    )  # fmt: skip
    kind = models.CharField(_("kind"), max_length=10, choices=ReminderKind)
    addressee = models.CharField(_("sent to"), max_length=10, choices=Addressee, default=Addressee.OWNER)
    due_on = models.DateField(_("due on"))
    sent_at = models.DateTimeField(_("sent at"), auto_now_add=True)

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        ordering = ("-sent_at", "pk")
        constraints = (
            models.UniqueConstraint(fields=("recommendation", "kind", "due_on", "addressee"), name="reminder_once"),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.due_on:%Y-%m-%d}"
