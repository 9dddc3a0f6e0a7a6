"""What evaluations add to the pages of visits, sources and changes."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, Model, OuterRef, Q
from django.db.models.expressions import Combinable
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from delegations.contributions import Page
from delegations.models import LearningVisit
from evaluations.choices import TallyBasis
from evaluations.models import Invitation, Questionnaire, Release, Remark, Scale, Tally
from evaluations.results import results_of
from evaluations.views.figures import blocks_of
from zones.choices import Publication
from zones.contributions import Contribution

_PUBLIC = Q(visit__publication=Publication.PUBLISHED)


def _has_results() -> Combinable:
    return (
        Exists(Release.objects.filter(survey__evaluation__visit=OuterRef("pk")))
        | Exists(Tally.objects.filter(visit=OuterRef("pk"), basis=TallyBasis.PRINTED))
        | Exists(Remark.objects.filter(visit=OuterRef("pk")))
    )


PAGE = Page("evaluation", _("Evaluation"), "evaluations:results", _has_results)

# Forms on paper are public only as a part of the releases that counted them.
RECORDED_KINDS: dict[type[Model], tuple[Q, str]] = {
    Tally: (_PUBLIC & Q(basis=TallyBasis.PRINTED), "visit"),
    Remark: (_PUBLIC, "visit"),
}

# For the page of changes.
RESOURCES: dict[str, tuple[type[Model], str, Any]] = {
    "questionnaires": (Questionnaire, "slug", _("questionnaire")),
    "rating-scales": (Scale, "slug", _("rating scale")),
}


def overview_section(visit: LearningVisit) -> Contribution | None:
    """The ratings at a glance, on the overview of the visit."""
    blocks = [block for block in blocks_of(visit, results_of(visit)) if block.ratings]
    return Contribution("evaluation", PAGE.label, "evaluations/parts/overview.html", blocks) if blocks else None


def surveys_to_answer(delegate: Any) -> list[tuple[str, Any, Any]]:
    """The open surveys that a delegate is invited to, for the delegate's own page; one query."""
    invitations = Invitation.objects.filter(
        delegate=delegate, revoked_at=None, survey__opens_at__lte=timezone.now(), survey__closes_at__gt=timezone.now()
    ).select_related("survey__questionnaire")  # fmt: skip
    return [
        (
            reverse("answers:survey", args=[invitation.survey_id]),
            invitation.survey.questionnaire.title,
            _("handed in") if invitation.has_answered else _("to answer"),
        )
        for invitation in invitations.order_by("survey__closes_at")
    ]
