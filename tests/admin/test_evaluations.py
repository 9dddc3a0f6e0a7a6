"""Running an evaluation from the admin: who may, what each button does, and what is told when it is refused."""

import pytest
from django.urls import reverse

from evaluations.models import Invitation, Questionnaire, Release, Remark
from evaluations.services.answering import hand_in, save_answers
from evaluations.validators import Given
from tests import factories as make
from tests.evaluations.conftest import publish, scene  # noqa: F401  an evaluation with people who can answer it
from zones.choices import Publication

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(scene) -> str:  # noqa: F811
    return reverse("admin:evaluations_survey_run", args=[scene.survey.pk])


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def told(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def step(form) -> str:
    return reverse("admin:evaluations_questionnaire_step", args=[form.pk])


@pytest.mark.parametrize(("who", "status"), [("focal_point_laos", 403), ("editor", 200), ("administrator", 200)])
def test_a_survey_is_run_by_editors(client, run, request, who, status) -> None:
    client.force_login(request.getfixturevalue(who))
    assert client.get(run).status_code == status


def test_inviting_asks_every_delegate_once(desk, run, scene) -> None:  # noqa: F811
    group = make.CountryGroupFactory(visit=scene.visit)
    make.DelegateFactory.create_batch(3, visit=scene.visit, group=group)
    for _press in range(2):
        desk.post(run, {"then": "invite"})
    assert Invitation.objects.filter(survey=scene.survey).count() == 3


def test_a_link_to_copy_is_shown_once_and_nowhere_kept(desk, run, scene) -> None:  # noqa: F811
    invitation = scene.invite(name="Invented Somebody")
    shown = desk.post(run, {"then": f"show:{invitation.pk}"}).content.decode()
    assert "/my/answers/" in shown
    assert "/my/answers/" not in desk.get(run).content.decode()


def test_figures_are_released_after_the_close_only(desk, run, scene) -> None:  # noqa: F811
    for _number in range(5):
        scene.answer(4)
    assert "has closed" in told(desk.post(run, {"then": "release"}, follow=True))[0]
    scene.close()
    assert told(desk.post(run, {"then": "release"}, follow=True)) == ["Release 1 of the figures is public now."]
    assert Release.objects.get().released_by.username == "editor"


def test_open_answers_are_released_by_five_with_a_name(desk, run, scene) -> None:  # noqa: F811
    words = [f"Invented remark {number}" for number in range(5)]
    for text in words:
        invitation = scene.invite()
        save_answers(invitation=invitation, given={"words": Given(text)}, editions={})
        hand_in(invitation=invitation)
    scene.close()
    shown = desk.get(run).context["remarks"]
    few = [str(answer.pk) for answer in shown[:4]]
    assert "at least 5" in told(desk.post(run, {"then": "remarks", "remark": few}, follow=True))[0]
    assert not Remark.objects.exists()
    desk.post(run, {"then": "remarks", "remark": [str(answer.pk) for answer in shown]})
    assert set(Remark.objects.values_list("text", flat=True)) == set(words)
    assert set(Remark.objects.values_list("released_by__username", flat=True)) == {"editor"}


def test_four_open_answers_are_not_shown_to_staff(desk, run, scene) -> None:  # noqa: F811
    for number in range(4):
        invitation = scene.invite()
        save_answers(invitation=invitation, given={"words": Given(f"secret {number}")}, editions={})
        hand_in(invitation=invitation)
    scene.close()
    assert "secret" not in desk.get(run).content.decode()


def test_answers_of_a_confidential_evaluation_have_no_desk(desk, scene) -> None:  # noqa: F811
    scene.answer(4)
    response = scene.survey.responses.get()
    page = reverse("admin:evaluations_evaluationresponse_change", args=[response.pk])
    assert desk.get(page).status_code == 302
    scene.evaluation.seal_on, scene.evaluation.mode = None, "named"
    scene.evaluation.save()
    assert desk.get(page).status_code == 200


def test_the_mode_stays_once_somebody_has_answered(desk, scene) -> None:  # noqa: F811
    page = reverse("admin:evaluations_evaluation_change", args=[scene.evaluation.pk])
    assert "mode" in desk.get(page).context["adminform"].form.fields
    scene.answer(4)
    assert "mode" not in desk.get(page).context["adminform"].form.fields


def test_a_questionnaire_is_previewed_published_superseded_and_copied(desk) -> None:
    form = make.QuestionFactory(code="item").questionnaire
    assert desk.get(reverse("admin:evaluations_questionnaire_preview", args=[form.pk])).status_code == 200
    desk.post(step(form), {"then": "publish"})
    form.refresh_from_db()
    assert form.publication == Publication.PUBLISHED
    desk.post(step(form), {"then": "supersede"})
    new = Questionnaire.objects.get(supersedes=form)
    assert (new.version, new.publication, new.questions.get().code) == (2, Publication.DRAFT, "item")
    desk.post(step(new), {"then": "publish"})
    form.refresh_from_db()
    assert form.publication == Publication.WITHDRAWN
    desk.post(step(form), {"then": "copy", "title": "Another form"})
    assert Questionnaire.objects.get(slug="another-form").questions.count() == 1


@pytest.mark.parametrize("who", ["focal_point_laos", "editor"])
def test_a_published_question_is_not_edited_in_the_admin(client, request, who) -> None:
    question = make.QuestionFactory()
    publish(question.questionnaire)
    client.force_login(request.getfixturevalue(who))
    page = reverse("admin:evaluations_section_change", args=[question.section_id])
    response = client.post(page, {
        "order": "1", "title_en": "Other words", "questions-TOTAL_FORMS": "0", "questions-INITIAL_FORMS": "0",
    })  # fmt: skip
    assert response.status_code == (403 if who == "focal_point_laos" else 200)
    question.section.refresh_from_db()
    assert question.section.title != "Other words"


def test_an_empty_questionnaire_is_not_published(desk) -> None:
    form = make.QuestionnaireFactory()
    assert "without questions" in told(desk.post(step(form), {"then": "publish"}, follow=True))[0]
