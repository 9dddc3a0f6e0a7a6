"""What the delegates of December 2019 saw, expected, found and recommended: as the report has it, tied to its zones."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from django.db.models import Count, Q

from delegations.choices import FindingKind, FollowUp
from delegations.models import (
    AssignmentTopic,
    Contradiction,
    CountryPresentation,
    Delegate,
    DiscussionArea,
    Expectation,
    ExpectationAnswer,
    Finding,
    Lesson,
    Reading,
    Recommendation,
    SiteNote,
    SiteVisit,
)

VISIT = "shanghai-mohan-boten-2019"
GROUPS = ("KH", "CN", "LA", "MM", "TH", "VN")


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_data"), pytest.mark.xdist_group("real data")]


def finding(key: str) -> Finding:
    group, order = key.split("/")
    return Finding.objects.get(presentation__visit__slug=VISIT, presentation__group__code=group, order=order)


def subjects(key: str) -> set[str]:
    return {
        getattr(subject.zone, "slug", None) or subject.country_id or subject.cross_border_area.slug
        for subject in finding(key).subjects.all()
    }


def note(site: str, order: int) -> SiteNote:
    return SiteNote.objects.get(site_visit__visit__slug=VISIT, site_visit__site__slug=site, order=order)


# --- Sites and notes


def test_every_site_has_its_day_and_its_notes() -> None:
    found = SiteVisit.objects.filter(visit__slug=VISIT).annotate(noted=Count("notes")).order_by("order")
    assert [(visit.site.slug, f"{visit.date:%d}", visit.noted) for visit in found] == [
        ("shanghai-pilot-ftz", "09", 8),
        ("shanghai-pudong-expo", "09", 3),
        ("waigaoqiao-wine-centre", "09", 16),
        ("waigaoqiao-australian-centre", "09", 18),
        ("jinghong-night-market", "10", 0),
        ("mohan-ecz", "11", 11),
        ("mohan-station", "11", 18),
        ("mohan-management-authority", "11", 1),
        ("mohan-ecommerce-park", "11", 1),
        ("mohan-ecommerce-inspection", "11", 1),
        ("mohan-new-gate", "11", 1),
        ("mohan-existing-gate", "11", 0),
        ("boten-sez", "12", 14),
    ]


def test_every_visit_to_a_site_is_an_item_of_that_day() -> None:
    visits = SiteVisit.objects.filter(visit__slug=VISIT).select_related("item__day")
    assert [visit.site.slug for visit in visits if visit.item is None or visit.item.day.date != visit.date] == []


def test_notes_stand_under_the_areas_of_their_headings() -> None:
    headings = set(SiteNote.objects.filter(site_visit__visit__slug=VISIT).values_list("heading", "area__slug"))
    assert {(heading, area) for heading, area in headings if area} == {
        ("Free trade zone Policy", "policies"),
        ("Free trade zone Management and Investment Promotion", "management-promotion"),
        ("Professional one stop services facility", "one-stop-service"),
        ("Enterprise service centre", "one-stop-service"),
        ("Smart technology use in Free Trade Zone / EZ especially IOT and AI", "smart-technology"),
        ("Cross-Border E-Commerce Incubation Park", "e-platform"),
        ("Cross Border E-Commerce Inspection and Distribution Center", "e-platform"),
    }


@pytest.mark.parametrize(
    ("site", "order", "lines", "words"),
    [
        ("shanghai-pilot-ftz", 2, "line 1139", "September 29, 2013"),
        ("shanghai-pilot-ftz", 6, "lines 1163-1167", "28.78 square kilometers to 120.72 square kilometers"),
        ("shanghai-pudong-expo", 3, "lines 1199-1201", "about 5,000 square meters"),
        ("waigaoqiao-wine-centre", 2, "lines 1221-1223", "over 4,000 categories"),
        ("waigaoqiao-wine-centre", 6, "lines 1249-1251", "July 2012"),
        ("waigaoqiao-wine-centre", 8, "lines 1257-1259", "over 300 business members"),
        ("waigaoqiao-wine-centre", 10, "lines 1265-1267", "exceeded USD 1 billion in 2017, accounting for 75%"),
        ("waigaoqiao-australian-centre", 1, "lines 1310-1312", "May 30, 2014"),
        ("waigaoqiao-australian-centre", 4, "lines 1322-1327", "more than 2,000 SKUs"),
        ("waigaoqiao-australian-centre", 10, "lines 1365-1369", "nearly 200"),
        ("mohan-ecz", 1, "lines 1435-1440", "August 31, 2015"),
        ("mohan-ecz", 10, "lines 1498-1508", "shortened to half"),
        ("mohan-station", 6, "line 1546", "635 miles (1,022 km)"),
        ("mohan-station", 13, "lines 1586-1587", "CNY 400 billion"),
        ("mohan-new-gate", 1, "lines 1673-1674", "cargo entry and exit channels"),
        ("boten-sez", 3, "lines 1698-1699", "16.4 square kilometres with total investment of 500,000,000 USD"),
        ("boten-sez", 4, "lines 1701-1704", "additional over 10 billion"),
        ("boten-sez", 11, "lines 1746-1749", "80 percent"),
        ("boten-sez", 12, "lines 1751-1760", "over 300,000 people"),
        ("boten-sez", 14, "lines 1771-1793", "outdoor, indoor, and bonded warehouse"),
    ],
)  # fmt: skip
def test_a_note_says_what_its_lines_say(site: str, order: int, lines: str, words: str) -> None:
    found = note(site, order)
    assert (found.locator, found.source_id) == (lines, note("boten-sez", 1).source_id)
    assert words in found.text


# --- Expectations


def test_there_are_twenty_six_expectations_by_country() -> None:
    found = Counter(Expectation.objects.filter(visit__slug=VISIT).values_list("group__code", flat=True))
    assert found == dict(zip(GROUPS, (5, 3, 6, 3, 6, 3), strict=True))


def test_expectations_are_published_and_name_no_delegate() -> None:
    found = Expectation.objects.filter(visit__slug=VISIT)
    assert set(found.values_list("publication", "delegate")) == {("published", None)}


def test_one_expectation_found_no_answer_in_the_report() -> None:
    found = Expectation.objects.filter(visit__slug=VISIT, answers=None)
    assert [(row.group.code, row.order, row.text) for row in found] == [("LA", 5, "Tasks system on SEZs and CBEZs.")]


def test_the_wish_for_chiang_rai_is_answered_by_findings_about_it() -> None:
    answers = ExpectationAnswer.objects.filter(expectation__group__code="TH", expectation__order=6)
    zones = [set(answer.finding.subjects.values_list("zone__slug", flat=True)) for answer in answers]
    assert len(zones) == 2
    assert all("th-chiang-rai-sez" in slugs for slugs in zones)


def test_the_one_stop_service_of_shanghai_is_answered_at_the_wine_centre() -> None:
    answers = ExpectationAnswer.objects.filter(expectation__group__code="LA", expectation__order=1)
    assert {(a.site_note.site_visit.site.slug, a.site_note.area.slug) for a in answers} == {
        ("waigaoqiao-wine-centre", "one-stop-service")
    }


# --- Presentations and findings


def test_six_countries_present_on_the_day_of_the_agenda() -> None:
    found = CountryPresentation.objects.filter(visit__slug=VISIT).select_related("item__day", "group")
    assert tuple(row.group.code for row in found) == GROUPS
    assert {(f"{row.presented_on}", f"{row.item.day.date}", row.item.kind) for row in found} == {
        ("2019-12-12", "2019-12-12", "workshop")
    }


def test_every_point_of_the_presentations_is_there_by_kind() -> None:
    found = Counter(Finding.objects.values_list("presentation__group__code", "kind"))
    kinds = (FindingKind.FINDING, FindingKind.APPLICATION, FindingKind.RECOMMENDATION, FindingKind.INFORMATION)
    assert {group: tuple(found[group, kind] for kind in kinds) for group in GROUPS} == {
        "KH": (7, 8, 3, 0), "CN": (5, 1, 0, 0), "LA": (6, 6, 1, 12), "MM": (4, 10, 3, 0), "TH": (6, 5, 4, 0),
        "VN": (14, 6, 2, 0),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("key", "about"),
    [
        ("KH/2", {"cn-mohan-edz", "mohan-boten"}),
        ("KH/3", {"la-boten-sez", "mohan-boten"}),
        ("KH/7", {"kh-poipet-ppsez", "TH"}),
        ("KH/8", {"kh-poipet-ppsez", "mohan-boten"}),
        ("KH/16", {"KH", "TH"}),
        ("CN/4", {
            "cn-yunnan-ftz", "cn-yunnan-ftz-kunming", "cn-yunnan-ftz-honghe", "cn-yunnan-ftz-dehong", "hekou-lao-cai",
            "ruili-muse",
        }),
        ("LA/2", {"cn-shanghai-ftz", "cn-mohan-edz"}),
        ("LA/15", {"la-thakhek-sez", "LA"}),
        ("MM/5", {"mm-thilawa-sez", "mm-myawaddy-trade-zone", "mm-muse-105-trade-zone"}),
        ("MM/10", {
            "mm-muse-105-trade-zone", "mm-myawaddy-trade-zone", "mm-tachileik-trade-zone", "mm-tamu-trade-zone", "MM",
        }),
        ("TH/7", {"th-chiang-rai-sez", "mohan-boten", "LA", "TH"}),
        ("TH/12", {"TH", "CN"}),
        ("VN/6", {"cn-shanghai-ftz", "cn-waigaoqiao-ftz"}),
        ("VN/10", {"vn-dong-dang-lang-son-bgez", "dong-dang-lang-son", "mohan-boten"}),
        ("VN/21", {"vn-dong-dang-lang-son-bgez", "VN"}),
        ("VN/22", {"vn-saigon-htp"}),
    ],
)  # fmt: skip
def test_a_finding_is_tied_to_what_it_speaks_of(key: str, about: set[str]) -> None:
    assert subjects(key) == about


def test_the_lao_lists_by_type_and_by_form_have_the_same_twelve_zones() -> None:
    def zones(heading: str) -> list[str]:
        return sorted(
            Finding.objects.filter(presentation__group__code="LA", heading=heading, subjects__zone__isnull=False)
            .values_list("subjects__zone__slug", flat=True)
        )  # fmt: skip

    assert zones("Type of SEZ in Laos") == zones("Forms of SEZs Development Investment")
    assert len(set(zones("Type of SEZ in Laos"))) == 12


# --- Topics, recommendations, lessons


def test_eleven_topics_have_their_area() -> None:
    found = AssignmentTopic.objects.filter(visit__slug=VISIT)
    assert [topic.order for topic in found] == list(range(1, 12))
    assert found.filter(area=None).count() == 0
    assert found.last().text == "Capacity building activities for promotion of Trade Zones and CBEZs."


def test_nine_recommendations_come_from_where_the_report_has_them() -> None:
    found = Recommendation.objects.filter(visit__slug=VISIT).select_related("finding__presentation__group")
    origins = [f"{row.finding.presentation.group.code}/{row.finding.order}" if row.finding else "" for row in found]
    assert origins == ["", "MM/15", "TH/12", "TH/13", "TH/14", "VN/21", "VN/22", "", ""]
    assert all(row.group == (row.finding.presentation.group if row.finding else None) for row in found)


def test_recommendations_are_open_and_have_neither_owner_nor_day() -> None:
    found = Recommendation.objects.filter(visit__slug=VISIT)
    assert set(found.values_list("status", "owner", "due_on")) == {(FollowUp.OPEN, None, None)}


def test_recommendations_are_tied_to_the_zones_they_name() -> None:
    found = Recommendation.objects.filter(visit__slug=VISIT, subjects__zone__isnull=False)
    assert dict(found.values_list("order", "subjects__zone__slug")) == {
        6: "vn-dong-dang-lang-son-bgez", 7: "vn-saigon-htp",
    }  # fmt: skip


def test_there_are_four_lessons() -> None:
    assert list(Lesson.objects.filter(visit__slug=VISIT).values_list("order", "locator")) == [
        (1, "line 2513"), (2, "lines 2514-2516"), (3, "lines 2517-2519"), (4, "line 2520"),
    ]  # fmt: skip


# --- Contradictions


def test_every_contradiction_has_its_readings_with_lines_and_a_reason() -> None:
    found = Contradiction.objects.filter(visit__slug=VISIT, order__gt=100).annotate(
        said=Count("readings"), without=Count("readings", filter=Q(readings__locator=""))
    )
    assert len(found) == 34
    assert [row.subject for row in found if row.said < 2 or row.without or not row.reason] == []


@pytest.mark.parametrize(
    ("subject", "used"),
    [
        ("Investment in Boten SEZ", "lines 1698-1699 and 3838"),
        ("When Boten SEZ began", "lines 1701 and 3836"),
        ("Opening of the China-Laos railway", "line 1544"),
        ("Nantong scenic area in Boten", "lines 1740-1741"),
        ("Abbreviation of the Ruili-Muse zone", "line 1044"),
    ],
)
def test_a_contradiction_says_which_reading_is_used(subject: str, used: str) -> None:
    assert Reading.objects.get(contradiction__subject=subject, is_used=True).locator == used


def test_the_evaluation_has_no_single_number_of_answers() -> None:
    found = Contradiction.objects.get(subject="How many of the 26 delegates answered the evaluation")
    assert not found.readings.filter(is_used=True).exists()
    assert found.reason.startswith("None can be preferred")


# --- All of it


def test_only_known_areas_are_used_and_all_seven_are() -> None:
    areas = DiscussionArea.objects.in_use().exclude(findings=None)
    assert set(areas.values_list("slug", flat=True)) == {
        "policies", "management-promotion", "smart-technology", "green-logistics", "one-stop-service", "e-platform",
        "capacity-building",
    }  # fmt: skip


def all_texts() -> Iterator[str]:
    for model, names in (
        (SiteVisit, ("note",)), (SiteNote, ("text", "heading", "note")), (Expectation, ("text", "note")),
        (AssignmentTopic, ("text", "note")), (CountryPresentation, ("note",)), (Finding, ("text", "heading", "note")),
        (Recommendation, ("text", "note")), (Lesson, ("text", "note")), (Contradiction, ("subject", "reason")),
        (Reading, ("text", "note")),
    ):  # fmt: skip
        for row in model._base_manager.values_list(*names):
            yield from row


def test_no_delegate_is_named_in_any_text() -> None:
    names = {part.casefold() for name in Delegate.objects.values_list("name", flat=True) for part in name.split()}
    names -= {"mr.", "ms.", "mrs.", "dr."}
    words = {word.casefold() for text in all_texts() for word in re.findall(r"\w+", text or "")}
    assert len(names) > 40
    assert names & words == set()


def test_no_text_holds_an_address_or_number_of_a_person() -> None:
    assert [text for text in all_texts() if re.search(r"\w@\w|\+\d{2}|(?i:whatsapp|wechat|line id)", text or "")] == []
