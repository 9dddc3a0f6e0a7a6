"""Expectations are saved as typed, never overwritten unseen, handed in and taken back."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from delegations.models import Expectation
from delegations.services import handing_in
from tests.delegations.personal import come_in
from tests.delegations.writing.slips import EXPECTATIONS, JSON, case_study, expectation, opened
from tests.factories import (
    DelegateFactory,
    ExpectationFactory,
    VisitAreaFactory,
)
from zones.choices import Publication
from zones.models import data_version

pytestmark = [pytest.mark.django_db]


def test_first_expectation_is_an_empty_draft_of_the_delegate(browser, delegate):
    response = browser.post(EXPECTATIONS, {"then": "add"})
    row = Expectation.objects.get()
    assert response["Location"] == f"{EXPECTATIONS}#id_e{row.pk}-text"
    assert (row.delegate, row.group, row.visit) == (delegate, delegate.group, delegate.visit)
    assert (row.publication, row.language) == (Publication.DRAFT, "en")
    browser.post(EXPECTATIONS, {"then": "add"})  # pressed twice
    assert Expectation.objects.count() == 1


def test_new_expectation_follows_those_of_its_group(browser, delegate):
    ExpectationFactory(visit=delegate.visit, group=delegate.group, order=26)
    browser.post("/lo/my/expectations/", {"then": "add"}, headers={"accept-language": "lo"})
    row = Expectation.objects.get(delegate=delegate)
    assert (row.order, row.language) == (27, "lo")


def test_no_more_than_ten(browser, delegate):
    for number in range(handing_in.MOST_EXPECTATIONS):
        expectation(delegate, f"text {number}")
    response = browser.post(EXPECTATIONS, {"then": "add"})
    assert response.status_code == 400
    assert "10 already" in response.content.decode()
    assert Expectation.objects.count() == 10


def test_script_saves_and_gets_the_new_edition(browser, delegate):
    row, area = expectation(delegate), VisitAreaFactory(visit=delegate.visit).area
    name = f"e{row.pk}"
    data = opened(browser) | {f"{name}-text": "First thoughts", f"{name}-area": area.pk}
    answer = browser.post(EXPECTATIONS, data, headers=JSON)
    assert answer.status_code == 200
    row.refresh_from_db()
    assert (row.written, row.area, row.edition) == ("First thoughts", area, 1)
    assert answer.json()["fields"][f"{name}-edition"] == 1
    data |= {**answer.json()["fields"], f"{name}-text": "Second thoughts"}
    assert browser.post(EXPECTATIONS, data, headers=JSON).status_code == 200
    row.refresh_from_db()
    assert (row.written, row.edition) == ("Second thoughts", 2)


def test_same_save_sent_twice_is_one(browser, delegate):
    row = expectation(delegate)
    data = opened(browser) | {f"e{row.pk}-text": "Once"}
    for _ in range(2):  # the first answer was lost on the way
        answer = browser.post(EXPECTATIONS, data, headers=JSON)
        assert answer.status_code == 200
        assert answer.json()["fields"][f"e{row.pk}-edition"] == 1
    row.refresh_from_db()
    assert row.edition == 1


def test_typing_leaves_no_history_and_no_public_change(browser, delegate):
    row = expectation(delegate)
    version, past = data_version(), row.history.count()
    data = opened(browser)
    for text in ("a", "ab", "abc"):
        data[f"e{row.pk}-text"] = text
        data |= browser.post(EXPECTATIONS, data, headers=JSON).json()["fields"]
    assert (row.history.count(), data_version()) == (past, version)
    browser.post(EXPECTATIONS, data | {f"e{row.pk}-text": "abcd", "then": "save"})
    assert (row.history.count(), data_version()) == (past + 1, version)


def test_two_windows_do_not_overwrite_each_other(browser, delegate):
    row = expectation(delegate, "Before")
    here = opened(browser)
    there = dict(here)
    assert browser.post(EXPECTATIONS, there | {f"e{row.pk}-text": "Theirs"}, headers=JSON).status_code == 200
    mine = here | {f"e{row.pk}-text": "Mine"}
    answer = browser.post(EXPECTATIONS, mine, headers=JSON)
    assert answer.status_code == 409
    assert "another window" in answer.json()["problems"][0]
    page = browser.post(EXPECTATIONS, mine | {"then": "save"})
    assert page.status_code == 409
    html = page.content.decode()
    assert "<p>Theirs</p>" in html
    assert "Mine</textarea>" in html
    row.refresh_from_db()
    assert row.written == "Theirs"
    # Whoever has seen both decides.
    slip = page.context["slips"][0]
    decided = {bound.html_name: bound.value() or "" for bound in slip.form} | {"then": "save"}
    assert browser.post(EXPECTATIONS, decided).status_code == 302
    row.refresh_from_db()
    assert row.written == "Mine"


def test_window_saves_its_row_and_leaves_alone_what_another_window_did_to_the_rest(browser, delegate):
    first, second = expectation(delegate, "One"), expectation(delegate, "Two")
    here = opened(browser)
    browser.post(EXPECTATIONS, {**here, f"e{first.pk}-text": "One, changed there"}, headers=JSON)
    answer = browser.post(EXPECTATIONS, {**here, f"e{second.pk}-text": "Two, changed here"}, headers=JSON)
    assert answer.status_code == 200
    assert list(answer.json()["fields"]) == [f"e{second.pk}-edition", f"e{second.pk}-seen"]
    assert [row.written for row in Expectation.objects.order_by("pk")] == ["One, changed there", "Two, changed here"]
    # The row this window has not read again is still guarded.
    late = browser.post(EXPECTATIONS, {**here, f"e{first.pk}-text": "One, changed here"}, headers=JSON)
    assert late.status_code == 409


def test_change_by_staff_is_not_overwritten_either(browser, delegate):
    row = expectation(delegate, "Before")
    here = opened(browser)
    row.text_en = "Corrected by staff"
    row.save()
    assert row.edition == 1
    answer = browser.post(EXPECTATIONS, here | {f"e{row.pk}-text": "Mine"}, headers=JSON)
    assert answer.status_code == 409


def test_text_for_a_row_removed_or_handed_in_elsewhere_is_shown_not_lost(browser, delegate):
    removed, handed_in = expectation(delegate, "One"), expectation(delegate, "Two")
    here = opened(browser)
    handing_in.remove(row=removed)
    handing_in.hand_in(row=handed_in)
    mine = here | {f"e{removed.pk}-text": "My first", f"e{handed_in.pk}-text": "My second", "then": "save"}
    response = browser.post(EXPECTATIONS, mine)
    html = response.content.decode()
    assert response.status_code == 409
    assert "<p>My first</p>" in html
    assert "<p>My second</p>" in html
    assert Expectation.objects.get().written == "Two"


def test_untouched_rows_gone_elsewhere_are_no_clash(browser, delegate):
    removed, kept = expectation(delegate, "One"), expectation(delegate, "Two")
    here = opened(browser)
    handing_in.remove(row=removed)
    assert browser.post(EXPECTATIONS, {**here, f"e{kept.pk}-text": "More", "then": "save"}).status_code == 302


def test_every_button_saves_all_texts_first(browser, delegate):
    first, second = expectation(delegate, "One"), expectation(delegate, "Two")
    data = opened(browser) | {f"e{first.pk}-text": "One, typed"}
    browser.post(EXPECTATIONS, data | {"then": f"remove:{second.pk}"})
    assert [row.written for row in Expectation.objects.all()] == ["One, typed"]


def test_handing_in_and_taking_back(browser, delegate):
    row, empty = expectation(delegate, "One"), expectation(delegate, "")
    version = data_version()
    assert browser.post(EXPECTATIONS, opened(browser) | {"then": "hand-in"}).status_code == 302
    row.refresh_from_db()
    empty.refresh_from_db()
    assert (row.publication, empty.publication) == (Publication.IN_REVIEW, Publication.DRAFT)
    assert row.handed_in_at is not None
    assert f"e{row.pk}-text" not in opened(browser)
    browser.post(EXPECTATIONS, {"then": f"take-back:{row.pk}"})
    row.refresh_from_db()
    assert (row.publication, row.handed_in_at) == (Publication.DRAFT, None)
    assert data_version() == version


def test_nothing_written_is_not_handed_in(browser, delegate):
    expectation(delegate, "  ")
    response = browser.post(EXPECTATIONS, opened(browser) | {"then": "hand-in"})
    assert response.status_code == 400
    assert "Write something" in response.content.decode()


def test_what_is_published_stays(browser, delegate):
    row = expectation(delegate, "One", publication=Publication.PUBLISHED)
    for step in ("take-back", "remove"):
        browser.post(EXPECTATIONS, {"then": f"{step}:{row.pk}"})
    row.refresh_from_db()
    assert (row.publication, row.written) == (Publication.PUBLISHED, "One")


def test_others_rows_are_out_of_reach(browser, delegate):
    other = DelegateFactory(visit=delegate.visit, group=delegate.group)
    row, study = expectation(other, "Theirs"), case_study(other, text="Theirs")
    assert "Theirs" not in browser.get(EXPECTATIONS).content.decode()
    name = f"e{row.pk}"
    data = {f"{name}-text": "Mine", f"{name}-edition": 0, f"{name}-seen": "", f"{name}-language": "en"}
    browser.post(EXPECTATIONS, data | {"then": f"remove:{row.pk}"})
    browser.post(EXPECTATIONS, {"then": f"take-back:{row.pk}"})
    row.refresh_from_db()
    assert row.written == "Theirs"
    for path in (f"/en/my/case-studies/{study.pk}/", f"/en/my/case-studies/{study.pk}/file/"):
        assert browser.get(path).status_code == 404
    posted = {"text": "Mine", "edition": 0, "language": "en", "then": "remove"}
    assert browser.post(f"/en/my/case-studies/{study.pk}/", posted).status_code == 409
    study.refresh_from_db()
    assert study.text == "Theirs"


def test_too_long_a_text_is_refused_by_name_and_kept_on_the_page(browser, delegate):
    row = expectation(delegate, "Before")
    data = opened(browser) | {f"e{row.pk}-text": "x" * 2001}
    answer = browser.post(EXPECTATIONS, data, headers=JSON)
    assert answer.status_code == 400
    assert answer.json()["problems"] == ["What you expect: At most 2000 characters can be taken; these are 2001."]
    html = browser.post(EXPECTATIONS, data | {"then": "save"}).content.decode()
    assert f'href="#id_e{row.pk}-text"' in html
    assert "x" * 2001 in html
    row.refresh_from_db()
    assert row.written == "Before"


def test_line_breaks_count_once(browser, delegate):
    row = expectation(delegate)
    data = opened(browser) | {f"e{row.pk}-text": "ab\r\n" * 666 + "xy"}
    assert browser.post(EXPECTATIONS, data, headers=JSON).status_code == 200
    row.refresh_from_db()
    assert row.written == "ab\n" * 666 + "xy"


def test_markup_stays_text(browser, delegate):
    row = expectation(delegate)
    evil = "<script>alert(1)</script>"
    browser.post(EXPECTATIONS, opened(browser) | {f"e{row.pk}-text": evil, "then": "hand-in"})
    row.refresh_from_db()
    assert row.written == evil
    html = browser.get(EXPECTATIONS).content.decode()
    assert evil not in html
    assert "&lt;script&gt;alert(1)" in html


def test_text_stands_in_the_column_of_its_language(browser, delegate):
    row = expectation(delegate, "ຂໍ້ຄວາມ")
    data = opened(browser) | {f"e{row.pk}-language": "lo"}
    browser.post(EXPECTATIONS, data, headers=JSON)
    row.refresh_from_db()
    assert (row.text_lo, row.text_en, row.language) == ("ຂໍ້ຄວາມ", None, "lo")
    assert str(row) == "ຂໍ້ຄວາມ"


def test_theme_of_another_visit_is_refused(browser, delegate):
    row, elsewhere = expectation(delegate), VisitAreaFactory().area
    VisitAreaFactory(visit=delegate.visit)
    data = opened(browser) | {f"e{row.pk}-area": elsewhere.pk, f"e{row.pk}-text": "x"}
    assert browser.post(EXPECTATIONS, data, headers=JSON).status_code == 400


def test_page_goes_on_where_another_device_stopped(browser, delegate):
    row = expectation(delegate)
    browser.post(EXPECTATIONS, opened(browser) | {f"e{row.pk}-text": "Begun on the phone"}, headers=JSON)
    assert opened(come_in(delegate))[f"e{row.pk}-text"] == "Begun on the phone"


def test_queries_do_not_grow_with_the_texts(browser, delegate):
    def queries(rows):
        while Expectation.objects.count() < rows:
            expectation(delegate, "text")
        with CaptureQueriesContext(connection) as caught:
            browser.get(EXPECTATIONS)
        return len(caught)

    assert queries(1) == queries(10)
