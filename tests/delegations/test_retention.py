"""Erasing on the set days: nothing that tells a person is left in any table, and every count is as before."""

import datetime as dt
import json

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.db.models import Count
from django.utils import timezone

from delegations import tasks
from delegations.choices import ErasureKind, Gender
from delegations.models import (
    CaseStudy,
    Delegate,
    DelegateContact,
    Erasure,
    Expectation,
    LearningVisit,
    PersonalLink,
    TravelGroupMember,
)
from delegations.services.retention import erase_personal_data, replay_erasures
from ezportal.backup import journal
from tests.delegations.personal import come_in
from tests.factories import (
    AgendaPresenterFactory,
    CaseStudyFactory,
    DelegateContactFactory,
    DelegateFactory,
    ExpectationFactory,
    LearningVisitFactory,
    PersonalLinkFactory,
    TravelGroupMemberFactory,
)
from zones.models import data_version

pytestmark = [pytest.mark.django_db]

CONTACTS_DAY, NAMES_DAY = dt.date(2030, 6, 30), dt.date(2031, 6, 30)
A_DAY = dt.timedelta(days=1)
# All that is known of the one person whose traces are looked for.
NAME, OLD_NAME, LOCAL = "Phoumy Inventedsouk", "Phoumi Inventedsouk", "ພູມີ ທົດສອບສຸກ"
NAMES = [
    NAME,
    OLD_NAME,
    LOCAL,
    "Mdm.Q",
    "Deputy of Inventions",
    "Ministry of Inventive Trade",
    "line 4711",
    "doubt 4712",
]
CONTACTS = ["phoumy@invented.example", "+856 20 4713", "wx-phoumy-4714", "4715 Invented Road"]


@pytest.fixture
def visit_of_person(editor) -> LearningVisit:
    """A visit with a trace of the person in every table that can hold one."""
    visit = LearningVisitFactory(contacts_kept_until=CONTACTS_DAY, names_kept_until=NAMES_DAY)
    person = DelegateFactory(
        visit=visit, title="Mdm.Q", name=OLD_NAME, name_local=LOCAL, position="Deputy of Inventions",
        organisation_stated="Ministry of Inventive Trade", locator="line 4711", note="doubt 4712",
    )  # fmt: skip
    person.name = NAME
    person.save()  # and the old name is in the history
    DelegateContactFactory(
        delegate=person, email=CONTACTS[0], phone=CONTACTS[1], messenger=CONTACTS[2], address=CONTACTS[3]
    )
    come_in(person)
    TravelGroupMemberFactory(travel_group__visit=visit, delegate=person)
    AgendaPresenterFactory(item__day__visit=visit, delegate=person)
    ExpectationFactory(visit=visit, group=person.group, delegate=person)
    CaseStudyFactory(visit=visit, group=person.group, delegate=person)
    left = DelegateFactory(visit=visit, name=f"{NAME} junior", name_local=LOCAL)
    left.delete()  # its history stays
    log(editor, person, str(person), "")
    log(editor, visit, str(visit), [{"changed": {"name": "delegate", "object": NAME, "fields": ["Name"]}}])
    log(editor, visit, str(visit), [{"added": {"name": "delegate", "object": LOCAL}}])
    log(editor, TravelGroupMember.objects.get(), NAME, [{"added": {}}])
    DelegateFactory.create_batch(3, visit=visit, group=person.group, gender=Gender.MALE)
    DelegateContactFactory(delegate=visit.delegates.last())
    return visit


def log(user, row, text, message) -> None:
    LogEntry.objects.create(
        user=user, content_type=ContentType.objects.get_for_model(row), object_id=str(row.pk), object_repr=text,
        action_flag=CHANGE, change_message=json.dumps(message) if message else "",
    )  # fmt: skip


def places_of(*words: str) -> dict[str, list[str]]:
    """Table → the words found in any of its columns, as they are or as JSON writes them."""
    wanted = {word: {word, json.dumps(word)[1:-1]} for word in words}
    found: dict[str, list[str]] = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            text = " ".join(str(cell) for row in cursor.fetchall() for cell in row)
            if hits := [word for word, forms in wanted.items() if any(form in text for form in forms)]:
                found[table] = hits
    return found


def counts(visit: LearningVisit) -> list:
    return list(visit.delegates.order_by().values_list("group", "gender", "sector", "role").annotate(Count("pk")))


def test_the_search_finds_what_it_is_to_find(visit_of_person):
    assert set(places_of(*NAMES, *CONTACTS)) == {
        "delegations_delegate", "delegations_historicaldelegate", "delegations_delegatecontact", "django_admin_log",
    }  # fmt: skip
    assert set(places_of(LOCAL)) >= {"django_admin_log"}


def test_nothing_is_erased_on_the_set_day_itself(visit_of_person):
    assert erase_personal_data(today=CONTACTS_DAY) == []
    assert DelegateContact.objects.count() == 2


def test_contact_data_goes_on_the_day_after(visit_of_person, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        erased = erase_personal_data(today=CONTACTS_DAY + A_DAY)
    assert places_of(*CONTACTS) == {}
    assert not PersonalLink.objects.exists()
    assert [str(entry) for entry in erased] == [
        f"{visit_of_person.slug}: contact data of 2 delegates (2 contact rows, 1 personal links)"
    ]
    erasure = Erasure.objects.get()
    assert (erasure.visit, erasure.kind, erasure.delegates, erasure.rows) == (visit_of_person, "contacts", 2, 3)
    assert Delegate.objects.filter(name=NAME).exists()


def test_sessions_end_with_the_contact_data(visit_of_person):
    client = come_in(Delegate.objects.get(name=NAME))
    erase_personal_data(today=CONTACTS_DAY + A_DAY)
    assert client.get("/en/my/").status_code == 403


BESIDE = ("rows of the history", "responses", "tokens of invitations")


def test_names_go_from_every_table_and_the_counts_stay(visit_of_person):
    before, version = counts(visit_of_person), data_version()
    erased = erase_personal_data(today=NAMES_DAY + A_DAY)
    assert places_of(*NAMES, *CONTACTS) == {}
    assert counts(visit_of_person) == before
    assert sum(row[-1] for row in before) == 4
    assert [entry.kind for entry in erased] == [ErasureKind.CONTACTS, ErasureKind.NAMES]
    assert erased[1].delegates == 4
    # What other apps hold of delegates is counted too; here they hold nothing.
    own = {words: count for words, count in erased[1].rows.items() if words not in BESIDE}
    assert own == {
        "delegates": 4, "places in travel groups": 1, "presenters": 1, "expectations": 1, "case studies": 1,
        "entries of the admin's log": 4,
    }  # fmt: skip
    assert {row.name for row in visit_of_person.delegates.all()} == {""}
    assert all(row.names_erased_at for row in visit_of_person.delegates.all())
    # The public sees what it saw before, so nothing is announced.
    assert data_version() == version


def test_what_delegates_wrote_stays_without_its_writer(visit_of_person):
    erase_personal_data(today=NAMES_DAY + A_DAY)
    for model in (Expectation, CaseStudy):
        assert model._base_manager.get().delegate is None
        assert not model.history.exclude(delegate=None).exists()


def test_log_of_the_admin_is_still_readable(visit_of_person, editor):
    log(editor, visit_of_person, str(visit_of_person), [{"changed": {"fields": ["Name"]}}])
    erase_personal_data(today=NAMES_DAY + A_DAY)
    texts = {entry.get_change_message() for entry in LogEntry.objects.all()}
    assert "Changed Name for delegate “–”." in texts
    assert "Changed Name." in texts
    assert LogEntry.objects.filter(object_repr=str(visit_of_person)).count() == 3


def test_erased_rows_can_be_saved_and_keep_the_rules(visit_of_person):
    erase_personal_data(today=NAMES_DAY + A_DAY)
    for row in visit_of_person.delegates.all():
        row.full_clean()
        assert "name erased" in str(row)


def test_erasing_twice_is_erasing_once(visit_of_person):
    erase_personal_data(today=NAMES_DAY + A_DAY)
    logged = Erasure.objects.count()
    assert erase_personal_data(today=NAMES_DAY + A_DAY) == []
    assert Erasure.objects.count() == logged == 2


def test_names_take_the_contact_data_along(visit_of_person):
    visit_of_person.contacts_kept_until = None
    visit_of_person.save()
    erase_personal_data(today=NAMES_DAY + A_DAY)
    assert places_of(*NAMES, *CONTACTS) == {}


def test_visits_without_set_days_are_left_alone(visit_of_person):
    other = DelegateContactFactory()
    PersonalLinkFactory(delegate=other.delegate)
    erase_personal_data(today=dt.date(2099, 1, 1))
    assert DelegateContact.objects.get() == other
    assert other.delegate.links.count() == 1
    assert Delegate.objects.get(pk=other.delegate.pk).name


def test_data_entered_after_an_erasure_goes_with_the_next_run(visit_of_person):
    erase_personal_data(today=NAMES_DAY + A_DAY)
    DelegateFactory(visit=visit_of_person, name=NAME)
    assert [str(entry.kind) for entry in erase_personal_data(today=NAMES_DAY + 2 * A_DAY)] == ["names"]
    assert places_of(NAME) == {}


def test_history_of_a_deleted_visit_is_erased(visit_of_person, editor):
    Expectation.objects.all().delete()
    CaseStudy.objects.all().delete()
    LearningVisit.objects.get(pk=visit_of_person.pk).days.all().delete()
    visit_of_person.travel_groups.all().delete()
    visit_of_person.delegates.all().delete()
    visit_of_person.delete()
    assert places_of(NAME, LOCAL)
    erase_personal_data(today=dt.date(2030, 1, 1))
    assert places_of(*NAMES, *CONTACTS) == {}


def test_uploaded_sheets_are_gone_from_the_cache(visit_of_person, django_capture_on_commit_callbacks):
    cache.set("django-import-export-abc", f"number,name\n1,{NAME}")
    with django_capture_on_commit_callbacks(execute=True):
        erase_personal_data(today=CONTACTS_DAY)
    assert cache.get("django-import-export-abc")
    with django_capture_on_commit_callbacks(execute=True):
        erase_personal_data(today=CONTACTS_DAY + A_DAY)
    assert cache.get("django-import-export-abc") is None


# --- After a restore ---------------------------------------------------------------------------
@pytest.fixture
def erased_then_restored(visit_of_person, django_capture_on_commit_callbacks) -> LearningVisit:
    """The database as a backup has it: the people are back, the log knows nothing, and no day is set any more."""
    with django_capture_on_commit_callbacks(execute=True):
        erase_personal_data(today=NAMES_DAY + A_DAY)
    Erasure.objects.all().delete()
    LearningVisit._base_manager.update(contacts_kept_until=None, names_kept_until=None)
    person = visit_of_person.delegates.first()
    Delegate._base_manager.filter(pk=person.pk).update(name=NAME, position=NAMES[4], names_erased_at=None)
    person.refresh_from_db()
    DelegateContactFactory(delegate=person, email=CONTACTS[0])
    come_in(person)
    return visit_of_person


def test_replay_erases_again_what_was_erased_before_the_restore(erased_then_restored):
    assert erase_personal_data(today=dt.date(2099, 1, 1)) == []
    erased = replay_erasures()
    assert [entry.kind for entry in erased] == [ErasureKind.CONTACTS, ErasureKind.NAMES]
    assert places_of(*NAMES, *CONTACTS) == {}
    assert not PersonalLink.objects.exists()
    assert replay_erasures() == []


def test_replay_reads_the_rows_of_the_log_too(visit_of_person, private_folder):
    Erasure.objects.create(visit=visit_of_person, kind=ErasureKind.NAMES, delegates=1, rows=1)
    assert [entry.kind for entry in replay_erasures()] == [ErasureKind.CONTACTS, ErasureKind.NAMES]
    assert places_of(*NAMES, *CONTACTS) == {}


def test_replay_without_a_log_erases_nothing(visit_of_person):
    assert replay_erasures() == []
    assert Delegate.objects.filter(name=NAME).exists()


def test_files_of_the_log_name_nobody(erased_then_restored, private_folder):
    files = sorted((private_folder / journal.FOLDER).glob(f"*{erased_then_restored.slug}*"))
    assert [file.name.split(erased_then_restored.slug)[1] for file in files] == ["-contacts.json", "-names.json"]
    assert {frozenset(json.loads(file.read_text())) for file in files} == {frozenset({"key", "row", "kind", "at"})}


# --- Who runs it -------------------------------------------------------------------------------
def run(*arguments: str, capsys) -> list[str]:
    call_command("erase_personal_data", *arguments)
    return capsys.readouterr().out.splitlines()


def test_command_prints_what_it_did(visit_of_person, capsys):
    lines = run("--today", "2030-07-01", capsys=capsys)
    assert lines == [f"{visit_of_person.slug}: contact data of 2 delegates (2 contact rows, 1 personal links)"]
    assert run("--today", "2030-07-01", capsys=capsys) == ["Nothing was due."]


def test_command_replays(erased_then_restored, capsys):
    lines = run("--replay", "--today", "2030-01-01", capsys=capsys)
    assert [line.split(": ")[1].split(" of ")[0] for line in lines] == ["contact data", "names and positions"]


def test_command_tells_of_visits_without_a_set_day(capsys):
    visit = LearningVisitFactory()
    DelegateContactFactory(delegate__visit=visit)
    assert run("--today", "2030-03-08", capsys=capsys) == ["Nothing was due."]
    assert f"{visit.slug}: has ended, and no day is set for its contact data" in run(
        "--today", "2030-03-09", capsys=capsys
    )


def test_daily_task_erases_and_drops_ended_sessions(visit_of_person, monkeypatch):
    monkeypatch.setattr(tasks.timezone, "localdate", lambda: NAMES_DAY + A_DAY)
    ended, running = SessionStore(), SessionStore()
    ended["messages"], running["messages"] = NAME, "none"
    ended.save()
    running.save()
    Session.objects.filter(pk=ended.session_key).update(expire_date=timezone.now() - A_DAY)
    assert tasks.erase_personal_data() == 2
    assert tasks.erase_personal_data() == 0
    assert list(Session.objects.values_list("pk", flat=True)) == [running.session_key]


def test_loading_the_fixtures_again_brings_no_name_back(visit_of_person, tmp_path):
    from zones.loading.load import load

    erase_personal_data(today=NAMES_DAY + A_DAY)
    person = visit_of_person.delegates.order_by("number").first()
    folder = tmp_path / "fixtures" / "visits" / "test"
    folder.mkdir(parents=True)
    rows = [{
        "slug": visit_of_person.slug, "name_en": visit_of_person.name_en,
        "groups": [{"code": person.group.code, "organisation": person.group.organisation.slug}],
        "delegates": [{"number": str(person.number), "group": person.group.code, "name": NAME, "gender": "female"}],
        "expectations": [{"group": person.group.code, "order": "77", "text_en": "Learn", "delegate": str(person.number)}],
    }]  # fmt: skip
    (folder / "visit.yaml").write_text(json.dumps(rows), encoding="utf-8")
    load(tmp_path / "fixtures")
    assert places_of(NAME) == {}
    assert Expectation.objects.get(order=77).delegate is None
