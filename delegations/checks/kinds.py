"""Kinds of warnings on a visit, in the order in which staff read them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class WarningKind(TextChoices):
    COUNT = "count", _("Numbers of delegates")
    OVERLAP = "overlap", _("Two things at once for the same people")
    DEPARTURE = "departure", _("After they have left")
    PERSON = "person", _("One person in two places")
    PLACE = "place", _("One place for two groups")
    TRAVEL_TIME = "travel_time", _("Too little time on the way")
    JOURNEY = "journey", _("Journeys")
    DAYS = "days", _("Days and dates")
    NOTES = "notes", _("Sites without notes")
    UNSTATED = "unstated", _("Not stated")
