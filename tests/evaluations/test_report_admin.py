"""The desk of reports: who reaches it, making, watching, fetching, and where the numbers come from."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from evaluations.models import ReportText, VisitReport
from evaluations.models.report import STUCK_AFTER, ReportState, ReportStep
from tests import factories as make
from tests.admin.pages import queries_of, signed_in
from tests.admin.test_pages_are_clean import assert_clean
from tests.evaluations import reports


@pytest.fixture
def report(db) -> VisitReport:
    """A report that is ready, with small files in the place of real ones."""
    report = make.VisitReportFactory(
        number=1, state=ReportState.DONE, progress=100, step=ReportStep.READY, data_version=7,
        content={"names_people": False, "numbers": [
            {"id": "n1", "value": 3, "shown": "3", "query": "lessons", "of": {}, "from": "lessons"},
            {"id": "n2", "value": 0, "shown": "0", "query": "delegates", "of": {"gender": "female"}, "from": "delegates"},
        ]},
    )  # fmt: skip
    report.pdf.save("report.pdf", ContentFile(b"%PDF-1.7 test"))
    report.docx.save("report.docx", ContentFile(b"PK test"))
    return report


def address(name: str, *args) -> str:
    return reverse(f"admin:evaluations_visitreport_{name}", args=args)


def pages_of(report: VisitReport) -> list[str]:
    return [
        address("changelist"), address("change", report.pk), address("visit", report.visit_id),
        address("numbers", report.pk), address("file", report.pk, "pdf"), address("file", report.pk, "docx"),
    ]  # fmt: skip


def status_of(client, page: str) -> int:
    answer = client.get(page)
    if answer.streaming:
        b"".join(answer.streaming_content)  # to its end, which closes the file and leaves the database open
    return answer.status_code


@pytest.mark.parametrize(
    ("who", "status"),
    [("editor", 200), ("administrator", 200), ("focal_point_laos", 403), ("focal_point_thailand", 403)],
)
def test_the_desk_is_for_those_who_run_visits(request, report, who, status) -> None:
    client = signed_in(request.getfixturevalue(who))
    assert {page: status_of(client, page) for page in pages_of(report)} == dict.fromkeys(pages_of(report), status)
    posts = [address("make", report.visit_id), address("restart", report.pk)]
    if status == 403:
        assert [client.post(page, {"language": "en"}).status_code for page in posts] == [403, 403]
        assert VisitReport.objects.count() == 1


def test_visitors_are_sent_to_sign_in(client, report) -> None:
    assert {client.get(page).status_code for page in pages_of(report)} == {302}


@pytest.mark.parametrize("name", ["make", "restart"])
def test_looking_changes_nothing(editor, report, name) -> None:
    key = report.visit_id if name == "make" else report.pk
    assert signed_in(editor).get(address(name, key)).status_code == 405


def test_one_action_makes_the_report(editor, db, django_capture_on_commit_callbacks) -> None:
    visit = make.LearningVisitFactory()
    reports.fill(visit)
    client = signed_in(editor)
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(address("make", visit.pk), {"language": "vi"})
    assert answer.headers["Location"] == address("visit", visit.pk)
    report = VisitReport.objects.get(visit=visit)
    assert (report.state, report.language, report.requested_by) == (ReportState.DONE, "vi", editor)
    shown = client.get(address("visit", visit.pk)).content.decode()
    assert address("file", report.pk, "docx") in shown
    assert address("numbers", report.pk) in shown


def test_a_language_that_is_none_makes_nothing(editor, report) -> None:
    answer = signed_in(editor).post(address("make", report.visit_id), {"language": "xx"}, follow=True)
    assert "Choose the language of the report." in answer.content.decode()
    assert VisitReport.objects.count() == 1


def test_files_are_handed_out_as_downloads(editor, report) -> None:
    client = signed_in(editor)
    for kind, begins in (("pdf", b"%PDF"), ("docx", b"PK")):
        answer = client.get(address("file", report.pk, kind))
        assert b"".join(answer.streaming_content).startswith(begins)
        assert answer.headers["Content-Disposition"] == f'attachment; filename="report.{kind}"'
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "no-store" in answer.headers["Cache-Control"]


def test_only_the_two_files_of_a_ready_report_are_handed_out(editor, report) -> None:
    client = signed_in(editor)
    assert client.get(address("file", report.pk, "content")).status_code == 404
    assert client.get(address("file", report.pk + 1, "pdf")).status_code == 404
    VisitReport.objects.filter(pk=report.pk).update(state=ReportState.RUNNING)
    assert client.get(address("file", report.pk, "pdf")).status_code == 404


def test_progress_is_shown_with_and_without_scripts(editor, report) -> None:
    VisitReport.objects.filter(pk=report.pk).update(state=ReportState.RUNNING, step=ReportStep.SETTING, progress=55)
    shown = signed_in(editor).get(address("visit", report.visit_id)).content.decode()
    assert 'value="55"' in shown
    assert "setting the PDF file" in shown
    assert "Look again" in shown
    assert "watch_reports.js" in shown


def test_what_is_ready_is_not_asked_for_again(editor, report) -> None:
    shown = signed_in(editor).get(address("visit", report.visit_id)).content.decode()
    assert "watch_reports.js" not in shown
    assert "Look again" not in shown


@pytest.mark.parametrize("state", [ReportState.FAILED, ReportState.RUNNING])
def test_what_failed_or_stopped_can_be_started_again(editor, report, state) -> None:
    """The task itself is not run: its start waits for a commit that a test does not make."""
    silent = timezone.now() - 2 * STUCK_AFTER
    VisitReport.objects.filter(pk=report.pk).update(state=state, problem="OSError", touched_at=silent)
    client = signed_in(editor)
    assert address("restart", report.pk) in client.get(address("visit", report.visit_id)).content.decode()
    assert client.post(address("restart", report.pk)).status_code == 302
    report.refresh_from_db()
    assert (report.state, report.problem, report.progress) == (ReportState.WAITING, "", 0)


def test_numbers_tell_their_query_and_what_it_gives_today(editor, report) -> None:
    answer = signed_in(editor).get(address("numbers", report.pk))
    assert [(row["query"], row["today"], row["differs"]) for row in answer.context["rows"]] == [
        ("lessons", 0, True), ("delegates", 0, False),
    ]  # fmt: skip
    assert "1 number has changed since." in " ".join(answer.content.decode().split())


def test_pages_are_clean(editor, report) -> None:
    client = signed_in(editor)
    for page in pages_of(report)[:4]:
        assert_clean(client.get(page))
    text = make.ReportTextFactory(visit=report.visit)
    assert_clean(client.get(reverse("admin:evaluations_reporttext_change", args=(text.pk,))))


def test_texts_are_found_from_the_reports_of_their_visit(editor, report) -> None:
    text = make.ReportTextFactory(visit=report.visit, block="conclusion")
    texts = {row["label"]: row for row in signed_in(editor).get(address("visit", report.visit_id)).context["texts"]}
    assert texts["conclusion"]["address"] == reverse("admin:evaluations_reporttext_change", args=(text.pk,))
    begin = texts["introduction"]
    assert not begin["is_written"]
    form = signed_in(editor).get(begin["address"]).context["adminform"].form
    assert (str(form.initial["visit"]), form.initial["block"]) == (str(report.visit_id), "introduction")


def test_a_text_is_written_in_the_admin(editor, report) -> None:
    data = {"visit": report.visit_id, "block": "introduction", "text_en": "Written here.", "text_th": "เขียนที่นี่"}
    answer = signed_in(editor).post(reverse("admin:evaluations_reporttext_add"), data)
    assert answer.status_code == 302
    text = ReportText.objects.get(visit=report.visit)
    assert (text.block, text.text_en, text.text_th) == ("introduction", "Written here.", "เขียนที่นี่")


def test_the_page_of_a_visit_leads_to_its_reports(editor, focal_point_laos, report) -> None:
    page = reverse("admin:delegations_learningvisit_change", args=(report.visit_id,))
    assert address("visit", report.visit_id) in signed_in(editor).get(page).content.decode()
    assert address("visit", report.visit_id) not in signed_in(focal_point_laos).get(page).content.decode()


def test_thirty_reports_cost_no_more_queries_than_one(editor, report) -> None:
    client, page = signed_in(editor), address("visit", report.visit_id)
    client.get(page)
    one, one_listed = queries_of(client, page), queries_of(client, address("changelist"))
    for number in range(2, 31):
        make.VisitReportFactory(visit=report.visit, number=number, requested_by=editor)
    assert queries_of(client, page) == one
    assert queries_of(client, address("changelist")) == one_listed
