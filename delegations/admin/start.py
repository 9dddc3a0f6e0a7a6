"""What the start page of staff tells about learning visits."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from delegations.admin.followup import SOON_DAYS, days_late
from delegations.admin.visit import STARTS_WITHIN_DAYS
from delegations.models import CaseStudy, Expectation, LearningVisit, Recommendation
from zones.access import rows_for
from zones.admin.start import Group, Line, Listing, Task, counted
from zones.choices import Publication

GROUPS: tuple[Group, ...] = (
    (gettext_lazy("Learning visits"), (
        "LearningVisit", "Project", "CountryPresentation", "Finding", "Recommendation", "Reminder",
    )),
    (gettext_lazy("Programme"), ("AgendaDay", "SiteVisit", "TravelGroup", "Site", "DiscussionArea")),
    (gettext_lazy("People of visits"), ("Delegate", "Expectation", "CaseStudy", "PersonalLink", "Erasure")),
)  # fmt: skip
LISTED = 10


def _list(name: str, query: str = "") -> str:
    return reverse(f"admin:delegations_{name}_changelist") + query


def tasks(user: Any) -> list[Task]:
    """What waits for this person; one query per line, and no line where nothing waits."""
    today = timezone.localdate()
    found = []
    if user.has_perm("delegations.change_recommendation"):
        rows = Recommendation.objects.all()
        found += [
            counted(_("Recommendations overdue"), rows.overdue(today), _list("recommendation", "?due=overdue")),
            counted(_("Recommendations due in the next %(days)d days") % {"days": SOON_DAYS},
                    rows.due_within(today, SOON_DAYS), _list("recommendation", "?due=soon")),
        ]  # fmt: skip
    for model in (Expectation, CaseStudy):
        opts = model._meta
        if user.has_perm(f"delegations.view_{opts.model_name}"):
            waiting = rows_for(user, model._default_manager.filter(publication=Publication.IN_REVIEW))
            label = _("%s: waiting for review") % opts.verbose_name_plural
            found.append(counted(label, waiting, _list(str(opts.model_name), "?publication__exact=in_review")))
    return [task for task in found if task.count]


def overdue(user: Any) -> Listing | None:
    """The recommendations that are late, with who looks after each and by how many days."""
    if not user.has_perm("delegations.change_recommendation"):
        return None
    today = timezone.localdate()
    rows = Recommendation.objects.overdue(today).select_related("owner").order_by("due_on", "pk")[:LISTED]
    lines = [Line(str(row), _change("recommendation", row), _late(row)) for row in rows]
    return Listing("overdue", _("Recommendations overdue"), lines)


def _late(row: Recommendation) -> str:
    return " · ".join(filter(None, (str(row.owner or ""), _("%(days)s overdue") % {"days": days_late(row)})))


def visits_ahead(user: Any) -> Listing | None:
    """Visits that start soon, the next one first."""
    if not user.has_perm("delegations.view_learningvisit"):
        return None
    rows = LearningVisit.objects.starting_within(timezone.localdate(), STARTS_WITHIN_DAYS).order_by("planned_from")
    lines = [Line(str(row), _change("learningvisit", row), date_format(row.planned_from)) for row in rows[:LISTED]]
    title = _("Visits that start in the next %(days)d days") % {"days": STARTS_WITHIN_DAYS}
    return Listing("visits-ahead", title, lines)


def _change(name: str, row: Any) -> str:
    return reverse(f"admin:delegations_{name}_change", args=(row.pk,))
