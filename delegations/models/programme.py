"""Projects of the institute and what was done in them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from delegations.choices import ActivityKind, ActivityStatus
from delegations.models.base import MentionedModel, RecordedModel
from ezportal import edtf
from zones.models import Country, Organisation
from zones.models.public import PublicModel, PublishableModel, edtf_check


def order_of_dates_check(name: str) -> models.CheckConstraint:
    """EDTF dates of one precision are in order exactly when their texts are."""
    return models.CheckConstraint(
        condition=Q(ends="") | Q(ends__gte=F("starts")),
        name=name,
        violation_error_message=_("It ends before it starts."),
    )


class Project(MentionedModel, RecordedModel, PublishableModel):
    """A funded project under which studies, trainings, forums and learning visits are held."""

    public_resource = "projects"

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    code = models.CharField(
        _("short name"), max_length=40, blank=True, help_text=_("As documents call it: LMC Project 1."),
    )  # fmt: skip
    name = models.CharField(_("name"), max_length=250)
    description = models.TextField(_("description"), blank=True)
    funder = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="funded_projects",
        verbose_name=_("funded by"),
    )  # fmt: skip
    implementer = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="implemented_projects",
        verbose_name=_("carried out by"),
    )  # fmt: skip
    coordinator = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="coordinated_projects",
        verbose_name=_("in coordination with"),
    )  # fmt: skip
    starts = models.CharField(_("starts"), max_length=10, blank=True, validators=[edtf.EDTFValidator()])
    ends = models.CharField(_("ends"), max_length=10, blank=True, validators=[edtf.EDTFValidator()])
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        ordering = ("order", "slug")
        constraints = (
            edtf_check("starts", "project_starts_is_edtf"),
            edtf_check("ends", "project_ends_is_edtf"),
            order_of_dates_check("project_dates_in_order"),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("delegations:project", args=[self.slug])

    def mention(self) -> tuple[Any, ...] | None:
        """Visits that were held under it name it by its slug."""
        return (self.slug,) if self.is_public() else None

    def mentioning(self) -> Iterable[PublicModel | None]:
        for link in self.visit_links.select_related("visit"):
            yield link.visit


class Activity(RecordedModel, PublicModel):
    """Something done under a project, with its dates as precise as they are stated and its status as written."""

    project = models.ForeignKey(
        Project, on_delete=models.CASCADE, related_name="activities", verbose_name=_("project"),
    )  # fmt: skip
    order = models.PositiveSmallIntegerField(_("order"))
    kind = models.CharField(_("kind"), max_length=20, choices=ActivityKind)
    title = models.CharField(_("title"), max_length=400)
    dates_stated = models.CharField(
        _("dates as written"), max_length=120, blank=True, help_text=_("For example: June – September 2018."),
    )  # fmt: skip
    starts = models.CharField(_("starts"), max_length=10, blank=True, validators=[edtf.EDTFValidator()])
    ends = models.CharField(_("ends"), max_length=10, blank=True, validators=[edtf.EDTFValidator()])
    place = models.CharField(_("place"), max_length=200, blank=True)
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, null=True, blank=True, related_name="activities", verbose_name=_("country"),
    )  # fmt: skip
    status_stated = models.CharField(
        _("status as written"), max_length=120, blank=True,
        help_text=_("The words of the source: Conducted, Processing, in process."),
    )  # fmt: skip
    status = models.CharField(_("status"), max_length=10, choices=ActivityStatus, default=ActivityStatus.UNKNOWN)
    visit = models.ForeignKey(
        "delegations.LearningVisit", on_delete=models.PROTECT, null=True, blank=True, related_name="activities",
        verbose_name=_("learning visit"), help_text=_("Where the activity is one that is recorded here."),
    )  # fmt: skip

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering = ("project", "order", "pk")
        constraints = (
            models.UniqueConstraint(fields=("project", "order"), name="activity_order_once"),
            edtf_check("starts", "activity_starts_is_edtf"),
            edtf_check("ends", "activity_ends_is_edtf"),
            order_of_dates_check("activity_dates_in_order"),
        )

    def __str__(self) -> str:
        return self.title

    def public_row(self) -> PublicModel | None:
        return getattr(self, "project", None)
