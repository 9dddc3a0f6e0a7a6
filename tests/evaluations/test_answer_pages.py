"""The questionnaire by personal link: what each request changes, and what it tells."""

import datetime as dt
import logging

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from evaluations.models import Answer, EvaluationResponse, Invitation, InvitationToken
from evaluations.services.inviting import invite_delegates, issue_token, remind_delegates
from evaluations.services.sealing import seal_evaluation
from ezportal.logs import mask_tokens
from tests import factories as make
from tests.evaluations.conftest import publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def invitation(scene) -> Invitation:
    return scene.invite(name="Invented Khun Kaew")


@pytest.fixture
def inside(client, invitation):
    """A browser in which the link was opened and the button pressed."""
    token = issue_token(invitation=invitation)
    response = client.post(reverse("answers:open", args=[token]))
    assert response.status_code == 302
    assert token not in response["Location"]
    return client


@pytest.fixture
def page(invitation) -> str:
    return reverse("answers:survey", args=[invitation.survey_id])


def answers() -> dict[str, object]:
    return {row.question.code: row.rating or row.text for row in Answer.objects.select_related("question")}


def test_fifty_scanners_change_nothing_and_learn_no_name(scene, invitation) -> None:
    token = issue_token(invitation=invitation)
    before = list(InvitationToken.objects.values())
    for _scanner in range(50):
        for method in ("get", "head"):
            response = getattr(Client(), method)(reverse("answers:open", args=[token]))
            assert response.status_code == 200
            assert b"Kaew" not in response.content
            assert response["Referrer-Policy"].startswith("no-referrer")
            assert response["Cache-Control"] == "private, no-store"
    assert list(InvitationToken.objects.values()) == before
    assert not EvaluationResponse.objects.exists()


def test_reading_the_form_changes_nothing(inside, page) -> None:
    assert inside.get(page).status_code == 200
    assert not EvaluationResponse.objects.exists()


def test_answers_are_saved_and_shown_again_on_another_device(inside, page, invitation) -> None:
    given = {"edition-item": "0", "answer-item": "4", "edition-words": "0", "answer-words": "ດີຫຼາຍ <b>&"}
    assert inside.post(page, given).status_code == 302
    assert answers() == {"item": 4, "words": "ດີຫຼາຍ <b>&"}
    other = Client()
    other.post(reverse("answers:open", args=[issue_token(invitation=invitation)]))
    html = other.get(page).content.decode()
    assert "ດີຫຼາຍ &lt;b&gt;&amp;" in html
    assert 'value="4" checked' in html


def test_a_script_saves_one_answer_and_is_told_the_edition(inside, page) -> None:
    response = inside.post(page, {"edition-item": "0", "answer-item": "4"}, headers={"accept": "application/json"})
    assert response.json() == {"fields": {"edition-item": 1}, "problems": []}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"edition-item": "0", "answer-item": "6"}, "Choose a rating from 1 to 5."),
        ({"edition-words": "0", "answer-words": "x" * 100_000}, "The text has 100000 characters; at most 200"),
    ],
)
def test_what_breaks_a_rule_is_told_and_shown_again(inside, page, given, said) -> None:
    response = inside.post(page, {**given, "edition-years": "0", "answer-years": "7"})
    assert response.status_code == 400
    assert said in response.content.decode()
    assert Answer.objects.get().number == 7
    if "answer-words" in given:
        assert given["answer-words"] in response.content.decode()


def test_two_tabs_are_shown_both_answers(inside, page) -> None:
    inside.post(page, {"edition-words": "0", "answer-words": "first"})
    inside.post(page, {"edition-words": "1", "answer-words": "from tab one"})
    response = inside.post(page, {"edition-words": "1", "answer-words": "from tab two"})
    html = response.content.decode()
    assert response.status_code == 409
    assert "from tab one" in html
    assert "from tab two" in html
    assert answers() == {"words": "from tab one"}
    inside.post(page, {"edition-words": "2", "answer-words": "from tab two"})
    assert answers() == {"words": "from tab two"}


def test_handing_in_once_thanks_and_reopens_until_the_close(inside, page, scene) -> None:
    inside.post(page, {"edition-item": "0", "answer-item": "4", "then": "hand-in"})
    assert "Thank you" in inside.get(page).content.decode()
    late = inside.post(page, {"edition-item": "1", "answer-item": "1"})
    assert late.status_code == 409
    assert answers() == {"item": 4}
    inside.post(page, {"then": "reopen"})
    inside.post(page, {"edition-item": "1", "answer-item": "5", "then": "hand-in"})
    assert answers() == {"item": 5}
    scene.close()
    closed = inside.post(page, {"then": "reopen"})
    assert closed.status_code == 409
    assert EvaluationResponse.objects.get().state == "submitted"


def test_a_missing_required_answer_is_listed(client, scene) -> None:
    form = make.QuestionnaireFactory()
    make.QuestionFactory(questionnaire=form, code="must", text_en="How was it?", is_required=True)
    survey = make.SurveyFactory(evaluation=scene.evaluation, questionnaire=publish(form))
    invitation = scene.invite(survey=survey)
    client.post(reverse("answers:open", args=[issue_token(invitation=invitation)]))
    page = reverse("answers:survey", args=[survey.pk])
    response = client.post(page, {"edition-must": "0", "answer-must": "", "then": "hand-in"})
    assert response.status_code == 400
    assert '<a href="#question-must">How was it? Please answer this question.</a>' in response.content.decode()


def test_after_the_close_the_page_says_so_and_returns_what_was_typed(inside, page, scene) -> None:
    scene.close()
    response = inside.post(page, {"edition-words": "0", "answer-words": "written too late"})
    assert response.status_code == 409
    assert "closed" in response.content.decode()
    assert "written too late" in response.content.decode()
    assert not Answer.objects.exists()


def test_before_the_opening_the_page_says_when(inside, page, scene) -> None:
    scene.survey.opens_at = timezone.now() + dt.timedelta(days=1)
    scene.survey.save()
    assert "opens on" in inside.get(page).content.decode()


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_strangers_token_opens_nothing(client, method) -> None:
    response = getattr(client, method)(reverse("answers:open", args=["x" * 43]))
    assert response.status_code == 404
    assert not response.cookies


def test_a_page_without_a_link_asks_for_it(client, page) -> None:
    assert client.get(page).status_code == 403
    assert client.post(page, {"edition-item": "0", "answer-item": "4"}).status_code == 403
    assert not Answer.objects.exists()


def test_a_withdrawn_invitation_ends_at_the_next_request(inside, page, invitation) -> None:
    invitation.revoked_at = timezone.now()
    invitation.save()
    assert inside.post(page, {"edition-item": "0", "answer-item": "4"}).status_code == 403


def test_a_link_opens_its_own_survey_only(inside, scene) -> None:
    other = make.SurveyFactory(evaluation=scene.evaluation)
    assert inside.get(reverse("answers:survey", args=[other.pk])).status_code == 403


def test_after_sealing_no_link_opens(inside, page, scene) -> None:
    scene.close()
    seal_evaluation(evaluation=scene.evaluation)
    assert inside.get(page).status_code == 403


@pytest.mark.parametrize(("mode", "words"), [("named", "Your name stands"), ("confidential", "Staff do not see who")])
def test_the_form_says_which_promise_holds(inside, page, scene, mode, words) -> None:
    if mode == "named":
        scene.evaluation.seal_on, scene.evaluation.mode = None, "named"
        scene.evaluation.save()
    assert words in inside.get(page).content.decode()


def test_the_personal_link_leads_to_the_survey_too(client, invitation, page) -> None:
    from delegations.models import PersonalLink

    _link, token = PersonalLink.issue(delegate=invitation.delegate, expires_at=timezone.now() + dt.timedelta(days=1))
    client.post(reverse("my:open", args=[token]))
    assert page in client.get(reverse("my:home")).content.decode()
    assert client.get(page).status_code == 200


@pytest.mark.parametrize("language", ["zh-hans", "km", "lo", "my", "th", "vi"])
def test_the_form_is_there_in_each_language(client, invitation, language) -> None:
    from django.utils import translation

    token = issue_token(invitation=invitation)
    with translation.override(language):
        client.post(reverse("answers:open", args=[token]))
        page = reverse("answers:survey", args=[invitation.survey_id])
        assert client.get(page).status_code == 200


def test_mails_go_once_and_only_to_who_has_not_answered(scene, django_capture_on_commit_callbacks) -> None:
    people = [scene.invite().delegate for _number in range(2)]
    for person in people:
        make.DelegateContactFactory(delegate=person)
    with django_capture_on_commit_callbacks(execute=True):
        assert invite_delegates(survey=scene.survey) == 2
        assert invite_delegates(survey=scene.survey) == 0
    assert len(mail.outbox) == 2
    answered = Invitation.objects.get(delegate=people[0])
    answered.has_answered = True
    answered.save()
    with django_capture_on_commit_callbacks(execute=True):
        assert remind_delegates(survey=scene.survey) == 1
        assert remind_delegates(survey=scene.survey) == 0
    assert mail.outbox[2].to == [people[1].contact.email]
    assert "Staff do not see who wrote what" in mail.outbox[2].body


def test_the_mailed_link_opens_and_is_stored_nowhere(client, scene, django_capture_on_commit_callbacks, caplog) -> None:
    make.DelegateContactFactory(delegate=scene.invite().delegate)
    with caplog.at_level(logging.DEBUG), django_capture_on_commit_callbacks(execute=True):
        invite_delegates(survey=scene.survey)
    address = next(line for line in mail.outbox[0].body.splitlines() if "/my/answers/" in line)
    token = address.rstrip("/").rsplit("/", 1)[1]
    assert len(token) >= 43
    assert token not in caplog.text
    assert token not in {value for row in InvitationToken.objects.values() for value in map(str, row.values())}
    assert client.post(f"/en/my/answers/{token}/").status_code == 302


def test_tokens_are_masked_in_logs() -> None:
    assert mask_tokens("Not Found: /lo/my/answers/" + "a1-_" * 10 + "/") == "Not Found: /lo/my/answers/***/"
