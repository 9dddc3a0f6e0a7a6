"""Who travels together, and how."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _

from delegations.choices import TravelMode
from delegations.models.base import RecordedModel, TimedModel, VisitPart, check_same_visit, order_of_times_check
from delegations.models.people import Delegate
from delegations.models.visit import CountryGroup, LearningVisit
from zones.models.public import PublicModel


class TravelGroup(RecordedModel, VisitPart):
    """Delegates on one route: how many of each country group, as the agenda prints it. People are optional."""

    visit = models.ForeignKey(
        LearningVisit, on_delete=models.CASCADE, related_name="travel_groups", verbose_name=_("learning visit"),
    )  # fmt: skip
    code = models.SlugField(_("code"), max_length=40, help_text=_("For example 10-dec-route-a."))
    date = models.DateField(_("date"))
    label = models.CharField(_("as labelled"), max_length=40, blank=True, help_text=_("For example: Route A."))
    name = models.CharField(_("route"), max_length=250)
    stated_total = models.PositiveSmallIntegerField(_("delegates as printed"), null=True, blank=True)
    is_leaving = models.BooleanField(
        _("leaves the visit"), default=False, help_text=_("Its delegates do not come back to the programme."),
    )  # fmt: skip

    class Meta:
        verbose_name = _("travel group")
        verbose_name_plural = _("travel groups")
        ordering = ("visit", "date", "label", "pk")
        constraints = (models.UniqueConstraint(fields=("visit", "code"), name="travelgroup_code_once"),)

    def __str__(self) -> str:
        return f"{self.date:%Y-%m-%d} {self.label or self.name}"


class TravelCount(VisitPart):
    """How many delegates of a country group are in a travel group."""

    same_visit = ("country_group",)
    visit_path = "travel_group__visit"

    travel_group = models.ForeignKey(
        TravelGroup, on_delete=models.CASCADE, related_name="counts", verbose_name=_("travel group"),
    )  # fmt: skip
    country_group = models.ForeignKey(
        CountryGroup, on_delete=models.RESTRICT, related_name="travel_counts", verbose_name=_("country group"),
    )  # fmt: skip
    count = models.PositiveSmallIntegerField(_("delegates"))
    stated = models.CharField(_("as printed"), max_length=40, blank=True, help_text=_("For example: 2TH-BKK."))

    class Meta:
        verbose_name = _("count of a travel group")
        verbose_name_plural = _("counts of a travel group")
        ordering = ("travel_group", "country_group")
        constraints = (
            models.UniqueConstraint(fields=("travel_group", "country_group"), name="travelcount_once"),
            models.CheckConstraint(
                condition=models.Q(count__gt=0),
                name="travelcount_positive",
                violation_error_message=_("The figure must be greater than zero."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.country_group}: {self.count}"

    def public_row(self) -> PublicModel | None:
        return self.travel_group.public_row()


class TravelGroupMember(models.Model):
    """A delegate in a travel group. Never public."""

    same_visit = ("delegate",)
    visit_path = "travel_group__visit"

    travel_group = models.ForeignKey(
        TravelGroup, on_delete=models.CASCADE, related_name="members", verbose_name=_("travel group"),
    )  # fmt: skip
    delegate = models.ForeignKey(
        Delegate, on_delete=models.CASCADE, related_name="travel_groups", verbose_name=_("delegate"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("delegate in a travel group")
        verbose_name_plural = _("delegates in a travel group")
        ordering = ("travel_group", "delegate")
        constraints = (models.UniqueConstraint(fields=("travel_group", "delegate"), name="travelgroupmember_once"),)

    def __str__(self) -> str:
        return f"#{self.delegate_id}"

    def clean(self) -> None:
        super().clean()
        check_same_visit(self, self.same_visit)


class TravelLeg(RecordedModel, TimedModel, VisitPart):
    """One ride or flight of a travel group."""

    visit_path = "travel_group__visit"

    travel_group = models.ForeignKey(
        TravelGroup, on_delete=models.CASCADE, related_name="legs", verbose_name=_("travel group"),
    )  # fmt: skip
    order = models.PositiveSmallIntegerField(_("order"))
    date = models.DateField(_("date"))
    mode = models.CharField(_("mode"), max_length=10, choices=TravelMode, default=TravelMode.UNKNOWN)
    origin = models.CharField(_("from"), max_length=150)
    destination = models.CharField(_("to"), max_length=150)
    carrier = models.CharField(_("carrier"), max_length=80, blank=True)
    number = models.CharField(_("number"), max_length=40, blank=True, help_text=_("Of the flight or train."))
    details = models.CharField(_("details"), max_length=250, blank=True, help_text=_("For example the baggage."))

    class Meta:
        verbose_name = _("leg of a journey")
        verbose_name_plural = _("legs of a journey")
        ordering = ("travel_group", "order", "pk")
        constraints = (
            models.UniqueConstraint(fields=("travel_group", "order"), name="travelleg_order_once"),
            models.CheckConstraint(
                condition=~models.Q(time_zone=""),
                name="travelleg_has_time_zone",
                violation_error_message=_("Give the time zone of the place where it starts."),
            ),
            order_of_times_check("travelleg_times_in_order"),
        )

    def __str__(self) -> str:
        return f"{self.origin} – {self.destination}"

    def public_row(self) -> PublicModel | None:
        return self.travel_group.public_row()

    def local_day(self) -> dt.date | None:
        return self.date

    def default_zone(self) -> str:
        return ""
