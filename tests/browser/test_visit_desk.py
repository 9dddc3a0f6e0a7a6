"""The desk of a visit in a browser: on a telephone, a tablet and a desk, in the dark, without scripts, on paper."""

import pytest
from playwright.sync_api import expect

from delegations.models import LearningVisit
from tests import factories
from tests.admin.conftest import laos, thailand  # noqa: F401  the same countries as in the admin's own tests
from tests.admin.visits import make_visit
from tests.browser.conftest import PHONE
from tests.browser.soundness import problems_of
from tests.browser.test_admin import desk  # noqa: F401  opens windows in which the editor is signed in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def learning_visit(laos, thailand):  # noqa: F811
    return make_visit(laos, thailand)


def pages(row):
    return ["add", *(f"{row.pk}/{name}" for name in ("days", "warnings", "todo", "copy", "change"))]


def test_every_page_of_the_desk_is_sound(visit, desk, learning_visit):  # noqa: F811
    with visit() as window:
        desk(window)
        paths = [f"/admin/delegations/learningvisit/{name}/" for name in pages(learning_visit)]
        found = {path: problems_of(window, path) for path in paths}
    assert {path: problems for path, problems in found.items() if problems} == {}


def test_timetable_is_read_on_a_telephone_without_scripts(visit, desk, learning_visit):  # noqa: F811
    with visit(width=PHONE, scripts=False) as window:
        desk(window)
        window.page.goto(f"http://{window.host}/admin/delegations/learningvisit/{learning_visit.pk}/days/")
        ride = window.page.locator(".item", has_text="Ride home")
        expect(ride.get_by_text("Route B")).to_be_visible()
        expect(ride.get_by_text("09:00–10:00")).to_be_visible()
        late = window.page.locator(".item", has_text="Closing")
        expect(late.get_by_text("A delegate (Thailand) is to present")).to_be_visible()


def test_printed_day_leaves_the_desk_behind(visit, desk, learning_visit):  # noqa: F811
    with visit() as window:
        desk(window).open(f"/admin/delegations/learningvisit/{learning_visit.pk}/days/")
        window.page.emulate_media(media="print")
        expect(window.page.get_by_role("heading", name="Monday, 4 March 2030")).to_be_visible()
        for gone in ("#header", ".desk-pages", ".day-about a", "#nav-sidebar"):
            expect(window.page.locator(gone).first).to_be_hidden()


def test_visit_is_set_up_in_nine_clicks(visit, desk, laos, thailand):  # noqa: F811
    for country in (laos, thailand):
        country.is_member, country.time_zone = True, "Asia/Bangkok"
        country.save()
    factories.OrganisationFactory()
    with visit(width=PHONE) as window:
        desk(window).open("/admin/delegations/learningvisit/add/")
        page = window.page
        page.get_by_label("Name").fill("Visit to Test City")
        page.get_by_label("First day").fill("2031-05-05")
        page.get_by_label("Last day").fill("2031-05-07")
        page.get_by_label("Goes to").select_option("TH")
        page.get_by_role("button", name="Set up").click()
        expect(page.get_by_role("heading", name="Before the visit")).to_be_visible()
        expect(page.get_by_text("2 of 2")).to_be_visible()
        assert window.complaints == []
    assert LearningVisit.objects.get().days.count() == 3
