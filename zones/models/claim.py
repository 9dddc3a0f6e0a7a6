"""Claims: who said what about a zone, where, and when it was last confirmed."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from zones import profile
from zones.choices import PUBLIC_CLAIM_STATUSES, Bound, ClaimStatus, ValueState
from zones.models.public import PublicQuerySet, SourcedModel, edtf_check
from zones.models.relations import ZonePart
from zones.models.zone import Zone


class ClaimQuerySet(PublicQuerySet):
    def public(self) -> Self:
        """Claims on a published zone, without those that wait for review or were rejected."""
        return self.filter(status__in=PUBLIC_CLAIM_STATUSES)

    def accepted(self) -> Self:
        return self.filter(status=ClaimStatus.ACCEPTED)

    def contradicted(self) -> Self:
        """Accepted claims that another source contradicts: the rule of `ProfileField.agrees`, as SQL."""
        dates = [field.name for field in profile.FIELDS if field.is_date]
        texts = [field.name for field in profile.FIELDS if field.is_free_text]
        both = ~Q(value="") & ~Q(used="")
        same_day = Q(value__startswith=F("used")) | Q(used__startswith=F("value"))
        rivals = (
            Claim.objects.filter(zone=OuterRef("zone"), field=OuterRef("field"), status=ClaimStatus.COMPETING)
            .annotate(used=ExpressionWrapper(OuterRef("value"), output_field=models.CharField()))
            .exclude(value__iexact=F("used"))
            .exclude(both & same_day & Q(field__in=dates))
            .exclude(both & Q(field__in=texts))
        )
        return self.accepted().filter(Exists(rivals))


class Claim(SourcedModel, ZonePart):
    """One source's statement of one profile field of one zone.

    `value` is the canonical text of the field (see `zones.profile`): "1640", "2003", "500000000 USD",
    "101.68306 21.19333 town". It is empty exactly when the value is not known.
    """

    zone = models.ForeignKey(Zone, on_delete=models.CASCADE, related_name="claims", verbose_name=_("zone"))
    field = models.CharField(_("field"), max_length=40)
    value = models.CharField(_("value"), max_length=600, blank=True)
    value_state = models.CharField(
        _("state of the value"), max_length=15, choices=ValueState, default=ValueState.KNOWN,
    )  # fmt: skip
    bound = models.CharField(_("bound"), max_length=15, choices=Bound, default=Bound.EXACT)
    status = models.CharField(_("status"), max_length=10, choices=ClaimStatus, default=ClaimStatus.COMPETING)
    reason = models.TextField(
        _("why it was chosen"), blank=True, help_text=_("Why this value is used and not another. Public."),
    )  # fmt: skip
    confirmed_on = models.DateField(
        _("last confirmed on"), null=True, blank=True, help_text=_("The day somebody last checked it with the source."),
    )  # fmt: skip
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="recorded_claims",
        verbose_name=_("recorded by"),
    )  # fmt: skip
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="decided_claims",
        verbose_name=_("decided by"), help_text=_("Empty when the status comes from loaded data."),
    )  # fmt: skip

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ("field", "status", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("zone", "field"),
                condition=Q(status=ClaimStatus.ACCEPTED),
                name="claim_one_accepted_per_field",
                violation_error_message=_("This field of the zone already has an accepted value."),
            ),
            models.UniqueConstraint(
                fields=("zone", "field", "source", "locator", "value", "value_state", "as_of"),
                name="claim_stated_once",
                violation_error_message=_("This source's statement is already recorded."),
            ),
            models.CheckConstraint(
                condition=(Q(value_state=ValueState.KNOWN) & ~Q(value=""))
                | (~Q(value_state=ValueState.KNOWN) & Q(value="")),
                name="claim_value_matches_state",
                violation_error_message=_("Give a value exactly when it is known."),
            ),
            edtf_check("as_of", "claim_as_of_is_edtf"),
        )

    def __str__(self) -> str:
        return f"{self.zone_id} {self.field}: {self.value or self.get_value_state_display()}"

    def is_public(self) -> bool:
        return self.status in PUBLIC_CLAIM_STATUSES
