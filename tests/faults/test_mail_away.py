"""The mail server is away: what waits is sent later, once, and staff see that it waits."""

from __future__ import annotations

import datetime as dt
import logging

import pytest
from django.db.models import F
from django.test import Client
from django.utils import timezone

from delegations import tasks as visit_tasks
from delegations.choices import LinkState
from delegations.models import PersonalLink
from delegations.services.mail import MailNotSent, MailRefused
from evaluations import tasks as survey_tasks
from evaluations.models import InvitationToken
from evaluations.services import inviting
from tests import factories as make
from tests.faults.mailbox import Mailbox
from tests.faults.scene import make_editor, make_scene
from tests.people import make_member

pytestmark = pytest.mark.fault


@pytest.fixture(autouse=True)
def _real_mail(settings, mailbox: Mailbox) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", mailbox.port, 2


@pytest.fixture
def waiting_links(database) -> int:
    """Links of three delegates, whose tasks were lost hours ago."""
    visit = make.LearningVisitFactory()
    for number in range(3):
        contact = make.DelegateContactFactory(delegate__visit=visit, email=f"person{number}@example.org")
        make.PersonalLinkFactory(delegate=contact.delegate, is_mailed=True)
    PersonalLink.objects.update(created_at=F("created_at") - dt.timedelta(hours=2))
    return visit.pk


def test_links_wait_for_the_server_and_go_once(waiting_links, mailbox, caplog) -> None:
    mailbox.switch_off()
    caplog.set_level(logging.INFO)
    assert visit_tasks.send_waiting_links() == 0
    assert {link.state for link in PersonalLink.objects.all()} == {LinkState.WAITING}
    # One question to the server and one line, however many wait; nobody's address in it.
    told = [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
    assert told == ["The mail server takes no mail (ConnectionRefusedError); 3 personal links wait"]

    staff = Client()
    staff.force_login(make_member("editor"), backend="django.contrib.auth.backends.ModelBackend")
    page = staff.get(f"/admin/delegations/learningvisit/{waiting_links}/links/").content.decode()
    assert page.count(str(LinkState.WAITING.label)) >= 3

    mailbox.switch_on()
    assert (visit_tasks.send_waiting_links(), visit_tasks.send_waiting_links()) == (3, 0)
    assert sorted(mailbox.per_person.values()) == [1, 1, 1]
    assert {link.state for link in PersonalLink.objects.all()} == {LinkState.SENT}


def test_a_long_absence_gives_no_link_up(waiting_links, mailbox) -> None:
    """After the last try of its own a link still waits, for the periodic task."""
    mailbox.switch_off()
    link = PersonalLink.objects.first()
    visit_tasks.send_link.push_request(retries=visit_tasks.TRIES, is_eager=False)
    try:
        assert visit_tasks.send_link.run(link.pk) is False
    finally:
        visit_tasks.send_link.pop_request()
    link.refresh_from_db()
    assert link.state == LinkState.WAITING


def test_a_refused_address_holds_nobody_up(waiting_links, mailbox, monkeypatch) -> None:
    """It is shown as failed, and the others get theirs."""
    import smtplib

    send = smtplib.SMTP.sendmail

    def refuse(self, sender, to, *args, **kwargs):
        if to == ["person0@example.org"]:
            raise smtplib.SMTPRecipientsRefused({to[0]: (550, b"nobody of this name")})
        return send(self, sender, to, *args, **kwargs)

    monkeypatch.setattr(smtplib.SMTP, "sendmail", refuse)
    assert visit_tasks.send_waiting_links() == 2
    assert sorted(mailbox.per_person) == ["person1@example.org", "person2@example.org"]
    assert [link.state for link in PersonalLink.objects.order_by("delegate__contact__email")] == [
        LinkState.FAILED, LinkState.SENT, LinkState.SENT,
    ]  # fmt: skip


@pytest.mark.parametrize(("code", "kind"), [(450, MailNotSent), (550, MailRefused)])
def test_busy_is_no_refusal(waiting_links, monkeypatch, code, kind) -> None:
    import smtplib

    def refuse(self, sender, to, *args, **kwargs):
        raise smtplib.SMTPRecipientsRefused({to[0]: (code, b"")})

    monkeypatch.setattr(smtplib.SMTP, "sendmail", refuse)
    with pytest.raises(MailNotSent) as error:
        visit_tasks.link_mail.mail_link(link_id=PersonalLink.objects.first().pk)
    assert type(error.value) is kind


def test_invitations_wait_and_staff_see_it(database, mailbox, monkeypatch) -> None:
    monkeypatch.setattr("ezportal.queueing.enqueue", lambda task, *args: False)
    scene = make_scene(2)
    for number, delegate in enumerate(scene.survey.evaluation.visit.delegates.all()):
        make.DelegateContactFactory(delegate=delegate, email=f"person{number}@example.org")
    assert inviting.invite_delegates(survey=scene.survey) == 2
    InvitationToken.objects.unsent().update(queued_at=timezone.now() - dt.timedelta(hours=2))
    mailbox.switch_off()
    assert survey_tasks.send_waiting_invitations() == 0
    staff = Client()
    staff.force_login(make_editor(), backend="django.contrib.auth.backends.ModelBackend")
    page = f"/admin/evaluations/survey/{scene.survey.pk}/run/"
    assert staff.get(page).content.decode().count("(1 waiting)") == 2
    mailbox.switch_on()
    assert survey_tasks.send_waiting_invitations() == 2
    assert survey_tasks.send_waiting_invitations() == 0
    assert sorted(mailbox.per_person.values()) == [1, 1]
    assert "waiting)" not in staff.get(page).content.decode()
