"""The admin's pages of a visit in a browser, under the strict content security policy."""

import datetime as dt

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from delegations.models import AgendaItem, Delegate, LearningVisit
from tests import factories
from tests.admin.delegation import entangle, make_delegation
from tests.admin.pages import address
from tests.browser.conftest import PHONE
from tests.browser.soundness import problems_of
from tests.browser.test_admin import desk  # noqa: F401

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def furnished(private_folder):
    """A visit with two delegations and a row of each kind; a recommendation is late."""
    record = factories.LearningVisitFactory(
        slug="test-visit", name_en="Visit of tests with a rather long name to break"
    )
    lao = make_delegation(record, factories.CountryFactory(code="LA"), "Bounmy")
    entangle(record, lao, make_delegation(record, factories.CountryFactory(code="TH"), "Somchai"))
    late = timezone.localdate() - dt.timedelta(days=3)
    factories.RecommendationFactory(visit=record, owner=factories.OrganisationFactory(), due_on=late)
    factories.TravelLegFactory(travel_group=record.travel_groups.get())
    factories.SiteNoteFactory(site_visit__visit=record)
    factories.ReadingFactory(contradiction__visit=record)
    factories.ActivityFactory(visit=record)
    return record


def screens(record):
    one_of_each = (
        record, record.activities.get().project, record.days.first(), AgendaItem.objects.first(),
        record.travel_groups.get(), record.site_visits.get(), record.delegates.first(), record.expectations.first(),
        record.case_studies.first(), record.presentations.first(), record.presentations.first().findings.get(),
        record.recommendations.first(), record.contradictions.get(),
    )  # fmt: skip
    lists = [f"{address(Delegate(), 'changelist')}?visit__id__exact={record.pk}", address(Delegate(), "changelist")]
    adding = [address(Delegate(), "add"), f"{address(Delegate(), 'add')}?visit={record.pk}"]
    return ["/admin/", address(LearningVisit(), "add"), address(Delegate(), "export"), *lists, *adding,
            *map(address, one_of_each)]  # fmt: skip


def test_every_kind_of_screen_is_sound(visit, desk, furnished):  # noqa: F811
    with visit() as window:
        desk(window)
        found = {path: problems_of(window, path, opened=True) for path in screens(furnished)}
    assert {path: problems for path, problems in found.items() if problems} == {}


def test_delegate_is_added_from_the_visits_page_in_a_few_steps(visit, desk, furnished):  # noqa: F811
    with visit(width=PHONE) as window:
        desk(window).open(address(furnished))
        page = window.page
        page.get_by_role("link", name="Add: Delegates").click()
        page.get_by_label("Country group").select_option(label="Laos")
        page.get_by_label("Name:", exact=True).fill("Invented Guest")
        page.get_by_role("button", name="Save", exact=True).first.click()
        expect(page.get_by_text("was added successfully")).to_be_visible()
        expect(page.get_by_role("link", name="Visit of tests").first).to_be_visible()
        assert window.complaints == []
    assert Delegate.objects.get(name="Invented Guest").visit == furnished


def test_items_are_typed_into_a_day(visit, desk, furnished):  # noqa: F811
    day = furnished.days.first()
    with visit() as window:
        desk(window).open(address(day))
        page = window.page
        for index, (start, title) in enumerate((("08:30", "Welcome"), ("9:15", "Talk")), day.items.count()):
            page.get_by_role("button", name="Add another Item of the agenda").click()
            page.locator(f"#id_items-{index}-start").fill(start)
            page.locator(f"#id_items-{index}-title_en").fill(title)
        page.locator(f"#id_items-{index}-order").fill("1")
        page.get_by_role("button", name="Save and continue editing").first.click()
        expect(page.get_by_text("was changed successfully")).to_be_visible()
        assert window.complaints == []
    titles = [item.title_en for item in day.items.all()]
    assert (titles[0], titles[-1]) == ("Talk", "Welcome")
