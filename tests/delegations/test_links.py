"""Personal links: issued, mailed once, revoked; no token is kept anywhere."""

import datetime as dt
import logging
import re
import smtplib

import pytest
from celery.exceptions import Retry
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from delegations import tasks
from delegations.choices import LinkState
from delegations.models import PersonalLink
from delegations.models.people import hash_of
from delegations.services import link_mail, links
from delegations.services.mail import MailNotSent
from tests.factories import DelegateContactFactory, DelegateFactory, LearningVisitFactory, PersonalLinkFactory
from tests.factories.rows import one_change

pytestmark = pytest.mark.django_db

ADDRESS = re.compile(r"http://127\.0\.0\.1:8000/(?P<language>[\w-]+)/my/(?P<token>[\w-]{43})/")


def token_in(message) -> str:
    return ADDRESS.search(message.body)["token"]


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def learning_visit(today):
    return LearningVisitFactory(planned_from=today, planned_to=today + dt.timedelta(days=4), name_lo="ການຢ້ຽມຢາມ")


@pytest.fixture
def delegate(learning_visit):
    return DelegateContactFactory(delegate__visit=learning_visit, email="one@example.org").delegate


@pytest.fixture
def send(learning_visit, editor, django_capture_on_commit_callbacks):
    def order(**kwargs):
        with django_capture_on_commit_callbacks(execute=True):
            return links.send_links(visit=learning_visit, by=editor, **kwargs)

    return order


def test_link_is_told_once_and_only_its_hash_is_kept(delegate, editor):
    link, token = links.issue_link(delegate=delegate, by=editor)
    assert len(token) == 43
    assert link.token_hash == hash_of(token)
    assert token not in str(vars(PersonalLink.objects.get()))
    assert links.find_link(token=token) == link


@pytest.mark.parametrize("name", ["focal_point_laos", None])
def test_link_is_made_and_revoked_by_those_who_run_the_visit_only(request, delegate, learning_visit, name):
    user = request.getfixturevalue(name) if name else None
    for refused in (
        lambda: links.issue_link(delegate=delegate, by=user),
        lambda: links.send_links(visit=learning_visit, by=user),
        lambda: links.revoke_links(visit=learning_visit, delegates=[delegate.pk], by=user),
    ):
        with pytest.raises(PermissionDenied):
            refused()
    assert not PersonalLink.objects.exists()


def test_expiry_is_sixty_days_after_the_visit(learning_visit, today):
    assert timezone.localdate(links.expiry_of(learning_visit)) == today + dt.timedelta(days=64)


def test_expiry_is_never_within_two_weeks(learning_visit, today):
    learning_visit.planned_from = learning_visit.planned_to = today - dt.timedelta(days=300)
    assert timezone.localdate(links.expiry_of(learning_visit)) == today + dt.timedelta(days=14)


@pytest.mark.parametrize("field", ["contacts_kept_until", "names_kept_until"])
def test_expiry_does_not_outlast_the_contact_data(learning_visit, today, field):
    setattr(learning_visit, field, today + dt.timedelta(days=3))
    assert timezone.localdate(links.expiry_of(learning_visit)) == today + dt.timedelta(days=3)
    setattr(learning_visit, field, today - dt.timedelta(days=1))
    with pytest.raises(ValidationError, match="erased"):
        links.expiry_of(learning_visit)


def test_mail_brings_a_link_that_opens_in_the_delegates_language(send, delegate):
    delegate.contact.language = "lo"
    delegate.contact.save()
    assert send() == links.Sent(queued=1)
    message = mail.outbox[0]
    assert message.to == ["one@example.org"]
    assert "ການຢ້ຽມຢາມ" in message.subject
    assert ADDRESS.search(message.body)["language"] == "lo"
    assert delegate.name in message.body
    link = links.find_link(token=token_in(message))
    assert (link.delegate, link.state) == (delegate, LinkState.SENT)


def test_mail_is_answered_by_the_office(send, delegate, settings):
    settings.STAFF_EMAIL = "office@example.org"
    send()
    assert mail.outbox[0].reply_to == ["office@example.org"]
    assert mail.outbox[0].extra_headers["Auto-Submitted"] == "auto-generated"


def test_task_delivered_twice_sends_once(send, delegate):
    send()
    link = PersonalLink.objects.get()
    assert tasks.send_link(link.pk) is False
    assert len(mail.outbox) == 1
    assert links.find_link(token=token_in(mail.outbox[0])) == link


def test_pressing_twice_sends_once(send, delegate):
    assert send() == links.Sent(queued=1)
    assert send() == links.Sent()
    assert send(delegates=[delegate.pk]) == links.Sent(just_sent=1)
    assert len(mail.outbox) == 1


def test_second_link_can_be_sent_later_and_the_first_stays_open(send, delegate):
    send()
    PersonalLink.objects.update(created_at=timezone.now() - dt.timedelta(hours=1))
    assert send(delegates=[delegate.pk]) == links.Sent(queued=1)
    first, second = mail.outbox
    assert links.find_link(token=token_in(first)) != links.find_link(token=token_in(second))


def test_sending_reaches_only_those_who_have_an_address_and_no_working_link(send, learning_visit, delegate):
    DelegateFactory(visit=learning_visit)
    DelegateContactFactory(delegate__visit=learning_visit, email="")
    has_one = DelegateContactFactory(delegate__visit=learning_visit).delegate
    PersonalLinkFactory(delegate=has_one)
    had_one = DelegateContactFactory(delegate__visit=learning_visit, email="two@example.org").delegate
    PersonalLinkFactory(delegate=had_one, revoked_at=timezone.now())
    DelegateContactFactory(email="other-visit@example.org")
    assert send() == links.Sent(queued=2, without_address=2)
    assert sorted(message.to[0] for message in mail.outbox) == ["one@example.org", "two@example.org"]


def test_delegates_of_another_visit_are_not_reached_by_their_key(send):
    stranger = DelegateContactFactory().delegate
    assert send(delegates=[stranger.pk]) == links.Sent()


def refuse(*args, **kwargs):
    raise smtplib.SMTPRecipientsRefused({"one@example.org": (550, b"no such person")})


@pytest.fixture
def no_mail_server(monkeypatch):
    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)


def test_refused_mail_leaves_the_link_waiting_and_tells_no_address(delegate, no_mail_server):
    link = PersonalLinkFactory(delegate=delegate, is_mailed=True)
    with pytest.raises(MailNotSent) as error:
        link_mail.mail_link(link_id=link.pk)
    assert "one@example.org" not in repr(error.value)
    assert error.value.__suppress_context__
    link.refresh_from_db()
    assert link.state == LinkState.WAITING


def test_refused_mail_is_tried_again_with_growing_pauses(delegate, no_mail_server, monkeypatch):
    link = PersonalLinkFactory(delegate=delegate, is_mailed=True)
    asked = []

    def again(*, exc, countdown):
        asked.append((str(exc), countdown))
        return Retry()

    monkeypatch.setattr(tasks.send_link, "retry", again)
    for retries in range(tasks.TRIES):
        tasks.send_link.push_request(retries=retries, is_eager=False)
        with pytest.raises(Retry):
            tasks.send_link.run(link.pk)
        tasks.send_link.pop_request()
    assert [pause for _error, pause in asked] == [60, 120, 240, 480, 900, 900]
    assert {error for error, _pause in asked} == {"SMTPRecipientsRefused"}


def test_refused_mail_is_shown_as_failed_at_last(delegate, no_mail_server, caplog):
    link = PersonalLinkFactory(delegate=delegate, is_mailed=True)
    with caplog.at_level(logging.INFO):
        tasks.send_link.apply(args=[link.pk], retries=tasks.TRIES)
    link.refresh_from_db()
    assert link.state == LinkState.FAILED
    assert "SMTPRecipientsRefused" in caplog.text
    assert "one@example.org" not in caplog.text


def test_failed_link_does_not_count_as_working(send, delegate):
    PersonalLinkFactory(delegate=delegate, is_mailed=True, failed_at=timezone.now())
    assert send() == links.Sent(queued=1)


def test_link_whose_address_was_deleted_meanwhile_fails(delegate):
    link = PersonalLinkFactory(delegate=delegate, is_mailed=True)
    delegate.contact.delete()
    assert tasks.send_link(link.pk) is False
    link.refresh_from_db()
    assert link.state == LinkState.FAILED


def test_lost_tasks_are_taken_up_again(delegate):
    lost = PersonalLinkFactory(delegate=delegate, is_mailed=True)
    PersonalLink.objects.update(created_at=timezone.now() - dt.timedelta(hours=2))
    PersonalLinkFactory(delegate=delegate, is_mailed=True)  # its task is still under way
    assert tasks.send_waiting_links() == 1
    assert tasks.send_waiting_links() == 0
    lost.refresh_from_db()
    assert lost.state == LinkState.SENT


def test_queue_that_does_not_answer_loses_no_order(send, delegate, monkeypatch, caplog):
    def down(*args):
        raise ConnectionError

    monkeypatch.setattr(tasks.send_link, "delay", down)
    assert send() == links.Sent(queued=1)
    assert PersonalLink.objects.get().state == LinkState.WAITING


def test_revoking_closes_every_open_link_of_the_delegate(delegate, learning_visit, editor):
    for _ in range(2):
        PersonalLinkFactory(delegate=delegate)
    other = PersonalLinkFactory(delegate__visit=learning_visit)
    count = links.revoke_links(visit=learning_visit, delegates=[delegate.pk], by=editor)
    assert count == 2
    assert {link.state for link in delegate.links.all()} == {LinkState.REVOKED}
    other.refresh_from_db()
    assert other.is_live()


def test_waiting_link_that_is_revoked_is_not_sent(delegate, learning_visit, editor):
    link = PersonalLinkFactory(delegate=delegate, is_mailed=True)
    links.revoke_links(visit=learning_visit, delegates=[delegate.pk], by=editor)
    assert tasks.send_link(link.pk) is False
    assert mail.outbox == []


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ({}, LinkState.SHOWN),
        ({"is_mailed": True}, LinkState.WAITING),
        ({"is_mailed": True, "failed_at": timezone.now()}, LinkState.FAILED),
        ({"is_mailed": True, "sent_at": timezone.now()}, LinkState.SENT),
        ({"is_mailed": True, "sent_at": timezone.now(), "last_used_at": timezone.now()}, LinkState.USED),
        ({"last_used_at": timezone.now(), "expires_at": timezone.now() - dt.timedelta(days=1)}, LinkState.EXPIRED),
        ({"last_used_at": timezone.now(), "revoked_at": timezone.now()}, LinkState.REVOKED),
    ],
)
def test_state_of_a_link(facts, state):
    assert PersonalLinkFactory(**facts).state == state


def test_queries_do_not_grow_with_the_delegates(learning_visit, editor, django_assert_max_num_queries):
    with one_change():
        for _ in range(30):
            DelegateContactFactory(delegate__visit=learning_visit)
    with django_assert_max_num_queries(10):
        links.send_links(visit=learning_visit, by=editor)
