"""A structured learning visit and what it sets out to do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from delegations.choices import AimKind, VisitStatus
from delegations.models.base import MentionedModel, RecordedModel, VisitPart, order_of_days_check
from delegations.models.programme import Project
from zones.derived import SUFFIXES
from zones.models import Country, Organisation
from zones.models.public import PublicModel, PublicQuerySet, PublishableModel, PublishedQuerySet


class LearningVisitQuerySet(PublishedQuerySet):
    def upcoming(self, today: dt.date) -> Self:
        """Planned visits whose last day has not passed."""
        return self.filter(status=VisitStatus.PLANNED, planned_to__gte=today)

    def starting_within(self, today: dt.date, days: int) -> Self:
        """Planned visits that start today or in so many days."""
        return self.filter(status=VisitStatus.PLANNED, planned_from__range=(today, today + dt.timedelta(days=days)))


class LearningVisit(MentionedModel, RecordedModel, PublishableModel):
    """A structured learning visit (SLV): a delegation goes to see zones, and brings home findings."""

    public_resource = "learning-visits"

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=250)
    purpose = models.TextField(_("purpose"), blank=True)
    status = models.CharField(_("status"), max_length=10, choices=VisitStatus, default=VisitStatus.PLANNED)
    planned_from = models.DateField(_("planned from"), null=True, blank=True)
    planned_to = models.DateField(_("planned to"), null=True, blank=True)
    actual_from = models.DateField(_("held from"), null=True, blank=True)
    actual_to = models.DateField(_("held to"), null=True, blank=True)
    organiser = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="organised_visits",
        verbose_name=_("organised by"),
    )  # fmt: skip
    partner = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="partnered_visits",
        verbose_name=_("in coordination with"),
    )  # fmt: skip
    expected_delegates = models.PositiveSmallIntegerField(
        _("expected number of delegates"), null=True, blank=True,
        help_text=_("The list of delegates is checked against it."),
    )  # fmt: skip
    contacts_kept_until = models.DateField(
        _("contact data kept until"), null=True, blank=True,
        help_text=_("From the day after, addresses, numbers and personal links are erased. Not public."),
    )  # fmt: skip
    names_kept_until = models.DateField(
        _("names kept until"), null=True, blank=True,
        help_text=_("From the day after, names and positions are erased and counts remain. Empty: kept. Not public."),
    )  # fmt: skip

    objects = LearningVisitQuerySet.as_manager()

    class Meta:
        verbose_name = _("learning visit")
        verbose_name_plural = _("learning visits")
        ordering = ("-planned_from", "slug")
        constraints = (
            order_of_days_check("planned_from", "planned_to", "learningvisit_planned_days_in_order"),
            order_of_days_check("actual_from", "actual_to", "learningvisit_actual_days_in_order"),
            models.CheckConstraint(
                condition=~Q(status=VisitStatus.HELD) | Q(actual_from__isnull=False),
                name="learningvisit_held_has_days",
                violation_error_message=_("Say on which days the visit was held."),
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("delegations:visit", args=[self.slug])

    @property
    def first_day(self) -> dt.date | None:
        """The day it began; the planned one as long as it was not held."""
        return self.actual_from or self.planned_from

    @property
    def last_day(self) -> dt.date | None:
        return self.actual_to or self.planned_to

    def has_ended(self) -> bool:
        return self.last_day is not None and self.last_day < timezone.localdate()

    def mention(self) -> tuple[Any, ...] | None:
        """What zones and projects say of it: name, state and days."""
        days = self.planned_from, self.planned_to, self.actual_from, self.actual_to
        names = (getattr(self, f"name_{suffix}") for suffix in SUFFIXES)
        return (self.slug, self.status, *days, *names) if self.is_public() else None

    def mentioning(self) -> Iterable[PublicModel | None]:
        for site_visit in self.site_visits.select_related("site__zone"):
            if site_visit.site.is_public():
                yield site_visit.site.zone
        for activity in self.activities.select_related("project"):
            yield activity.project


class VisitProject(VisitPart):
    """A project under which a visit was held."""

    visit = models.ForeignKey(
        LearningVisit, on_delete=models.CASCADE, related_name="project_links", verbose_name=_("learning visit"),
    )  # fmt: skip
    project = models.ForeignKey(
        Project, on_delete=models.PROTECT, related_name="visit_links", verbose_name=_("project"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("project of the visit")
        verbose_name_plural = _("projects of the visit")
        ordering = ("visit", "project")
        constraints = (models.UniqueConstraint(fields=("visit", "project"), name="visitproject_once"),)

    def __str__(self) -> str:
        return str(self.project)


class Aim(RecordedModel, VisitPart):
    """An objective of a visit, or an outcome expected of it."""

    visit = models.ForeignKey(
        LearningVisit, on_delete=models.CASCADE, related_name="aims", verbose_name=_("learning visit"),
    )  # fmt: skip
    kind = models.CharField(_("kind"), max_length=10, choices=AimKind)
    order = models.PositiveSmallIntegerField(_("order"))
    text = models.TextField(_("text"))

    class Meta:
        verbose_name = _("objective or expected outcome")
        verbose_name_plural = _("objectives and expected outcomes")
        ordering = ("visit", "kind", "order", "pk")
        constraints = (models.UniqueConstraint(fields=("visit", "kind", "order"), name="aim_order_once"),)

    def __str__(self) -> str:
        return self.text[:120]


class DiscussionAreaQuerySet(PublicQuerySet):
    def in_use(self) -> Self:
        return self.filter(is_retired=False)


class DiscussionArea(RecordedModel, PublicModel):
    """A theme that visits look at and findings are sorted by: policies, logistics, one-stop service and so on.

    Reference data shared by all visits, so that findings of two visits can be compared. Retired, never deleted.
    """

    public_resource = "discussion-areas"

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=200)
    description = models.TextField(_("description"), blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    is_retired = models.BooleanField(_("retired"), default=False)

    objects = DiscussionAreaQuerySet.as_manager()

    class Meta:
        verbose_name = _("discussion area")
        verbose_name_plural = _("discussion areas")
        ordering = ("order", "slug")

    @classmethod
    def dependants(cls, pks: Sequence[Any]) -> Iterable[PublicModel]:
        return LearningVisit._base_manager.filter(areas__area__in=pks).distinct()

    def __str__(self) -> str:
        return self.name


class VisitArea(RecordedModel, VisitPart):
    """A discussion area set for a visit, as its programme words it."""

    visit = models.ForeignKey(
        LearningVisit, on_delete=models.CASCADE, related_name="areas", verbose_name=_("learning visit"),
    )  # fmt: skip
    area = models.ForeignKey(
        DiscussionArea, on_delete=models.PROTECT, related_name="visit_areas", verbose_name=_("discussion area"),
    )  # fmt: skip
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    wording = models.CharField(_("as worded"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("discussion area of the visit")
        verbose_name_plural = _("discussion areas of the visit")
        ordering = ("visit", "order", "pk")
        constraints = (models.UniqueConstraint(fields=("visit", "area"), name="visitarea_once"),)

    def __str__(self) -> str:
        return str(self.area)


class CountryGroup(VisitPart):
    """The delegates of one country, or of one organisation, who are counted and travel together."""

    visit = models.ForeignKey(
        LearningVisit, on_delete=models.CASCADE, related_name="groups", verbose_name=_("learning visit"),
    )  # fmt: skip
    code = models.CharField(
        _("code"), max_length=12, help_text=_("Short, as sheets use it: the country's code, or MI for the institute."),
    )  # fmt: skip
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, null=True, blank=True, related_name="delegation_groups",
        verbose_name=_("country"),
    )  # fmt: skip
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="delegation_groups",
        verbose_name=_("organisation"), help_text=_("For a group that stands for no country."),
    )  # fmt: skip
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("country group")
        verbose_name_plural = _("country groups")
        ordering = ("visit", "order", "pk")
        constraints = (
            models.UniqueConstraint(fields=("visit", "code"), name="countrygroup_code_once"),
            models.UniqueConstraint(fields=("visit", "country"), name="countrygroup_country_once"),
            models.CheckConstraint(
                condition=Q(country__isnull=False, organisation__isnull=True)
                | Q(country__isnull=True, organisation__isnull=False),
                name="countrygroup_has_one_side",
                violation_error_message=_("Choose a country or an organisation."),
            ),
        )

    def clean(self) -> None:
        super().clean()
        if not self.code and not self.country_id:
            raise ValidationError({"code": _("A group that stands for no country needs a code.")})
        self.code = self.code or self.country_id or ""

    def __str__(self) -> str:
        return str(self.country or self.organisation)


class Contradiction(VisitPart):
    """A point on which the sources of a visit disagree, also one source with itself.

    All readings are kept; one may be used, and then the reason says why.
    """

    visit = models.ForeignKey(
        LearningVisit, on_delete=models.CASCADE, related_name="contradictions", verbose_name=_("learning visit"),
    )  # fmt: skip
    order = models.PositiveSmallIntegerField(_("order"))
    subject = models.CharField(_("subject"), max_length=250)
    reason = models.TextField(
        _("which is used, and why"), blank=True, help_text=_("Also says so when none can be preferred."),
    )  # fmt: skip

    class Meta:
        verbose_name = _("contradiction")
        verbose_name_plural = _("contradictions")
        ordering = ("visit", "order", "pk")
        constraints = (models.UniqueConstraint(fields=("visit", "order"), name="contradiction_order_once"),)

    def __str__(self) -> str:
        return self.subject


class Reading(RecordedModel, PublicModel):
    """One of the statements of a contradiction."""

    visit_path = "contradiction__visit"

    contradiction = models.ForeignKey(
        Contradiction, on_delete=models.CASCADE, related_name="readings", verbose_name=_("contradiction"),
    )  # fmt: skip
    order = models.PositiveSmallIntegerField(_("order"))
    text = models.CharField(_("what it says"), max_length=400)
    is_used = models.BooleanField(_("used"), default=False)

    class Meta:
        verbose_name = _("reading")
        verbose_name_plural = _("readings")
        ordering = ("contradiction", "order", "pk")
        constraints = (
            models.UniqueConstraint(fields=("contradiction", "order"), name="reading_order_once"),
            models.UniqueConstraint(
                fields=("contradiction",), condition=Q(is_used=True), name="reading_one_is_used",
                violation_error_message=_("Only one reading can be the one in use."),
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return self.text

    def public_row(self) -> PublicModel | None:
        return self.contradiction.public_row()
