"""The start page tells what waits in learning visits, each person within what they may do."""

import datetime as dt
import re

import pytest
from django.utils import timezone

from tests import factories
from tests.admin.pages import queries_of, signed_in
from tests.factories.rows import one_change
from zones.admin.start import tasks_for
from zones.choices import Publication


def in_days(count):
    return timezone.localdate() + dt.timedelta(days=count)


def counts(user):
    return {str(task.label): task.count for task in tasks_for(user) if task.count}


@pytest.fixture
def recommendations(visit):
    owner = factories.OrganisationFactory(name_en="Office of tests")
    for days, status in ((-40, "open"), (-1, "in_progress"), (-5, "declined"), (0, "open"), (14, "open"), (15, "open")):
        factories.RecommendationFactory(
            visit=visit, owner=owner, due_on=in_days(days), status=status, response_en="No." * (status == "declined"),
            text_en=f"Due in {days} days",
        )  # fmt: skip


def test_recommendations_are_counted_by_their_due_date(editor, recommendations):
    assert counts(editor) == {"Recommendations overdue": 2, "Recommendations due in the next 14 days": 2}


def test_overdue_ones_are_listed_with_owner_and_days(editor, recommendations):
    page = signed_in(editor).get("/admin/").content.decode()
    listed = page[page.index('id="overdue"') :]
    assert re.findall(r"Due in (-?\d+) days</a>\s*<span[^>]*>([^<]*)<", listed) == [
        ("-40", "Office of tests · 40 days overdue"), ("-1", "Office of tests · 1 day overdue"),
    ]  # fmt: skip


def test_follow_up_is_for_those_who_do_it(focal_point_laos, recommendations):
    page = signed_in(focal_point_laos).get("/admin/").content.decode()
    assert counts(focal_point_laos) == {}
    assert "overdue" not in page


def test_what_was_handed_in_is_counted_within_the_country(editor, focal_point_laos, lao, thai):
    assert counts(editor) == {"expectations: waiting for review": 2, "case studies: waiting for review": 2}
    assert counts(focal_point_laos) == {"expectations: waiting for review": 1, "case studies: waiting for review": 1}


def test_visits_ahead_stand_beside_the_lists(editor, focal_point_laos):
    for name, days in (("Soon", 30), ("Sooner", 2), ("Later", 31), ("Running", -1)):
        factories.LearningVisitFactory(
            name_en=f"{name} visit", planned_from=in_days(days), planned_to=in_days(days + 3)
        )
    factories.LearningVisitFactory(
        name_en="Off visit", planned_from=in_days(5), planned_to=in_days(6), status="cancelled"
    )
    for user in (editor, focal_point_laos):
        page = signed_in(user).get("/admin/").content.decode()
        listed = page[page.index('id="visits-ahead"') : page.index('id="recent-actions-module"')]
        assert re.findall(r"(\w+) visit</a>", listed) == ["Sooner", "Soon"]


def test_links_of_the_start_page_lead_to_what_is_counted(editor, recommendations, lao):
    client = signed_in(editor)
    for task in tasks_for(editor):
        if task.count:
            assert len(client.get(task.address).context["cl"].queryset) == task.count, task.address


def test_quiet_day_shows_nothing_of_it(editor, visit):
    page = signed_in(editor).get("/admin/").content.decode()
    assert "overdue" not in page
    assert 'id="visits-ahead"' not in page


def test_lists_stand_in_groups(administrator, db):
    page = signed_in(administrator).get("/admin/").content.decode()
    for title in ("Programme", "People of visits"):
        assert f'<span class="section">{title}</span>' in page
    groups = re.split(r'<span class="section">', page)
    assert any(group.startswith("People of visits") and "Delegates" in group for group in groups)
    assert "Other</span>" not in page
    assert "Readings" not in page


def test_start_page_with_thirty_of_each(editor, visit):
    def grow(count):
        with one_change():
            for number in range(count):
                owner = factories.OrganisationFactory()
                factories.RecommendationFactory(visit=visit, owner=owner, due_on=in_days(-number - 1))
                factories.LearningVisitFactory(planned_from=in_days(3), planned_to=in_days(4))
                factories.ExpectationFactory(visit=visit, publication=Publication.IN_REVIEW)

    client = signed_in(editor)
    grow(1)
    client.get("/admin/")
    one = queries_of(client, "/admin/")
    grow(29)
    assert queries_of(client, "/admin/") == one
    assert one < 30
