"""What the rules of a visit refuse is told at the field, and nothing of the form is written."""

import datetime as dt

import pytest
from django.core.exceptions import NON_FIELD_ERRORS
from django.core.files.uploadedfile import SimpleUploadedFile

from delegations.models import AgendaItem, CaseStudy, Delegate, FindingSubject, LearningVisit, Reading, TravelCount
from tests import factories
from tests.admin.pages import add_row, address, errors_of, form_data, inline_of, open_form, signed_in


def save(user, row, **values):
    client = signed_in(user)
    return client.post(address(row), open_form(client, row) | values)


@pytest.mark.parametrize(
    ("factory", "values", "field", "said"),
    [
        (factories.LearningVisitFactory, {"planned_to": "2030-03-01"}, "planned_from", "in their order"),
        (factories.LearningVisitFactory, {"planned_to": ""}, "planned_from", "together"),
        (factories.LearningVisitFactory, {"status": "held"}, "status", "on which days the visit was held"),
        (factories.AgendaItemFactory, {"end": "08:00"}, "end", "ends before it starts"),
        (factories.AgendaItemFactory, {"start": ""}, "start", "Say when it starts"),
        (factories.AgendaItemFactory, {"time_zone": "Bangkok"}, "time_zone", "is no time zone"),
        (factories.AgendaItemFactory, {"start": "9 o'clock"}, "start", "valid time"),
        (factories.AgendaDayFactory, {"time_zone": ""}, "time_zone", "Give the country or the time zone"),
        (factories.RecommendationFactory, {"status": "done"}, "status", "what shows that it was done"),
        (factories.RecommendationFactory, {"status": "declined"}, "status", "why it was declined"),
        (factories.RecommendationFactory, {"due_on": "2030-01-01"}, "owner", "needs an owner"),
        (factories.RecommendationFactory, {"evidence_url": "no address"}, "evidence_url", "valid URL"),
        (factories.ActivityFactory, {"starts": "2019-05", "ends": "2018-05"}, "starts", "ends before it starts"),
        (factories.ActivityFactory, {"starts": "May"}, "starts", "2016-12"),
        (factories.ProjectFactory, {"starts": "2019", "ends": "2018"}, "starts", "ends before it starts"),
        (factories.SiteFactory, {"longitude": "101"}, "longitude", "together"),
        (factories.DelegateFactory, {"name": ""}, "name", "required"),
        (factories.CaseStudyFactory, {"text": ""}, "publication", "Write the case study or add a file"),
    ],
)
def test_broken_rule_is_told_at_its_field(editor, factory, values, field, said):
    row = factory()
    errors = errors_of(save(editor, row, **values))
    told = {name: " ".join(messages) for name, messages in errors.items()}
    assert said in told[field]
    assert NON_FIELD_ERRORS not in told
    stored = type(row).objects.get(pk=row.pk)
    assert not stored.differs_from(row)


def test_site_lies_in_the_country_of_its_zone(editor, zone, thailand):
    site = factories.SiteFactory(zone=zone)
    facility = factories.FacilityFactory(zone=factories.ZoneFactory(country=zone.country))
    assert list(errors_of(save(editor, site, country="TH"))) == ["country"]
    assert list(errors_of(save(editor, site, facility=facility.pk))) == ["facility"]


def test_delegate_is_on_the_list_once(editor, visit, lao):
    other = factories.DelegateFactory(visit=visit, group=lao.group)
    for name in ("Bounmy", "BOUNMY"):
        assert "on the list already" in errors_of(save(editor, other, name=name))["name"][0]
    assert "This number is taken." in errors_of(save(editor, other, number=lao.delegate.number))["number"][0]
    client = signed_in(editor)
    path = f"{address(Delegate(), 'add')}?visit={visit.pk}"
    data = form_data(client.get(path)) | {"name": "bounmy", "group": lao.group.pk}
    assert list(errors_of(client.post(path, data))) == ["name"]
    assert Delegate.objects.count() == 2


def test_same_name_in_another_visit_is_another_delegate(editor, lao):
    other = factories.DelegateFactory()
    assert save(editor, other, name="Bounmy").status_code == 302


@pytest.mark.parametrize(
    ("values", "field", "said"),
    [
        ({"start": "10:00", "end": "09:00"}, "end", "ends before it starts"),
        ({"end": "09:00"}, "start", "Say when it starts"),
        ({"start": "09:00", "title_en": ""}, "title_en", "required"),
        ({"order": "-1"}, "order", "greater than or equal to 0"),
    ],
)
def test_broken_item_of_a_day_is_told_in_its_row(editor, visit, values, field, said):
    day = factories.AgendaDayFactory(visit=visit)
    client = signed_in(editor)
    data = add_row(open_form(client, day), "items", **({"title_en": "Talk", "kind": "session"} | values))
    response = client.post(address(day), data)
    assert said in " ".join(inline_of(response, AgendaItem).formset.errors[0][field])
    assert not day.items.exists()


def test_flight_over_a_time_zone_arrives_earlier_by_the_clock(editor, visit):
    day = factories.AgendaDayFactory(visit=visit, time_zone="Asia/Shanghai")
    item = factories.AgendaItemFactory(day=day, start=dt.time(9), end=dt.time(10))
    assert save(editor, item, start="09:30", end="09:00", end_time_zone="Asia/Yangon").status_code == 302


def test_moved_day_takes_its_items_along(editor, visit):
    day = factories.AgendaDayFactory(visit=visit, time_zone="Asia/Bangkok")
    item = factories.AgendaItemFactory(day=day)
    save(editor, day, time_zone="Asia/Shanghai")
    item.refresh_from_db()
    assert item.starts_at == dt.datetime.combine(day.date, dt.time(1), tzinfo=dt.UTC)


def test_two_readings_are_not_both_in_use(editor, visit):
    point = factories.ContradictionFactory(visit=visit)
    client = signed_in(editor)
    data = open_form(client, point)
    for text in ("8 to 14 December", "9 to 13 December"):
        add_row(data, "readings", text_en=text, is_used="on")
    response = client.post(address(point), data)
    assert response.status_code == 200
    assert "Only one reading can be the one in use" in str(response.context["adminform"].form.errors)
    assert not Reading.objects.exists()


def test_finding_speaks_of_one_thing_in_a_row_and_of_it_once(editor, lao, zone):
    client = signed_in(editor)
    data = add_row(open_form(client, lao.finding), "subjects", zone=zone.pk, country="LA")
    response = client.post(address(lao.finding), data)
    assert "exactly one subject" in str(inline_of(response, FindingSubject).formset.errors)
    own = lao.finding.subjects.get().zone
    data = add_row(open_form(client, lao.finding), "subjects", zone=own.pk)
    response = client.post(address(lao.finding), data)
    assert "recorded already" in str(response.context["adminform"].form.errors)


def test_count_of_nobody_is_refused(editor, visit, lao):
    route = factories.TravelGroupFactory(visit=visit)
    client = signed_in(editor)
    data = add_row(open_form(client, route), "counts", country_group=lao.group.pk, count=0)
    response = client.post(address(route), data)
    assert "greater than zero" in str(inline_of(response, TravelCount).formset.errors)


def test_group_with_people_is_not_deleted(editor, visit, lao):
    client = signed_in(editor)
    data = open_form(client, visit) | {"groups-0-DELETE": "on"}
    response = client.post(address(visit), data)
    assert response.status_code == 200
    assert "would require deleting the following protected" in response.content.decode()
    assert visit.groups.count() == 1


def test_slug_of_a_visit_is_written_once(editor, visit):
    client = signed_in(editor)
    assert "slug" not in open_form(client, visit)
    data = form_data(client.get(address(visit, "add"))) | {"name_en": "Again", "slug": visit.slug}
    client.post(address(visit, "add"), data)
    assert LearningVisit.objects.count() == 1


# --- Files ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "size", "said"), [("case.exe", 10, "not allowed"), ("case.pdf", 11 * 1024 * 1024, "at most 10 MB")]
)
def test_wrong_file_is_refused(editor, lao, name, size, said):
    file = SimpleUploadedFile(name, b"%PDF-1.4 " + b"0" * size)
    assert said in errors_of(save(editor, lao.case_study, file=file))["file"][0]
    assert CaseStudy.objects.get(pk=lao.case_study.pk).file.name == lao.case_study.file.name
