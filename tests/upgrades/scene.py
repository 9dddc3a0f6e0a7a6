"""People and answers, all invented, beside the real data of a release's dump; run by the release's own code.

`manage.py shell --no-imports < tests/upgrades/scene.py`. What a release did not have yet is left out.
"""

import datetime as dt
import importlib.util

from django.apps import apps
from django.contrib.auth import get_user_model
from django.utils import timezone

LATER = dt.timedelta(days=3650)

editor = get_user_model().objects.create_user("invented-editor", "editor@invented.example", "not-a-real-password")
zone = apps.get_model("zones", "Zone").objects.order_by("slug").first()
apps.get_model("zones", "FocalPoint").objects.create(user=editor, country=zone.country)
apps.get_model("zones", "Enquiry").objects.create(
    zone=zone, received_at=timezone.now(), name="Invented Asker", email="asker@invented.example",
    subject="Invented question", message="Is this row still there?",
)  # fmt: skip
apps.get_model("zones", "Subscription").objects.create(email="reader@invented.example", zone=zone)


def add_visit() -> None:
    from delegations.models import CountryGroup, Delegate, DelegateContact, LearningVisit, PersonalLink
    from evaluations.models import Evaluation, Invitation, Questionnaire, Survey
    from evaluations.services.answering import hand_in, save_answers
    from evaluations.services.inviting import issue_token
    from evaluations.validators import Given

    visit = LearningVisit(slug="invented-visit", name_en="Invented visit")
    visit.save_valid()
    group = CountryGroup(visit=visit, code="LA", country_id="LA")
    group.save_valid()
    evaluation = Evaluation(visit=visit, mode="confidential", seal_on=timezone.localdate() + LATER)
    evaluation.save_valid()
    form = Questionnaire.objects.published().filter(purpose="after_event").first()
    now = timezone.now()
    survey = Survey(
        evaluation=evaluation, questionnaire=form, opens_at=now - dt.timedelta(days=1), closes_at=now + LATER
    )
    survey.save_valid()
    rating = form.questions.filter(kind="scale").order_by("pk").first()
    for number in range(1, 7):
        delegate = Delegate(visit=visit, group=group, number=number, name=f"Invented Person {number}")
        delegate.save_valid()
        DelegateContact.objects.create(delegate=delegate, email=f"person-{number}@invented.example")
        PersonalLink.issue(delegate=delegate, expires_at=now + LATER)
        invitation = Invitation.objects.create(survey=survey, delegate=delegate)
        issue_token(invitation=invitation)
        save_answers(invitation=invitation, given={rating.code: Given(str(1 + number % 5))}, editions={})
        hand_in(invitation=invitation)


if importlib.util.find_spec("evaluations.models"):
    add_visit()
