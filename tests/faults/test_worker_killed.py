"""A worker is killed in its work, a task comes twice, the queue is away when something is asked for.

With real workers, a Redis of their own, and a mail server that is slow enough to be caught in the act.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable

import pytest
from django.db.models import F
from django.utils import timezone

from delegations.models import LearningVisit, PersonalLink
from delegations.services import links
from evaluations.models import VisitReport
from evaluations.models.report import STUCK_AFTER, ReportState
from evaluations.services.reporting import request_report
from tests import factories as make
from tests.evaluations import reports
from tests.faults.database import Database
from tests.faults.mailbox import Mailbox
from tests.faults.portal import Portal, until
from tests.faults.proxy import Proxy
from tests.faults.scene import PASSWORD, make_editor
from tests.faults.visitor import Visitor, sign_in

pytestmark = pytest.mark.fault

LONG_AGO = dt.timedelta(hours=2)


@pytest.fixture
def portal(database: Database, redis: Proxy, mailbox: Mailbox, portal_of: Callable[..., Portal]) -> Portal:
    return portal_of(
        DATABASE_URL=database.url(), REDIS_URL=f"redis://127.0.0.1:{redis.port}/0",
        EMAIL_URL=f"smtp://127.0.0.1:{mailbox.port}",
    )  # fmt: skip


@pytest.fixture
def send(portal: Portal) -> Callable[..., None]:
    """Put a task into the queue, as another process of the portal would."""
    from celery import Celery

    client = Celery(broker=portal.env["REDIS_URL"], set_as_current=False)

    def publish(name: str, *args: int) -> None:
        client.send_task(name, args)

    return publish


def let_time_pass() -> None:
    """As if hours had gone by since what waits was asked for."""
    PersonalLink.objects.update(created_at=F("created_at") - LONG_AGO)
    VisitReport.objects.update(touched_at=timezone.now() - STUCK_AFTER - dt.timedelta(seconds=1))


def visit_with_people(count: int) -> LearningVisit:
    today = timezone.localdate()
    visit = make.LearningVisitFactory(planned_from=today, planned_to=today)
    for number in range(count):
        email = f"person{number}-of-{visit.slug}@example.org"
        make.DelegateContactFactory(delegate__visit=visit, email=email)
    return visit


def ask_for_links(visit: LearningVisit) -> list[int]:
    """Ordered by staff; what is queued for it is left to the test."""
    links.send_links(visit=visit, by=make_editor())
    return list(PersonalLink.objects.order_by("pk").values_list("pk", flat=True))


@pytest.fixture
def nothing_is_queued(monkeypatch) -> None:
    monkeypatch.setattr("ezportal.queueing.enqueue", lambda task, *args: False)


def test_killed_while_it_sends_links(portal, send, mailbox, nothing_is_queued) -> None:
    """Each delegate gets a mail; only whose was on its way at that moment may get a second."""
    people = 6
    keys = ask_for_links(visit_with_people(people))
    mailbox.seconds = 0.3
    worker = portal.start_worker()
    for key in keys:
        send("delegations.tasks.send_link", key)
        send("delegations.tasks.send_link", key)  # each delivered twice
    until(lambda: len(mailbox.mails) >= 2, "the first mails went out")
    worker.kill()
    assert PersonalLink.objects.waiting().exists()

    let_time_pass()
    portal.start_worker()
    send("delegations.tasks.send_waiting_links")
    until(lambda: not PersonalLink.objects.waiting().exists(), "every link is sent")
    time.sleep(0.5)
    assert len(mailbox.per_person) == people
    assert mailbox.per_person.total() <= people + 1


def test_killed_while_it_makes_a_report(portal, send, nothing_is_queued) -> None:
    visit = make.LearningVisitFactory()
    reports.fill(visit)
    report = request_report(visit=visit, language="en", by=None)
    worker = portal.start_worker()
    send("evaluations.tasks.build_report", report.pk)
    until(lambda: state(report) == ReportState.RUNNING, "the report is being made")
    worker.kill()
    assert state(report) == ReportState.RUNNING

    let_time_pass()
    portal.start_worker()
    send("evaluations.tasks.restart_stuck_reports")
    send("evaluations.tasks.restart_stuck_reports")
    until(lambda: state(report) == ReportState.DONE, "the report is made")
    report.refresh_from_db()
    assert VisitReport.objects.count() == 1
    # One file of each kind, and nothing of the first try beside them.
    folder = portal.folder / "private"
    kept = sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
    assert kept == sorted([report.pdf.name, report.docx.name])
    assert (folder / report.pdf.name).read_bytes().startswith(b"%PDF")


def state(report: VisitReport) -> str:
    return VisitReport.objects.values_list("state", flat=True).get(pk=report.pk)


def test_asked_for_while_the_queue_is_away(portal, send, mailbox, redis) -> None:
    """The order is answered and kept; once the queue is back what waits is sent, to each once."""
    visits = [visit_with_people(3), visit_with_people(3)]
    make_editor()
    web = portal.start_web()
    staff = Visitor(portal.port)
    sign_in(staff, "editor", PASSWORD)
    for visit, fault in zip(visits, (redis.cut, redis.silence), strict=True):
        page = f"/admin/delegations/learningvisit/{visit.pk}/links/"
        assert staff.get(page).status == 200
        fault()
        ordered = staff.post(page, {"then": "send-missing"})
        assert ordered.status == 302, ordered.text[:300]
        assert ordered.seconds < 10
    assert PersonalLink.objects.waiting().count() == 6
    assert web.said().count("The task queue does not answer") == 1
    assert "waiting" in staff.get(page).text

    redis.mend()
    portal.start_worker()
    let_time_pass()
    send("delegations.tasks.send_waiting_links")
    until(lambda: not PersonalLink.objects.waiting().exists(), "every link is sent")
    assert sorted(mailbox.per_person.values()) == [1] * 6


def test_a_worker_survives_the_loss_of_its_redis(portal, send, mailbox, redis, nothing_is_queued) -> None:
    [key] = ask_for_links(visit_with_people(1))
    worker = portal.start_worker()
    redis.cut()
    time.sleep(1)
    redis.mend()
    send("delegations.tasks.send_link", key)
    until(lambda: len(mailbox.mails) == 1, "the worker is back at work")
    assert worker.is_alive
