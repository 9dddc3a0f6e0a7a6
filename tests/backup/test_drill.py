"""The drill: the real data with people in it is saved, put back into a new database, compared, and served.

`make restore-drill` prints how long each part took.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.backup.portal import Portal, ask
from tests.evaluations.reports import docx_xml, pdf_text
from tests.upgrades.releases import NEWEST, dump_of

pytestmark = pytest.mark.drill

# Told anew by every restore: who was signed in, and the numbers of the feed.
ITS_OWN = {"django_session", "zones_change", "zones_dataversion"}
NAME, EMAIL, DELETED = "Invented Person 3", "person-3@invented.example", "asker@invented.example"

PEOPLE = """
import datetime as dt, json
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from delegations.models import CaseStudy, Delegate, DelegateContact, LearningVisit
from evaluations.services.reporting import request_report
get_user_model().objects.create_superuser("invented-admin", "admin@invented.example", "not-a-real-password")
visit = LearningVisit.objects.get(slug="invented-visit")
person = Delegate.objects.get(name="Invented Person 3")
DelegateContact.objects.filter(delegate=person).update(shares_in_report=True, consented_at=dt.datetime.now(dt.UTC))
study = CaseStudy(visit=visit, group=person.group, delegate=person, title="Invented study", publication="in_review")
study.file.save("case.pdf", ContentFile(b"%PDF-1.7 invented"), save=False)
study.save()
default_storage.save("picture.png", ContentFile(b"invented picture"))
report = request_report(visit=visit, language="en", by=None)
report.refresh_from_db()
print(json.dumps({"study": study.pk, "report": report.pdf.name}))
"""
ERASE = """
import datetime as dt
from django.utils import timezone
from delegations.models import LearningVisit
from delegations.tasks import erase_personal_data
from evaluations.models import Evaluation
from evaluations.services.sealing import seal_evaluation
from zones.models import Enquiry
evaluation = Evaluation.objects.get(visit__slug="invented-visit")
survey = evaluation.surveys.get()
survey.closes_at = timezone.now()
survey.save()
print(seal_evaluation(evaluation=evaluation))
visit = LearningVisit.objects.get(slug="invented-visit")
visit.slug, visit.names_kept_until = "renamed-visit", timezone.localdate() - dt.timedelta(days=1)
visit.save()
print(erase_personal_data())
print(Enquiry.objects.all().delete()[0])
"""
SIGN_IN = """
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.sessions.backends.db import SessionStore
user = get_user_model().objects.get(username="invented-admin")
session = SessionStore()
session.update({"_auth_user_id": str(user.pk), "_auth_user_hash": user.get_session_auth_hash(),
                "_auth_user_backend": "django.contrib.auth.backends.ModelBackend"})
session.save()
print(f"{settings.SESSION_COOKIE_NAME}={session.session_key}")
"""


@contextmanager
def timed(what: str) -> Iterator[None]:
    started = time.monotonic()
    yield
    print(f"  {time.monotonic() - started:5.1f} s  {what}")  # noqa: T201  the drill is there to tell it


@pytest.fixture
def portals(tmp_path: Path) -> Iterator[tuple[Portal, Portal]]:
    first, second = Portal(tmp_path / "first"), Portal(tmp_path / "second")
    yield first, second
    first.drop()
    second.drop()


def version(portal: Portal) -> int:
    return int(portal.rows("SELECT last_sequence FROM zones_dataversion")[0][0])


def test_drill(portals: tuple[Portal, Portal], tmp_path: Path) -> None:
    first, second = portals
    started = time.monotonic()
    print(f"\nRestore drill on {first.url.split(':')[0]}")  # noqa: T201
    with timed(f"the data of release {NEWEST} into a new portal"):
        first.manage("restore", str(dump_of(NEWEST)))
    made = json.loads(first.python(PEOPLE).splitlines()[-1])
    with timed("backup"):
        archive = first.back_up()
    tables, files = first.tables(), first.files()
    with timed("restore into another database"):
        second.manage("restore", str(archive))
    compare(tables, files, second)
    at_first, given_out = version(second), version(first)
    assert_feed_starts_anew(second, given_out)

    with timed("erasures, a sealing and a deletion after the backup"):
        assert first.python(ERASE).splitlines()[-3:] == ["6", "2", "1"]
    journal = tmp_path / "erasures.jsonl"
    journal.write_text(first.manage("erasure_journal"))
    assert "Invented" not in journal.read_text()
    with timed("restore in place of what is there, with the erasures done again"):
        told = second.manage("restore", str(archive), "--replace", "--confirm", second.name, "--erasures", str(journal))
    assert "replayed 4 erasures" in told
    assert_stays_erased(second)
    assert version(second) > at_first
    with timed("start and smoke test"):
        smoke_test(second, made["study"], given_out)
    print(f"  {time.monotonic() - started:5.1f} s  in all")  # noqa: T201


def compare(tables: dict[str, list[str]], files: dict[str, bytes], restored: Portal) -> None:
    after = restored.tables()
    assert set(after) == set(tables)
    for table in sorted(set(tables) - ITS_OWN):
        assert after[table] == tables[table], table
    assert len(after["zones_change"]) == len(tables["zones_change"]) > 1000
    assert restored.files() == files
    assert len(files) == 4, sorted(files)


def assert_feed_starts_anew(restored: Portal, given_out: int) -> None:
    [(oldest, newest)] = restored.rows("SELECT MIN(sequence), MAX(sequence) FROM zones_change")
    assert oldest > given_out
    assert newest == version(restored)


def assert_stays_erased(restored: Portal) -> None:
    everything = "\n".join(row for rows in restored.tables().values() for row in rows)
    assert NAME not in everything
    assert EMAIL not in everything
    assert DELETED not in everything
    assert restored.rows("SELECT COUNT(*) FROM evaluations_pairingsecret")[0][0] == 0
    assert restored.rows("SELECT COUNT(*) FROM evaluations_evaluationresponse WHERE invitation_id IS NULL")[0][0] == 6
    assert restored.rows("SELECT COUNT(*) FROM delegations_personallink")[0][0] == 0
    # The report's files were made anew, without the name.
    assert restored.rows("SELECT state FROM evaluations_visitreport") == [("done",)]
    for name, content in restored.files().items():
        assert NAME not in words_of(name, content), name


def words_of(name: str, content: bytes) -> str:
    readers = {".pdf": pdf_text, ".docx": docx_xml} if "reports" in name else {}
    reader = readers.get(Path(name).suffix)
    return reader(content) if reader else content.decode(errors="replace")


def smoke_test(restored: Portal, study: int, given_out: int) -> None:
    cookie = restored.python(SIGN_IN).splitlines()[-1]
    with restored.served() as port:
        for path in ("/en/", "/lo/", "/en/zones/", "/api/v1/zones/?page_size=5", "/api/v1/learning-visits/"):
            assert ask(port, path)[0] == 200, path
        assert json.loads(ask(port, "/api/v1/zones/")[1])["count"] >= 190
        assert ask(port, f"/api/v1/changes/?after={given_out}")[0] == 410
        assert ask(port, f"/api/v1/changes/?after={version(restored)}")[0] == 200
        private = f"/admin/delegations/casestudy/{study}/file/"
        assert ask(port, private)[0] == 302
        assert ask(port, private, Cookie=cookie) == (200, b"%PDF-1.7 invented")
