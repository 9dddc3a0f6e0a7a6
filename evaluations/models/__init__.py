"""Evaluations: questionnaires, who is asked, what they answer, and what is published of it."""

from evaluations.models.questionnaire import Choice, Question, Questionnaire, Scale, ScalePoint, Section
from evaluations.models.report import ReportText, VisitReport
from evaluations.models.responses import Answer, EvaluationResponse
from evaluations.models.results import Release, Remark, Tally, TallyCount
from evaluations.models.survey import Evaluation, Invitation, InvitationToken, PairingSecret, Survey

__all__ = [
    "Answer",
    "Choice",
    "Evaluation",
    "EvaluationResponse",
    "Invitation",
    "InvitationToken",
    "PairingSecret",
    "Question",
    "Questionnaire",
    "Release",
    "Remark",
    "ReportText",
    "Scale",
    "ScalePoint",
    "Section",
    "Survey",
    "Tally",
    "TallyCount",
    "VisitReport",
]
