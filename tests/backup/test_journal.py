"""What must stay erased is noted outside the database, names nobody, and is done again where a backup brings it back."""

import datetime as dt
import json

import pytest
from django.db import transaction
from django.utils import timezone

from delegations.models import Delegate, DelegateContact, LearningVisit
from delegations.services import retention
from evaluations.models import EvaluationResponse, PairingSecret
from evaluations.services.sealing import replay_sealing, seal_evaluation
from ezportal.backup import journal
from ezportal.backup.journal import Entry
from tests import factories as make
from zones.models import Enquiry

pytestmark = pytest.mark.django_db

NOON = dt.datetime(2030, 6, 1, 12, tzinfo=dt.UTC)
AN_HOUR, A_DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


@pytest.fixture
def noted(django_capture_on_commit_callbacks):
    """Do something as a transaction of its own, and say which entries it left: kind and key."""

    def run(action) -> list[tuple[str, str]]:
        before = journal.entries_in_files()
        with django_capture_on_commit_callbacks(execute=True):
            action()
        return sorted((entry.kind, entry.key) for entry in journal.entries_in_files() - before)

    return run


# --- What is noted -----------------------------------------------------------------------------
@pytest.mark.parametrize(
    "factory", [make.EnquiryFactory, make.SubscriptionFactory, make.DelegateContactFactory, make.DelegateFactory]
)
def test_deleted_person_is_noted_by_key(factory, noted):
    row = factory()
    key = f"{row._meta.label_lower}:{row.pk}"
    assert noted(row.delete) == [("deleted", key)]


def test_rows_deleted_at_once_or_in_a_cascade_are_noted(noted):
    first, second = make.EnquiryFactory.create_batch(2)
    keys = [f"zones.enquiry:{pk}" for pk in sorted((first.pk, second.pk))]
    assert sorted(key for _kind, key in noted(Enquiry.objects.all().delete)) == sorted(keys)
    contact = make.DelegateContactFactory()
    pk, delegate = contact.pk, contact.delegate
    delegate_pk = delegate.pk
    assert noted(delegate.delete) == [
        ("deleted", f"delegations.delegate:{delegate_pk}"), ("deleted", f"delegations.delegatecontact:{pk}"),
    ]  # fmt: skip


def test_accounts_and_keys_that_were_withdrawn_are_noted(noted, editor):
    pk = editor.pk
    assert noted(editor.delete) == [("deleted", f"auth.user:{pk}")]


def test_what_is_rolled_back_is_not_noted(noted):
    enquiry = make.EnquiryFactory()

    def fail() -> None:
        with pytest.raises(RuntimeError), transaction.atomic():
            Enquiry.objects.all().delete()
            raise RuntimeError

    assert noted(fail) == []
    assert Enquiry.objects.get() == enquiry


def test_erasure_of_a_visit_is_one_entry_for_all_its_contacts(noted):
    visit = make.LearningVisitFactory(contacts_kept_until=dt.date(2030, 1, 1))
    make.DelegateContactFactory.create_batch(3, delegate__visit=visit)
    erase = lambda: retention.erase_personal_data(today=dt.date(2030, 1, 2))  # noqa: E731
    assert noted(erase) == [("contacts", visit.slug)]
    # The table knows the same, and it is one entry all the same.
    assert len(journal.entries_here()) == 1


def test_sealing_is_noted(scene, noted):
    scene.answer(4)
    scene.close()
    assert noted(lambda: seal_evaluation(evaluation=scene.evaluation)) == [("sealed", scene.visit.slug)]


def test_blanked_history_of_a_deleted_visit_is_noted(noted):
    delegate = make.DelegateFactory()
    visit, visit_pk = delegate.visit, delegate.visit_id
    delegate.delete()
    LearningVisit.objects.get(pk=visit_pk).delete()
    assert noted(lambda: retention.erase_personal_data(today=dt.date(2030, 1, 1))) == [("past", str(visit_pk))]
    assert visit.slug not in {entry.key for entry in journal.entries_in_files()}


# --- What is written ---------------------------------------------------------------------------
def test_lines_are_read_as_they_were_written(tmp_path):
    entries = {Entry(NOON, "contacts", "a-visit", "7"), Entry(NOON + AN_HOUR, "deleted", "zones.enquiry:1")}
    path = tmp_path / "erasures.jsonl"
    path.write_text(journal.as_lines(entries))
    assert journal.read_lines(path) == entries


def test_entries_of_the_first_release_are_read():
    text = json.dumps({"visit": "a-visit", "kind": "names", "erased_at": NOON.isoformat()})
    assert Entry.from_json(text) == Entry(NOON, "names", "a-visit")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"kind": "names"}', '{"at": "yesterday", "kind": "a", "key": "b"}'])
def test_what_is_no_entry_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        Entry.from_json(text)


# --- What is done again ------------------------------------------------------------------------
def test_only_what_the_backup_can_not_know_is_done_again():
    old, during, new = (Entry(NOON + shift, "names", "v") for shift in (-A_DAY, -AN_HOUR / 2, AN_HOUR))
    marker = Entry(NOON, journal.RESTORED, "x")
    assert journal.to_replay([new, old, during, marker], taken_at=NOON + AN_HOUR / 4) == [new]
    assert journal.to_replay([new, old, during], taken_at=NOON) == [during, new]


def test_keys_given_out_again_after_a_restore_are_left_alone():
    """Row 57 was deleted, an older backup restored, and 57 given to somebody else, whom the next backup has."""
    deleted = Entry(NOON, "deleted", "zones.enquiry:57")
    restored = Entry(NOON + AN_HOUR / 4, journal.RESTORED, "x")
    assert journal.to_replay([deleted, restored], taken_at=NOON + AN_HOUR / 2) == []
    assert journal.to_replay([deleted, restored], taken_at=NOON - AN_HOUR) == [deleted]


def test_deleted_rows_are_deleted_again():
    enquiry, other = make.EnquiryFactory.create_batch(2)
    entry = Entry(NOON, "deleted", f"zones.enquiry:{enquiry.pk}")
    assert journal.replayers["deleted"](entry) == f"deleted again: {entry.key}"
    assert list(Enquiry.objects.all()) == [other]
    assert journal.replayers["deleted"](entry) == ""


def test_visit_is_found_by_its_key_where_its_slug_was_another():
    visit = make.LearningVisitFactory(slug="before")
    make.DelegateContactFactory(delegate__visit=visit)
    told = journal.replayers["names"](Entry(NOON, "names", "after", str(visit.pk)))
    assert told.splitlines()[0] == "before: contact data of 1 delegates (1 contact rows)"
    assert not DelegateContact.objects.exists()
    assert not Delegate.objects.exclude(name="").exists()


def test_entry_of_an_unknown_visit_erases_nothing():
    contact = make.DelegateContactFactory()
    assert journal.replayers["names"](Entry(NOON, "names", "never-heard-of")) == ""
    assert DelegateContact.objects.get() == contact


def test_history_of_a_deleted_delegate_is_blanked_again_and_that_of_others_stays():
    stays = make.DelegateFactory(name="Stays Here")
    gone = make.DelegateFactory(visit=stays.visit, group=stays.group, name="Gone Away")
    gone.delete()
    assert journal.replayers["past"](Entry(NOON, "past", str(stays.visit_id)))
    names = set(Delegate.history.values_list("name", flat=True))
    assert names == {"Stays Here", ""}


@pytest.mark.parametrize("mode", ["confidential", "named"])
def test_sealed_again_although_the_backup_says_open(scene, mode):
    for rating in (1, 2, 3, 4, 5):
        scene.answer(rating)
    if mode == "named":
        scene.evaluation.mode, scene.evaluation.seal_on = "named", None
        scene.evaluation.save()
    assert scene.survey.closes_at > timezone.now()
    entry = Entry(timezone.now() - AN_HOUR, "sealed", "renamed-since", str(scene.visit.pk))
    assert replay_sealing(entry) == "renamed-since: sealed again, 5 responses"
    assert not PairingSecret.objects.exists()
    assert not EvaluationResponse.objects.exclude(invitation=None).exists()
    assert replay_sealing(entry) == ""


def test_journal_of_a_restore_is_kept_for_the_next_backup():
    entry = Entry(NOON, "names", "a-visit", "7")
    journal.keep({entry})
    journal.keep({entry})
    assert journal.entries_in_files() == {entry}
