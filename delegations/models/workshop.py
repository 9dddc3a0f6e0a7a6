"""What the delegations make of a visit: presentations by country, and the points in them."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from delegations.choices import FindingKind
from delegations.models.agenda import AgendaItem
from delegations.models.assignments import Expectation
from delegations.models.base import RecordedModel, VisitPart, once_per_subject
from delegations.models.sites import SiteNote
from delegations.models.visit import CountryGroup, DiscussionArea, LearningVisit
from zones.models import Country, CrossBorderArea, Zone
from zones.models.public import PublicModel, one_of_check


class CountryPresentation(RecordedModel, VisitPart):
    """What a country group presented at the workshop of a visit."""

    same_visit = ("group", "item")

    visit = models.ForeignKey(
        LearningVisit, on_delete=models.CASCADE, related_name="presentations", verbose_name=_("learning visit"),
    )  # fmt: skip
    group = models.ForeignKey(
        CountryGroup, on_delete=models.RESTRICT, related_name="presentations", verbose_name=_("country group"),
    )  # fmt: skip
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    title = models.CharField(_("title"), max_length=250, blank=True)
    presented_on = models.DateField(_("presented on"), null=True, blank=True)
    item = models.ForeignKey(
        AgendaItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="country_presentations",
        verbose_name=_("item of the agenda"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("country presentation")
        verbose_name_plural = _("country presentations")
        ordering = ("visit", "order", "pk")
        constraints = (models.UniqueConstraint(fields=("visit", "group"), name="countrypresentation_once"),)

    def __str__(self) -> str:
        return str(self.group)


class Finding(RecordedModel, VisitPart):
    """A point of a country's presentation: what was found, how it is applied at home, what is recommended."""

    visit_path = "presentation__visit"

    presentation = models.ForeignKey(
        CountryPresentation, on_delete=models.CASCADE, related_name="findings",
        verbose_name=_("country presentation"),
    )  # fmt: skip
    kind = models.CharField(_("kind"), max_length=15, choices=FindingKind)
    area = models.ForeignKey(
        DiscussionArea, on_delete=models.PROTECT, null=True, blank=True, related_name="findings",
        verbose_name=_("discussion area"),
    )  # fmt: skip
    heading = models.CharField(_("heading"), max_length=200, blank=True, help_text=_("As the presentation words it."))
    order = models.PositiveSmallIntegerField(_("order"))
    text = models.TextField(_("text"))

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        ordering = ("presentation", "order", "pk")
        constraints = (models.UniqueConstraint(fields=("presentation", "order"), name="finding_order_once"),)

    def __str__(self) -> str:
        return self.text[:120]

    def public_row(self) -> PublicModel | None:
        return self.presentation.public_row()


class FindingSubject(VisitPart):
    """A zone, country or cross-border area that a finding speaks of."""

    visit_path = "finding__presentation__visit"

    finding = models.ForeignKey(
        Finding, on_delete=models.CASCADE, related_name="subjects", verbose_name=_("finding"),
    )  # fmt: skip
    zone = models.ForeignKey(
        Zone, on_delete=models.PROTECT, null=True, blank=True, related_name="finding_subjects", verbose_name=_("zone"),
    )  # fmt: skip
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, null=True, blank=True, related_name="finding_subjects",
        verbose_name=_("country"),
    )  # fmt: skip
    cross_border_area = models.ForeignKey(
        CrossBorderArea, on_delete=models.PROTECT, null=True, blank=True, related_name="finding_subjects",
        verbose_name=_("cross-border area"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("subject of a finding")
        verbose_name_plural = _("subjects of a finding")
        ordering = ("finding", "pk")
        constraints = (
            one_of_check(("zone", "country", "cross_border_area"), "findingsubject_has_one"),
            once_per_subject("finding", "findingsubject_once"),
        )

    def __str__(self) -> str:
        return str(self.zone or self.country or self.cross_border_area)

    def public_row(self) -> PublicModel | None:
        return self.finding.public_row()


class Lesson(RecordedModel, VisitPart):
    """What the organisers learned for the next visit."""

    visit = models.ForeignKey(
        LearningVisit, on_delete=models.CASCADE, related_name="lessons", verbose_name=_("learning visit"),
    )  # fmt: skip
    order = models.PositiveSmallIntegerField(_("order"))
    text = models.TextField(_("text"))
    area = models.ForeignKey(
        DiscussionArea, on_delete=models.PROTECT, null=True, blank=True, related_name="lessons",
        verbose_name=_("discussion area"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")
        ordering = ("visit", "order", "pk")
        constraints = (models.UniqueConstraint(fields=("visit", "order"), name="lesson_order_once"),)

    def __str__(self) -> str:
        return self.text[:120]


class ExpectationAnswer(RecordedModel, VisitPart):
    """What of the visit answered an expectation: an item of the agenda, a note at a site, or a finding."""

    same_visit = ("item", "site_note", "finding")
    visit_path = "expectation__visit"

    expectation = models.ForeignKey(
        Expectation, on_delete=models.CASCADE, related_name="answers", verbose_name=_("expectation"),
    )  # fmt: skip
    item = models.ForeignKey(
        AgendaItem, on_delete=models.CASCADE, null=True, blank=True, related_name="answers",
        verbose_name=_("item of the agenda"),
    )  # fmt: skip
    site_note = models.ForeignKey(
        SiteNote, on_delete=models.CASCADE, null=True, blank=True, related_name="answers", verbose_name=_("site note"),
    )  # fmt: skip
    finding = models.ForeignKey(
        Finding, on_delete=models.CASCADE, null=True, blank=True, related_name="answers", verbose_name=_("finding"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("answer to an expectation")
        verbose_name_plural = _("answers to an expectation")
        ordering = ("expectation", "pk")
        constraints = (
            one_of_check(("item", "site_note", "finding"), "expectationanswer_has_one"),
            models.UniqueConstraint(
                "expectation",
                Coalesce("item", 0),
                Coalesce("site_note", 0),
                Coalesce("finding", 0),
                name="expectationanswer_once",
                violation_error_message=_("This answer is recorded already."),
            ),
        )

    def __str__(self) -> str:
        return str(self.item or self.site_note or self.finding)

    def public_row(self) -> PublicModel | None:
        return self.expectation.public_row()
