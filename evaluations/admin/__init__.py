"""The desks of evaluations."""

from delegations import contributions
from evaluations.admin.questionnaires import QuestionnaireAdmin
from evaluations.admin.report import VisitReportAdmin, visit_tools
from evaluations.admin.report_text import ReportTextAdmin
from evaluations.admin.responses import ResponseAdmin
from evaluations.admin.results import RemarkAdmin, TallyAdmin
from evaluations.admin.surveys import EvaluationAdmin, SurveyAdmin, survey_tools

__all__ = [
    "EvaluationAdmin",
    "QuestionnaireAdmin",
    "RemarkAdmin",
    "ReportTextAdmin",
    "ResponseAdmin",
    "SurveyAdmin",
    "TallyAdmin",
    "VisitReportAdmin",
]

contributions.admin_tools += [survey_tools, visit_tools]
