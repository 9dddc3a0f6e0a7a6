"""An evaluation with people who can answer it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

import pytest
from django.utils import timezone

from delegations.models import CountryGroup, Delegate, LearningVisit
from evaluations.models import Evaluation, Invitation, Questionnaire, Survey
from evaluations.services.answering import hand_in, save_answers
from evaluations.validators import Given
from tests import factories as make
from zones.choices import Publication


def publish(questionnaire: Questionnaire) -> Questionnaire:
    questionnaire.publication = Publication.PUBLISHED
    questionnaire.save()
    return questionnaire


@dataclass
class Scene:
    """A visit whose delegates are asked; `item` is a rating from 1 to 5, `open_item` an open question."""

    visit: LearningVisit
    evaluation: Evaluation
    survey: Survey
    groups: dict[str, CountryGroup] = field(default_factory=dict)

    def invite(self, group: str = "TH", survey: Survey | None = None, **person) -> Invitation:
        if group not in self.groups:
            self.groups[group] = make.CountryGroupFactory(visit=self.visit, code=group)
        delegate = person.pop("delegate", None) or make.DelegateFactory(
            visit=self.visit, group=self.groups[group], **person
        )
        return make.InvitationFactory(survey=survey or self.survey, delegate=delegate)

    def answer(self, rating: int, group: str = "TH", survey: Survey | None = None, **person) -> Invitation:
        """Somebody answers the rating and hands in."""
        invitation = self.invite(group, survey, **person)
        save_answers(invitation=invitation, given={"item": Given(str(rating))}, editions={})
        assert hand_in(invitation=invitation) == {}
        return invitation

    def close(self, *surveys: Survey) -> None:
        for survey in surveys or (self.survey,):
            survey.closes_at = timezone.now() - dt.timedelta(minutes=1)
            survey.save()

    def delegates(self) -> list[Delegate]:
        return list(self.visit.delegates.all())


def make_form(**kwargs) -> Questionnaire:
    """A rating `item`, a choice `pick`, a number `years` and an open answer `words`."""
    form = make.QuestionnaireFactory(**kwargs)
    section = make.SectionFactory(questionnaire=form)
    about = {"questionnaire": form, "section": section}
    make.QuestionFactory(**about, code="item")
    pick = make.QuestionFactory(**about, code="pick", kind="choice")
    make.ChoiceFactory(question=pick, code="yes")
    make.ChoiceFactory(question=pick, code="no")
    make.QuestionFactory(**about, code="years", kind="number", lowest=0, highest=50)
    make.QuestionFactory(**about, code="words", kind="text", longest=200)
    return publish(form)


@pytest.fixture
def scene(db) -> Scene:
    visit = make.LearningVisitFactory()
    evaluation = make.EvaluationFactory(visit=visit, mode="confidential", seal_on=dt.date(2031, 1, 1))
    survey = make.SurveyFactory(evaluation=evaluation, questionnaire=make_form())
    return Scene(visit, evaluation, survey)
