"""A delegate's pages in a browser: typing, two windows, no scripts, a phone, a keyboard, a screen reader's rules."""

import re

import pytest
from django.conf import settings
from playwright.sync_api import expect

from delegations.models import CaseStudy, DelegateContact, Expectation
from delegations.services.handing_in import add_case_study, add_expectation
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.soundness import grave_violations, problems_of
from tests.browser.test_admin import desk  # noqa: F401  windows in which an editor is signed in
from tests.delegations.personal import make_link, pdf
from tests.factories import AssignmentTopicFactory, DelegateContactFactory, DelegateFactory, VisitAreaFactory
from zones.choices import Publication

pytestmark = [pytest.mark.django_db(transaction=True)]

EXPECTATIONS = "/en/my/expectations/"


@pytest.fixture
def delegate():
    person = DelegateFactory(name="Invented Keomany")
    VisitAreaFactory(visit=person.visit)
    AssignmentTopicFactory(visit=person.visit, text_en="How a hall of one-stop services is run by two countries " * 3)
    DelegateContactFactory(
        delegate__visit=person.visit, shares_name=True, shares_email=True, shares_organisation=True,
        email="a-rather-long-address-of-somebody@department-of-tests.example.org",
    )  # fmt: skip
    return person


@pytest.fixture
def come_in(delegate):
    """Opens the link in a window, as the delegate does."""
    _link, token = make_link(delegate)

    def press_continue(window):
        window.open(f"/en/my/{token}/")
        window.page.get_by_role("button", name="Continue").click()
        expect(window.page.get_by_role("heading", level=1)).to_have_text("Invented Keomany")
        assert token not in window.page.url
        return window

    return press_continue


@pytest.fixture
def draft(delegate) -> Expectation:
    return add_expectation(delegate=delegate, language="en")


def box(window):
    return window.page.get_by_label("What you expect", exact=True)


def saving(window):
    return window.page.locator("[data-saving]")


def in_database(draft: Expectation) -> str:
    draft.refresh_from_db()
    return draft.written


def test_typing_is_saved_by_itself(visit, come_in, draft):
    with visit(width=PHONE) as window:
        come_in(window).open(EXPECTATIONS)
        expect(saving(window)).to_have_text("Saved as you type.")
        box(window).press_sequentially("See the joint hall")
        expect(saving(window)).to_have_text(re.compile(r"^Saved \d\d:\d\d$"))
        assert in_database(draft) == "See the joint hall"
        box(window).press_sequentially(" of both sides")
        window.page.keyboard.press("Tab")  # leaving the field saves at once
        expect(saving(window)).to_have_text(re.compile(r"^Saved"))
        window.open(EXPECTATIONS)
        expect(box(window)).to_have_value("See the joint hall of both sides")
        assert window.complaints == []


def test_button_pressed_while_typing_is_no_clash(visit, come_in, draft):
    with visit() as window:
        come_in(window).open(EXPECTATIONS)
        box(window).fill("First")
        expect(saving(window)).to_have_text(re.compile(r"^Saved"))
        box(window).fill("First and second")
        window.page.get_by_role("button", name="Hand in").click()  # the field is left, so both happen at once
        expect(window.page.get_by_role("status")).to_contain_text("Handed in.")
        assert window.complaints == []
    draft.refresh_from_db()
    assert (draft.written, draft.publication) == ("First and second", Publication.IN_REVIEW)


def test_two_windows_show_both_texts_and_lose_none(visit, come_in, draft):
    with visit() as window:
        come_in(window).open(EXPECTATIONS)
        other = window.page.context.new_page()
        other.goto(window.page.url)
        other.get_by_label("What you expect", exact=True).fill("Typed there")
        expect(other.locator("[data-saving]")).to_have_text(re.compile(r"^Saved"))
        box(window).fill("Typed here")
        expect(saving(window)).to_contain_text("another window has saved a different text")
        expect(box(window)).to_have_value("Typed here")
        assert in_database(draft) == "Typed there"
        window.page.get_by_role("button", name="Show both texts").click()
        expect(window.page.locator(".clash__text")).to_have_text("Typed there")
        expect(box(window)).to_have_value("Typed here")
        assert grave_violations(window) == []
        window.page.get_by_role("button", name="Save", exact=True).click()
        expect(window.page.get_by_text("Saved.", exact=True)).to_be_visible()
    assert in_database(draft) == "Typed here"


def test_lost_connection_is_told_and_made_up_for(visit, come_in, draft):
    with visit() as window:
        come_in(window).open(EXPECTATIONS)
        window.page.context.set_offline(True)
        box(window).fill("Typed on the train")
        expect(saving(window)).to_contain_text("no connection")
        window.page.context.set_offline(False)
        expect(saving(window)).to_have_text(re.compile(r"^Saved"), timeout=15_000)
    assert in_database(draft) == "Typed on the train"


def test_revoked_link_is_told_while_typing(visit, come_in, draft, delegate):
    with visit() as window:
        come_in(window).open(EXPECTATIONS)
        delegate.links.all().delete()
        box(window).fill("Too late")
        expect(saving(window)).to_contain_text("your pages have been closed")
        expect(box(window)).to_have_value("Too late")


def test_everything_works_without_scripts(visit, come_in, delegate, tmp_path):
    file = tmp_path / "Keomany.pdf"
    file.write_bytes(pdf().read())
    with visit(width=PHONE, scripts=False) as window:
        page = come_in(window).page
        page.get_by_role("link", name="Write what you expect of the visit").click()
        page.get_by_role("button", name="Write the first").click()
        expect(saving(window)).to_have_text("Press Save when you pause.")
        box(window).fill("See the joint hall")
        page.get_by_role("button", name="Save", exact=True).click()
        expect(page.get_by_text("Saved.", exact=True)).to_be_visible()
        page.get_by_role("button", name="Hand in").click()
        page.get_by_role("button", name="Take back").click()
        page.get_by_role("button", name="Hand in").click()
        page.get_by_role("navigation", name="Your pages").get_by_role("link", name="Case studies").click()
        page.get_by_role("button", name="Begin").click()
        page.get_by_label("Title").fill("Our hall")
        page.get_by_label("File instead of the text, or beside it").set_input_files(file)
        page.get_by_role("button", name="Hand in").click()
        expect(page.get_by_role("link", name="Fetch the file")).to_be_visible()
        page.get_by_role("link", name="What others see of me").click()
        page.get_by_label("My organisation").check()
        page.get_by_role("button", name="Save").click()
        expect(page.locator(".card")).to_contain_text("Ministry of Tests")
        page.get_by_role("link", name="Overview").click()
        page.get_by_role("button", name="Close my pages in this browser").click()
        window.open("/en/my/")
        expect(page.get_by_role("heading", level=1)).to_have_text("Open your personal link")
    assert [row.written for row in Expectation.objects.all()] == ["See the joint hall"]
    assert CaseStudy.objects.get().publication == Publication.IN_REVIEW
    assert DelegateContact.objects.get(delegate=delegate).shares_organisation


def test_enter_in_a_field_saves_and_removes_nothing(visit, come_in, delegate):
    study = add_case_study(delegate=delegate, language="en")
    with visit(scripts=False) as window:
        come_in(window).open(f"/en/my/case-studies/{study.pk}/")
        window.page.get_by_label("Title").fill("Our hall")
        window.page.keyboard.press("Enter")
        expect(window.page.get_by_text("Saved.", exact=True)).to_be_visible()
    study.refresh_from_db()
    assert study.title == "Our hall"


def test_errors_are_summed_up_and_lead_to_their_fields(visit, come_in, draft):
    with visit(width=PHONE) as window:
        come_in(window).open(EXPECTATIONS)
        box(window).fill("x" * 2001)
        window.page.get_by_role("button", name="Save", exact=True).click()
        summary = window.page.get_by_role("alert")
        expect(summary).to_be_focused()
        expect(window.page).to_have_title(re.compile("^Error: "))
        summary.get_by_role("link").click()
        expect(box(window)).to_be_focused()
        assert [*grave_violations(window), window.overflow()] == [0]


def test_link_is_opened_by_keyboard(visit, delegate):
    _link, token = make_link(delegate)
    with visit(scripts=False) as window:
        window.open(f"/en/my/{token}/")
        window.page.get_by_role("button", name="Continue").focus()
        window.page.keyboard.press("Enter")
        expect(window.page.get_by_role("heading", level=1)).to_have_text("Invented Keomany")


def test_every_page_is_sound(visit, come_in, draft, delegate):
    study = add_case_study(delegate=delegate, language="en")
    names = ("", "expectations/", "case-studies/", f"case-studies/{study.pk}/", "delegates/", "directory/",
             "no-such-token/", "?done=saved")  # fmt: skip
    with visit() as window:
        come_in(window)
        found = {name: problems_of(window, f"/en/my/{name}", allowing="404") for name in names}
    assert {name: problems for name, problems in found.items() if problems} == {}


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES if code != "en"])
def test_pages_fit_a_phone_in_every_language(visit, come_in, draft, language):
    found = {}
    with visit(width=PHONE) as window:
        come_in(window)
        for path in ("", "expectations/", "case-studies/", "delegates/", "directory/"):
            window.open(f"/{language}/my/{path}")
            expect(window.page.get_by_role("navigation").nth(2)).to_be_visible()
            if window.overflow() or window.complaints:
                found[path] = [window.overflow(), *window.complaints]
    assert found == {}


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_page_of_the_links_in_the_admin(visit, desk, delegate, width):  # noqa: F811
    with visit(width=width) as window:
        desk(window).open(f"/admin/delegations/learningvisit/{delegate.visit_id}/links/")
        window.page.get_by_role("button", name="Make one to copy").first.click()
        expect(window.page.get_by_label("Link", exact=True)).to_have_value(re.compile(r"/en/my/[\w-]{43}/$"))
        window.page.get_by_role("link", name="Tick everybody").click()
        window.page.get_by_role("button", name="Revoke the links of those ticked").click()
        expect(window.page.get_by_text("1 link was revoked.")).to_be_visible()
        assert [*window.complaints, *grave_violations(window), window.overflow()] == [0]
