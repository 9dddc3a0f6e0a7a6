"""The programme of a visit: days, items, and who presents them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from delegations.choices import ItemKind
from delegations.models.base import (
    RecordedModel,
    TimedModel,
    VisitPart,
    check_time_zone,
    order_of_times_check,
)
from delegations.models.people import Delegate
from delegations.models.sites import Site
from delegations.models.travel import TravelGroup
from delegations.models.visit import LearningVisit
from zones.models import Country, Organisation, record_changes
from zones.models.public import PublicModel


class AgendaDay(RecordedModel, VisitPart):
    """A day of the programme. Its time zone is that of the place, for all items that name none of their own."""

    visit = models.ForeignKey(
        LearningVisit, on_delete=models.CASCADE, related_name="days", verbose_name=_("learning visit"),
    )  # fmt: skip
    date = models.DateField(_("date"))
    place = models.CharField(_("place"), max_length=200, blank=True, help_text=_("For example: Shanghai, P.R. China."))
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, null=True, blank=True, related_name="agenda_days", verbose_name=_("country"),
    )  # fmt: skip
    time_zone = models.CharField(
        _("time zone"), max_length=40, blank=True, validators=[check_time_zone],
        help_text=_("Empty: that of the country. For example Asia/Shanghai."),
    )  # fmt: skip

    class Meta:
        verbose_name = _("day of the agenda")
        verbose_name_plural = _("days of the agenda")
        ordering = ("visit", "date")
        constraints = (
            models.UniqueConstraint(fields=("visit", "date"), name="agendaday_date_once"),
            models.CheckConstraint(
                condition=~models.Q(time_zone=""),
                name="agendaday_has_time_zone",
                violation_error_message=_("Give the country or the time zone."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.date:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        return reverse("delegations:day", args=[self.visit.slug, self.date.isoformat()])

    def clean(self) -> None:
        super().clean()
        self.take_zone_of_country()

    def take_zone_of_country(self) -> None:
        if not self.time_zone and self.country is not None:
            self.time_zone = self.country.time_zone

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Another date or time zone moves the moments of the items."""
        self.take_zone_of_country()
        before = self.stored()
        with record_changes():
            super().save(*args, **kwargs)
            if before is not None and (before.date, before.time_zone) != (self.date, self.time_zone):
                for item in self.items.all():
                    item.day = self
                    item.save()


class AgendaItem(RecordedModel, TimedModel, VisitPart):
    """Something on the agenda, for everybody or for one travel group.

    `body` is the office that receives or runs it; people stand in `presenters`, of whom the public sees the office.
    """

    same_visit = ("group",)
    visit_path = "day__visit"

    day = models.ForeignKey(AgendaDay, on_delete=models.CASCADE, related_name="items", verbose_name=_("day"))
    order = models.PositiveSmallIntegerField(_("order"))
    kind = models.CharField(_("kind"), max_length=10, choices=ItemKind, default=ItemKind.SESSION)
    title = models.CharField(_("title"), max_length=300)
    description = models.TextField(_("description"), blank=True)
    venue = models.CharField(_("venue"), max_length=300, blank=True)
    address = models.CharField(_("address"), max_length=300, blank=True)
    site = models.ForeignKey(
        Site, on_delete=models.PROTECT, null=True, blank=True, related_name="agenda_items", verbose_name=_("site"),
    )  # fmt: skip
    body = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="agenda_items",
        verbose_name=_("hosted by"),
    )  # fmt: skip
    group = models.ForeignKey(
        TravelGroup, on_delete=models.RESTRICT, null=True, blank=True, related_name="items", verbose_name=_("route"),
        help_text=_("The travel group it is for. Empty: everybody present."),
    )  # fmt: skip
    tentative = models.BooleanField(_("not confirmed"), default=False)

    class Meta:
        verbose_name = _("item of the agenda")
        verbose_name_plural = _("items of the agenda")
        ordering = ("day", "order", "pk")
        constraints = (
            models.UniqueConstraint(fields=("day", "order"), name="agendaitem_order_once"),
            order_of_times_check("agendaitem_times_in_order"),
        )

    def __str__(self) -> str:
        return f"{self.start:%H:%M} {self.title}" if self.start else self.title

    def public_row(self) -> PublicModel | None:
        return self.day.public_row()

    def local_day(self) -> dt.date | None:
        """Also of a day that is not saved yet, so that a whole programme can be checked before it is written."""
        day = getattr(self, "day", None)
        return day.date if day is not None else None

    def default_zone(self) -> str:
        day = getattr(self, "day", None)
        return day.time_zone if day is not None else ""


class AgendaPresenter(VisitPart):
    """Who presents, chairs or receives at an item. The public reads the office; the delegate behind it is for staff."""

    same_visit = ("delegate",)
    visit_path = "item__day__visit"

    item = models.ForeignKey(
        AgendaItem, on_delete=models.CASCADE, related_name="presenters", verbose_name=_("item of the agenda"),
    )  # fmt: skip
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    office = models.CharField(
        _("office"), max_length=300,
        help_text=_("Position and organisation, never a name: Director-General, Department of Trade Negotiations."),
    )  # fmt: skip
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="presentations",
        verbose_name=_("organisation"),
    )  # fmt: skip
    delegate = models.ForeignKey(
        Delegate, on_delete=models.SET_NULL, null=True, blank=True, related_name="presentations",
        verbose_name=_("delegate"), help_text=_("For clash warnings. Not public."),
    )  # fmt: skip

    class Meta:
        verbose_name = _("presenter")
        verbose_name_plural = _("presenters")
        ordering = ("item", "order", "pk")

    def __str__(self) -> str:
        return self.office

    def public_row(self) -> PublicModel | None:
        return self.item.public_row()
