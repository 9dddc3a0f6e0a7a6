"""What the rows of a visit have in common: whose page shows them, where they stand in a source, local times."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cache
from typing import Any, ClassVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from zones.choices import ChangeAction
from zones.models import Source, record_changes
from zones.models.changes import note_change
from zones.models.public import PublicModel


@cache
def time_zones() -> set[str]:
    """IANA names of all time zones; read once, because that walks through a folder tree."""
    return available_timezones()


def check_time_zone(name: str) -> None:
    """Refuse what is not the IANA name of a time zone."""
    if name not in time_zones():
        raise ValidationError(_("“%(name)s” is no time zone; write it like Asia/Bangkok."), params={"name": name})


class RecordedModel(models.Model):
    """A row of a visit's record.

    Rows that staff enter as things happen need no source: the record itself is one. Rows taken from a document
    name it, with the place in it.
    """

    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, null=True, blank=True, related_name="%(class)s_rows",
        verbose_name=_("source"), help_text=_("Empty when the institute recorded it itself."),
    )  # fmt: skip
    locator = models.CharField(
        _("place in the source"), max_length=200, blank=True, help_text=_("Page, line, table or section."),
    )  # fmt: skip
    note = models.TextField(_("note"), blank=True, help_text=_("Doubts, other readings. Public."))

    class Meta:
        abstract = True


class VisitPart(PublicModel):
    """A row shown with a learning visit. Foreign keys named in `same_visit` must lead to rows of the same visit.

    Between rows of one visit such keys restrict: a group that has delegates stays, and the visit goes with all of it.
    """

    same_visit: ClassVar[tuple[str, ...]] = ()
    # How a row leads to its visit.
    visit_path: ClassVar[str] = "visit"

    class Meta:
        abstract = True

    def public_row(self) -> PublicModel | None:
        return getattr(self, "visit", None)

    def clean(self) -> None:
        super().clean()
        check_same_visit(self, self.same_visit)


class MentionedModel(PublicModel):
    """A row that public rows of other resources mention; they are announced when what they say of it changes.

    More exact than `dependants`: a visit is touched by every one of its parts, and the zones it went to show none.
    """

    class Meta:
        abstract = True

    def mention(self) -> tuple[Any, ...] | None:
        """What the others say of it; None while they say nothing. Each model has to tell it."""
        raise NotImplementedError

    def mentioning(self) -> Iterable[PublicModel | None]:
        """The rows that say it. Each model has to tell them."""
        raise NotImplementedError

    def save(self, *args: Any, **kwargs: Any) -> None:
        before = self.stored()
        with record_changes():
            super().save(*args, **kwargs)
            announce_mentions(before, self)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        with record_changes():
            announce_mentions(self.stored(), None)
            return super().delete(*args, **kwargs)


def announce_mentions(before: MentionedModel | None, after: MentionedModel | None) -> None:
    """Note an update of each public row that says something else now (None: absent)."""
    states = [row for row in (before, after) if row is not None and row.mention() is not None]
    if len(states) == 2 and states[0].mention() == states[1].mention():
        return
    for state in states:
        for row in state.mentioning():
            if row is not None and row.is_public():
                note_change(row, ChangeAction.UPDATED)


def visit_of(row: Any) -> Any:
    """The visit a row belongs to, None as long as a row on the way there is missing."""
    for name in row.visit_path.split("__"):
        row = getattr(row, name, None)
        if row is None:
            return None
    return row


def visit_key_of(row: Any) -> int | None:
    """The key of the visit a row belongs to; the visit itself is not fetched for it."""
    *way, last = row.visit_path.split("__")
    for name in way:
        row = getattr(row, name, None)
        if row is None:
            return None
    found: int | None = getattr(row, f"{last}_id")
    return found


def check_same_visit(row: models.Model, names: tuple[str, ...]) -> None:
    """Raise ValidationError at each field that leads to a row of another visit."""
    own = visit_key_of(row)
    errors = {}
    for name in names:
        other = getattr(row, name, None)
        if other is not None and own is not None and visit_key_of(other) != own:
            errors[name] = ValidationError(_("“%(row)s” belongs to another visit."), params={"row": other})
    if errors:
        raise ValidationError(errors)


class TimedModel(models.Model):
    """Something that happens between two local times, perhaps of two time zones.

    Staff enter what the programme prints: local times. The moments in UTC are worked out from them on every save;
    clashes and calendars rely on those. `local_day` and `default_zone` are told by the subclass.
    """

    start = models.TimeField(_("start"), null=True, blank=True, help_text=_("Local time, for example 08:30."))
    end = models.TimeField(_("end"), null=True, blank=True, help_text=_("Local time of the place where it ends."))
    ends_next_day = models.BooleanField(_("ends on the next day"), default=False)
    time_zone = models.CharField(
        _("time zone"), max_length=40, blank=True, validators=[check_time_zone],
        help_text=_("Only where it differs from the day's."),
    )  # fmt: skip
    end_time_zone = models.CharField(
        _("time zone at the end"), max_length=40, blank=True, validators=[check_time_zone],
        help_text=_("Only where it differs, for example after a flight."),
    )  # fmt: skip
    starts_at = models.DateTimeField(_("starts at"), null=True, blank=True, editable=False, db_index=True)
    ends_at = models.DateTimeField(_("ends at"), null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.set_moments()
        super().save(*args, **kwargs)

    def local_day(self) -> dt.date | None:
        """The day at the place. Each model has to tell it: Django's models can't be abstract classes of Python."""
        raise NotImplementedError

    def default_zone(self) -> str:
        """The time zone of times that name none; each model has to tell it."""
        raise NotImplementedError

    @property
    def start_zone_name(self) -> str:
        return self.time_zone or self.default_zone()

    @property
    def end_zone_name(self) -> str:
        return self.end_time_zone or self.start_zone_name

    def set_moments(self) -> None:
        """Work out `starts_at` and `ends_at`; raises ValidationError naming the field."""
        self.starts_at = self.ends_at = None
        day = self.local_day()
        if day is None:
            return
        if self.end is not None and self.start is None:
            raise ValidationError({"start": _("Say when it starts, too.")})
        if self.start is not None:
            self.starts_at = _moment(day, self.start, self.start_zone_name)
        if self.end is not None:
            end_day = day + dt.timedelta(days=1) if self.ends_next_day else day
            self.ends_at = _moment(end_day, self.end, self.end_zone_name)
            if self.starts_at is not None and self.ends_at <= self.starts_at:
                raise ValidationError({"end": _("It ends before it starts.")})

    def clean(self) -> None:
        super().clean()
        if _is_time_zone(self.time_zone) and _is_time_zone(self.end_time_zone):  # else their own fields say so
            self.set_moments()


def _is_time_zone(name: str) -> bool:
    try:
        ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _moment(day: dt.date, time: dt.time, zone: str) -> dt.datetime:
    return dt.datetime.combine(day, time, tzinfo=ZoneInfo(zone or "UTC")).astimezone(dt.UTC)


def order_of_times_check(name: str) -> models.CheckConstraint:
    """What has an end has a start, before it."""
    return models.CheckConstraint(
        condition=Q(ends_at__isnull=True) | Q(starts_at__isnull=False, ends_at__gt=F("starts_at")),
        name=name,
        violation_error_message=_("It ends before it starts."),
    )


def order_of_days_check(first: str, last: str, name: str) -> models.CheckConstraint:
    """Both days or neither, in their order."""
    both_empty = Q(**{f"{first}__isnull": True, f"{last}__isnull": True})
    both = Q(**{f"{first}__isnull": False, f"{last}__isnull": False, f"{last}__gte": F(first)})
    return models.CheckConstraint(
        condition=both_empty | both,
        name=name,
        violation_error_message=_("Give the first and the last day together, in their order."),
    )


def once_per_subject(owner: str, name: str) -> models.UniqueConstraint:
    """A subject (zone, country or cross-border area) stands once with its owner."""
    return models.UniqueConstraint(
        owner,
        Coalesce("zone", 0),
        Coalesce("country", Value("")),
        Coalesce("cross_border_area", 0),
        name=name,
        violation_error_message=_("This subject is recorded already."),
    )
