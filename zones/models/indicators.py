"""Year-stamped figures of zones and countries, and the national totals that sources print."""

from __future__ import annotations

from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from ezportal import edtf
from zones.choices import Bound
from zones.models.parts import Facility
from zones.models.public import (
    DraftLanguagesModel,
    PublicModel,
    PublishableModel,
    SourcedModel,
    edtf_check,
    one_of_check,
)
from zones.models.reference import Country, ZoneType
from zones.models.zone import Zone


class Indicator(DraftLanguagesModel, PublicModel):
    """What is measured, and in which unit."""

    public_resource = "indicators"

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=200)
    unit = models.CharField(_("unit"), max_length=20, help_text=_("ISO 4217 code for money, else a unit such as ha."))
    description = models.TextField(_("description"), blank=True)
    is_retired = models.BooleanField(_("retired"), default=False)

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ("slug",)

    def __str__(self) -> str:
        return self.name


class Observation(SourcedModel, PublishableModel):
    """One value of an indicator, for a zone (or a facility in it) or a country, for a stated period."""

    public_resource = "observations"

    indicator = models.ForeignKey(
        Indicator, on_delete=models.PROTECT, related_name="observations", verbose_name=_("indicator"),
    )  # fmt: skip
    zone = models.ForeignKey(
        Zone, on_delete=models.CASCADE, null=True, blank=True, related_name="observations", verbose_name=_("zone"),
    )  # fmt: skip
    facility = models.ForeignKey(
        Facility, on_delete=models.CASCADE, null=True, blank=True, related_name="observations",
        verbose_name=_("facility"), help_text=_("Where the figure is one facility's, not the whole zone's."),
    )  # fmt: skip
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, null=True, blank=True, related_name="observations",
        verbose_name=_("country"),
    )  # fmt: skip
    period = models.CharField(
        _("period"), max_length=10, blank=True, validators=[edtf.EDTFValidator()],
        help_text=_("Year, month or day the figure is for; empty when the source does not say."),
    )  # fmt: skip
    value = models.DecimalField(_("value"), max_digits=20, decimal_places=4)
    unit = models.CharField(_("unit"), max_length=20, help_text=_("As the indicator's, or the currency stated."))
    bound = models.CharField(_("bound"), max_length=15, choices=Bound, default=Bound.EXACT)

    class Meta:
        verbose_name = _("observation")
        verbose_name_plural = _("observations")
        ordering = ("indicator__slug", "-period", "pk")
        constraints = (
            one_of_check(("zone", "country"), "observation_has_one_subject"),
            models.CheckConstraint(
                condition=Q(facility__isnull=True) | Q(zone__isnull=False),
                name="observation_facility_has_zone",
                violation_error_message=_("Name the zone of the facility too."),
            ),
            # Coalesced, because SQLite takes two empty subjects for different ones.
            models.UniqueConstraint(
                "indicator",
                Coalesce("zone", 0),
                Coalesce("facility", 0),
                Coalesce("country", Value("")),
                "period",
                "source",
                "locator",
                "value",
                "unit",
                name="observation_once",
                violation_error_message=_("This figure of this source is already recorded."),
            ),
            edtf_check("period", "observation_period_is_edtf"),
            edtf_check("as_of", "observation_as_of_is_edtf"),
        )

    def __str__(self) -> str:
        return f"{self.indicator} {self.period}: {self.value} {self.unit}"

    def is_public(self) -> bool:
        return super().is_public() and (self.zone is None or self.zone.is_public())


class CountryOverview(SourcedModel, PublicModel):
    """A national total as a source prints it. Never derived from the zones recorded here."""

    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="overview", verbose_name=_("country"))
    zone_type = models.ForeignKey(
        ZoneType, on_delete=models.PROTECT, null=True, blank=True, related_name="overviews",
        verbose_name=_("zone type"),
    )  # fmt: skip
    label = models.CharField(_("what is counted"), max_length=250)
    count = models.PositiveIntegerField(_("count"))
    bound = models.CharField(_("bound"), max_length=15, choices=Bound, default=Bound.EXACT)
    total = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="shares", verbose_name=_("part of"),
        help_text=_("The total this count belongs to."),
    )  # fmt: skip
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("national total")
        verbose_name_plural = _("national totals")
        ordering = ("country", "order", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("country", "label_en", "source", "as_of", "count"),
                name="countryoverview_once",
            ),
            edtf_check("as_of", "countryoverview_as_of_is_edtf"),
        )

    def __str__(self) -> str:
        return f"{self.country_id} {self.label}: {self.count}"

    def public_row(self) -> PublicModel:
        return self.country
