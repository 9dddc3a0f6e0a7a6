"""Which texts of evaluations have one column per language, and which tables keep a history.

Answers, invitations and what ties them to people have none.
"""

from modeltranslation.translator import TranslationOptions, translator

from evaluations import models
from ezportal.history import keep_history

TRANSLATED: dict[type, tuple[str, ...]] = {
    models.Scale: ("name",),
    models.ScalePoint: ("label",),
    models.Questionnaire: ("title", "introduction"),
    models.Section: ("title", "description"),
    models.Question: ("text", "help"),
    models.Choice: ("label",),
    models.ReportText: ("text",),
}

UNTRANSLATED_WITH_HISTORY = (
    models.Evaluation,
    models.Survey,
    models.Tally,
    models.TallyCount,
    models.Remark,
)

for model, fields in TRANSLATED.items():
    translator.register(model, type(f"{model.__name__}Translation", (TranslationOptions,), {"fields": fields}))

for model in (*TRANSLATED, *UNTRANSLATED_WITH_HISTORY):
    keep_history(model, app="evaluations")
# Of a release only who made it, and when, is worth a history, and that stands in the row itself; but what the public
# reads keeps one like everything else. The private basis is left out of it.
keep_history(models.Release, app="evaluations", without=["basis"])
