"""The closed vocabularies of evaluations. Values are stable: partners and fixtures rely on them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Purpose(TextChoices):
    """When, in the course of a visit, a questionnaire is answered."""

    PRE = "pre", _("self-assessment before the visit")
    POST = "post", _("self-assessment after the visit")
    THEN_AND_NOW = "then_and_now", _("self-assessment then and now")
    AFTER_EVENT = "after_event", _("evaluation after the event")
    FOLLOW_UP_3 = "follow_up_3", _("follow-up after 3 months")
    FOLLOW_UP_6 = "follow_up_6", _("follow-up after 6 months")


class QuestionKind(TextChoices):
    SCALE = "scale", _("rating on a scale")
    CHOICE = "choice", _("one of several answers")
    NUMBER = "number", _("number")
    TEXT = "text", _("open answer")


class Level(TextChoices):
    """What a question measures (Kirkpatrick's four levels)."""

    REACTION = "reaction", _("reaction")
    LEARNING = "learning", _("learning")
    BEHAVIOUR = "behaviour", _("behaviour")
    RESULTS = "results", _("results")


class Mode(TextChoices):
    """Who can know who wrote what."""

    NAMED = "named", _("named")
    CONFIDENTIAL = "confidential", _("confidential, sealed on a date")


class ResponseState(TextChoices):
    DRAFT = "draft", _("being written")
    SUBMITTED = "submitted", _("handed in")


class TallyBasis(TextChoices):
    """Where counts without individual answers come from."""

    PAPER = "paper", _("paper forms, counted")
    PRINTED = "printed", _("printed in a report")


class RemarkOrigin(TextChoices):
    RELEASED = "released", _("released open answer")
    PAPER = "paper", _("paper form")
    PRINTED = "printed", _("printed in a report")
