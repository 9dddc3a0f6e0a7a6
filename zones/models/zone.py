"""Zones: the columns hold the accepted values, each backed by a claim."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ezportal import edtf
from ezportal.keyed_queries import KeyedQuery
from ezportal.parts import in_parts
from zones import derived, profile
from zones.choices import DevelopmentForm, OperatingStatus, Publication
from zones.freshness import Freshness
from zones.models.public import (
    PlacedModel,
    PublicModel,
    PublishableModel,
    PublishedQuerySet,
    edtf_check,
    point_checks,
    positive_check,
)
from zones.models.reference import Country, Province, begins_with_country
from zones.models.zone_version import ZoneVersion


class UnsourcedChange(Exception):
    """A profile field was about to be saved without a source; go through `zones.services.claims`."""


class ZoneQuerySet(PublishedQuerySet):
    def in_country(self, code: str) -> Self:
        return self.filter(country_id=code)

    def visited(self) -> Self:
        """Zones that a learning visit has been to: it was held and is published, and so is the site."""
        # Asked from the sites, of which there are few, and not from the zones.
        sites = Zone._meta.get_field("visited_sites").related_model._base_manager.filter(
            zone__isnull=False,
            publication=Publication.PUBLISHED,
            visits__visit__publication=Publication.PUBLISHED,
            visits__visit__status="held",  # as `delegations.choices` has it
        )
        return self.filter(pk__in=sites.values("zone"))

    def editable_by(self, user: Any) -> Self:
        """Zones the user may open for editing: all for editors, the own country's for a focal point."""
        if user.has_perm("zones.review_zone"):
            return self
        return self.filter(country__focal_points__user=user) if user.is_authenticated else self.none()


class Zone(PlacedModel, PublishableModel):
    """An economic zone in one country."""

    public_resource = "zones"
    unfollowed_fields: ClassVar[tuple[str, ...]] = (
        *PublicModel.unfollowed_fields, "last_confirmed", "freshness", "has_competing_claims",
    )  # fmt: skip

    slug = models.SlugField(
        _("slug"), max_length=80, unique=True, help_text=_("Part of the zone's address. Never changed, never reused."),
    )  # fmt: skip
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="zones", verbose_name=_("country"))

    # Profile: written through claims only (see zones/profile.py).
    name = models.CharField(_("name"), max_length=200)
    province = models.ForeignKey(
        Province, on_delete=models.PROTECT, null=True, blank=True, related_name="zones", verbose_name=_("province"),
    )  # fmt: skip
    locality = models.CharField(
        _("location"), max_length=300, blank=True, help_text=_("Town, road or address, as the source gives it."),
    )  # fmt: skip
    status = models.CharField(
        _("operating status"), max_length=20, choices=OperatingStatus, blank=True, db_index=True,
        help_text=_("Leave empty when it is not known."),
    )  # fmt: skip
    development_form = models.CharField(_("form of development"), max_length=20, choices=DevelopmentForm, blank=True)
    area_ha = models.DecimalField(
        _("gross area (ha)"), max_digits=14, decimal_places=4, null=True, blank=True, db_index=True,
    )  # fmt: skip
    usable_area_ha = models.DecimalField(
        _("usable area (ha)"), max_digits=14, decimal_places=4, null=True, blank=True,
    )  # fmt: skip
    established = models.CharField(
        _("established"), max_length=10, blank=True, db_index=True, validators=[edtf.EDTFValidator()],
    )  # fmt: skip
    approved = models.CharField(_("approved"), max_length=10, blank=True, validators=[edtf.EDTFValidator()])
    construction_started = models.CharField(
        _("construction started"), max_length=10, blank=True, validators=[edtf.EDTFValidator()],
    )  # fmt: skip
    investment_planned = models.DecimalField(
        _("planned investment"), max_digits=18, decimal_places=2, null=True, blank=True,
    )  # fmt: skip
    investment_planned_currency = models.CharField(_("currency (planned)"), max_length=3, blank=True)
    investment_committed = models.DecimalField(
        _("committed investment"), max_digits=18, decimal_places=2, null=True, blank=True,
    )  # fmt: skip
    investment_committed_currency = models.CharField(_("currency (committed)"), max_length=3, blank=True)
    investment_disbursed = models.DecimalField(
        _("investment made so far"), max_digits=18, decimal_places=2, null=True, blank=True,
    )  # fmt: skip
    investment_disbursed_currency = models.CharField(_("currency (made so far)"), max_length=3, blank=True)
    land_tenure = models.CharField(_("land tenure"), max_length=300, blank=True)
    location_advantage = models.CharField(_("location advantage"), max_length=500, blank=True)
    website = models.URLField(_("website"), max_length=300, blank=True)
    component_of = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="components",
        verbose_name=_("component of"),
    )  # fmt: skip
    component_since = models.CharField(
        _("component since"), max_length=10, blank=True, validators=[edtf.EDTFValidator()],
    )  # fmt: skip

    # The portal's own words about the zone; the facts in it are those of the claims.
    summary = models.TextField(_("summary"), blank=True)

    # Derived, see refresh_derived().
    search_text = models.TextField(_("search text"), blank=True, editable=False)
    last_confirmed = models.DateField(_("last confirmed"), null=True, blank=True, editable=False)
    freshness = models.CharField(
        _("freshness"), max_length=8, choices=Freshness, default=Freshness.OVERDUE, editable=False, db_index=True,
    )  # fmt: skip
    has_competing_claims = models.BooleanField(_("has competing claims"), default=False, editable=False)

    # Set by `zones.services.claims` while it saves columns whose claims it has written.
    _profile_is_sourced = False

    objects = ZoneQuerySet.as_manager()

    class Meta:
        verbose_name = _("zone")
        verbose_name_plural = _("zones")
        ordering = ("name_en", "pk")
        permissions = (("review_zone", _("Can review and publish zones")),)
        constraints = (
            positive_check("area_ha", "zone_area_positive"),
            positive_check("usable_area_ha", "zone_usable_area_positive"),
            models.CheckConstraint(
                condition=Q(area_ha__isnull=True)
                | Q(usable_area_ha__isnull=True)
                | Q(usable_area_ha__lte=F("area_ha")),
                name="zone_usable_area_within_gross",
                violation_error_message=_("The usable area can't be larger than the gross area."),
            ),
            *(
                edtf_check(field, f"zone_{field}_is_edtf")
                for field in ("established", "approved", "construction_started", "component_since")
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"investment_{kind}__isnull": True, f"investment_{kind}_currency": ""})
                    | Q(
                        **{
                            f"investment_{kind}__isnull": False,  # NULL > 0 is unknown, and a CHECK passes that
                            f"investment_{kind}__gt": 0,
                            f"investment_{kind}_currency__regex": "^[A-Z]{3}$",
                        }
                    ),
                    name=f"zone_{kind}_has_currency",
                    violation_error_message=_("Give an amount above zero and its currency (ISO 4217) together."),
                )
                for kind in ("planned", "committed", "disbursed")
            ),
            *point_checks("zone"),
            models.CheckConstraint(
                condition=Q(province__isnull=True) | Q(begins_with_country("province")),
                name="zone_province_in_its_country",
                violation_error_message=_("The province lies in another country."),
            ),
            models.CheckConstraint(
                condition=~Q(component_of=F("pk")),
                name="zone_not_its_own_parent",
                violation_error_message=_("A zone can't be a component of itself."),
            ),
            models.CheckConstraint(
                condition=Q(component_since="") | Q(component_of__isnull=False),
                name="zone_component_since_needs_parent",
                violation_error_message=_("Say of which zone it is a component."),
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("zones:zone", args=[self.slug])

    @property
    def local_name(self) -> str:
        """Name in the country's own language, empty when not recorded (or when that is the only name)."""
        language = self.country.local_language.lower().replace("-", "_")
        return getattr(self, f"name_{language}", "") or "" if language and language != "en" else ""

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._profile_is_sourced:
            before = self.stored()
            changed = [
                field.name for field in profile.FIELDS if field.read(self) != (field.read(before) if before else "")
            ]
            if changed:
                raise UnsourcedChange(f"{self.slug}: {', '.join(changed)} changed without a source")
        super().save(*args, **kwargs)

    @classmethod
    def refresh_derived(cls, pks: Sequence[int]) -> None:
        derived.refresh_zones(pks)

    @classmethod
    def tell_zones(cls, pks: Sequence[int], sequence: int) -> bool:
        """Also those whose pages show these: parents, components, and the other sides of cross-border areas."""
        for part in in_parts(sorted(pks)):
            shown_with = (pk for (pk,) in _shown_with.rows(part))
            ZoneVersion.note({*part, *shown_with}, sequence)
        return True


def _zones_shown_with(pks: Sequence[int]) -> models.QuerySet[Any, Any]:
    # Way by way, as all in one condition would have the database look at every zone.
    ways = ("components__in", "component_of__in", "area_memberships__area__members__zone__in")
    plain: models.QuerySet[Any, Any] = models.QuerySet(Zone).order_by()
    first, *others = [plain.filter(**{way: pks}).values_list("pk") for way in ways]
    return first.union(*others)


_shown_with = KeyedQuery(_zones_shown_with)
