"""The page of a visit's personal links in the admin: who may open it, what its buttons do."""

import datetime as dt
import re

import pytest
from django.contrib.admin.models import LogEntry
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from delegations.models import PersonalLink
from delegations.services.links import find_link
from tests.admin.pages import signed_in
from tests.admin.test_pages_are_clean import assert_clean
from tests.factories import DelegateContactFactory, DelegateFactory, LearningVisitFactory, PersonalLinkFactory
from tests.factories.rows import one_change
from tests.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def learning_visit(db):
    today = timezone.localdate()
    return LearningVisitFactory(name_en="Test visit", planned_from=today, planned_to=today)


@pytest.fixture
def delegate(learning_visit):
    contact = DelegateContactFactory(
        delegate__visit=learning_visit, delegate__name="Invented Keomany", email="keomany@example.org"
    )
    return contact.delegate


@pytest.fixture
def page(learning_visit) -> str:
    return reverse("admin:delegations_learningvisit_links", args=[learning_visit.pk])


@pytest.fixture
def desk(editor) -> Client:
    return signed_in(editor)


@pytest.fixture
def press(desk, page, django_capture_on_commit_callbacks):
    def send(**data):
        with django_capture_on_commit_callbacks(execute=True):
            return desk.post(page, data, follow=True)

    return send


def test_page_is_for_those_who_run_the_visit(page, editor, administrator, focal_point_laos, delegate):
    for user in (editor, administrator):
        assert signed_in(user).get(page).status_code == 200
    for user in (focal_point_laos, UserFactory()):
        client = signed_in(user)
        assert client.get(page).status_code == 403
        for step in ("send-missing", "revoke", f"show:{delegate.pk}"):
            assert client.post(page, {"then": step, "delegate": delegate.pk}).status_code == 403
    assert Client().get(page).status_code == 302
    assert not PersonalLink.objects.exists()


def test_page_of_the_visit_leads_there(desk, focal_point_laos, learning_visit, page):
    address = reverse("admin:delegations_learningvisit_change", args=[learning_visit.pk])
    assert f'href="{page}"' in desk.get(address).content.decode()
    assert f'href="{page}"' not in signed_in(focal_point_laos).get(address).content.decode()


def test_page_keeps_the_policy_and_is_kept_by_nobody(desk, page, delegate):
    response = desk.get(page)
    assert_clean(response)
    assert "no-store" in response["Cache-Control"]


def test_each_state_is_told(desk, page, learning_visit):
    now = timezone.now()
    for facts in (
        {"is_mailed": True}, {"is_mailed": True, "sent_at": now}, {"is_mailed": True, "failed_at": now},
        {"last_used_at": now}, {"revoked_at": now}, {"expires_at": now - dt.timedelta(days=1)}, {},
    ):  # fmt: skip
        PersonalLinkFactory(delegate__visit=learning_visit, **facts)
    DelegateFactory(visit=learning_visit)
    html = desk.get(page).content.decode()
    assert re.findall(r'class="state state-(\w+)"', html) == [
        "waiting", "sent", "failed", "used", "revoked", "expired", "shown", "none",
    ]  # fmt: skip
    assert "Send to 4 delegates without a working link" in html


def test_sending_to_those_without_a_link(press, delegate, learning_visit):
    DelegateFactory(visit=learning_visit)
    html = press(then="send-missing").content.decode()
    assert "1 link is on its way." in html
    assert "1 delegate has no e-mail address." in html
    assert [message.to for message in mail.outbox] == [["keomany@example.org"]]
    again = press(then="send-missing").content.decode()
    assert "on its way" not in again
    assert len(mail.outbox) == 1


def test_sending_to_the_ticked(press, delegate, learning_visit):
    DelegateContactFactory(delegate__visit=learning_visit)
    press(then="send", delegate=[delegate.pk])
    assert [message.to for message in mail.outbox] == [["keomany@example.org"]]
    assert "Tick the delegates first." in press(then="send").content.decode()


def test_ticking_everybody_needs_no_script(desk, page, delegate):
    assert " checked" not in desk.get(page).content.decode()
    assert desk.get(f"{page}?tick=all").content.decode().count(" checked") == 1


def test_link_is_shown_once_and_kept_nowhere(desk, page, delegate, editor):
    response = desk.post(page, {"then": f"show:{delegate.pk}"})
    token = re.search(r'value="http://127\.0\.0\.1:8000/en/my/([\w-]{43})/"', response.content.decode())[1]
    assert find_link(token=token).delegate == delegate
    assert "no-store" in response["Cache-Control"]
    assert token not in desk.get(page).content.decode()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            assert token not in str(cursor.fetchall()), table


def test_revoking_the_ticked(press, desk, delegate, learning_visit):
    own = PersonalLinkFactory(delegate=delegate)
    other = PersonalLinkFactory(delegate__visit=learning_visit)
    assert "1 link was revoked." in press(then="revoke", delegate=[delegate.pk]).content.decode()
    own.refresh_from_db()
    other.refresh_from_db()
    assert (own.is_live(), other.is_live()) == (False, True)


@pytest.mark.parametrize("step", ["send", "revoke"])
def test_delegates_of_another_visit_are_out_of_reach(press, step):
    link = PersonalLinkFactory(delegate=DelegateContactFactory().delegate)
    press(then=step, delegate=[link.delegate.pk])
    link.refresh_from_db()
    assert link.is_live()
    assert mail.outbox == []


def test_link_of_another_visits_delegate_is_not_shown(desk, page):
    assert desk.post(page, {"then": f"show:{DelegateFactory().pk}"}).status_code == 403


def test_log_and_messages_name_nobody(press, delegate, learning_visit):
    press(then="send-missing")
    press(then="revoke", delegate=[delegate.pk])
    said = " ".join(f"{entry.object_repr} {entry.change_message}" for entry in LogEntry.objects.all())
    assert "1 link is on its way." in said
    assert "1 link was revoked." in said
    assert "Keomany" not in said
    assert "keomany" not in said


def test_visit_whose_contact_data_is_erased_has_no_links(press, desk, page, delegate, learning_visit):
    learning_visit.contacts_kept_until = timezone.localdate() - dt.timedelta(days=1)
    learning_visit.save()
    assert "there can be no links" in desk.get(page).content.decode()
    for step in ("send-missing", f"show:{delegate.pk}"):
        assert "there can be no links" in press(then=step).content.decode()
    assert not PersonalLink.objects.exists()


def test_queries_do_not_grow_with_the_delegates(desk, page, learning_visit):
    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            assert desk.get(page).status_code == 200
        return len(caught)

    def add() -> None:
        PersonalLinkFactory(delegate=DelegateContactFactory(delegate__visit=learning_visit).delegate)

    add()
    queries()
    one = queries()
    with one_change():
        for _ in range(29):
            add()
    assert queries() == one
