"""Who may do what with evaluations: editors and administrators run them; nobody writes a person's answers by hand.

Focal points have no part in evaluations. Responses and answers have no desk that lists their content: in a named
evaluation editors read them through the survey's own page, in a confidential one nobody does.
"""

from __future__ import annotations

from typing import Any

from zones.access import ADMINISTRATOR, EDITOR, FOCAL_POINT, grant, grantable, historical

# Written by the portal only.
_READ_ONLY = (
    "evaluationresponse",
    "answer",
    "invitation",
    "invitationtoken",
    "pairingsecret",
    "release",
    "visitreport",
)
# Of these not even the list is shown.
_HIDDEN = ("pairingsecret", "invitationtoken", "answer")
_REFERENCE = ("scale", "questionnaire")


def ensure_permissions(**kwargs: Any) -> None:
    """Bring the groups' permissions on evaluations up to date; runs after each migrate."""
    using = kwargs.get("using", "default")
    written = grantable("evaluations", using, read_only=_READ_ONLY)
    everything = {(action, name) for action in ("view", "add", "change", "delete") for name in written}
    everything |= {("view", name) for name in {*_READ_ONLY, *historical("evaluations")} if name not in _HIDDEN}
    for name in _REFERENCE:
        everything.discard(("delete", name))  # superseded or retired, never deleted
    grant("evaluations", {FOCAL_POINT: set(), EDITOR: everything, ADMINISTRATOR: everything}, using)
