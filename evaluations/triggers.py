"""Invariants of evaluations that look at other rows, as triggers of the database (see `zones.triggers`).

- What a published questionnaire asks is never changed: no section, question or choice is added or altered. Texts in
  other languages than English may still be added and mended. (That none is deleted is kept by the models and by the
  keys of the answers: a trigger on DELETE would also stop the emptying of a test database.)
- A published questionnaire never becomes a draft again.
- A rating lies on the scale of its question.
- No response comes back to a sealed evaluation.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from evaluations.models import Choice, Question, Section
from evaluations.models.questionnaire import SUPERSEDED_NOT_EDITED, FrozenWithQuestionnaire
from zones.triggers import Rule

FROZEN = "a published questionnaire is superseded, not edited"
OFF_SCALE = "a rating is not on the scale of its question"
SEALED = "the evaluation is sealed"

_OFF_SCALE_TEXT = _("This rating is not on the scale of the question.")
_SEALED_TEXT = _("The evaluation is sealed: nothing can be added or changed.")

_IS_FROZEN = (
    "EXISTS (SELECT 1 FROM evaluations_questionnaire q "
    "WHERE q.id = {key} AND q.publication IN ('published', 'withdrawn'))"
)
_OF_QUESTION = "(SELECT t.questionnaire_id FROM evaluations_question t WHERE t.id = {row}.question_id)"


def _altered(columns: tuple[str, ...]) -> str:
    # As texts, because SQLite learned IS DISTINCT FROM only lately.
    texts = ([f"COALESCE(CAST({row}.\"{column}\" AS TEXT), '')" for row in ("NEW", "OLD")] for column in columns)
    return "(" + " OR ".join(f"{new} <> {old}" for new, old in texts) + ")"


def _frozen_rules(model: type[FrozenWithQuestionnaire], key: str) -> list[Rule]:
    table = model._meta.db_table  # type: ignore[attr-defined]
    new, old = _IS_FROZEN.format(key=key.format(row="NEW")), _IS_FROZEN.format(key=key.format(row="OLD"))
    name = f"{table}_is_frozen"
    return [
        Rule(f"{name}_new", table, new, FROZEN, ("INSERT",), explanation=SUPERSEDED_NOT_EDITED),
        Rule(
            f"{name}_old",
            table,
            f"({old}) AND {_altered(model.frozen_columns)}",
            FROZEN,
            ("UPDATE",),
            explanation=SUPERSEDED_NOT_EDITED,
        ),
    ]


def _on_scale(table: str, ratings: tuple[str, ...], question: str) -> Rule:
    limit = (
        "(SELECT s.points FROM evaluations_question t JOIN evaluations_scale s ON s.id = t.scale_id "
        f"WHERE t.id = {question})"
    )
    condition = " OR ".join(f"(NEW.{rating} IS NOT NULL AND NEW.{rating} > {limit})" for rating in ratings)
    return Rule(f"{table}_is_on_scale", table, condition, OFF_SCALE, field=ratings[0], explanation=_OFF_SCALE_TEXT)


RULES = [
    *_frozen_rules(Section, "{row}.questionnaire_id"),
    *_frozen_rules(Question, "{row}.questionnaire_id"),
    *_frozen_rules(Choice, _OF_QUESTION),
    Rule(
        "evaluations_questionnaire_stays_published", "evaluations_questionnaire",
        "OLD.publication IN ('published', 'withdrawn') AND (NEW.publication IN ('draft', 'in_review') OR "
        "NEW.code <> OLD.code OR NEW.version <> OLD.version OR NEW.purpose <> OLD.purpose)",
        FROZEN, ("UPDATE",), field="publication", explanation=SUPERSEDED_NOT_EDITED,
    ),
    _on_scale("evaluations_answer", ("rating", "then_rating"), "NEW.question_id"),
    _on_scale(
        "evaluations_tallycount", ("rating",),
        "(SELECT y.question_id FROM evaluations_tally y WHERE y.id = NEW.tally_id)",
    ),
    Rule(
        "evaluations_response_not_after_sealing", "evaluations_evaluationresponse",
        "EXISTS (SELECT 1 FROM evaluations_survey v JOIN evaluations_evaluation e ON e.id = v.evaluation_id "
        "WHERE v.id = NEW.survey_id AND e.sealed_at IS NOT NULL)",
        SEALED, explanation=_SEALED_TEXT,
    ),
]  # fmt: skip
