"""Across borders: cooperation areas of two countries, and the crossings between them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ezportal import edtf
from zones.choices import AreaStatus, BodyLevel, ClearanceKind, SiteStatus, TransportKind
from zones.models.public import (
    PlacedModel,
    PublicModel,
    PublishableModel,
    SourcedModel,
    edtf_check,
    one_of_check,
    point_checks,
)
from zones.models.reference import Country, ZoneType
from zones.models.zone import Zone


class CrossBorderArea(SourcedModel, PublishableModel):
    """An area that joins zones of two countries, or one zone and a side that is not yet known."""

    public_resource = "cross-border-areas"

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=200)
    abbreviation = models.CharField(_("abbreviation"), max_length=20, blank=True)
    zone_type = models.ForeignKey(
        ZoneType, on_delete=models.PROTECT, related_name="cross_border_areas", verbose_name=_("type"),
    )  # fmt: skip
    status = models.CharField(_("status"), max_length=20, choices=AreaStatus, default=AreaStatus.UNKNOWN)
    description = models.TextField(_("description"), blank=True)

    class Meta:
        verbose_name = _("cross-border area")
        verbose_name_plural = _("cross-border areas")
        ordering = ("slug",)
        constraints = (edtf_check("as_of", "crossborderarea_as_of_is_edtf"),)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("zones:cross-border-area", args=[self.slug])


class AreaPart(PublicModel):
    """A row shown with a cross-border area."""

    class Meta:
        abstract = True

    def public_row(self) -> PublicModel | None:
        return getattr(self, "area", None)


class AreaMember(SourcedModel, AreaPart):
    """One side of an area: a zone, or a country of which no zone is named."""

    area = models.ForeignKey(
        CrossBorderArea, on_delete=models.CASCADE, related_name="members", verbose_name=_("cross-border area"),
    )  # fmt: skip
    zone = models.ForeignKey(
        Zone, on_delete=models.PROTECT, null=True, blank=True, related_name="area_memberships", verbose_name=_("zone"),
    )  # fmt: skip
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, null=True, blank=True, related_name="area_memberships",
        verbose_name=_("country"), help_text=_("Where no zone of that side is named."),
    )  # fmt: skip
    place = models.CharField(_("place"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("side of the area")
        verbose_name_plural = _("sides of the area")
        ordering = ("area", "pk")
        constraints = (
            one_of_check(("zone", "country"), "areamember_has_one_side"),
            models.UniqueConstraint(fields=("area", "zone"), name="areamember_zone_once"),
            edtf_check("as_of", "areamember_as_of_is_edtf"),
        )

    def __str__(self) -> str:
        return str(self.zone or self.country)

    @property
    def side(self) -> Country | None:
        """The country this side lies in."""
        return self.zone.country if self.zone else self.country


class AreaAlias(SourcedModel, AreaPart):
    """Another name of a cross-border area."""

    area = models.ForeignKey(
        CrossBorderArea, on_delete=models.CASCADE, related_name="aliases", verbose_name=_("cross-border area"),
    )  # fmt: skip
    name = models.CharField(_("name"), max_length=200)
    language = models.CharField(_("language"), max_length=12, blank=True, help_text=_("BCP 47 tag, for example lo."))

    class Meta:
        verbose_name = _("other name of the area")
        verbose_name_plural = _("other names of the area")
        ordering = ("area", "name", "pk")
        constraints = (
            models.UniqueConstraint(fields=("area", "name"), name="areaalias_once"),
            edtf_check("as_of", "areaalias_as_of_is_edtf"),
        )

    def __str__(self) -> str:
        return self.name


class Agreement(SourcedModel, AreaPart):
    """An instrument two sides signed on an area. Signatories are offices."""

    area = models.ForeignKey(
        CrossBorderArea, on_delete=models.CASCADE, related_name="agreements", verbose_name=_("cross-border area"),
    )  # fmt: skip
    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    title = models.CharField(_("title"), max_length=300)
    kind = models.CharField(_("kind"), max_length=80, blank=True)
    signed = models.CharField(_("signed"), max_length=10, blank=True, validators=[edtf.EDTFValidator()])
    signatories = models.CharField(_("signatories (offices)"), max_length=400, blank=True)
    description = models.TextField(_("description"), blank=True)

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        ordering = ("area", "signed", "pk")
        constraints = (
            edtf_check("signed", "agreement_signed_is_edtf"),
            edtf_check("as_of", "agreement_as_of_is_edtf"),
        )

    def __str__(self) -> str:
        return self.title


class JointBody(SourcedModel, AreaPart):
    """A council, level of coordination or committee that the sides run for an area."""

    area = models.ForeignKey(
        CrossBorderArea, on_delete=models.CASCADE, related_name="joint_bodies", verbose_name=_("cross-border area"),
    )  # fmt: skip
    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=250)
    level = models.CharField(_("level"), max_length=10, choices=BodyLevel)
    established = models.CharField(_("established"), max_length=10, blank=True, validators=[edtf.EDTFValidator()])
    description = models.TextField(_("description"), blank=True)

    class Meta:
        verbose_name = _("joint body")
        verbose_name_plural = _("joint bodies")
        ordering = ("area", "pk")
        constraints = (
            edtf_check("established", "jointbody_established_is_edtf"),
            edtf_check("as_of", "jointbody_as_of_is_edtf"),
        )

    def __str__(self) -> str:
        return self.name


class ClearanceModel(SourcedModel, AreaPart):
    """A way in which people and goods are to be cleared at the border of an area."""

    area = models.ForeignKey(
        CrossBorderArea, on_delete=models.CASCADE, related_name="clearance_models",
        verbose_name=_("cross-border area"),
    )  # fmt: skip
    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=30, choices=ClearanceKind)
    description = models.TextField(_("description"), blank=True)
    expected_effect = models.CharField(_("expected effect"), max_length=300, blank=True)
    status = models.CharField(_("status"), max_length=20, choices=SiteStatus, default=SiteStatus.UNKNOWN)

    class Meta:
        verbose_name = _("clearance model")
        verbose_name_plural = _("clearance models")
        ordering = ("area", "pk")
        constraints = (edtf_check("as_of", "clearancemodel_as_of_is_edtf"),)

    def __str__(self) -> str:
        return self.name


class AreaStatement(SourcedModel, AreaPart):
    """Something else a source says of an area: a priority, a rank, another reading of a fact."""

    area = models.ForeignKey(
        CrossBorderArea, on_delete=models.CASCADE, related_name="statements", verbose_name=_("cross-border area"),
    )  # fmt: skip
    topic = models.CharField(_("topic"), max_length=80)
    text = models.TextField(_("text"))

    class Meta:
        verbose_name = _("statement on the area")
        verbose_name_plural = _("statements on the area")
        ordering = ("area", "pk")
        constraints = (
            models.UniqueConstraint(fields=("area", "topic", "source", "locator"), name="areastatement_once"),
            edtf_check("as_of", "areastatement_as_of_is_edtf"),
        )

    def __str__(self) -> str:
        return self.topic


class BorderCrossing(SourcedModel, PlacedModel, PublishableModel):
    """A gate or port through which people or goods cross a border."""

    public_resource = "border-crossings"

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(
        _("kind"), max_length=10, choices=TransportKind, blank=True, help_text=_("Leave empty when it is not known."),
    )  # fmt: skip
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, related_name="border_crossings", verbose_name=_("country"),
    )  # fmt: skip
    neighbour = models.ForeignKey(
        Country, on_delete=models.PROTECT, null=True, blank=True, related_name="border_crossings_opposite",
        verbose_name=_("neighbour"), help_text=_("Empty when no source names the other side."),
    )  # fmt: skip
    area = models.ForeignKey(
        CrossBorderArea, on_delete=models.PROTECT, null=True, blank=True, related_name="border_crossings",
        verbose_name=_("cross-border area"),
    )  # fmt: skip
    status = models.CharField(_("status"), max_length=20, choices=SiteStatus, default=SiteStatus.UNKNOWN)
    description = models.TextField(_("description"), blank=True)
    has_passengers = models.BooleanField(_("open to passengers"), null=True, blank=True)
    has_cargo = models.BooleanField(_("open to cargo"), null=True, blank=True)

    class Meta:
        verbose_name = _("border crossing")
        verbose_name_plural = _("border crossings")
        ordering = ("slug",)
        constraints = (
            models.CheckConstraint(
                condition=Q(neighbour__isnull=True) | ~Q(country=F("neighbour")),
                name="bordercrossing_has_two_sides",
                violation_error_message=_("A border lies between two countries."),
            ),
            edtf_check("as_of", "bordercrossing_as_of_is_edtf"),
            *point_checks("bordercrossing"),
        )

    def __str__(self) -> str:
        return self.name


class CrossingZone(SourcedModel, PublicModel):
    """A zone that a border crossing belongs to or serves."""

    crossing = models.ForeignKey(
        BorderCrossing, on_delete=models.CASCADE, related_name="zone_links", verbose_name=_("border crossing"),
    )  # fmt: skip
    zone = models.ForeignKey(Zone, on_delete=models.CASCADE, related_name="crossing_links", verbose_name=_("zone"))

    class Meta:
        verbose_name = _("zone at the crossing")
        verbose_name_plural = _("zones at the crossing")
        ordering = ("crossing", "zone")
        constraints = (
            models.UniqueConstraint(fields=("crossing", "zone"), name="crossingzone_once"),
            edtf_check("as_of", "crossingzone_as_of_is_edtf"),
        )

    def __str__(self) -> str:
        return str(self.zone)

    def public_row(self) -> PublicModel | None:
        return self.crossing
