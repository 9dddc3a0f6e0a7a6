"""A visit with results of every kind, as the pages and the API show them. The releases are made up, not counted."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from delegations.models import CountryGroup, LearningVisit
from evaluations.models import Question, Questionnaire, Scale
from tests import factories as make
from tests.evaluations.conftest import publish
from zones.models import Source

LABELS = ("poor", "fair", "good", "very good", "excellent")


def make_scale(slug: str = "", points: int = 5) -> Scale:
    scale = make.ScaleFactory(points=points, **({"slug": slug} if slug else {}))
    for value, label in enumerate(LABELS, 1):
        make.ScalePointFactory(scale=scale, value=value, label_en=label, label_th=f"{label} (ไทย)")
    return scale


def full_questionnaire() -> Questionnaire:
    """Published, with a question of every kind; a follower of another one."""
    form = make.QuestionnaireFactory(supersedes=make.QuestionnaireFactory(), version=2, introduction_en="Please rate")
    section = make.SectionFactory(questionnaire=form)
    about = {"questionnaire": form, "section": section}
    make.QuestionFactory(**about, scale=make_scale())
    make.ChoiceFactory(question=make.QuestionFactory(**about, kind="choice"))
    make.QuestionFactory(**about, kind="number", lowest=0, highest=50)
    return publish(form)


def printed(visit: LearningVisit, question: Question, counts: dict[int, int], mean: str, **fields: Any) -> None:
    tally = make.TallyFactory(visit=visit, question=question, reported_mean=Decimal(mean), **fields)
    for rating, count in counts.items():
        make.TallyCountFactory(tally=tally, rating=rating, count=count)


def release(visit: LearningVisit, number: int = 1, group: CountryGroup | None = None) -> Questionnaire:
    """A survey with one release: a rating with its cuts and a change, a choice, a number, and what is suppressed.

    The cut by country is that of the group, or of a new one.
    """
    form = make.QuestionnaireFactory(title_en=f"Follow-up form {number}", purpose="follow_up_3")
    section = make.SectionFactory(questionnaire=form, title_en=f"Use at work {number}")
    about = {"questionnaire": form, "section": section}
    make.QuestionFactory(**about, code="skill", text_en="How skilled are you?", scale=make_scale(), asks_then=True)
    make.QuestionFactory(**about, code="rare", text_en="Asked of few")
    pick = make.QuestionFactory(**about, code="pick", kind="choice", text_en="Which one?")
    make.ChoiceFactory(question=pick, code="yes", label_en="Yes indeed")
    make.ChoiceFactory(question=pick, code="no", label_en="No thanks")
    make.QuestionFactory(**about, code="years", kind="number", text_en="How many years?")
    group = group or make.CountryGroupFactory(visit=visit, code=f"G{number}")
    figures = {
        "invited": 20, "answered": 15, "threshold": 5,
        "questions": [
            {
                "code": "skill",
                "cells": {
                    "all": {"counts": [0, 1, 2, 7, 5]}, "gender:female": {"counts": [0, 0, 1, 4, 2]},
                    f"group:{group.code}": {"counts": [0, 1, 0, 3, 2]}, "sector:public": {"counts": [0, 0, 2, 3, 3]},
                },
            },
            {"code": "rare", "cells": {}},
            {"code": "pick", "cells": {"all": {"counts": {"yes": 9, "no": 6}}}},
            {"code": "years", "cells": {"all": {"n": 8, "sum": "36.00"}}},
        ],
        "changes": [
            {
                "kind": "then_and_now", "code": "skill",
                "cells": {
                    "all": {"rose": 8, "same": 3, "fell": 1, "dropped": 3, "change": [9, 12]},
                    "gender:female": {"rose": 3, "same": 2, "fell": 0, "dropped": 0},
                },
            },
        ],
    }  # fmt: skip
    evaluation = getattr(visit, "evaluation", None) or make.EvaluationFactory(visit=visit)
    survey = make.SurveyFactory(evaluation=evaluation, questionnaire=publish(form))
    made = make.ReleaseFactory(survey=survey, number=2, figures=figures)
    type(made)._base_manager.filter(pk=made.pk).update(released_at=dt.datetime(2030, 5, 3, 4, 0, tzinfo=dt.UTC))
    return form


def print_results(visit: LearningVisit, source: Source, number: int = 1) -> Questionnaire:
    """Printed ratings: one that agrees, one that does not and is inferred, one of four answers, and a remark."""
    form = make.QuestionnaireFactory(title_en=f"After-event form {number}")
    section = make.SectionFactory(questionnaire=form, title_en=f"The programme {number}")
    about = {"questionnaire": form, "section": section}
    scale = make_scale()
    met = make.QuestionFactory(**about, code="met", text_en="Expectations were met", scale=scale)
    overall = make.QuestionFactory(**about, code="overall", text_en="Overall", scale=scale)
    few = make.QuestionFactory(**about, code="few", text_en="Answered by four", scale=scale)
    words = make.QuestionFactory(**about, code="words", kind="text", text_en="What would you change?")
    publish(form)
    recorded = {"source": source, "locator": f"line {70 + number}"}
    printed(visit, met, {4: 10, 5: 5}, "4.33", invited=26, **recorded)
    printed(
        visit, overall, {3: 1, 4: 8, 5: 8}, "4.27", invited=26, is_inferred=True,
        reasoning="The labels stand scrambled.", **recorded,
    )  # fmt: skip
    printed(visit, few, {1: 1, 5: 3}, "3.99", invited=26, is_inferred=True, reasoning="Of four people.", **recorded)
    make.RemarkFactory(visit=visit, question=words, text=f"More time at the border {number}.", **recorded)
    return form


def evaluated_visit(source: Source) -> LearningVisit:
    visit = make.LearningVisitFactory(slug="test-visit", name_en="Test visit")
    evaluate(visit, source)
    return visit


def evaluate(visit: LearningVisit, source: Source) -> None:
    """Give a visit printed and released results, those of its delegation if it has one."""
    print_results(visit, source)
    release(visit, group=visit.groups.first())
