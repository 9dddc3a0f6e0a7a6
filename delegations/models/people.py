"""The people of a visit. The public sees how many there are, never who."""

from __future__ import annotations

import hashlib
import secrets
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from delegations.choices import DelegateRole, ErasureKind, Gender, LinkState, Sector
from delegations.models.base import RecordedModel, VisitPart
from delegations.models.visit import CountryGroup, LearningVisit
from zones.models import Organisation, record_changes


class Delegate(RecordedModel, VisitPart):
    """A person in a visit. Of all this only counts by group, gender and sector are public."""

    same_visit = ("group",)

    visit = models.ForeignKey(
        LearningVisit, on_delete=models.CASCADE, related_name="delegates", verbose_name=_("learning visit"),
    )  # fmt: skip
    group = models.ForeignKey(
        CountryGroup, on_delete=models.RESTRICT, related_name="delegates", verbose_name=_("country group"),
    )  # fmt: skip
    number = models.PositiveSmallIntegerField(
        _("number"), null=True, blank=True, help_text=_("In the list of delegates."),
    )  # fmt: skip
    title = models.CharField(_("title"), max_length=30, blank=True, help_text=_("Mr., Mrs., Ms., Dr."))
    name = models.CharField(_("name"), max_length=150, blank=True)
    name_local = models.CharField(_("name in own script"), max_length=150, blank=True)
    position = models.CharField(_("position"), max_length=200, blank=True)
    organisation_stated = models.CharField(_("organisation as written"), max_length=400, blank=True)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="delegates",
        verbose_name=_("organisation"), help_text=_("Where the portal has it."),
    )  # fmt: skip
    gender = models.CharField(_("gender"), max_length=10, choices=Gender, default=Gender.NOT_STATED)
    sector = models.CharField(_("sector"), max_length=15, choices=Sector, default=Sector.NOT_STATED)
    role = models.CharField(_("role"), max_length=10, choices=DelegateRole, default=DelegateRole.DELEGATE)
    names_erased_at = models.DateTimeField(_("name erased at"), null=True, blank=True, editable=False)

    # What a person is known by; erased together, in the row and in its history.
    PERSONAL_FIELDS = ("title", "name", "name_local", "position", "organisation_stated", "note", "locator")

    class Meta:
        verbose_name = _("delegate")
        verbose_name_plural = _("delegates")
        ordering = ("visit", "number", "pk")
        constraints = (
            models.UniqueConstraint(
                "visit", Lower("name"), condition=~Q(name=""), name="delegate_once_per_visit",
                violation_error_message=_("This delegate is on the list already."),
            ),
            models.UniqueConstraint(
                fields=("visit", "number"), name="delegate_number_once",
                violation_error_message=_("This number is taken."),
            ),
            models.CheckConstraint(
                condition=Q(names_erased_at__isnull=True) & ~Q(name="") | Q(names_erased_at__isnull=False, name=""),
                name="delegate_has_name_until_erased",
                violation_error_message=_("Give the name."),
            ),
        )  # fmt: skip

    def save(self, *args: Any, **kwargs: Any) -> None:
        """What a delegate handed in goes along to another group."""
        before = self.stored()
        with record_changes():
            super().save(*args, **kwargs)
            if before is not None and before.group_id != self.group_id:
                for row in (*self.expectations.all(), *self.case_studies.all()):
                    row.group = self.group
                    row.save()

    def __str__(self) -> str:
        return self.name or _("Delegate %(number)s (name erased)") % {"number": self.number or self.pk}


class DelegateContact(models.Model):
    """How a delegate can be reached, and what fellow delegates may see, field by field.

    Kept apart from the delegate and without a history, so that erasing it leaves nothing behind. Never public.
    """

    delegate = models.OneToOneField(
        Delegate, on_delete=models.CASCADE, related_name="contact", verbose_name=_("delegate"),
    )  # fmt: skip
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=60, blank=True)
    messenger = models.CharField(_("messenger"), max_length=120, blank=True, help_text=_("For example WeChat: name."))
    address = models.CharField(_("address"), max_length=300, blank=True)
    language = models.CharField(_("language of messages"), max_length=12, blank=True)
    shares_name = models.BooleanField(_("shows name and position to fellow delegates"), default=False)
    shares_organisation = models.BooleanField(_("shows organisation to fellow delegates"), default=False)
    shares_email = models.BooleanField(_("shows e-mail to fellow delegates"), default=False)
    shares_phone = models.BooleanField(_("shows phone to fellow delegates"), default=False)
    shares_messenger = models.BooleanField(_("shows messenger to fellow delegates"), default=False)
    shares_in_report = models.BooleanField(_("may stand in the directory of the report"), default=False)
    consented_at = models.DateTimeField(_("consent given at"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("contact data")
        verbose_name_plural = _("contact data")
        ordering = ("delegate",)

    def __str__(self) -> str:
        return f"#{self.delegate_id}"


def hash_of(token: str) -> str:
    """What is stored of a token: SHA-256, hexadecimal. Tokens are random, so no salt is needed."""
    return hashlib.sha256(token.encode()).hexdigest()


class PersonalLinkQuerySet(models.QuerySet["PersonalLink"]):
    def live(self) -> Self:
        """Links that open: neither expired nor revoked."""
        return self.filter(revoked_at__isnull=True, expires_at__gt=timezone.now())

    def of_token(self, token: str) -> Self:
        return self.filter(token_hash=hash_of(token))

    def waiting(self) -> Self:
        """Live links that are still to be mailed."""
        return self.live().filter(is_mailed=True, sent_at__isnull=True, failed_at__isnull=True)


class PersonalLink(models.Model):
    """A delegate's way in without an account. Only the hash of its token is stored. Never public.

    A link that goes by mail gets its token in the moment of mailing; until then nobody knows one that opens it.
    """

    delegate = models.ForeignKey(
        Delegate, on_delete=models.CASCADE, related_name="links", verbose_name=_("delegate"),
    )  # fmt: skip
    token_hash = models.CharField(_("hash of the token"), max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    expires_at = models.DateTimeField(_("expires at"))
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True, editable=False)
    is_mailed = models.BooleanField(_("goes by mail"), default=False, editable=False)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True, editable=False)
    failed_at = models.DateTimeField(_("sending failed at"), null=True, blank=True, editable=False)
    last_used_at = models.DateTimeField(_("last used at"), null=True, blank=True, editable=False)

    objects = PersonalLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("personal link")
        verbose_name_plural = _("personal links")
        ordering = ("delegate", "-created_at", "-pk")

    def __str__(self) -> str:
        return f"#{self.pk}"

    @classmethod
    def issue(cls, *, delegate: Delegate, expires_at: Any) -> tuple[PersonalLink, str]:
        """A new link and its token, which is told once and stored nowhere."""
        link = cls(delegate=delegate, expires_at=expires_at)
        token = link.renew_token()
        link.save()
        return link, token

    def renew_token(self) -> str:
        """Let the link be opened by a new token only (256 random bits). The caller saves."""
        token = secrets.token_urlsafe(32)
        self.token_hash = hash_of(token)
        return token

    def is_live(self) -> bool:
        return self.revoked_at is None and self.expires_at > timezone.now()

    @property
    def state(self) -> LinkState:
        if self.revoked_at is not None:
            return LinkState.REVOKED
        if not self.is_live():
            return LinkState.EXPIRED
        if self.last_used_at is not None:
            return LinkState.USED
        if self.sent_at is not None or not self.is_mailed:
            return LinkState.SENT if self.is_mailed else LinkState.SHOWN
        return LinkState.WAITING if self.failed_at is None else LinkState.FAILED


class Erasure(models.Model):
    """A record that personal data of a visit was erased: when, what and how many rows. It names nobody."""

    visit = models.ForeignKey(
        LearningVisit, on_delete=models.CASCADE, related_name="erasures", verbose_name=_("learning visit"),
    )  # fmt: skip
    kind = models.CharField(_("what"), max_length=10, choices=ErasureKind)
    erased_at = models.DateTimeField(_("erased at"), auto_now_add=True)
    delegates = models.PositiveIntegerField(_("delegates"))
    rows = models.PositiveIntegerField(_("rows in all"))

    class Meta:
        verbose_name = _("erasure")
        verbose_name_plural = _("erasures")
        ordering = ("-erased_at", "pk")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.erased_at:%Y-%m-%d}"
