"""What ties a zone to the reference data: names, types, organisations, industries."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from zones.choices import IndustryRelation, RoleKind
from zones.models.public import PublicModel, PublishableModel, SourcedModel, edtf_check
from zones.models.reference import Industry, Organisation, ZoneType
from zones.models.zone import Zone


class ZonePart(PublicModel):
    """A row shown on a zone's profile and in the zone's public form."""

    is_part_of_zone = True

    class Meta:
        abstract = True

    def public_row(self) -> PublicModel | None:
        return getattr(self, "zone", None)


class PublishableZonePart(PublishableModel):
    """A part with a publication state of its own: a focal point's addition waits for review."""

    is_part_of_zone = True

    class Meta:
        abstract = True

    def public_row(self) -> PublicModel | None:
        return getattr(self, "zone", None)


class ZoneAlias(SourcedModel, ZonePart):
    """Another name a zone is known by."""

    zone = models.ForeignKey(Zone, on_delete=models.CASCADE, related_name="aliases", verbose_name=_("zone"))
    name = models.CharField(_("name"), max_length=200)
    language = models.CharField(_("language"), max_length=12, blank=True, help_text=_("BCP 47 tag, for example lo."))

    class Meta:
        verbose_name = _("alias")
        verbose_name_plural = _("aliases")
        ordering = ("name", "pk")
        constraints = (
            models.UniqueConstraint(fields=("zone", "name"), name="zonealias_once"),
            edtf_check("as_of", "zonealias_as_of_is_edtf"),
        )

    def __str__(self) -> str:
        return self.name


class ZoneClassification(SourcedModel, ZonePart):
    """A zone type that a source gives a zone; a zone may have several."""

    zone = models.ForeignKey(Zone, on_delete=models.CASCADE, related_name="classifications", verbose_name=_("zone"))
    zone_type = models.ForeignKey(
        ZoneType, on_delete=models.PROTECT, related_name="classifications", verbose_name=_("zone type"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("type of the zone")
        verbose_name_plural = _("types of the zone")
        ordering = ("zone_type__slug", "pk")
        constraints = (
            models.UniqueConstraint(fields=("zone", "zone_type"), name="zoneclassification_once"),
            edtf_check("as_of", "zoneclassification_as_of_is_edtf"),
        )

    def __str__(self) -> str:
        return str(self.zone_type)


class ZoneRole(SourcedModel, ZonePart):
    """What an organisation is to a zone."""

    zone = models.ForeignKey(Zone, on_delete=models.CASCADE, related_name="roles", verbose_name=_("zone"))
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="zone_roles", verbose_name=_("organisation"),
    )  # fmt: skip
    role = models.CharField(_("role"), max_length=20, choices=RoleKind)

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        ordering = ("role", "organisation__slug", "pk")
        constraints = (
            models.UniqueConstraint(fields=("zone", "organisation", "role"), name="zonerole_once"),
            edtf_check("as_of", "zonerole_as_of_is_edtf"),
        )

    def __str__(self) -> str:
        return f"{self.organisation} ({self.get_role_display()})"


class ZoneIndustry(SourcedModel, ZonePart):
    """An industry a zone gives priority to, or that is present in it."""

    zone = models.ForeignKey(Zone, on_delete=models.CASCADE, related_name="industries", verbose_name=_("zone"))
    industry = models.ForeignKey(
        Industry, on_delete=models.PROTECT, related_name="zone_industries", verbose_name=_("industry"),
    )  # fmt: skip
    relation = models.CharField(_("relation"), max_length=10, choices=IndustryRelation)
    label = models.CharField(_("label as stated"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("industry of the zone")
        verbose_name_plural = _("industries of the zone")
        ordering = ("-relation", "pk")
        constraints = (
            models.UniqueConstraint(fields=("zone", "industry", "relation"), name="zoneindustry_once"),
            edtf_check("as_of", "zoneindustry_as_of_is_edtf"),
        )

    def __str__(self) -> str:
        return self.label or str(self.industry)
