"""Projects and learning visits: what their pages say, and what they keep to themselves."""

import pytest

from delegations.choices import FindingKind, FollowUp, Gender, VisitStatus
from delegations.models import Contradiction, Delegate, Expectation, Finding, Recommendation, TravelGroup
from tests import factories as make
from tests.pages.conftest import World, make_zone
from tests.pages.visits import FIRST_DAY, SECRETS
from zones.choices import Publication
from zones.models import Zone

pytestmark = pytest.mark.django_db


def html_of(client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_list_tells_days_places_delegates_and_zones(client, world: World) -> None:
    response = client.get("/en/learning-visits/")
    summary, html = response.context["summaries"][0], response.content.decode()
    assert summary.visit.delegate_count == 2
    assert (summary.places, summary.sites, summary.zones) == (["Test town"], 1, [world.zone])
    assert "4–5 March 2030" in html
    assert '<span class="status status--held">held</span>' in html


def test_list_without_visits_says_so(client) -> None:
    assert "No learning visit is recorded yet" in html_of(client, "/en/learning-visits/")
    assert "No project is recorded yet." in html_of(client, "/en/projects/")


@pytest.mark.parametrize("publication", [Publication.DRAFT, Publication.IN_REVIEW, Publication.WITHDRAWN])
def test_visit_that_is_not_published_has_no_page(client, world: World, publication) -> None:
    world.visit.publication = publication
    world.visit.save()
    for path in (*world.visit_paths, *world.calendar_paths):
        assert client.get(f"/en{path}").status_code == 404, path
    assert "Test visit" not in html_of(client, "/en/learning-visits/")
    assert "Test visit" not in html_of(client, f"/en/zones/{world.zone.slug}/")
    assert "Test visit" not in html_of(client, "/en/countries/la/")
    assert world.visit.get_absolute_url() not in html_of(client, "/en/projects/test-project/")
    assert "learning-visits/test-visit/" not in client.get("/sitemap-learning-visits.xml").content.decode()


def test_project_that_is_not_published_has_no_page(client, world: World) -> None:
    make.ProjectFactory(slug="secret", name_en="Secret project", publication=Publication.DRAFT)
    assert client.get("/en/projects/secret/").status_code == 404
    assert "Secret project" not in html_of(client, "/en/projects/")


def test_project_shows_activities_in_order_of_time_with_the_words_of_the_source(client, world: World) -> None:
    project = world.visit.project_links.get().project
    make.ActivityFactory(project=project, order=90, title_en="Undated", status_stated="in process")
    make.ActivityFactory(project=project, order=91, title_en="Earlier", starts="2029-06", ends="2029-09")
    response = client.get("/en/projects/test-project/")
    html = response.content.decode()
    assert response.context["dated"][0].title == "Earlier"
    assert [row.title for row in response.context["undated"]] == ["Undated"]
    assert "June – September 2029" in html
    assert '<q lang="en">4-5 March 2030</q>, <q lang="en">Conducted</q>' in html
    assert f'<a href="{world.visit.get_absolute_url()}">' in html


def test_overview_counts_the_delegation_and_names_nobody(client, world: World) -> None:
    charts = client.get(f"/en{world.visit_paths[0]}").context["delegation"].charts
    by_country, by_gender, by_sector = charts
    assert [(bar.label, bar.counts) for bar in by_country.bars] == [("Lao PDR", (1, 1))]
    assert [(bar.label, bar.total) for bar in by_gender.bars] == [("Male", 1), ("Not stated", 1)]
    assert [(bar.label, bar.total) for bar in by_sector.bars] == [("Public sector", 1), ("Private sector", 1)]


def test_overview_shows_the_follow_up_state_of_each_recommendation(client, world: World) -> None:
    make.RecommendationFactory(visit=world.visit, status=FollowUp.DONE, evidence="A report", text_en="Done thing")
    response = client.get(f"/en{world.visit_paths[0]}")
    html = response.content.decode()
    assert [count for _status, count in response.context["follow_up"]] == [1, 0, 0, 1, 0]
    for words in ("due on 1 January 2031", "We shall see.", "A letter", "https://example.org/letter", "A report"):
        assert words in html


def test_overdue_is_not_said_as_it_depends_on_the_day_of_reading(client, world: World) -> None:
    make.RecommendationFactory(visit=world.visit, owner=make.OrganisationFactory(), due_on="2001-01-01")
    assert "overdue" not in html_of(client, f"/en{world.visit_paths[0]}").lower()


def test_planned_visit_without_anything_yet_has_sensible_pages(client) -> None:
    visit = make.LearningVisitFactory(slug="next", expected_delegates=25)
    here = f"/en/learning-visits/{visit.slug}/"
    response = client.get(here)
    html = response.content.decode()
    assert "delegates expected" in html
    assert "The delegation is not recorded yet." in html
    assert "No recommendation is recorded yet." in html
    assert [tab.name for tab in response.context["tabs"]] == ["visit", "record"]
    for page, words in {
        "agenda/": "No agenda is published yet.",
        "sites/": "No site is published yet.",
        "expectations/": "No expectation is published yet.",
        "findings/": "No presentation is published yet.",
        "sources/": "No contradiction is recorded.",
    }.items():
        assert words in html_of(client, here + page)


def test_agenda_tells_local_times_zones_routes_and_head_counts(client, world: World) -> None:
    html = html_of(client, f"/en{world.visit_paths[1]}")
    assert "Indochina Time (UTC+7)" in html
    assert '<time datetime="2030-03-04T09:00+07:00">09:00</time>–' in html
    assert '<time datetime="2030-03-04T06:00+08:00">06:00</time> <span class="small">UTC+8</span>–' in html
    assert "no time stated" in html
    assert "2 delegates: 2 Lao PDR" in html
    assert "The source prints 3 delegates; its counts by country give 2." in html
    assert "Director, Department of Tests" in html


def test_agenda_says_nothing_of_totals_that_agree(client, world: World) -> None:
    group = TravelGroup.objects.get()
    group.stated_total = 2
    group.save()
    assert "its counts by country give" not in html_of(client, f"/en{world.visit_paths[1]}")


def test_day_card_leaves_doubts_to_the_agenda(client, world: World) -> None:
    assert "Doubtful." in html_of(client, f"/en{world.visit_paths[1]}")
    card = html_of(client, f"/en{world.visit_paths[2]}")
    assert "Doubtful." not in card
    assert "Day 1 of 1" in card
    assert "ຖະໜົນ 1" in card


@pytest.mark.parametrize("day", ["2030-03-09", "2030-02-30", "2030-13-01", "tomorrow"])
def test_day_without_agenda_is_missing(client, world: World, day) -> None:
    assert client.get(f"/en/learning-visits/test-visit/agenda/{day}/").status_code == 404
    assert client.get(f"/en/learning-visits/test-visit/agenda/{day}.ics").status_code == 404


def test_sites_show_notes_by_area_and_hide_what_is_not_published(client, world: World) -> None:
    stop = client.get(f"/en{world.visit_paths[3]}").context["stops"][0]
    assert [(group.heading, len(group.notes)) for group in stop.groups] == [("Words of the notes", 1)]
    draft = make.SiteFactory(zone=None, name_en="Secret site", publication=Publication.DRAFT)
    secret = make.SiteVisitFactory(visit=world.visit, site=draft)
    note = make.SiteNoteFactory(site_visit=secret, text_en="Secret note")
    make.ExpectationAnswerFactory(expectation=Expectation.objects.get(), site_note=note, finding=None)
    for path in world.visit_paths:
        html = html_of(client, f"/en{path}")
        assert "Secret" not in html, path


def test_site_in_an_unpublished_zone_does_not_name_it(client, world: World) -> None:
    zone = make_zone(name_en="Secret zone", publication=Publication.DRAFT)
    make.SiteVisitFactory(visit=world.visit, site=make.SiteFactory(zone=zone, name_en="Open site"))
    make.FindingSubjectFactory(finding=Finding.objects.first(), zone=zone)
    for path in ("/learning-visits/", *world.visit_paths):
        assert "Secret zone" not in html_of(client, f"/en{path}"), path
    assert "Open site" in html_of(client, f"/en{world.visit_paths[3]}")


def test_expectations_lead_to_what_answered_them(client, world: World) -> None:
    html = html_of(client, f"/en{world.visit_paths[4]}")
    expectation = Expectation.objects.get()
    item, note, finding = (row.item or row.site_note or row.finding for row in expectation.answers.all())
    here = f"/en/learning-visits/{world.visit.slug}"
    assert f'href="{here}/agenda/#item-{FIRST_DAY}-{item.order}"' in html
    assert f'href="{here}/sites/#note-{note.site_visit.order}-{note.order}"' in html
    assert f'href="{here}/findings/#finding-LA-{finding.order}"' in html
    for page, anchor in (
        (1, f'id="item-{FIRST_DAY}-{item.order}"'),
        (3, f'id="note-{note.site_visit.order}-{note.order}"'),
        (5, f'id="finding-LA-{finding.order}"'),
    ):
        assert anchor in html_of(client, f"/en{world.visit_paths[page]}")


def test_what_delegates_handed_in_is_shown_only_once_it_is_published(client, world: World) -> None:
    group = world.visit.groups.get()
    for state in (Publication.DRAFT, Publication.IN_REVIEW, Publication.WITHDRAWN):
        make.ExpectationFactory(visit=world.visit, group=group, text_en="Secret wish", publication=state)
        make.CaseStudyFactory(visit=world.visit, group=group, title="Secret study", publication=state)
    html = html_of(client, f"/en{world.visit_paths[4]}")
    assert "Secret" not in html
    assert "A case study made for tests." in html
    assert "1 of 1 answered" in html


def test_matrix_counts_points_by_area_and_country(client, world: World) -> None:
    matrix = client.get(f"/en{world.visit_paths[5]}").context["matrix"]
    assert [(str(row.area), [cell.count for cell in row.cells]) for row in matrix.rows] == [
        (str(world.visit.areas.get().area), [1]), ("None", [1]),
    ]  # fmt: skip
    assert (matrix.totals, matrix.total) == ([2], 2)


def test_number_of_the_matrix_leads_to_just_these_points(client, world: World) -> None:
    path = f"/en{world.visit_paths[5]}"
    cell = client.get(path).context["matrix"].rows[0].cells[0]
    found = client.get(cell.url)
    shown = [finding for row in found.context["presentations"] for finding in row.findings]
    assert [finding.kind for finding in shown] == [FindingKind.FINDING]
    assert '<meta name="robots" content="noindex, follow">' in found.content.decode()
    by_kind = client.get(f"{path}?kind=application")
    assert by_kind.context["matrix"].total == 1
    assert "kind=application" in by_kind.context["matrix"].rows[-1].cells[0].url


@pytest.mark.parametrize("query", ["area=nowhere", "group=XX", "kind=nonsense", "area=%00&group=%27"])
def test_filter_that_names_nothing_shows_nothing_and_the_way_back(client, world: World, query) -> None:
    html = html_of(client, f"/en{world.visit_paths[5]}?{query}")
    assert "No point is recorded for this." in html
    assert "Show everything" in html


def test_record_keeps_all_readings_and_says_which_is_used(client, world: World) -> None:
    html = html_of(client, f"/en{world.visit_paths[6]}")
    for reading in Contradiction.objects.get().readings.all():
        assert reading.text in html
    assert html.count("used here") == 1
    assert "The later one is used." in html


def test_record_compares_printed_figures_with_counts(client, world: World) -> None:
    rows = client.get(f"/en{world.visit_paths[6]}").context["comparisons"]
    assert [(row.printed, row.counted, row.agrees) for row in rows] == [(3, 2, False), (3, 2, False)]


def test_record_counts_what_rests_on_each_source(client, world: World) -> None:
    sources = client.get(f"/en{world.visit_paths[6]}").context["sources"]
    assert [source.slug for source, _count in sources] == ["test-report"]
    assert sources[0][1] == 21  # 17 rows of the visit, three printed ratings and a remark


def test_source_lists_rows_of_visits_but_never_a_delegate(client, world: World) -> None:
    delegate = Delegate.objects.exclude(name=SECRETS[0]).get()
    delegate.source = world.source
    delegate.save()
    kinds = {
        item["row"]._meta.model_name
        for number in (1, 2)
        for item in client.get(f"/en/sources/test-report/?page={number}").context["rows"]
    }
    assert {"learningvisit", "project", "activity", "aim", "agendaitem", "sitenote", "finding", "reading"} <= kinds
    assert "delegate" not in kinds


def test_source_does_not_list_rows_of_a_draft_visit(client, world: World) -> None:
    source = make.SourceFactory(slug="private-source")
    visit = make.LearningVisitFactory(publication=Publication.DRAFT, source=source, name_en="Secret visit")
    make.LessonFactory(visit=visit, source=source, text_en="Secret lesson")
    make.ExpectationFactory(
        visit=world.visit, group=world.visit.groups.get(), source=source, publication=Publication.IN_REVIEW
    )
    assert "Nothing public rests on this source at present." in html_of(client, "/en/sources/private-source/")


def test_zone_page_tells_what_visits_learned_there(client, world: World) -> None:
    html = html_of(client, f"/en/zones/{world.zone.slug}/")
    section = html[html.index('id="visits"') :]
    finding = Finding.objects.get(kind=FindingKind.FINDING)
    for words in ("Test visit to Boten", finding.text, Recommendation.objects.get().text, "Lao PDR"):
        assert words in section
    assert '<a href="#visits">What visits learned here</a>' in html


def test_zone_page_tells_what_was_noted_in_its_components(client, world: World) -> None:
    parent = make_zone(slug="parent", name_en="Parent zone", country=world.country)
    child = make_zone(slug="child", name_en="Child zone", country=world.country, component_of=parent)
    note = make.SiteNoteFactory(
        site_visit=make.SiteVisitFactory(visit=world.visit, site=make.SiteFactory(zone=child)), text_en="Seen in a part"
    )
    html = html_of(client, "/en/zones/parent/")
    assert note.text in html
    assert 'Component: <a href="/en/zones/child/">Child zone</a>' in html


def test_zone_without_visits_has_no_section_for_them(client, world: World) -> None:
    make_zone(slug="unvisited", country=world.country)
    assert 'id="visits"' not in html_of(client, "/en/zones/unvisited/")


def test_country_page_tells_own_findings_from_those_of_others(client, world: World) -> None:
    thailand = make.CountryFactory(code="TH", short_name_en="Thailand")
    group = make.CountryGroupFactory(visit=world.visit, country=thailand, code="TH")
    finding = make.FindingFactory(
        presentation=make.CountryPresentationFactory(visit=world.visit, group=group), text_en="Said by Thailand"
    )
    make.FindingSubjectFactory(finding=finding, zone=None, country=world.country)
    (learned,) = client.get("/en/countries/la/").context["sections"][0].rows
    assert [row.text for row in learned.findings] == ["Said by Thailand"]
    assert len(learned.own_findings) == 2
    assert [stop.row.site.zone for stop in learned.stops] == [world.zone]
    (of_thailand,) = client.get("/en/countries/th/").context["sections"][0].rows
    assert [row.text for row in of_thailand.own_findings] == ["Said by Thailand"]


def test_zones_are_visited_once_a_published_visit_was_held_at_a_published_site(client, world: World) -> None:
    make_zone(slug="unvisited", country=world.country)
    planned = make.SiteFactory(zone=make_zone(slug="planned", country=world.country))
    make.SiteVisitFactory(site=planned, visit=make.LearningVisitFactory())
    drafted = make.SiteFactory(zone=make_zone(slug="drafted", country=world.country), publication=Publication.DRAFT)
    make.SiteVisitFactory(site=drafted, visit=world.visit)
    make.SiteVisitFactory(site=make.SiteFactory(zone=world.zone), visit=world.visit)  # twice at the same zone
    assert [zone.slug for zone in Zone.objects.visited()] == ["test-boten"]
    listed = client.get("/en/zones/?visited=true")
    assert [zone.slug for zone in listed.context["page_obj"].object_list] == ["test-boten"]
    assert len(client.get("/en/zones/?visited=false").context["page_obj"].object_list) == 3
    world.visit.publication = Publication.WITHDRAWN
    world.visit.save()
    assert list(Zone.objects.visited()) == []


def test_cancelled_visit_is_told_as_such(client, world: World) -> None:
    make.LearningVisitFactory(status=VisitStatus.CANCELLED)
    assert '<span class="status status--cancelled">cancelled</span>' in html_of(client, "/en/learning-visits/")


def test_changes_name_visits_and_projects(client, world: World) -> None:
    html = html_of(client, "/en/changes/")
    assert f'<a href="{world.visit.get_absolute_url()}">Test visit to Boten</a>' in html
    assert "learning visit</span>" in html


def test_menu_leads_to_the_visits(client, world: World) -> None:
    html = html_of(client, f"/en{world.visit_paths[1]}")
    assert '<a href="/en/learning-visits/" aria-current="true">Learning visits</a>' in html


def test_sitemap_names_visits_and_projects(client, world: World) -> None:
    index = client.get("/sitemap.xml").content.decode()
    for section, path in {
        "visit-pages": "/th/learning-visits/",
        "learning-visits": "/th/learning-visits/test-visit/",
        "projects": "/th/projects/test-project/",
    }.items():
        assert f"/sitemap-{section}.xml</loc>" in index
        assert f"{path}</loc>" in client.get(f"/sitemap-{section}.xml").content.decode()


def test_text_of_a_visit_without_translation_is_marked_as_english(client, world: World) -> None:
    world.visit.name_lo = "ການຢ້ຽມຢາມ"
    world.visit.save()
    assert '<h1><span lang="en">Test visit to Boten</span></h1>' in html_of(client, f"/vi{world.visit_paths[0]}")
    assert "<h1>ການຢ້ຽມຢາມ</h1>" in html_of(client, f"/lo{world.visit_paths[0]}")


def test_genders_and_sectors_that_nobody_has_are_left_out(client, world: World) -> None:
    Delegate.objects.filter(gender=Gender.NOT_STATED).delete()
    chart = client.get(f"/en{world.visit_paths[0]}").context["delegation"].charts[0]
    assert chart.kinds == ["male"]
