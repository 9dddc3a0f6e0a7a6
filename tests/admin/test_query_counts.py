"""No screen costs more queries for thirty rows than for one."""

import pytest

from tests import factories
from tests.admin.pages import address, open_form, queries_of, signed_in
from tests.factories.rows import one_change
from zones.models import Claim, Zone, record_changes
from zones.services.claims import Statement, record_claim

pytestmark = pytest.mark.sweep

ON_THE_ZONE = (
    factories.ZoneAliasFactory, factories.ZoneClassificationFactory, factories.ZoneRoleFactory,
    factories.ZoneIndustryFactory, factories.TenantFactory, factories.InvestmentOpportunityFactory,
    factories.MilestoneFactory, factories.ZoneRegulationFactory,
)  # fmt: skip


def fill(zone, count):
    """So many rows in each table of the zone's page, with every foreign key set."""
    with record_changes():  # one search text for all of them
        for index in range(count):
            for factory in ON_THE_ZONE:
                factory(zone=zone)
            body, law = factories.OrganisationFactory(), factories.RegulationFactory()
            outer = zone.facilities.first()
            facility = factories.FacilityFactory(zone=zone, operator=body, parent=outer)
            factories.TenantFactory(zone=zone, organisation=body)
            factories.ZoneServiceFactory(zone=zone, provider=body, facility=facility)
            factories.IncentiveFactory(zone=zone, legal_basis=law)
            factories.ObservationFactory(zone=zone, facility=facility)
            statement = Statement(source=factories.SourceFactory())
            record_claim(zone=zone, field="area_ha", value=str(1000 + index), statement=statement)


@pytest.mark.parametrize("who", ["editor", "focal_point_laos"])
def test_zone_form_with_thirty_rows_of_each(request, zone, who):
    client = signed_in(request.getfixturevalue(who))
    fill(zone, 1)
    client.get(address(zone))
    one, one_of_history = queries_of(client, address(zone)), queries_of(client, address(zone, "history"))
    fill(zone, 29)
    assert queries_of(client, address(zone)) == one
    assert queries_of(client, address(zone, "history")) == one_of_history
    assert one < 75
    assert one_of_history < 45


def test_zone_form_is_saved_with_thirty_rows_of_each(editor, zone, django_assert_max_num_queries):
    fill(zone, 30)
    client = signed_in(editor)
    data = open_form(client, zone) | {"summary_en": "Another word."}
    with django_assert_max_num_queries(130):
        assert client.post(address(zone), data).status_code == 302


LISTED = (
    factories.ZoneFactory, factories.ClaimFactory, factories.SourceFactory, factories.OrganisationFactory,
    factories.ZoneTypeFactory, factories.IndustryFactory, factories.FacilityFactory, factories.TenantFactory,
    factories.InvestmentOpportunityFactory, factories.ZoneServiceFactory, factories.MilestoneFactory,
    factories.RegulationFactory, factories.IncentiveFactory, factories.ProcedureFactory, factories.StepFactory,
    factories.CrossBorderAreaFactory, factories.AgreementFactory, factories.JointBodyFactory,
    factories.ClearanceModelFactory, factories.AreaStatementFactory, factories.BorderCrossingFactory,
    factories.TransportLinkFactory, factories.TransportSectionFactory, factories.StationFactory,
    factories.TransportFigureFactory, factories.IndicatorFactory, factories.ObservationFactory,
    factories.CountryOverviewFactory, factories.EnquiryFactory, factories.SubscriptionFactory,
    factories.FocalPointFactory,
    factories.ProjectFactory, factories.ActivityFactory, factories.DiscussionAreaFactory,
    factories.LearningVisitFactory, factories.AimFactory, factories.AgendaDayFactory, factories.AgendaItemFactory,
    factories.AgendaPresenterFactory, factories.TravelGroupFactory, factories.SiteFactory, factories.SiteVisitFactory,
    factories.SiteNoteFactory, factories.DelegateFactory, factories.PersonalLinkFactory, factories.ErasureFactory,
    factories.ExpectationFactory, factories.AssignmentTopicFactory, factories.CaseStudyFactory,
    factories.CountryPresentationFactory, factories.FindingFactory, factories.LessonFactory,
    factories.RecommendationFactory, factories.ReminderFactory, factories.ContradictionFactory,
    factories.ReadingFactory,
)  # fmt: skip


@pytest.mark.parametrize("factory", LISTED, ids=lambda factory: factory._meta.model.__name__)
def test_lists_with_thirty_rows(administrator, factory):
    client = signed_in(administrator)
    row = factory()
    client.get(address(row, "changelist"))
    one = queries_of(client, address(row, "changelist"))
    with one_change():
        for _index in range(29):
            factory()
    assert queries_of(client, address(row, "changelist")) == one
    assert one < 20


def test_start_page_with_thirty_of_each(editor, zone):
    client = signed_in(editor)
    fill(zone, 1)
    client.get("/admin/")
    one = queries_of(client, "/admin/")
    fill(zone, 29)
    with one_change():
        for _index in range(30):
            factories.ZoneFactory(country=zone.country)
    assert queries_of(client, "/admin/") == one
    assert one < 25


def test_autocomplete_with_thirty_rows(editor, zone):
    client = signed_in(editor)
    path = "/admin/autocomplete/?app_label=zones&model_name=facility&field_name=zone&term=zone"
    client.get(path)
    one = queries_of(client, path)
    with one_change():
        for _index in range(29):
            factories.ZoneFactory(country=zone.country)
    assert queries_of(client, path) == one


@pytest.mark.parametrize("model", [Zone, Claim])
def test_exports_with_thirty_rows(editor, zone, model, django_assert_max_num_queries):
    with one_change():
        for _index in range(30):
            other = factories.ZoneFactory(country=zone.country, component_of=zone)
            factories.ZoneClassificationFactory(zone=other)
    client = signed_in(editor)
    with django_assert_max_num_queries(15):
        response = client.post(address(model(), "export"), {"format": "1", "resource": "0"})
    assert response.status_code == 200
