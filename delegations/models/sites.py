"""Sites that visits go to, and what was noted there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from delegations.models.base import MentionedModel, RecordedModel, VisitPart
from delegations.models.visit import DiscussionArea, LearningVisit
from zones.choices import FacilityKind, SiteStatus
from zones.models import Country, Facility, Organisation, Zone
from zones.models.public import PlacedModel, PublicModel, PublishableModel, point_checks


class Site(MentionedModel, RecordedModel, PlacedModel, PublishableModel):
    """A place that delegations visit: a zone as a whole, a facility inside it, or a place outside any zone."""

    public_resource = "sites"

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=250)
    name_local = models.CharField(_("name in the country's language"), max_length=250, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=FacilityKind, default=FacilityKind.OTHER)
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, related_name="visited_sites", verbose_name=_("country"),
    )  # fmt: skip
    zone = models.ForeignKey(
        Zone, on_delete=models.PROTECT, null=True, blank=True, related_name="visited_sites", verbose_name=_("zone"),
    )  # fmt: skip
    facility = models.ForeignKey(
        Facility, on_delete=models.PROTECT, null=True, blank=True, related_name="visited_sites",
        verbose_name=_("facility"), help_text=_("Where the zone's profile has it."),
    )  # fmt: skip
    host = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="hosted_sites",
        verbose_name=_("run by"),
    )  # fmt: skip
    address = models.CharField(_("address"), max_length=300, blank=True)
    address_local = models.CharField(_("address in the country's language"), max_length=300, blank=True)
    website = models.URLField(_("website"), max_length=300, blank=True)
    status = models.CharField(_("status"), max_length=20, choices=SiteStatus, default=SiteStatus.UNKNOWN)

    class Meta:
        verbose_name = _("site")
        verbose_name_plural = _("sites")
        ordering = ("slug",)
        constraints = (*point_checks("site"),)

    def __str__(self) -> str:
        return self.name

    @classmethod
    def dependants(cls, pks: Sequence[Any]) -> Iterable[PublicModel]:
        return LearningVisit._base_manager.filter(site_visits__site__in=pks).distinct()

    def mention(self) -> tuple[Any, ...] | None:
        """Through it its zone tells which visits have been there."""
        return (self.zone_id,) if self.is_public() else None

    def mentioning(self) -> Iterable[PublicModel | None]:
        if any(site_visit.visit.is_public() for site_visit in self.visits.select_related("visit")):
            yield self.zone

    def clean(self) -> None:
        super().clean()
        errors: dict[str, Any] = {}
        if self.zone is not None and self.zone.country_id != self.country_id:
            errors["country"] = _("The zone lies in another country.")
        if self.facility is not None and self.facility.zone_id != self.zone_id:
            errors["facility"] = _("“%(row)s” belongs elsewhere.") % {"row": self.facility}
        if errors:
            raise ValidationError(errors)


class SiteVisit(MentionedModel, RecordedModel, VisitPart):
    """A visit to a site on a day, with who received the delegation there."""

    same_visit = ("item",)

    visit = models.ForeignKey(
        LearningVisit, on_delete=models.CASCADE, related_name="site_visits", verbose_name=_("learning visit"),
    )  # fmt: skip
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="visits", verbose_name=_("site"))
    date = models.DateField(_("date"), null=True, blank=True)
    order = models.PositiveSmallIntegerField(_("order"))
    host = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="hosted_visits",
        verbose_name=_("received by"),
    )  # fmt: skip
    item = models.ForeignKey(
        "delegations.AgendaItem", on_delete=models.SET_NULL, null=True, blank=True, related_name="site_visits",
        verbose_name=_("item of the agenda"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("site visit")
        verbose_name_plural = _("site visits")
        ordering = ("visit", "order", "pk")
        constraints = (
            models.UniqueConstraint(fields=("visit", "site", "date"), name="sitevisit_once"),
            models.UniqueConstraint(
                fields=("visit", "site"), condition=models.Q(date__isnull=True), name="sitevisit_undated_once",
            ),
            models.UniqueConstraint(fields=("visit", "order"), name="sitevisit_order_once"),
        )  # fmt: skip

    def __str__(self) -> str:
        return str(self.site)

    def mention(self) -> tuple[Any, ...] | None:
        """The zone of the site tells that the visit has been there."""
        return (self.visit_id, self.site_id) if self.visit.is_public() and self.site.is_public() else None

    def mentioning(self) -> Iterable[PublicModel | None]:
        yield self.site.zone


class SiteNote(RecordedModel, VisitPart):
    """Something seen or heard at a site, under a discussion area or the heading it was noted with."""

    visit_path = "site_visit__visit"

    site_visit = models.ForeignKey(
        SiteVisit, on_delete=models.CASCADE, related_name="notes", verbose_name=_("site visit"),
    )  # fmt: skip
    area = models.ForeignKey(
        DiscussionArea, on_delete=models.PROTECT, null=True, blank=True, related_name="site_notes",
        verbose_name=_("discussion area"),
    )  # fmt: skip
    heading = models.CharField(_("heading"), max_length=200, blank=True, help_text=_("As the notes word it."))
    order = models.PositiveSmallIntegerField(_("order"))
    text = models.TextField(_("text"))

    class Meta:
        verbose_name = _("site note")
        verbose_name_plural = _("site notes")
        ordering = ("site_visit", "order", "pk")
        constraints = (models.UniqueConstraint(fields=("site_visit", "order"), name="sitenote_order_once"),)

    def __str__(self) -> str:
        return self.text[:120]

    def public_row(self) -> PublicModel | None:
        return self.site_visit.public_row()
