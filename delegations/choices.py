"""The closed vocabularies of learning visits. Values are stable: partners and fixtures rely on them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ActivityKind(TextChoices):
    STUDY = "study", _("study")
    TRAINING = "training", _("training")
    WORKSHOP = "workshop", _("workshop")
    TECHNICAL_ASSISTANCE = "technical_assistance", _("technical assistance and monitoring")
    LEARNING_VISIT = "learning_visit", _("learning visit")
    FORUM = "forum", _("forum")
    SYSTEM = "system", _("information system")
    OTHER = "other", _("other")


class ActivityStatus(TextChoices):
    """A status as normalised; how the source words it stands beside it."""

    PLANNED = "planned", _("planned")
    ONGOING = "ongoing", _("in progress")
    COMPLETED = "completed", _("completed")
    CANCELLED = "cancelled", _("cancelled")
    UNKNOWN = "unknown", _("unknown")


class VisitStatus(TextChoices):
    PLANNED = "planned", _("planned")
    HELD = "held", _("held")
    CANCELLED = "cancelled", _("cancelled")


class AimKind(TextChoices):
    """What a visit wants (objective) and what delegates can do afterwards (expected outcome)."""

    OBJECTIVE = "objective", _("objective")
    OUTCOME = "outcome", _("expected outcome")


class ItemKind(TextChoices):
    SESSION = "session", _("session")
    SITE_VISIT = "site_visit", _("site visit")
    WORKSHOP = "workshop", _("workshop")
    TRAVEL = "travel", _("travel")
    LODGING = "lodging", _("lodging")
    MEAL = "meal", _("meal or break")
    FREE = "free", _("free time")
    OTHER = "other", _("other")


class TravelMode(TextChoices):
    AIR = "air", _("by air")
    ROAD = "road", _("by road")
    RAIL = "rail", _("by rail")
    WATER = "water", _("by water")
    UNKNOWN = "unknown", _("not stated")


class Gender(TextChoices):
    """As stated by the person or shown by a title; never guessed from a name."""

    FEMALE = "female", _("female")
    MALE = "male", _("male")
    NOT_STATED = "not_stated", _("not stated")


class Sector(TextChoices):
    PUBLIC = "public", _("public sector")
    PRIVATE = "private", _("private sector")
    ACADEMIC = "academic", _("academic")
    CIVIL_SOCIETY = "civil_society", _("civil society")
    INTERNATIONAL = "international", _("international organisation")
    NOT_STATED = "not_stated", _("not stated")


class DelegateRole(TextChoices):
    LEADER = "leader", _("leader of the delegation")
    DELEGATE = "delegate", _("delegate")
    ORGANISER = "organiser", _("organising team")


class FindingKind(TextChoices):
    """Part of a country's presentation that a point belongs to."""

    FINDING = "finding", _("finding")
    APPLICATION = "application", _("application at home")
    RECOMMENDATION = "recommendation", _("recommendation")
    INFORMATION = "information", _("information shared")


class FollowUp(TextChoices):
    """State of a recommendation."""

    OPEN = "open", _("open")
    ACCEPTED = "accepted", _("accepted")
    IN_PROGRESS = "in_progress", _("in progress")
    DONE = "done", _("done")
    DECLINED = "declined", _("declined")


# A recommendation in one of these states is off the desk.
CLOSED = (FollowUp.DONE, FollowUp.DECLINED)


class LinkState(TextChoices):
    """How far a delegate's personal link has come."""

    NONE = "none", _("no link")
    WAITING = "waiting", _("about to be sent")
    FAILED = "failed", _("could not be sent")
    SHOWN = "shown", _("made for copying, not used yet")
    SENT = "sent", _("sent, not used yet")
    USED = "used", _("used")
    EXPIRED = "expired", _("expired")
    REVOKED = "revoked", _("revoked")


class ReminderKind(TextChoices):
    BEFORE = "before", _("14 days before the due date")
    DUE = "due", _("on the due date")
    AFTER = "after", _("14 days after the due date")


class Addressee(TextChoices):
    """Who is reminded of a recommendation."""

    OWNER = "owner", _("the owner")
    STAFF = "staff", _("staff")


class ErasureKind(TextChoices):
    CONTACTS = "contacts", _("contact data")
    NAMES = "names", _("names and positions")
