"""What evaluations hold of the delegates of a visit, and how it is taken out when their personal data is erased."""

from __future__ import annotations

from delegations.choices import ErasureKind
from delegations.models import LearningVisit
from evaluations.models import EvaluationResponse, InvitationToken, VisitReport
from ezportal.queueing import enqueue_after_commit


def forget_delegates(visit: LearningVisit, kind: str) -> dict[str, int]:
    """The ways in that were mailed go with the addresses. With the names goes who answered what; the answers stay.

    Invitations stay too: how many were asked is counted from them, and the delegates they lead to are nameless.
    Returns how many rows changed, by words for the log.
    """
    invited = {"invitation__delegate__visit": visit}
    rows = {"tokens of invitations": InvitationToken.objects.filter(**invited).delete()[0]}
    if kind == ErasureKind.NAMES:
        rows["responses"] = EvaluationResponse.objects.filter(**invited).update(invitation=None)
        if VisitReport.objects.naming_people().filter(visit=visit).exists():
            enqueue_after_commit("evaluations.tasks.erase_directories")
    return rows
