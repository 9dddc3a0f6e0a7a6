"""The projects, aims and agenda of the visit of December 2019 in fixtures/: they say what the report says."""

import datetime as dt
from collections import Counter

import pytest

from delegations.choices import ActivityStatus, AimKind, ItemKind
from delegations.models import (
    Activity,
    AgendaDay,
    AgendaItem,
    Aim,
    DiscussionArea,
    LearningVisit,
    Project,
    VisitArea,
)
from tests.delegations.real_visit import utc

VISIT = "shanghai-mohan-boten-2019"

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_data"), pytest.mark.xdist_group("real data")]


# --- Projects


@pytest.mark.parametrize(
    ("code", "name", "activities"),
    [
        ("LMC Project 1", "Joint Development of Cross-Border Special Economic Zones", 10),
        ("LMC Project 2", "Upgrading Border Facilitation for Trade and Logistics Development", 14),
        ("LMC Project 3", "Lancang-Mekong Business Forum", 3),
        ("LMC Project 4", "Rural E-Commerce Development", 7),
    ],
)
def test_a_project_has_all_its_activities(code: str, name: str, activities: int) -> None:
    project = Project.objects.published().get(code=code)
    assert (project.name, project.activities.count(), project.starts, project.ends) == (name, activities, "2018", "")
    assert project.funder.slug == "lmc-special-fund"
    assert project.implementer.slug == "mekong-institute"
    assert project.coordinator.slug == "th-moc"


def activity(code: str, order: int) -> Activity:
    return Activity.objects.get(project__code=code, order=order)


@pytest.mark.parametrize(
    ("code", "order", "kind", "starts", "ends", "stated", "status", "lines"),
    [
        ("LMC Project 1", 1, "study", "2018-06", "2018-09", "Conducted", "completed", "lines 405-407"),
        ("LMC Project 1", 2, "other", "2018-09-27", "2018-09-27", "Presented", "completed", "lines 409-410, 587-588"),
        (
            "LMC Project 1",
            3,
            "training",
            "2018-09-24",
            "2018-09-28",
            "Conducted",
            "completed",
            "lines 412-413, 584-588",
        ),
        ("LMC Project 1", 4, "technical_assistance", "2018-10", "2019-11", "Supported", "completed", "lines 415-416"),
        ("LMC Project 1", 5, "workshop", "2019-02-12", "2019-02-13", "Conducted", "completed", "lines 418-419"),
        ("LMC Project 1", 6, "training", "2019-08-05", "2019-08-09", "Conducted", "completed", "lines 421-423"),
        ("LMC Project 1", 7, "system", "", "", "Processing", "ongoing", "lines 425-426"),
        ("LMC Project 1", 10, "learning_visit", "2019-12-08", "2019-12-14", "Conducted", "completed", "lines 430-433"),
        ("LMC Project 2", 1, "study", "2018-05", "2018-07", "Conducted", "completed", "lines 443-444"),
        ("LMC Project 2", 2, "workshop", "2018-12-21", "2018-12-21", "Conducted", "completed", "lines 446-448"),
        ("LMC Project 2", 3, "study", "2019-04", "2019-12", "Conducted", "completed", "line 450"),
        ("LMC Project 2", 5, "workshop", "2019-12-20", "2019-12-20", "Presented", "completed", "lines 463-466"),
        ("LMC Project 2", 7, "technical_assistance", "2019-04", "2019-07", "", "unknown", "lines 471-472"),
        ("LMC Project 2", 9, "training", "2019-12-16", "2019-12-19", "Conducted", "completed", "lines 475-477"),
        ("LMC Project 2", 12, "system", "", "", "", "unknown", "lines 486-487"),
        ("LMC Project 2", 14, "training", "", "", "in process", "ongoing", "lines 492-494"),
        ("LMC Project 3", 1, "forum", "2018-11-15", "2018-11-16", "Organized", "completed", "lines 501-502"),
        ("LMC Project 3", 2, "forum", "2019-11-07", "2019-11-08", "Organized", "completed", "lines 504-506"),
        ("LMC Project 3", 3, "forum", "", "", "in process", "ongoing", "lines 508-509"),
        ("LMC Project 4", 2, "training", "2018-10-22", "2018-10-26", "Implemented", "completed", "lines 518-521"),
        ("LMC Project 4", 3, "workshop", "2018-11", "2019-01", "", "unknown", "lines 523-524"),
        ("LMC Project 4", 6, "technical_assistance", "2019-04", "2019-09", "Monitored", "completed", "lines 532-533"),
    ],
)
def test_an_activity_has_the_dates_and_status_of_the_list(
    code: str, order: int, kind: str, starts: str, ends: str, stated: str, status: str, lines: str
) -> None:
    found = activity(code, order)
    assert (found.kind, found.starts, found.ends) == (kind, starts, ends)
    assert (found.status_stated, found.status, found.locator) == (stated, status, lines)


def test_what_is_in_process_is_ongoing_and_what_has_no_status_is_unknown() -> None:
    assert Counter(Activity.objects.values_list("status", flat=True)) == {
        ActivityStatus.COMPLETED: 20, ActivityStatus.ONGOING: 9, ActivityStatus.UNKNOWN: 5,
    }  # fmt: skip
    ongoing = Activity.objects.filter(status=ActivityStatus.ONGOING).values_list("status_stated", flat=True)
    assert Counter(ongoing) == {"Processing": 3, "in process": 6}
    assert not Activity.objects.filter(status_stated="").exclude(status=ActivityStatus.UNKNOWN).exists()


@pytest.mark.parametrize(
    ("code", "order", "place", "country"),
    [
        ("LMC Project 2", 2, "Khon Kaen", "TH"),
        ("LMC Project 2", 5, "Bangkok", "TH"),
        ("LMC Project 3", 1, "Bangkok", "TH"),
        ("LMC Project 3", 2, "Ho Chi Minh City", "VN"),
        ("LMC Project 3", 3, "", None),
    ],
)
def test_an_activity_has_its_place(code: str, order: int, place: str, country: str | None) -> None:
    assert (activity(code, order).place, activity(code, order).country_id) == (place, country)


def test_the_visit_is_one_of_the_activities() -> None:
    assert [row.project.code for row in Activity.objects.filter(visit__slug=VISIT)] == ["LMC Project 1"]


# --- The visit


@pytest.fixture
def visit() -> LearningVisit:
    return LearningVisit.objects.published().get(slug=VISIT)


def test_the_visit_has_its_days_and_bodies(visit: LearningVisit) -> None:
    assert (visit.planned_from, visit.planned_to) == (dt.date(2019, 12, 8), dt.date(2019, 12, 14))
    assert (visit.actual_from, visit.actual_to) == (dt.date(2019, 12, 8), dt.date(2019, 12, 14))
    assert (visit.organiser.slug, visit.partner.slug, visit.expected_delegates) == ("mekong-institute", "th-moc", 26)
    assert {link.project.code for link in visit.project_links.all()} == {"LMC Project 1", "LMC Project 2"}


def test_there_are_five_objectives_and_the_outcomes_of_the_concept_note() -> None:
    assert Aim.objects.filter(kind=AimKind.OBJECTIVE).count() == 5
    outcomes = Aim.objects.filter(kind=AimKind.OUTCOME)
    assert [aim.locator for aim in outcomes] == [
        "lines 181-183, 3640-3642", "lines 3644-3646", "lines 3648-3649", "lines 3651-3654", "lines 3656-3657",
        "lines 3659-3660", "line 3662",
    ]  # fmt: skip


def test_the_seven_areas_are_worded_as_at_the_debriefing() -> None:
    areas = VisitArea.objects.filter(visit__slug=VISIT)
    assert [area.area.slug for area in areas] == [
        "policies", "management-promotion", "smart-technology", "green-logistics", "one-stop-service", "e-platform",
        "capacity-building",
    ]  # fmt: skip
    assert areas[2].wording == "Smart technology use in Free Trade Zone / EZ especially IOT and AI"
    assert areas[5].wording == "E-Customs & Cross Border E-Commerce"


def test_a_theme_has_names_in_other_languages_only_where_the_glossary_has_it() -> None:
    named = {area.slug for area in DiscussionArea.objects.all() if area.name_zh_hans or area.name_lo}
    assert named == {"green-logistics", "one-stop-service"}


# --- Agenda


def item(key: str) -> AgendaItem:
    day, order = key.split("/")
    return AgendaItem.objects.get(day__visit__slug=VISIT, day__date=dt.date(2019, 12, int(day)), order=order)


def test_the_agenda_has_seven_days_with_their_places_and_time_zones() -> None:
    days = AgendaDay.objects.filter(visit__slug=VISIT)
    assert [(f"{day.date:%d}", day.place, day.time_zone, day.items.count()) for day in days] == [
        ("08", "Shanghai, P.R. China", "Asia/Shanghai", 3),
        ("09", "Shanghai, P.R. China", "Asia/Shanghai", 15),
        ("10", "Jinghong, P.R. China", "Asia/Shanghai", 10),
        ("11", "Mohan, P.R. China – Boten, Lao PDR", "Asia/Shanghai", 10),
        ("12", "Boten, Lao PDR", "Asia/Vientiane", 8),
        ("13", "Vientiane, Lao PDR", "Asia/Vientiane", 12),
        ("14", "Vientiane, Lao PDR", "Asia/Vientiane", 8),
    ]


@pytest.mark.parametrize(
    ("key", "title", "starts", "ends"),
    [
        ("09/2", "Debriefing Session: Welcome and Opening Remarks", "12-09 00:30", "12-09 00:45"),
        ("09/11", "Visit Shanghai Pudong Expo", "12-09 06:00", "12-09 06:40"),
        ("09/13", "Visit the Australian Commodity Centre", "12-09 08:10", "12-09 08:40"),
        ("09/14", "Back to Hotel", "12-09 08:30", "12-09 09:30"),
        ("10/10", "Fly from Shanghai to Bangkok (TG665)", "12-10 09:20", "12-10 14:15"),
        ("11/6", "Cross border from Mohan, P.R. China to Boten, Lao PDR (by land)", "12-11 08:30", "12-11 11:30"),
        ("11/8", "Dinner", "12-11 12:00", "12-11 13:30"),
        ("12/3", "Meeting with Boten Special Economic Zone, Lao PDR and Field Visit", "12-12 02:00", "12-12 05:00"),
        ("12/5", "Synthesis Workshop of the SLV", "12-12 06:30", "12-12 11:00"),
        ("13/6", "Fly from Luang Namtha to Vientiane (Lao Airlines QV062)", "12-13 07:15", "12-13 08:10"),
    ],
)
def test_an_item_has_its_title_and_its_moments_in_utc(key: str, title: str, starts: str, ends: str) -> None:
    found = item(key)
    assert (found.title, utc(found, "starts_at"), utc(found, "ends_at")) == (title, starts, ends)


@pytest.mark.parametrize(
    ("key", "site", "body"),
    [
        ("09/11", "shanghai-pudong-expo", "cn-shanghai-ftz-external-communication"),
        ("09/12", "waigaoqiao-wine-centre", "cn-waigaoqiao-ftz-administration"),
        ("09/13", "waigaoqiao-australian-centre", "cn-waigaoqiao-ftz-administration"),
        ("11/5", "mohan-ecz", "cn-mohan-management-authority"),
        ("12/3", "boten-sez", None),
    ],
)
def test_a_site_visit_has_its_site_and_host(key: str, site: str, body: str | None) -> None:
    found = item(key)
    assert (found.kind, found.site.slug, found.body and found.body.slug) == (ItemKind.SITE_VISIT, site, body)


def test_chinese_names_stand_where_the_agenda_prints_them() -> None:
    assert item("09/5").title_zh_hans == "云南省开放型园区"
    assert item("09/11").title_zh_hans == "上海浦东展览馆"
    assert item("09/13").venue_zh_hans == "外高桥国别（地区）商品中心"
    assert item("11/7").venue_zh_hans == "磨丁景兰酒店"
    assert item("08/2").address.endswith("张扬路 777号")


def test_presenters_are_offices_with_their_delegates() -> None:
    presenters = AgendaItem.objects.filter(presenters__delegate__isnull=False).values_list(
        "day__date__day", "order", "presenters__delegate__number"
    )
    assert set(presenters) == {(9, 2, 1), (9, 2, 2), (9, 4, 23), (9, 5, 5), (9, 7, 25), (9, 7, 24)}
    assert [row.office for row in item("09/2").presenters.all()] == [
        "Director-General, Department of Trade Negotiations, Ministry of Commerce of Thailand",
        "Executive Director, Mekong Institute",
    ]


def test_items_of_a_route_lead_to_its_travel_group() -> None:
    routes = AgendaItem.objects.filter(day__date=dt.date(2019, 12, 13)).values_list("group__code", flat=True)
    assert Counter(routes) == {
        "13-dec-route-a": 3, "13-dec-route-b": 1, "13-dec-route-c": 1, "13-dec-route-d": 3, "13-dec-route-e": 1,
        "13-dec-route-f": 1, None: 2,
    }  # fmt: skip
