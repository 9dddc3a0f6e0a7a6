"""A visit set up from its name, its days and who comes."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from delegations.models import AgendaDay, LearningVisit
from delegations.services.setting_up import VisitPlan, set_up_visit
from tests import factories

FIRST = dt.date(2030, 3, 4)


@pytest.fixture
def plan(db):
    laos, thailand = (factories.CountryFactory(code=code, time_zone="Asia/Vientiane") for code in ("LA", "TH"))
    return {
        "name": "Test visit", "slug": "test-visit", "first_day": FIRST, "last_day": FIRST + dt.timedelta(days=2),
        "host": laos, "countries": [laos, thailand], "expected_delegates": 12,
    }  # fmt: skip


def test_days_and_groups_are_made_at_once(plan, editor):
    body = factories.OrganisationFactory(acronym="MI")
    visit = set_up_visit(plan=VisitPlan(**plan, organiser=body), by=editor)
    visit.refresh_from_db()
    assert (visit.publication, visit.status, visit.expected_delegates) == ("draft", "planned", 12)
    assert (visit.planned_from, visit.planned_to) == (FIRST, FIRST + dt.timedelta(days=2))
    assert [(day.date.day, day.time_zone) for day in visit.days.all()] == [
        (day, plan["host"].time_zone) for day in (4, 5, 6)
    ]
    assert [(group.code, str(group)) for group in visit.groups.all()] == [
        ("LA", "Laos"), ("TH", "Thailand"), ("MI", str(body)),
    ]  # fmt: skip
    assert {entry.history_user for entry in visit.days.first().history.all()} == {editor}


def test_organisers_code_is_none_of_a_country(plan, editor):
    visit = set_up_visit(plan=VisitPlan(**plan, organiser=factories.OrganisationFactory(acronym="LA")), by=editor)
    assert visit.groups.last().code == "LA-ORG"


@pytest.mark.parametrize("days", [-1, 60])
def test_days_out_of_order_or_without_end_are_refused(plan, editor, days):
    with pytest.raises(ValidationError) as refused:
        set_up_visit(plan=VisitPlan(**plan | {"last_day": FIRST + dt.timedelta(days=days)}), by=editor)
    assert list(refused.value.message_dict) == ["last_day"]
    assert not LearningVisit.objects.exists()


def test_country_without_a_time_zone_writes_nothing(plan, editor):
    plan["host"].time_zone = ""
    plan["host"].save()
    with pytest.raises(ValidationError) as refused:
        set_up_visit(plan=VisitPlan(**plan), by=editor)
    assert list(refused.value.message_dict) == ["host"]
    assert not LearningVisit.objects.exists()
    assert not AgendaDay.objects.exists()


def test_taken_slug_is_refused(plan, editor):
    factories.LearningVisitFactory(slug="test-visit")
    with pytest.raises(ValidationError) as refused:
        set_up_visit(plan=VisitPlan(**plan), by=editor)
    assert list(refused.value.message_dict) == ["slug"]
