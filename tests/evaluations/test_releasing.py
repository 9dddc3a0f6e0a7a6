"""Releases: what is published, and that it tells of nobody."""

from decimal import Decimal
from fractions import Fraction

import pytest
from django.core.exceptions import ValidationError

from evaluations.choices import Purpose
from evaluations.models import Release
from evaluations.results import results_of
from evaluations.services.answering import hand_in, reopen, save_answers
from evaluations.services.releasing import NotEnoughNew, make_release
from evaluations.validators import Given
from tests import factories as make
from tests.evaluations.conftest import publish
from zones.models import data_version


def cells(release: Release, code: str = "item") -> dict:
    return next(item["cells"] for item in release.figures["questions"] if item["code"] == code)


def test_a_release_counts_what_was_handed_in(scene) -> None:
    for rating in (5, 5, 4, 4, 3):
        scene.answer(rating)
    draft = scene.invite()
    save_answers(invitation=draft, given={"item": Given("1")}, editions={})
    scene.close()
    release = make_release(survey=scene.survey, by=None)
    assert cells(release)["all"] == {"counts": [0, 0, 1, 2, 2]}
    assert (release.figures["invited"], release.figures["answered"]) == (6, 5)


def test_no_figures_before_the_close(scene) -> None:
    for _number in range(5):
        scene.answer(4)
    with pytest.raises(ValidationError, match="has closed"):
        make_release(survey=scene.survey, by=None)


def test_fewer_than_five_answers_are_not_released(scene) -> None:
    for _number in range(4):
        scene.answer(4)
    scene.close()
    with pytest.raises(NotEnoughNew):
        make_release(survey=scene.survey, by=None)
    assert not Release.objects.exists()


def test_small_groups_are_hidden_with_what_would_reveal_them(scene) -> None:
    for group, number in (("TH", 7), ("VN", 6), ("MM", 2)):
        for _person in range(number):
            scene.answer(4, group=group)
    scene.close()
    shown = cells(make_release(survey=scene.survey, by=None))
    # Thailand and Viet Nam together would give Myanmar's two by subtraction.
    assert {name for name in shown if name.startswith("group")} == {"group:TH"}


def test_one_late_answer_is_not_told_by_a_second_release(scene) -> None:
    for _number in range(6):
        scene.answer(4)
    scene.close()
    make_release(survey=scene.survey, by=None)
    reopen_survey(scene)
    scene.answer(1)
    scene.close()
    with pytest.raises(NotEnoughNew):
        make_release(survey=scene.survey, by=None)
    assert results_of(scene.visit).surveys[0].results[0].distribution.counts == (0, 0, 0, 6, 0)


def test_one_changed_answer_is_not_told_by_a_second_release(scene) -> None:
    invitations = [scene.answer(4) for _number in range(6)]
    scene.close()
    make_release(survey=scene.survey, by=None)
    reopen_survey(scene)
    invitations[0].refresh_from_db()
    reopen(invitation=invitations[0])
    save_answers(invitation=invitations[0], given={"item": Given("1")}, editions={"item": 1})
    hand_in(invitation=invitations[0])
    scene.close()
    with pytest.raises(NotEnoughNew):
        make_release(survey=scene.survey, by=None)


def test_five_new_answers_make_a_second_release(scene) -> None:
    for _number in range(5):
        scene.answer(4)
    scene.close()
    make_release(survey=scene.survey, by=None)
    reopen_survey(scene)
    for _number in range(5):
        scene.answer(2)
    scene.close()
    assert cells(make_release(survey=scene.survey, by=None))["all"] == {"counts": [0, 5, 0, 5, 0]}


def reopen_survey(scene) -> None:
    import datetime as dt

    from django.utils import timezone

    scene.survey.closes_at = timezone.now() + dt.timedelta(days=1)
    scene.survey.save()


def test_forms_on_paper_are_counted_with_the_others(scene) -> None:
    for _number in range(5):
        scene.answer(4)
    tally = make.TallyFactory(
        visit=scene.visit, question=scene.survey.questionnaire.questions.get(code="item"), basis="paper",
        reported_mean=None,
    )  # fmt: skip
    make.TallyCountFactory(tally=tally, rating=5, count=6)
    scene.close()
    release = make_release(survey=scene.survey, by=None)
    assert cells(release)["all"] == {"counts": [0, 0, 0, 5, 6]}
    assert release.figures["answered"] == 11


def test_a_few_forms_on_paper_are_not_told_by_the_difference(scene) -> None:
    for _number in range(7):
        scene.answer(4)
    scene.close()
    make_release(survey=scene.survey, by=None)
    tally = make.TallyFactory(
        visit=scene.visit, question=scene.survey.questionnaire.questions.get(code="item"), basis="paper",
        reported_mean=None,
    )  # fmt: skip
    make.TallyCountFactory(tally=tally, rating=1, count=2)
    with pytest.raises(NotEnoughNew):
        make_release(survey=scene.survey, by=None)


def test_choices_and_numbers_are_counted(scene) -> None:
    for number in range(5):
        invitation = scene.invite()
        given = {"pick": Given("yes" if number else "no"), "years": Given(str(number))}
        save_answers(invitation=invitation, given=given, editions={})
        hand_in(invitation=invitation)
    scene.close()
    release = make_release(survey=scene.survey, by=None)
    assert cells(release, "pick")["all"] == {"counts": {"yes": 4, "no": 1}}
    assert cells(release, "years")["all"] == {"n": 5, "sum": "10.00"}
    assert cells(release, "item") == {}


def test_then_and_now_is_a_change_of_the_same_people(scene) -> None:
    form = make.QuestionnaireFactory(purpose=Purpose.THEN_AND_NOW)
    make.QuestionFactory(questionnaire=form, code="skill", asks_then=True)
    survey = make.SurveyFactory(evaluation=scene.evaluation, questionnaire=publish(form))
    for then, now in ((1, 4), (2, 4), (3, 3), (2, 5), (1, 3), (2, 4), (4, 3)):
        invitation = scene.invite(survey=survey)
        save_answers(invitation=invitation, given={"skill": Given(str(now), str(then))}, editions={})
        hand_in(invitation=invitation)
    scene.close(survey)
    make_release(survey=survey, by=None)
    change = results_of(scene.visit).surveys[0].results[0].changes[0]
    figures = change.figures
    assert (figures.paired, figures.rose, figures.same, figures.fell, figures.dropped) == (7, 5, 1, 1, 0)
    assert figures.mean_change == Fraction(11, 7)
    assert figures.p_value == Fraction(14, 64)


def test_before_and_after_are_paired_by_person(scene) -> None:
    pre, post = (make.QuestionnaireFactory(purpose=purpose) for purpose in (Purpose.PRE, Purpose.POST))
    surveys = []
    for form in (pre, post):
        make.QuestionFactory(questionnaire=form, code="skill")
        surveys.append(make.SurveyFactory(evaluation=scene.evaluation, questionnaire=publish(form)))
    for before, after in ((1, 4), (2, 4), (3, 3), (2, 5), (1, 3), (2, 4), (4, None)):
        first = scene.invite(survey=surveys[0])
        save_answers(invitation=first, given={"skill": Given(str(before))}, editions={})
        hand_in(invitation=first)
        if after:
            second = scene.invite(survey=surveys[1], delegate=first.delegate)
            save_answers(invitation=second, given={"skill": Given(str(after))}, editions={})
            hand_in(invitation=second)
    scene.close(*surveys)
    release = make_release(survey=surveys[1], by=None)
    change = release.figures["changes"][0]
    # One dropped out: with both sums the mean change would give that person's rating, so it is left out.
    assert change["cells"]["all"] == {"rose": 5, "same": 1, "fell": 0, "dropped": 1}


def test_a_release_moves_the_data_version_once(scene) -> None:
    for _number in range(5):
        scene.answer(4)
    scene.close()
    before = data_version()
    make_release(survey=scene.survey, by=None)
    assert data_version() == before + 1


def test_answers_do_not_move_the_data_version(scene) -> None:
    invitation = scene.invite()
    before = data_version()
    save_answers(invitation=invitation, given={"item": Given("4")}, editions={})
    hand_in(invitation=invitation)
    assert data_version() == before


def test_a_printed_result_stands_with_what_its_counts_give(scene) -> None:
    tally = make.TallyFactory(visit=scene.visit, reported_mean=Decimal("4.27"))
    for rating, count in ((3, 1), (4, 8), (5, 8)):
        make.TallyCountFactory(tally=tally, rating=rating, count=count)
    result = results_of(scene.visit).printed[0]
    assert (result.n, result.mean, result.reported_mean, result.agrees) == (17, Decimal("4.41"), Decimal("4.27"), False)
    assert result.top_share == Fraction(16, 17)


def test_a_printed_result_of_four_answers_is_suppressed(scene) -> None:
    tally = make.TallyFactory(visit=scene.visit)
    make.TallyCountFactory(tally=tally, rating=4, count=4)
    result = results_of(scene.visit).printed[0]
    assert result.is_suppressed
    assert (result.n, result.mean, result.agrees) == (None, None, None)


def test_results_cost_the_same_for_many_questions(scene, django_assert_num_queries) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            results_of(scene.visit)
        return len(queries)

    for _number in range(5):
        scene.answer(4)
    scene.close()
    make_release(survey=scene.survey, by=None)
    make.TallyCountFactory(tally__visit=scene.visit)
    make.RemarkFactory(visit=scene.visit)
    before = count()
    for _number in range(10):
        make.TallyCountFactory(tally__visit=scene.visit)
        make.RemarkFactory(visit=scene.visit)
    assert count() == before
