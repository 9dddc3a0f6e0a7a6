"""Invented people on a database of a test's own: delegates with links, staff with passwords, zones to read."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from evaluations.models import Answer, EvaluationResponse, Survey
from evaluations.services.inviting import issue_token
from tests import factories as make
from tests.people import make_member

PASSWORD = "an invented password"
QUESTION = "words"


@dataclass(frozen=True)
class Scene:
    survey: Survey
    tokens: list[str]  # one for each delegate

    @property
    def page(self) -> str:
        return f"/en/my/answers/survey/{self.survey.pk}/"


def make_scene(delegates: int = 1) -> Scene:
    """A named evaluation whose one survey is open since 20 hours, with an open question, and links to it."""
    visit = make.LearningVisitFactory()
    form = make.QuestionnaireFactory()
    section = make.SectionFactory(questionnaire=form)
    make.QuestionFactory(questionnaire=form, section=section, code=QUESTION, kind="text", longest=10_000)
    form.publication = "published"
    form.save()
    now = timezone.now()
    survey = make.SurveyFactory(
        evaluation=make.EvaluationFactory(visit=visit, mode="named", seal_on=None), questionnaire=form,
        opens_at=now - dt.timedelta(hours=20), closes_at=now + dt.timedelta(days=2),
    )  # fmt: skip
    group = make.CountryGroupFactory(visit=visit)
    people = [make.DelegateFactory(visit=visit, group=group) for _ in range(delegates)]
    invitations = [make.InvitationFactory(survey=survey, delegate=person) for person in people]
    return Scene(survey, [issue_token(invitation=invitation) for invitation in invitations])


def make_editor(name: str = "editor") -> Any:
    """An editor who signs in with PASSWORD."""
    user = make_member("editor")
    user.username = name
    user.set_password(PASSWORD)
    user.save()
    return user


def stored_answers() -> dict[str, tuple[str, int]]:
    """Text and edition of each answer, by the hash of its invitation's first token; fails on a doubled answer."""
    found: dict[str, tuple[str, int]] = {}
    for answer in Answer.objects.select_related("response__invitation"):
        [token] = answer.response.invitation.tokens.all()[:1]
        assert token.token_hash not in found, "an answer is stored twice"
        found[token.token_hash] = (answer.text, answer.edition)
    assert EvaluationResponse.objects.count() == len(found)
    return found


def answer(words: str, edition: int) -> dict[str, str]:
    """What the form sends for one answer."""
    return {f"answer-{QUESTION}": words, f"edition-{QUESTION}": str(edition)}
