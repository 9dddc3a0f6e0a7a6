"""Who reaches which rows, in every place of the admin where a row can be reached.

There is always a zone of another country that could leak, and it is published, so that only the country keeps it in.
"""

import pytest
from django.urls import reverse

from tests import factories
from tests.admin.pages import address, form_data, signed_in
from zones.access import FOCAL_RULES
from zones.choices import Publication
from zones.models import Change, Claim, DataVersion, Enquiry, Organisation, Source, Tenant

PARTS = (
    factories.FacilityFactory, factories.TenantFactory, factories.InvestmentOpportunityFactory,
    factories.ZoneServiceFactory, factories.MilestoneFactory, factories.IncentiveFactory, factories.ObservationFactory,
    factories.EnquiryFactory,
)  # fmt: skip


def autocomplete(client, model, field, term=""):
    query = {"app_label": "zones", "model_name": model, "field_name": field, "term": term}
    return client.get(reverse("admin:autocomplete"), query)


def texts(response):
    return [item["text"] for item in response.json()["results"]]


@pytest.mark.parametrize("path", ["", "zones/zone/", "zones/claim/import/", "zones/zone/export/", "autocomplete/"])
def test_visitor_is_asked_to_sign_in(client, db, path):
    response = client.get(f"/admin/{path}")
    assert response.status_code == 302
    assert response["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("path", ["", "zones/zone/", "zones/claim/import/", "zones/zone/export/", "autocomplete/"])
def test_partner_is_no_staff(partner, path):
    assert signed_in(partner).get(f"/admin/{path}").status_code == 302


def test_staff_without_a_group_sees_nothing(partner, zone):
    partner.is_staff = True
    partner.save()
    client = signed_in(partner)
    assert client.get("/admin/").status_code == 200
    assert zone.name_en not in client.get("/admin/").content.decode()
    for path in (address(zone, "changelist"), address(zone), address(zone, "history"), address(zone, "export")):
        assert client.get(path).status_code == 403
    assert autocomplete(client, "facility", "zone").status_code == 403


# --- Lists and details ---------------------------------------------------------------------------


def test_focal_point_lists_the_own_country(focal_point_laos, zone, draft, thai_zone):
    shown = list(signed_in(focal_point_laos).get(address(zone, "changelist")).context["cl"].queryset)
    assert shown == [draft, zone]


def test_editor_lists_all(editor, zone, thai_zone):
    shown = list(signed_in(editor).get(address(zone, "changelist")).context["cl"].queryset)
    assert shown == [zone, thai_zone]


def test_filters_do_not_lead_abroad(focal_point_laos, zone, thai_zone):
    factories.ZoneClassificationFactory(zone=thai_zone, zone_type__name_en="Thai type")
    client = signed_in(focal_point_laos)
    response = client.get(address(zone, "changelist"), {"country__code__exact": "TH"})
    assert thai_zone not in response.context["cl"].queryset
    assert "Thai type" not in client.get(address(zone, "changelist")).content.decode()


def test_stranger_does_not_open_a_zone(focal_point_thailand, zone):
    client = signed_in(focal_point_thailand)
    for path in (address(zone), f"/admin/zones/zone/{zone.pk}/claims/add/"):
        response = client.get(path, follow=True)
        assert zone.name_en not in response.content.decode()
    assert client.post(address(zone), {"name_en": "Taken"}).status_code == 302
    zone.refresh_from_db()
    assert zone.name_en == "Lao test zone"


@pytest.mark.parametrize("factory", PARTS)
def test_parts_of_other_countries_are_out_of_reach(focal_point_laos, zone, thai_zone, factory):
    own, other = factory(zone=zone), factory(zone=thai_zone)
    client = signed_in(focal_point_laos)
    assert list(client.get(address(own, "changelist")).context["cl"].queryset) == [own]
    assert client.get(address(own)).status_code == 200
    assert client.get(address(other)).status_code == 302
    assert client.post(address(other), {}).status_code == 302
    assert client.get(address(other, "delete")).status_code in (302, 403)


@pytest.mark.parametrize("country", ["LA", "TH"])
def test_claims_are_kept_within_the_country(zone, thai_zone, country, focal_point_laos, focal_point_thailand):
    user = {"LA": focal_point_laos, "TH": focal_point_thailand}[country]
    shown = signed_in(user).get(address(Claim(), "changelist")).context["cl"].queryset
    assert {claim.zone.country_id for claim in shown} == {country}


def test_rows_above_countries_are_for_editors(focal_point_laos, editor, laos, zone):
    national = factories.IncentiveFactory(zone=None, country=laos)
    of_an_area = factories.MilestoneFactory(zone=None, area=factories.CrossBorderAreaFactory())
    for row in (national, of_an_area):
        assert signed_in(focal_point_laos).get(address(row)).status_code == 302
        assert signed_in(editor).get(address(row)).status_code == 200


def test_focal_point_is_kept_from_what_is_not_theirs(focal_point_laos):
    client = signed_in(focal_point_laos)
    for factory in (
        factories.CrossBorderAreaFactory, factories.BorderCrossingFactory, factories.TransportLinkFactory,
        factories.ProcedureFactory, factories.RegulationFactory, factories.CountryOverviewFactory,
        factories.SubscriptionFactory, factories.FocalPointFactory,
    ):  # fmt: skip
        row = factory()
        assert client.get(address(row, "changelist")).status_code == 403, row._meta.model_name
        assert client.get(address(row)).status_code == 403, row._meta.model_name


def test_reference_is_read_by_focal_points_and_written_by_editors(focal_point_laos, editor, source):
    client = signed_in(focal_point_laos)
    assert client.get(address(source)).status_code == 200
    assert client.post(address(source), {"title": "Mine"}).status_code == 403
    assert client.get(address(Source(), "add")).status_code == 200  # a statement may need a source nobody named yet
    assert client.get(address(Organisation(), "add")).status_code == 403
    assert signed_in(editor).get(address(Organisation(), "add")).status_code == 200


def test_people_are_for_administrators(editor, administrator):
    for row in (factories.FocalPointFactory(), factories.SubscriptionFactory()):
        assert signed_in(editor).get(address(row)).status_code == 403
        assert signed_in(administrator).get(address(row)).status_code == 200


def test_change_feed_is_read_only(administrator, zone):
    administrator.is_superuser = True
    administrator.save()
    client = signed_in(administrator)
    for row in (Change.objects.first(), DataVersion.objects.get()):
        assert client.get(address(row)).status_code == 200
        assert client.post(address(row), {}).status_code == 403
        assert client.get(address(row, "add")).status_code == 403
        assert client.post(address(row, "delete"), {"post": "yes"}).status_code == 403


@pytest.mark.parametrize(
    "factory", [factories.SourceFactory, factories.OrganisationFactory, factories.ZoneTypeFactory,
                factories.IndustryFactory, factories.CountryFactory, factories.IndicatorFactory]
)  # fmt: skip
def test_reference_is_never_deleted(administrator, factory):
    administrator.is_superuser = True
    administrator.save()
    row = factory()
    assert signed_in(administrator).post(address(row, "delete"), {"post": "yes"}).status_code == 403


# --- Autocomplete ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("model", "field"), [("facility", "zone"), ("zone", "component_of"), ("observation", "zone"), ("station", "zone")]
)
def test_autocomplete_of_zones_ends_at_the_border(focal_point_laos, editor, zone, thai_zone, model, field):
    assert texts(autocomplete(signed_in(focal_point_laos), model, field)) == ["Lao test zone"]
    assert texts(autocomplete(signed_in(editor), model, field)) == ["Lao test zone", "Thai test zone"]


def test_autocomplete_of_facilities_ends_at_the_border(focal_point_laos, zone, thai_zone):
    factories.FacilityFactory(zone=zone, name_en="Own gate")
    factories.FacilityFactory(zone=thai_zone, name_en="Other gate")
    assert texts(autocomplete(signed_in(focal_point_laos), "zoneservice", "facility", "gate")) == ["Own gate"]


def test_autocomplete_leaves_out_what_is_retired(editor):
    factories.ZoneTypeFactory(name_en="Old type", is_retired=True)
    factories.ZoneTypeFactory(name_en="New type")
    assert texts(autocomplete(signed_in(editor), "zoneclassification", "zone_type", "type")) == ["New type"]


def test_zones_are_found_by_any_name(editor, zone, laos):
    factories.ZoneFactory(country=laos, name_en="Boten", name_lo="ບໍ່ເຕັນ", name_zh_hans="磨丁经济特区")
    factories.ZoneFactory(country=laos, name_en="Đồng Đăng", publication=Publication.DRAFT)
    client = signed_in(editor)
    for term, name in (("磨丁", "Boten"), ("ບໍ່ເຕັນ", "Boten"), ("BOTEN", "Boten"), ("Đồng", "Đồng Đăng")):
        assert texts(autocomplete(client, "facility", "zone", term)) == [name]


# --- A forged choice -------------------------------------------------------------------------------


def test_hand_made_choice_of_a_foreign_zone_is_refused(focal_point_laos, zone, thai_zone, source):
    client = signed_in(focal_point_laos)
    data = form_data(client.get(address(Tenant(), "add")))
    data |= {"zone": thai_zone.pk, "name_en": "Foreign", "source": source.pk}
    response = client.post(address(Tenant(), "add"), data)
    assert "zone" in response.context["adminform"].form.errors
    assert not Tenant.objects.filter(name_en="Foreign").exists()


def test_popup_field_can_not_be_used_to_look_abroad(focal_point_laos, thai_zone):
    response = signed_in(focal_point_laos).get(address(thai_zone), {"_to_field": "slug"})
    assert response.status_code in (302, 400)


@pytest.mark.parametrize("factory", [factories.IncentiveFactory, factories.ObservationFactory])
def test_subjects_above_a_zone_are_no_field_of_focal_points(focal_point_laos, editor, zone, factory):
    row = factory(zone=zone, publication=Publication.IN_REVIEW)
    assert "country" in form_data(signed_in(editor).get(address(row)))
    data = form_data(signed_in(focal_point_laos).get(address(row)))
    assert not {"country", "zone_type", "publication"} & set(data)


# --- History ----------------------------------------------------------------------------------------


def test_history_of_other_countries_stays_closed(focal_point_laos, focal_point_thailand, thai_zone):
    facility = factories.FacilityFactory(zone=thai_zone)
    claim = Claim.objects.filter(zone=thai_zone).first()
    for row in (thai_zone, facility, claim):
        version = row.history.first().history_id
        form = reverse(f"admin:zones_{row._meta.model_name}_simple_history", args=(row.pk, version))
        assert signed_in(focal_point_laos).get(address(row, "history")).status_code == 403
        assert signed_in(focal_point_laos).get(form).status_code == 403
        assert signed_in(focal_point_thailand).get(address(row, "history")).status_code == 200


def test_history_of_what_was_deleted_is_for_editors(focal_point_laos, editor, zone):
    tenant = factories.TenantFactory(zone=zone)
    path = address(tenant, "history")
    tenant.delete()
    assert signed_in(focal_point_laos).get(path).status_code == 403
    assert signed_in(editor).get(path).status_code == 200


def test_nothing_is_put_back_from_the_history(editor, zone):
    first = zone.history.last()
    path = reverse("admin:zones_zone_simple_history", args=(zone.pk, first.history_id))
    assert signed_in(editor).get(path)["Location"] == address(zone, "history")
    assert signed_in(editor).post(path, {"_save": "Revert"})["Location"] == address(zone, "history")


# --- Enquiries ------------------------------------------------------------------------------------


def test_enquiry_is_answered_but_not_rewritten(editor, zone):
    enquiry = factories.EnquiryFactory(zone=zone, message="How much is the rent?")
    client = signed_in(editor)
    data = form_data(client.get(address(enquiry))) | {
        "answer": "It depends.",
        "message": "Nothing",
        "status": "answered",
    }
    assert client.post(address(enquiry), data).status_code == 302
    enquiry = Enquiry.objects.get()
    assert (enquiry.answer, enquiry.message, enquiry.status) == ("It depends.", "How much is the rent?", "answered")


def test_every_focal_model_was_tried():
    """A model that is opened to focal points later has to be tried above as well."""
    tried = {factory._meta.model._meta.model_name for factory in PARTS}
    inlines = {"zonealias", "zoneclassification", "zonerole", "zoneindustry", "zoneregulation"}
    assert {label.split(".")[1] for label in FOCAL_RULES if label.startswith("zones.")} == tried | inlines | {
        "zone",
        "claim",
    }
