"""What is inside a zone: facilities, tenants, services, opportunities, milestones."""

from __future__ import annotations

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from ezportal import edtf
from zones.choices import FacilityKind, SiteStatus
from zones.models.public import (
    PlacedModel,
    PublicModel,
    PublishableModel,
    SourcedModel,
    edtf_check,
    one_of_check,
    point_checks,
)
from zones.models.reference import Organisation
from zones.models.relations import PublishableZonePart
from zones.models.zone import Zone


class Facility(SourcedModel, PlacedModel, PublishableZonePart):
    """A site inside a zone: gate, station, inspection centre, exhibition centre and so on."""

    zone = models.ForeignKey(Zone, on_delete=models.CASCADE, related_name="facilities", verbose_name=_("zone"))
    slug = models.SlugField(_("slug"), max_length=80)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("inside"),
    )  # fmt: skip
    kind = models.CharField(_("kind"), max_length=20, choices=FacilityKind)
    name = models.CharField(_("name"), max_length=200)
    description = models.TextField(_("description"), blank=True)
    status = models.CharField(_("status"), max_length=20, choices=SiteStatus, default=SiteStatus.UNKNOWN)
    opened = models.CharField(_("opened"), max_length=10, blank=True, validators=[edtf.EDTFValidator()])
    operator = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="operated_facilities",
        verbose_name=_("operator"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("facility")
        verbose_name_plural = _("facilities")
        ordering = ("zone", "slug")
        constraints = (
            models.UniqueConstraint(fields=("zone", "slug"), name="facility_slug_once_per_zone"),
            models.CheckConstraint(condition=~models.Q(parent=F("pk")), name="facility_not_its_own_parent"),
            edtf_check("opened", "facility_opened_is_edtf"),
            edtf_check("as_of", "facility_as_of_is_edtf"),
            *point_checks("facility"),
        )

    def __str__(self) -> str:
        return self.name


class Tenant(SourcedModel, PublishableZonePart):
    """A business in a zone."""

    zone = models.ForeignKey(Zone, on_delete=models.CASCADE, related_name="tenants", verbose_name=_("zone"))
    name = models.CharField(_("name"), max_length=200)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="tenancies",
        verbose_name=_("organisation"),
    )  # fmt: skip
    activity = models.CharField(_("activity"), max_length=300, blank=True)
    status = models.CharField(_("status"), max_length=20, choices=SiteStatus, default=SiteStatus.UNKNOWN)
    since = models.CharField(_("since"), max_length=10, blank=True, validators=[edtf.EDTFValidator()])

    class Meta:
        verbose_name = _("tenant")
        verbose_name_plural = _("tenants")
        ordering = ("zone", "name_en", "pk")
        constraints = (
            models.UniqueConstraint(fields=("zone", "name_en"), name="tenant_once_per_zone"),
            edtf_check("since", "tenant_since_is_edtf"),
            edtf_check("as_of", "tenant_as_of_is_edtf"),
        )

    def __str__(self) -> str:
        return self.name


class InvestmentOpportunity(SourcedModel, PublishableZonePart):
    """A project or field in which a zone looks for investors."""

    zone = models.ForeignKey(Zone, on_delete=models.CASCADE, related_name="opportunities", verbose_name=_("zone"))
    slug = models.SlugField(_("slug"), max_length=80)
    title = models.CharField(_("title"), max_length=250)
    description = models.TextField(_("description"), blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("investment opportunity")
        verbose_name_plural = _("investment opportunities")
        ordering = ("zone", "order", "pk")
        constraints = (
            models.UniqueConstraint(fields=("zone", "slug"), name="opportunity_slug_once_per_zone"),
            edtf_check("as_of", "opportunity_as_of_is_edtf"),
        )

    def __str__(self) -> str:
        return self.title


class ZoneService(SourcedModel, PublishableZonePart):
    """A service that businesses find in a zone, such as bonded warehousing or a one-stop service."""

    zone = models.ForeignKey(Zone, on_delete=models.CASCADE, related_name="services", verbose_name=_("zone"))
    slug = models.SlugField(_("slug"), max_length=80)
    name = models.CharField(_("name"), max_length=250)
    description = models.TextField(_("description"), blank=True)
    provider = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="zone_services",
        verbose_name=_("provider"),
    )  # fmt: skip
    facility = models.ForeignKey(
        Facility, on_delete=models.PROTECT, null=True, blank=True, related_name="services", verbose_name=_("facility"),
    )  # fmt: skip
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("service")
        verbose_name_plural = _("services")
        ordering = ("zone", "order", "pk")
        constraints = (
            models.UniqueConstraint(fields=("zone", "slug"), name="zoneservice_slug_once_per_zone"),
            edtf_check("as_of", "zoneservice_as_of_is_edtf"),
        )

    def __str__(self) -> str:
        return self.name


class Milestone(SourcedModel, PublishableModel):
    """A dated event in the life of a zone or of a cross-border area."""

    zone = models.ForeignKey(
        Zone, on_delete=models.CASCADE, null=True, blank=True, related_name="milestones", verbose_name=_("zone"),
    )  # fmt: skip
    area = models.ForeignKey(
        "zones.CrossBorderArea", on_delete=models.CASCADE, null=True, blank=True, related_name="milestones",
        verbose_name=_("cross-border area"),
    )  # fmt: skip
    date = models.CharField(_("date"), max_length=10, validators=[edtf.EDTFValidator()])
    title = models.CharField(_("title"), max_length=250)
    description = models.TextField(_("description"), blank=True)

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = ("date", "pk")
        constraints = (
            one_of_check(("zone", "area"), "milestone_has_one_subject"),
            models.CheckConstraint(
                condition=models.Q(date__regex=edtf.PATTERN),
                name="milestone_date_is_edtf",
                violation_error_message=edtf.EDTFValidator.message,
            ),
            edtf_check("as_of", "milestone_as_of_is_edtf"),
        )

    def __str__(self) -> str:
        return f"{self.date} {self.title}"

    def public_row(self) -> PublicModel | None:
        return self.zone or self.area
