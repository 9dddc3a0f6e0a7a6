"""Transport links between zones: railways and roads with their sections and stations."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ezportal import edtf
from zones.choices import Bound, SiteStatus, TransportKind
from zones.models.public import PublicModel, PublishableModel, SourcedModel, edtf_check, positive_check
from zones.models.reference import Country
from zones.models.zone import Zone


class TransportLink(SourcedModel, PublishableModel):
    """A railway, road or waterway that connects places of the region."""

    public_resource = "transport-links"

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=10, choices=TransportKind)
    status = models.CharField(_("status"), max_length=20, choices=SiteStatus, default=SiteStatus.UNKNOWN)
    description = models.TextField(_("description"), blank=True)
    length_km = models.DecimalField(_("length (km)"), max_digits=8, decimal_places=2, null=True, blank=True)
    construction_started = models.CharField(
        _("construction started"), max_length=10, blank=True, validators=[edtf.EDTFValidator()],
    )  # fmt: skip
    scheduled_opening = models.CharField(
        _("scheduled opening"), max_length=10, blank=True, validators=[edtf.EDTFValidator()],
    )  # fmt: skip

    class Meta:
        verbose_name = _("transport link")
        verbose_name_plural = _("transport links")
        ordering = ("slug",)
        constraints = (
            positive_check("length_km", "transportlink_length_positive"),
            edtf_check("construction_started", "transportlink_construction_is_edtf"),
            edtf_check("scheduled_opening", "transportlink_opening_is_edtf"),
            edtf_check("as_of", "transportlink_as_of_is_edtf"),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("zones:transport-link", args=[self.slug])


class LinkPart(PublicModel):
    """A row shown with a transport link."""

    class Meta:
        abstract = True

    def public_row(self) -> PublicModel | None:
        return getattr(self, "link", None)


class TransportConnection(SourcedModel, LinkPart):
    """A zone that a transport link serves."""

    link = models.ForeignKey(
        TransportLink, on_delete=models.CASCADE, related_name="connections", verbose_name=_("transport link"),
    )  # fmt: skip
    zone = models.ForeignKey(
        Zone, on_delete=models.CASCADE, related_name="transport_connections", verbose_name=_("zone"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("zone on the link")
        verbose_name_plural = _("zones on the link")
        ordering = ("link", "zone")
        constraints = (
            models.UniqueConstraint(fields=("link", "zone"), name="transportconnection_once"),
            edtf_check("as_of", "transportconnection_as_of_is_edtf"),
        )

    def __str__(self) -> str:
        return str(self.zone)


class TransportSection(SourcedModel, LinkPart):
    """A stretch of a link with its own length, speed and dates."""

    link = models.ForeignKey(
        TransportLink, on_delete=models.CASCADE, related_name="sections", verbose_name=_("transport link"),
    )  # fmt: skip
    slug = models.SlugField(_("slug"), max_length=80)
    order = models.PositiveSmallIntegerField(_("order"))
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("part of"),
    )  # fmt: skip
    name = models.CharField(_("name"), max_length=200)
    length_km = models.DecimalField(_("length (km)"), max_digits=8, decimal_places=2, null=True, blank=True)
    design_speed_kmh = models.PositiveSmallIntegerField(_("design speed (km/h)"), null=True, blank=True)
    duration_hours = models.DecimalField(_("duration (hours)"), max_digits=5, decimal_places=2, null=True, blank=True)
    construction_started = models.CharField(
        _("construction started"), max_length=10, blank=True, validators=[edtf.EDTFValidator()],
    )  # fmt: skip
    opened = models.CharField(_("opened"), max_length=10, blank=True, validators=[edtf.EDTFValidator()])
    planned_opening = models.CharField(
        _("planned opening"), max_length=10, blank=True, validators=[edtf.EDTFValidator()],
    )  # fmt: skip
    status = models.CharField(_("status"), max_length=20, choices=SiteStatus, default=SiteStatus.UNKNOWN)

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ("link", "order")
        constraints = (
            models.UniqueConstraint(fields=("link", "slug"), name="transportsection_slug_once"),
            models.UniqueConstraint(fields=("link", "order"), name="transportsection_order_once"),
            positive_check("length_km", "transportsection_length_positive"),
            *(
                edtf_check(field, f"transportsection_{field}_is_edtf")
                for field in ("construction_started", "opened", "planned_opening", "as_of")
            ),
        )

    def __str__(self) -> str:
        return self.name


class Station(SourcedModel, LinkPart):
    """A stop on a transport link, in travelling order."""

    link = models.ForeignKey(
        TransportLink, on_delete=models.CASCADE, related_name="stations", verbose_name=_("transport link"),
    )  # fmt: skip
    section = models.ForeignKey(
        TransportSection, on_delete=models.PROTECT, null=True, blank=True, related_name="stations",
        verbose_name=_("section"),
    )  # fmt: skip
    order = models.PositiveSmallIntegerField(_("order"))
    name = models.CharField(_("name"), max_length=120)
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, null=True, blank=True, related_name="stations", verbose_name=_("country"),
    )  # fmt: skip
    zone = models.ForeignKey(
        Zone, on_delete=models.PROTECT, null=True, blank=True, related_name="stations", verbose_name=_("zone"),
    )  # fmt: skip
    status = models.CharField(_("status"), max_length=20, choices=SiteStatus, default=SiteStatus.UNKNOWN)

    class Meta:
        verbose_name = _("stop")
        verbose_name_plural = _("stops")
        ordering = ("link", "order")
        constraints = (
            models.UniqueConstraint(fields=("link", "order"), name="station_order_once"),
            edtf_check("as_of", "station_as_of_is_edtf"),
        )

    def __str__(self) -> str:
        return self.name


class TransportFigure(SourcedModel, LinkPart):
    """A further figure that a source prints for a link: bridges, cost, share of tunnels."""

    link = models.ForeignKey(
        TransportLink, on_delete=models.CASCADE, related_name="figures", verbose_name=_("transport link"),
    )  # fmt: skip
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    label = models.CharField(_("label"), max_length=200)
    value = models.DecimalField(_("value"), max_digits=20, decimal_places=4)
    unit = models.CharField(_("unit"), max_length=20, blank=True)
    bound = models.CharField(_("bound"), max_length=15, choices=Bound, default=Bound.EXACT)

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        ordering = ("link", "order", "pk")
        constraints = (
            models.UniqueConstraint(fields=("link", "label_en"), name="transportfigure_once"),
            edtf_check("as_of", "transportfigure_as_of_is_edtf"),
        )

    def __str__(self) -> str:
        return self.label
