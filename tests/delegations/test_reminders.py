"""Reminders of recommendations: the right one, on its day or a little late, to each addressee once."""

import datetime as dt
import smtplib

import pytest
from celery.exceptions import Retry
from django.core import mail

from delegations import tasks
from delegations.choices import Addressee, FollowUp, ReminderKind
from delegations.models import Reminder
from delegations.services.reminders import Outcome, remind_of_recommendations, reminder_due
from tests.factories import LearningVisitFactory, OrganisationFactory, RecommendationFactory
from zones.choices import Publication

pytestmark = pytest.mark.django_db

DUE = dt.date(2030, 6, 15)


def day(offset: int) -> dt.date:
    return DUE + dt.timedelta(days=offset)


@pytest.fixture(autouse=True)
def _office(settings):
    settings.STAFF_EMAIL = "staff@example.org"


@pytest.fixture
def owner(db):
    return OrganisationFactory(name_en="Office of Tests", office_email="owner@example.org")


@pytest.fixture
def recommendation(owner):
    return RecommendationFactory(
        owner=owner, due_on=DUE, text_en="Open one more counter & extend the hours.", visit__name_en="Test visit"
    )


def recipients() -> list[str]:
    return [message.to[0] for message in mail.outbox]


@pytest.mark.parametrize(
    ("offset", "kind"),
    [
        (-15, None), (-14, ReminderKind.BEFORE), (-12, ReminderKind.BEFORE), (-1, ReminderKind.BEFORE),
        (0, ReminderKind.DUE), (2, ReminderKind.DUE), (13, ReminderKind.DUE), (14, ReminderKind.AFTER),
        (16, ReminderKind.AFTER), (27, ReminderKind.AFTER), (28, None), (4000, None),
    ],
)  # fmt: skip
def test_reminder_of_a_day(offset, kind):
    assert reminder_due(DUE, day(offset)) == kind


def test_each_addressee_gets_one_mail_of_each_kind(recommendation):
    for offset in range(-20, 40):
        remind_of_recommendations(today=day(offset))
        remind_of_recommendations(today=day(offset))
    assert recipients() == ["owner@example.org", "staff@example.org"] * 3
    assert [message.subject.split(":")[0] for message in mail.outbox[::2]] == [
        "Due on 2030-06-15", "Due now", "Overdue since 2030-06-15",
    ]  # fmt: skip
    assert set(Reminder.objects.values_list("kind", "addressee", "due_on")) == {
        (kind, addressee, DUE) for kind in ReminderKind.values for addressee in Addressee.values
    }


def test_mail_tells_what_is_due_and_to_whom(recommendation, settings):
    settings.SITE_URL = "https://portal.example.org"
    remind_of_recommendations(today=day(0))
    owner, staff = mail.outbox
    for message in (owner, staff):
        assert "Open one more counter & extend the hours." in message.body
        assert "Test visit" in message.subject
        assert "Office of Tests" in message.body
        assert f"https://portal.example.org/en/learning-visits/{recommendation.visit.slug}/" in message.body
        assert message.reply_to == ["staff@example.org"]
    assert "Please answer this mail" in owner.body
    assert "Please answer this mail" not in staff.body


def test_standstill_over_the_due_date_sends_no_outdated_reminder(recommendation):
    remind_of_recommendations(today=day(-15))
    remind_of_recommendations(today=day(2))
    assert [message.subject.split(":")[0] for message in mail.outbox] == ["Due now"] * 2
    assert set(Reminder.objects.values_list("kind", flat=True)) == {ReminderKind.DUE}


def test_run_that_is_two_days_late_still_sends(recommendation):
    assert remind_of_recommendations(today=day(-12)) == Outcome(sent=2, failed=0)
    assert remind_of_recommendations(today=day(16)) == Outcome(sent=2, failed=0)


@pytest.mark.parametrize("status", [FollowUp.DONE, FollowUp.DECLINED])
def test_finished_recommendations_are_left_in_peace(recommendation, status):
    recommendation.status, recommendation.evidence, recommendation.response = status, "Seen.", "Answered."
    recommendation.save()
    assert remind_of_recommendations(today=day(0)) == Outcome(0, 0)


def test_recommendations_of_an_unpublished_visit_are_not_mailed(owner):
    visit = LearningVisitFactory(publication=Publication.DRAFT)
    RecommendationFactory(visit=visit, owner=owner, due_on=DUE)
    assert remind_of_recommendations(today=day(0)) == Outcome(0, 0)


def test_new_due_date_is_reminded_of_anew(recommendation):
    remind_of_recommendations(today=day(0))
    recommendation.due_on = day(10)
    recommendation.save()
    assert remind_of_recommendations(today=day(1)) == Outcome(sent=2, failed=0)
    assert "Due on 2030-06-25" in mail.outbox[-1].subject


def test_owner_without_address_is_told_to_staff(recommendation, owner):
    owner.office_email = ""
    owner.save()
    remind_of_recommendations(today=day(0))
    assert recipients() == ["staff@example.org"]
    assert "no office address of the owner" in mail.outbox[0].body
    owner.office_email = "owner@example.org"
    owner.save()
    remind_of_recommendations(today=day(1))
    assert recipients() == ["staff@example.org", "owner@example.org"]


def test_staff_are_not_mailed_without_an_address(recommendation, settings):
    settings.STAFF_EMAIL = ""
    remind_of_recommendations(today=day(0))
    assert recipients() == ["owner@example.org"]
    assert not mail.outbox[0].reply_to


def test_refused_mail_is_sent_by_the_next_try_and_the_other_not_again(recommendation, monkeypatch, caplog):
    from django.core.mail import EmailMessage

    send = EmailMessage.send

    def refuse_owner(message, *args, **kwargs):
        if message.to == ["owner@example.org"]:
            raise smtplib.SMTPRecipientsRefused({"owner@example.org": (451, b"later")})
        return send(message, *args, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr(EmailMessage, "send", refuse_owner)
        assert remind_of_recommendations(today=day(0)) == Outcome(sent=1, failed=1)
    assert recipients() == ["staff@example.org"]
    assert remind_of_recommendations(today=day(0)) == Outcome(sent=1, failed=0)
    assert recipients() == ["staff@example.org", "owner@example.org"]
    assert "owner@example.org" not in caplog.text


def test_task_is_tried_again_while_mails_fail(recommendation, monkeypatch):
    monkeypatch.setattr(tasks.timezone, "localdate", lambda: DUE)
    monkeypatch.setattr(tasks.reminders, "remind_of_recommendations", lambda today: Outcome(sent=0, failed=1))
    monkeypatch.setattr(tasks.remind_of_recommendations, "retry", lambda countdown: Retry(when=countdown))
    task = tasks.remind_of_recommendations
    task.push_request(retries=2, is_eager=False)
    with pytest.raises(Retry) as again:
        task.run()
    task.pop_request()
    assert again.value.when == 240


def test_task_delivered_twice_sends_once(recommendation, monkeypatch):
    monkeypatch.setattr(tasks.timezone, "localdate", lambda: DUE)
    assert tasks.remind_of_recommendations.delay().get() == 2
    assert tasks.remind_of_recommendations.delay().get() == 0
    assert len(mail.outbox) == 2


def test_schedule_names_tasks_that_exist():
    from ezportal.celery import app

    app.loader.import_default_modules()
    assert {entry["task"] for entry in app.conf.beat_schedule.values()} <= set(app.tasks)
