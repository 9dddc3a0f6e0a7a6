"""People the portal deals with. Nothing here is ever public."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from zones.choices import EnquiryStatus
from zones.models.public import one_of_check
from zones.models.reference import Country
from zones.models.zone import Zone


class FocalPoint(models.Model):
    """A user who looks after the zones of a country."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="focal_points", verbose_name=_("user"),
    )  # fmt: skip
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, related_name="focal_points", verbose_name=_("country"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("focal point")
        verbose_name_plural = _("focal points")
        ordering = ("country", "user")
        constraints = (models.UniqueConstraint(fields=("user", "country"), name="focalpoint_once"),)

    def __str__(self) -> str:
        return f"{self.user} ({self.country_id})"


class Enquiry(models.Model):
    """An investor's question to a zone, with its clock."""

    zone = models.ForeignKey(Zone, on_delete=models.PROTECT, related_name="enquiries", verbose_name=_("zone"))
    received_at = models.DateTimeField(_("received at"))
    name = models.CharField(_("name"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    subject = models.CharField(_("subject"), max_length=250)
    message = models.TextField(_("question"))
    language = models.CharField(_("language"), max_length=12, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=EnquiryStatus, default=EnquiryStatus.RECEIVED)
    due_on = models.DateField(_("answer due on"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    answer = models.TextField(_("answer"), blank=True)

    class Meta:
        verbose_name = _("enquiry")
        verbose_name_plural = _("enquiries")
        ordering = ("-received_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(answered_at__isnull=True) | models.Q(answered_at__gte=models.F("received_at")),
                name="enquiry_answered_after_received",
                violation_error_message=_("An answer can't be older than its question."),
            ),
        )

    def __str__(self) -> str:
        return self.subject


class Subscription(models.Model):
    """An address that wants to hear of changes to a zone or a country's zones."""

    email = models.EmailField(_("e-mail"))
    zone = models.ForeignKey(
        Zone, on_delete=models.CASCADE, null=True, blank=True, related_name="subscriptions", verbose_name=_("zone"),
    )  # fmt: skip
    country = models.ForeignKey(
        Country, on_delete=models.CASCADE, null=True, blank=True, related_name="subscriptions",
        verbose_name=_("country"),
    )  # fmt: skip
    language = models.CharField(_("language"), max_length=12, default="en")
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True)

    class Meta:
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
        ordering = ("email", "pk")
        constraints = (
            one_of_check(("zone", "country"), "subscription_has_one_subject"),
            models.UniqueConstraint(
                "email",
                Coalesce("zone", 0),
                Coalesce("country", Value("")),
                name="subscription_once",
            ),
        )

    def __str__(self) -> str:
        return self.email
