"""The clock jumps by an hour or a day, to and fro: what has an order keeps it, and what was cut short goes on."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.test import Client
from django.utils import timezone

from delegations.models import PersonalLink
from delegations.services import links
from delegations.tasks import send_waiting_links
from evaluations.models import Survey, VisitReport
from evaluations.services import reporting
from evaluations.services.answering import hand_in, save_answers
from evaluations.tasks import close_surveys
from evaluations.validators import Given
from ezportal.outage import Outage
from tests import factories as make
from tests.evaluations.conftest import Scene as Answers
from tests.evaluations.conftest import make_form
from tests.faults.scene import answer, make_editor, make_scene, stored_answers
from zones.models import Change, data_version

pytestmark = pytest.mark.fault

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
JUMPS = pytest.mark.parametrize("jump", [HOUR, DAY, -HOUR, -DAY], ids=["+1h", "+1d", "-1h", "-1d"])
Clock = Callable[[dt.timedelta], object]


@pytest.fixture
def clock(monkeypatch) -> Clock:
    """`with clock(HOUR):` the whole process believes that it is an hour later."""
    now, moment = timezone.now, time.time

    @contextmanager
    def shifted(by: dt.timedelta) -> Iterator[None]:
        with monkeypatch.context() as patch:
            patch.setattr(timezone, "now", lambda: now() + by)
            patch.setattr(time, "time", lambda: moment() + by.total_seconds())
            yield

    return shifted


@JUMPS
def test_changes_are_numbered_in_the_order_of_their_commits(database, clock: Clock, jump) -> None:
    make.SourceFactory()
    first = data_version()
    with clock(jump):
        source = make.SourceFactory()
    source.title = "Renamed once the clock was right again"
    source.save()
    numbers = [change.sequence for change in Change.objects.filter(sequence__gt=first).order_by("sequence")]
    assert numbers == [first + 1, first + 2]
    assert data_version() == first + 2
    feed = Client().get(f"/api/v1/changes/?after={first}").json()
    assert [change["action"] for change in feed["results"]] == ["created", "updated"]
    assert Client().get("/api/v1/sources/", headers={"if-none-match": "*"}).status_code in (200, 304)


@JUMPS
def test_an_answer_is_saved_whatever_the_clock_says_next(database, clock: Clock, jump) -> None:
    """Opened before the jump, saved after it, saved again once the clock is right."""
    scene = make_scene()
    delegate = Client()
    assert delegate.post(f"/en/my/answers/{scene.tokens[0]}/").status_code == 302
    with clock(jump):
        Client().get("/en/")
        status = delegate.post(scene.page, answer("said in between", 0)).status_code
    # The survey opened 20 hours ago. A day back it is not open yet, a day on the sign-in has run out: nothing is lost.
    expected = {HOUR: 302, -HOUR: 302, DAY: 403, -DAY: 409}[jump]
    assert status == expected
    assert len(stored_answers()) == (expected == 302)
    edition = 1 if expected == 302 else 0
    assert delegate.post(scene.page, answer("said after it", edition)).status_code == 302
    assert [text for text, _edition in stored_answers().values()] == ["said after it"]


def test_a_survey_that_closed_by_a_wrong_clock_goes_on_and_its_figures_are_whole(database, clock: Clock) -> None:
    visit = make.LearningVisitFactory()
    now = timezone.now()
    survey = make.SurveyFactory(
        evaluation=make.EvaluationFactory(visit=visit, mode="named", seal_on=None), questionnaire=make_form(),
        opens_at=now - 2 * DAY, closes_at=now + HOUR,
    )  # fmt: skip
    people = Answers(visit, survey.evaluation, survey)
    for _ in range(5):
        people.answer(4)
    with clock(DAY):
        assert len(close_surveys()) == 1
    for _ in range(5):  # it is open again
        invitation = people.invite()
        save_answers(invitation=invitation, given={"item": Given("2")}, editions={})
        assert hand_in(invitation=invitation) == {}
    with clock(2 * HOUR):
        assert len(close_surveys()) == 1
        assert close_surveys() == []
    release = Survey.objects.get(pk=survey.pk).releases.order_by("-number").first()
    assert release.figures["answered"] == 10


@JUMPS
def test_a_caller_of_the_api_is_let_in_by_the_next_minute(database, clock: Clock, settings, jump) -> None:
    settings.API_REQUESTS_PER_MINUTE = {"anonymous": 2, "partner": 5}
    client = Client()
    for _ in range(4):
        client.get("/api/v1/countries/")
    with clock(jump):
        answers = [client.get("/api/v1/countries/") for _ in range(3)]
    assert [found.status_code for found in answers] == [200, 200, 429]
    assert int(answers[-1]["Retry-After"]) <= 60


@pytest.mark.parametrize("jump", [HOUR, DAY], ids=["1h", "1d"])
def test_what_was_made_before_the_clock_was_set_back(database, clock: Clock, monkeypatch, jump) -> None:
    """Links and reports that bear a time to come: neither lost until then, nor in the way of a new one."""
    monkeypatch.setattr("ezportal.queueing.enqueue", lambda task, *args: False)
    editor = make_editor()
    visit = make.LearningVisitFactory(planned_from=timezone.localdate(), planned_to=timezone.localdate())
    contact = make.DelegateContactFactory(delegate__visit=visit, email="person@example.org")
    with clock(jump + HOUR):
        assert links.send_links(visit=visit, by=editor).queued == 1
        report = reporting.request_report(visit=visit, language="en", by=None)
    # The column's default took its clock before this test could set it.
    VisitReport.objects.update(touched_at=timezone.now() + jump + HOUR)
    report.refresh_from_db()
    assert report.is_stuck
    assert reporting.restart_report(report=report, by=None) is True
    assert send_waiting_links() == 1
    PersonalLink.objects.update(created_at=timezone.now() + jump)
    assert links.send_links(visit=visit, by=editor, delegates=[contact.delegate_id]).queued == 1


@JUMPS
def test_a_link_opens_until_its_day(database, clock: Clock, jump) -> None:
    link = make.PersonalLinkFactory(expires_at=timezone.now() + 2 * DAY)
    token = link.renew_token()
    link.save()
    with clock(jump):
        assert Client().post(f"/en/my/{token}/").status_code == 302
    with clock(3 * DAY):
        assert Client().post(f"/en/my/{token}/").status_code == 410
    assert Client().post(f"/en/my/{token}/").status_code == 302


def test_an_outage_is_timed_by_no_clock_that_jumps(clock: Clock) -> None:
    outage = Outage("Something", retry_seconds=60, meanwhile="it waits")
    outage.failed(OSError())
    with clock(DAY):
        assert not outage.may_ask()
    with clock(-DAY):
        assert not outage.may_ask()
