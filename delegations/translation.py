"""Which texts of learning visits have one column per language, and which tables keep a history.

Contact data and personal links have none: what is erased there must be gone.
"""

from modeltranslation.translator import TranslationOptions, translator

from delegations import models
from ezportal.history import keep_history

TRANSLATED: dict[type, tuple[str, ...]] = {
    models.Project: ("name", "description"),
    models.Activity: ("title",),
    models.LearningVisit: ("name", "purpose"),
    models.Aim: ("text",),
    models.DiscussionArea: ("name", "description"),
    models.Contradiction: ("subject", "reason"),
    models.Reading: ("text",),
    models.AgendaDay: ("place",),
    models.AgendaItem: ("title", "description", "venue"),
    models.AgendaPresenter: ("office",),
    models.TravelGroup: ("name",),
    models.Site: ("name",),
    models.SiteNote: ("text",),
    models.Expectation: ("text",),
    models.AssignmentTopic: ("text",),
    models.Finding: ("text",),
    models.Lesson: ("text",),
    models.Recommendation: ("text", "response"),
}

UNTRANSLATED_WITH_HISTORY = (
    models.VisitProject,
    models.VisitArea,
    models.CountryGroup,
    models.Delegate,
    models.TravelCount,
    models.TravelLeg,
    models.SiteVisit,
    models.CaseStudy,
    models.CountryPresentation,
    models.FindingSubject,
    models.ExpectationAnswer,
    models.RecommendationSubject,
)

for model, fields in TRANSLATED.items():
    translator.register(model, type(f"{model.__name__}Translation", (TranslationOptions,), {"fields": fields}))

for model in (*TRANSLATED, *UNTRANSLATED_WITH_HISTORY):
    keep_history(model, app="delegations", found_by=("visit", "delegate"))
