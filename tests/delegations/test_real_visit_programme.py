"""The programme of the visit of December 2019 in fixtures/: it says what the report says, and names nobody."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models, transaction
from django.db.models import Sum

from delegations.choices import ActivityStatus, AimKind, DelegateRole, Gender, ItemKind, Sector
from delegations.models import (
    Activity,
    AgendaDay,
    AgendaItem,
    Aim,
    Contradiction,
    Delegate,
    DiscussionArea,
    LearningVisit,
    Project,
    Reading,
    Site,
    TravelCount,
    TravelGroup,
    TravelLeg,
    VisitArea,
)
from zones.loading.load import load
from zones.models import data_version
from zones.models.public import PublicModel

FIXTURES = settings.BASE_DIR / "fixtures"
VISIT = "shanghai-mohan-boten-2019"


@pytest.fixture(scope="module")
def real_data(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """Loaded once for this module and taken back at its end."""
    with django_db_blocker.unblock(), transaction.atomic():
        load(FIXTURES)
        yield
        transaction.set_rollback(True)


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_data"), pytest.mark.xdist_group("real data")]


def test_a_second_load_changes_nothing() -> None:
    before = data_version()
    second = load(FIXTURES)
    assert (second.created, second.updated, second.kept) == ({}, {}, [])
    assert data_version() == before


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


# --- People: counts, as the public sees them


def test_there_are_26_delegates_in_seven_groups() -> None:
    groups = Counter(Delegate.objects.values_list("group__code", flat=True))
    assert groups == {"KH": 2, "CN": 3, "LA": 4, "MM": 2, "TH": 7, "VN": 3, "MI": 5}
    assert sorted(Delegate.objects.values_list("number", flat=True)) == list(range(1, 27))


def test_genders_follow_the_titles() -> None:
    genders = {"Mr.": Gender.MALE, "Mrs.": Gender.FEMALE, "Ms.": Gender.FEMALE, "Dr.": Gender.NOT_STATED}
    people = list(Delegate.objects.values_list("title", "gender"))
    assert [gender for _title, gender in people] == [genders[title] for title, _gender in people]
    assert Counter(gender for _title, gender in people) == {
        Gender.FEMALE: 13, Gender.MALE: 12, Gender.NOT_STATED: 1,
    }  # fmt: skip


def test_sectors_are_those_the_report_counts() -> None:
    assert Counter(Delegate.objects.values_list("sector", flat=True)) == {Sector.PUBLIC: 25, Sector.PRIVATE: 1}
    assert Delegate.objects.get(sector=Sector.PRIVATE).organisation.slug == "kh-phnom-penh-sez-plc"


def test_there_are_two_leaders_and_four_organisers() -> None:
    roles = Counter(Delegate.objects.values_list("role", "group__code"))
    assert {key: n for key, n in roles.items() if key[0] != DelegateRole.DELEGATE} == {
        (DelegateRole.LEADER, "TH"): 1, (DelegateRole.LEADER, "MI"): 1, (DelegateRole.ORGANISER, "MI"): 4,
    }  # fmt: skip


def test_every_delegate_has_an_organisation_of_the_portal_and_a_place_in_the_directory() -> None:
    assert not Delegate.objects.filter(organisation=None).exists()
    assert not Delegate.objects.filter(organisation_stated="").exists()
    assert not Delegate.objects.exclude(locator__regex=r"31[0-9]{2}|3[234][0-9]{2}").exists()
    assert Delegate.objects.exclude(name_local="").count() == 3


# --- Routes


@pytest.mark.parametrize(
    ("date", "totals"),
    [
        (10, [22, 4]),
        (11, [19, 3]),
        (12, [19, 1]),
        (13, [16, 2, 5, 7, 2, 2]),
        (14, [2, 2, 2, 1]),
    ],
)
def test_the_routes_of_a_day_have_the_printed_totals(date: int, totals: list[int]) -> None:
    routes = TravelGroup.objects.filter(date=dt.date(2019, 12, date))
    assert sorted(route.stated_total for route in routes) == sorted(totals)
    assert [route.stated_total for route in routes] == [sum(c.count for c in route.counts.all()) for route in routes]


def heads(*codes: str) -> dict[str, int]:
    counts = TravelCount.objects.filter(travel_group__code__in=codes)
    return dict(counts.values_list("country_group__code").annotate(Sum("count")))


def test_the_routes_of_each_day_add_up_to_those_who_are_there() -> None:
    everybody = dict(Counter(Delegate.objects.values_list("group__code", flat=True)))
    assert heads("10-dec-route-a", "10-dec-route-b") == everybody
    assert heads("11-dec-route-a", "11-dec-route-b") == heads("10-dec-route-a")
    assert heads("12-dec-meeting") == heads("11-dec-route-a")
    after_the_twelfth = heads("13-dec-route-a", "13-dec-route-b")
    assert after_the_twelfth == {"KH": 2, "LA": 4, "MM": 2, "VN": 3, "TH": 4, "MI": 3}
    assert sum(after_the_twelfth.values()) + heads("12-dec-route-b")["TH"] == 19
    assert heads("13-dec-route-c", "13-dec-route-d", "13-dec-route-e", "13-dec-route-f") == heads("13-dec-route-a")
    last_day = heads("14-dec-lao-pdr", "14-dec-cambodia", "14-dec-viet-nam", "14-dec-myanmar")
    assert last_day == heads("13-dec-route-d") == {"KH": 2, "LA": 2, "MM": 2, "VN": 1}


def test_counts_stand_as_printed() -> None:
    printed = TravelCount.objects.filter(travel_group__code="10-dec-route-a").values_list("stated", flat=True)
    assert set(printed) == {"2CAM", "3CH", "4LA", "2MM", "3VN", "5TH", "3MI"}
    assert TravelCount.objects.get(travel_group__code="13-dec-route-a", country_group__code="TH").stated == "2TH-BKK"
    assert TravelCount.objects.get(travel_group__code="13-dec-route-d", country_group__code="VN").stated == "1VN-HCM"
    assert not TravelCount.objects.filter(stated="").exists()


def test_people_named_for_a_route_are_as_many_as_counted() -> None:
    named = {route.code: route.members.count() for route in TravelGroup.objects.all() if route.members.exists()}
    assert named == {
        "11-dec-route-b": 3, "13-dec-route-b": 2, "13-dec-route-d": 7, "13-dec-route-f": 2, "14-dec-lao-pdr": 2,
        "14-dec-cambodia": 2, "14-dec-viet-nam": 1, "14-dec-myanmar": 2,
    }  # fmt: skip
    for code in named:
        people = TravelGroup.objects.get(code=code).members.values_list("delegate__group__code", flat=True)
        assert dict(Counter(people)) == heads(code)


def test_who_does_not_come_back_is_marked_as_leaving() -> None:
    staying = set(TravelGroup.objects.filter(is_leaving=False).values_list("code", flat=True))
    assert staying == {"10-dec-route-a", "11-dec-route-a", "12-dec-meeting", "13-dec-route-a", "13-dec-route-d"}
    leaving = TravelCount.objects.filter(travel_group__is_leaving=True).aggregate(Sum("count"))
    assert leaving == {"count__sum": 26}


def utc(row: AgendaItem | TravelLeg, moment: str) -> str:
    return f"{getattr(row, moment).astimezone(dt.UTC):%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("number", "departs", "arrives"),
    [
        ("HO1041", "12-10 05:25", "12-10 11:20"),
        ("TG665", "12-10 09:20", "12-10 14:15"),
        ("TG575", "12-12 13:30", "12-12 14:35"),
        ("QV223", "12-14 01:05", "12-14 02:05"),
        ("WE571 and WE5305", "12-14 06:25", "12-14 12:20"),
    ],
)
def test_flights_have_their_moments_across_time_zones(number: str, departs: str, arrives: str) -> None:
    leg = TravelLeg.objects.get(number=number)
    assert (utc(leg, "starts_at"), utc(leg, "ends_at")) == (departs, arrives)


def test_one_flight_has_both_its_printed_times() -> None:
    legs = TravelLeg.objects.filter(number="VN921").order_by("start")
    assert [(f"{leg.start:%H:%M}", f"{leg.end:%H:%M}") for leg in legs] == [("11:30", "14:55"), ("11:35", "13:00")]


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


# --- Sites


def test_the_sites_of_all_lists_are_there_with_their_zones() -> None:
    assert dict(Site.objects.published().values_list("slug", "zone__slug")) == {
        "shanghai-pilot-ftz": "cn-shanghai-ftz",
        "shanghai-pudong-expo": "cn-shanghai-ftz",
        "waigaoqiao-wine-centre": "cn-waigaoqiao-ftz",
        "waigaoqiao-australian-centre": "cn-waigaoqiao-ftz",
        "jinghong-night-market": None,
        "mohan-ecz": "cn-mohan-edz",
        "mohan-station": "cn-mohan-edz",
        "mohan-management-authority": "cn-mohan-edz",
        "mohan-ecommerce-park": "cn-mohan-edz",
        "mohan-ecommerce-inspection": "cn-mohan-edz",
        "mohan-new-gate": "cn-mohan-edz",
        "mohan-existing-gate": "cn-mohan-edz",
        "boten-sez": "la-boten-sez",
    }
    assert Site.objects.exclude(facility=None).count() == 9


def test_no_point_of_a_town_is_called_the_site() -> None:
    assert set(Site.objects.values_list("location_precision", flat=True)) == {"town", ""}


# --- Contradictions


@pytest.mark.parametrize(
    ("subject", "used"),
    [
        ("Days of the visit", "December 8-14, 2019"),
        ("Day of the synthesis and evaluation workshop", "December 12, 2019, 13.30-18.00, in Boten"),
        ("Name of the zone at Dong Dang in Viet Nam", "Dong Dang – Lang Son Border Gate Economic Zone"),
        ("Code of Vientiane in the agenda", "VTE"),
        ("Departure of flight VN921 on 14 December", None),
        ("Departure and breakfast on 12 December", None),
    ],
)
def test_both_readings_are_kept_and_the_used_one_is_marked(subject: str, used: str | None) -> None:
    found = Contradiction.objects.get(subject=subject)
    assert found.readings.count() > 1
    assert [reading.text for reading in found.readings.filter(is_used=True)] == ([used] if used else [])


def test_every_contradiction_is_explained_and_every_reading_has_its_lines() -> None:
    found = Contradiction.objects.filter(visit__slug=VISIT, order__lt=101)
    assert [row.order for row in found] == list(range(1, found.count() + 1))
    assert found.count() >= 30
    assert [row.subject for row in found if not row.reason or row.readings.count() < 2] == []
    assert not Reading.objects.exclude(locator__startswith="line").exists()


# --- Sources and persons


@pytest.mark.parametrize(
    "model", [Project, Activity, Aim, VisitArea, TravelGroup, TravelLeg, AgendaDay, AgendaItem, Site]
)
def test_every_row_has_its_lines_in_the_report(model: type[models.Model]) -> None:
    rows = model._default_manager.all()
    assert rows.exists()
    assert not rows.exclude(source__slug="mi-slv-2019", locator__startswith="line").exists()


def public_texts() -> Iterator[tuple[str, str]]:
    """Every text that the public may read of learning visits, with the column it stands in."""
    for model in apps.get_app_config("delegations").get_models():
        if not issubclass(model, PublicModel) or model is Delegate:
            continue
        columns = [
            field.name
            for field in model._meta.concrete_fields
            if isinstance(field, models.CharField | models.TextField)
        ]
        for values in model._base_manager.values(*columns):
            yield from ((f"{model.__name__}.{column}", str(text)) for column, text in values.items() if text)


def test_no_public_text_names_a_delegate() -> None:
    names = {word.casefold() for name in Delegate.objects.values_list("name", flat=True) for word in name.split()}
    local_names = set(Delegate.objects.exclude(name_local="").values_list("name_local", flat=True))
    texts = list(public_texts())
    assert (len(names) > 50, len(local_names), len(texts) > 1000) == (True, 3, True)
    assert [(where, text) for where, text in texts if names & set(re.findall(r"[\w-]+", text.casefold()))] == []
    assert [(where, text) for where, text in texts if any(name in text for name in local_names)] == []


def test_no_file_names_a_delegate_outside_the_list_of_delegates() -> None:
    names = [name.split() for name in Delegate.objects.values_list("name", flat=True)]
    orders = {" ".join(words) for parts in names for words in (parts, [*parts[-1:], *parts[:-1]])}
    named = re.compile(rf"\b({'|'.join(map(re.escape, orders))})\b")
    lines = [
        f"{path.name}: {line}"
        for path in sorted(FIXTURES.rglob("*.*"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if path.suffix in {".yaml", ".csv"} and not line.startswith("      name: ")
    ]
    assert [line for line in lines if named.search(line)] == []


@pytest.mark.parametrize("pattern", [r"[\w.-]+@[\w-]+\.\w+", r"\+\d[\d ().-]{6,}\d", r"(?i)whats ?app|wechat"])
def test_no_file_of_the_visits_holds_contact_data(pattern: str) -> None:
    paths = [
        *sorted((FIXTURES / "visits").rglob("*.yaml")),
        *(FIXTURES / f"{name}.yaml" for name in ("projects", "sites")),
    ]
    assert [
        (path.name, found) for path in paths for found in re.findall(pattern, path.read_text(encoding="utf-8"))
    ] == []


def test_mail_addresses_and_numbers_are_those_of_offices() -> None:
    texts = [
        (path.name, line)
        for path in sorted(FIXTURES.rglob("*.yaml"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(r"[\w.-]+@mekonginstitute\.org", line)
    ]
    assert texts == [("regional.yaml", "  office_email: information@mekonginstitute.org")]
