"""Erasing the personal data of a visit takes it out of its evaluation and its reports too."""

import datetime as dt
import json

import pytest

from delegations.models import Delegate
from delegations.services.retention import erase_personal_data, replay_erasures
from evaluations import tasks
from evaluations.models import Answer, EvaluationResponse, Invitation, InvitationToken, VisitReport
from evaluations.models.report import ReportState
from evaluations.services import reporting
from evaluations.services.reporting import build_report, erase_directories
from tests import factories as make
from tests.evaluations import reports

CONTACTS_DAY, NAMES_DAY = dt.date(2030, 6, 30), dt.date(2031, 6, 30)
A_DAY = dt.timedelta(days=1)
NAME = reports.NAMES[0]


@pytest.fixture
def visit(scene):
    """One delegate agreed to stand in the directory, and another has answered."""
    visit = scene.visit
    visit.contacts_kept_until, visit.names_kept_until = CONTACTS_DAY, NAMES_DAY
    visit.save()
    reports.fill(visit)
    make.DelegateContactFactory(delegate=Delegate.objects.get(name=NAME), shares_in_report=True)
    make.InvitationTokenFactory(invitation=scene.answer(4))
    return visit


def make_report(visit) -> VisitReport:
    return build_report(report_id=make.VisitReportFactory(visit=visit).pk)


def erase(day: dt.date, run_commits) -> list[str]:
    with run_commits(execute=True):
        return [str(entry) for entry in erase_personal_data(today=day)]


# --- Reports -----------------------------------------------------------------------------


def test_a_name_stands_in_the_report_until_it_is_erased(visit, private_folder, django_capture_on_commit_callbacks):
    make_report(visit)
    assert erase_directories() == 0
    assert reports.words_in(private_folder / "reports").count(NAME) == 2
    erase(CONTACTS_DAY + A_DAY, django_capture_on_commit_callbacks)
    assert reports.words_in(private_folder / "reports").count(NAME) == 2


def test_no_report_keeps_a_name_that_was_erased(visit, private_folder, django_capture_on_commit_callbacks):
    made = make_report(visit)
    erase(NAMES_DAY + A_DAY, django_capture_on_commit_callbacks)
    report = VisitReport.objects.get()
    assert (report.state, report.data_version) == (ReportState.DONE, made.data_version)
    words = reports.words_in(private_folder / "reports")
    assert "The names that stood here were erased." in words
    assert [name for name in reports.NAMES if name in words or name in json.dumps(report.content)] == []
    assert len([path for path in private_folder.rglob("*.*") if path.suffix in (".pdf", ".docx")]) == 2
    assert erase_directories() == 0


def test_a_report_that_failed_halfway_keeps_no_file_with_the_name(
    visit, private_folder, monkeypatch, django_capture_on_commit_callbacks
):
    report = make.VisitReportFactory(visit=visit)
    with monkeypatch.context() as broken:
        broken.setattr(reporting, "docx_of", lambda content, pictures: 1 / 0)
        tasks.build_report.delay(report.pk)
    assert NAME in reports.words_in(private_folder / "reports")
    erase(NAMES_DAY + A_DAY, django_capture_on_commit_callbacks)
    report.refresh_from_db()
    assert (report.state, report.pdf.name, report.docx.name) == (ReportState.FAILED, "", "")
    assert reports.words_in(private_folder / "reports") == ""
    assert NAME not in json.dumps(report.content)


def test_a_report_whose_files_could_not_be_made_anew_has_none(
    visit, private_folder, monkeypatch, django_capture_on_commit_callbacks
):
    make_report(visit)
    monkeypatch.setattr(reporting, "pdf_of", lambda content: 1 / 0)
    erase(NAMES_DAY + A_DAY, django_capture_on_commit_callbacks)
    assert VisitReport.objects.get().state == ReportState.FAILED
    assert reports.words_in(private_folder / "reports") == ""


def test_a_report_that_is_being_made_is_emptied_by_the_daily_task(visit, django_capture_on_commit_callbacks):
    report = make_report(visit)
    VisitReport.objects.update(state=ReportState.RUNNING)
    erase(NAMES_DAY + A_DAY, django_capture_on_commit_callbacks)
    report.refresh_from_db()
    assert NAME in json.dumps(report.content)
    VisitReport.objects.update(state=ReportState.DONE)
    with django_capture_on_commit_callbacks(execute=True):
        assert tasks.erase_directories() == 1
    report.refresh_from_db()
    assert NAME not in json.dumps(report.content)


# --- Answers -----------------------------------------------------------------------------


def test_with_the_addresses_go_the_ways_in(visit, django_capture_on_commit_callbacks):
    [entry] = erase(CONTACTS_DAY + A_DAY, django_capture_on_commit_callbacks)
    assert "1 tokens of invitations" in entry
    assert not InvitationToken.objects.exists()
    assert EvaluationResponse.objects.get().invitation is not None


def test_with_the_names_goes_who_answered_and_the_answers_stay(visit, django_capture_on_commit_callbacks):
    before = EvaluationResponse.objects.get()
    invited = make.InvitationFactory()
    other = make.EvaluationResponseFactory(survey=invited.survey, invitation=invited)
    entries = erase(NAMES_DAY + A_DAY, django_capture_on_commit_callbacks)
    assert "1 responses" in entries[-1]
    response = EvaluationResponse.objects.get(pk=before.pk)
    assert response.invitation is None
    kept = ("state", "group_id", "gender", "sector", "pairing_key")
    assert [getattr(response, name) for name in kept] == [getattr(before, name) for name in kept]
    assert Answer.objects.filter(response=response).get().rating == 4
    assert Invitation.objects.filter(survey=response.survey, has_answered=True).count() == 1
    other.refresh_from_db()
    assert other.invitation == invited


def test_what_a_restore_brings_back_is_taken_out_again(visit, django_capture_on_commit_callbacks):
    before = EvaluationResponse.objects.get().invitation
    erase(NAMES_DAY + A_DAY, django_capture_on_commit_callbacks)
    EvaluationResponse.objects.update(invitation=before)
    assert [entry.rows["responses"] for entry in replay_erasures() if entry.kind == "names"] == [1]
    assert EvaluationResponse.objects.get().invitation is None
    assert replay_erasures() == []
