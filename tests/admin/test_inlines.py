"""Rows on a zone's page: who may write which, and where their source comes from."""

import pytest

from tests import factories
from tests.admin.pages import add_row, address, inline_of, open_form, signed_in
from zones.choices import Publication
from zones.models import Facility, Tenant, TransportLink, ZoneAlias, ZoneRole, data_version


def post(user, row, data):
    return signed_in(user).post(address(row), data)


# --- Source of a row ------------------------------------------------------------------------------


def test_row_takes_the_source_of_the_save(editor, zone, source):
    data = open_form(signed_in(editor), zone) | {"source": source.pk, "locator": "page 4"}
    add_row(data, "aliases", name="Other name")
    assert post(editor, zone, data).status_code == 302
    alias = ZoneAlias.objects.get(zone=zone)
    assert (alias.source, alias.locator) == (source, "page 4")


def test_row_keeps_a_source_of_its_own(editor, zone, source):
    own = factories.SourceFactory()
    data = open_form(signed_in(editor), zone) | {"source": source.pk, "locator": "page 4"}
    add_row(data, "aliases", name="Other name", source=own.pk, locator="line 7")
    post(editor, zone, data)
    alias = ZoneAlias.objects.get(zone=zone)
    assert (alias.source, alias.locator) == (own, "line 7")


def test_row_without_any_source_is_refused(editor, zone):
    data = add_row(open_form(signed_in(editor), zone), "aliases", name="Other name")
    response = post(editor, zone, data)
    assert inline_of(response, ZoneAlias).formset.errors == [
        {"source": ["Name the source: in this row, or once for the whole save."]}
    ]


def test_steps_take_the_source_of_their_procedure(editor):
    procedure = factories.ProcedureFactory()
    data = add_row(open_form(signed_in(editor), procedure), "steps", order=1, name_en="First")
    assert post(editor, procedure, data).status_code == 302
    assert procedure.steps.get().source == procedure.source


# --- Focal points ------------------------------------------------------------------------------------


def test_addition_of_a_focal_point_waits_for_review(focal_point_laos, zone, source):
    before = data_version()
    data = open_form(signed_in(focal_point_laos), zone)
    add_row(data, "tenants", name_en="New tenant", status="unknown", source=source.pk, publication="published")
    assert post(focal_point_laos, zone, data).status_code == 302
    assert Tenant.objects.get().publication == Publication.IN_REVIEW
    assert data_version() == before


def test_addition_of_an_editor_is_published(editor, zone, source):
    data = open_form(signed_in(editor), zone)
    add_row(data, "tenants", name_en="New", status="unknown", source=source.pk, publication="published")
    post(editor, zone, data)
    assert Tenant.objects.get().publication == Publication.PUBLISHED


def test_published_part_is_locked_for_a_focal_point(focal_point_laos, zone):
    tenant = factories.TenantFactory(zone=zone, name_en="Public tenant")
    waiting = factories.TenantFactory(zone=zone, name_en="Waiting tenant", publication=Publication.IN_REVIEW)
    client = signed_in(focal_point_laos)
    response = client.get(address(zone))
    locked = {
        form.instance.pk: form.fields["name_en"].disabled for form in inline_of(response, Tenant).formset.initial_forms
    }
    assert locked == {tenant.pk: True, waiting.pk: False}


def test_forged_change_of_a_published_part_is_ignored(focal_point_laos, zone):
    tenant = factories.TenantFactory(zone=zone, name_en="Public tenant")
    data = open_form(signed_in(focal_point_laos), zone)
    data |= {"tenants-0-name_en": "Mine", "tenants-0-id": tenant.pk, "tenants-0-DELETE": "on"}
    post(focal_point_laos, zone, data)
    assert Tenant.objects.get(pk=tenant.pk).name_en == "Public tenant"


def test_rows_of_a_published_zone_are_read_only_for_a_focal_point(focal_point_laos, zone, source):
    alias = factories.ZoneAliasFactory(zone=zone, name="Public alias")
    client = signed_in(focal_point_laos)
    response = client.get(address(zone))
    inline = inline_of(response, ZoneAlias)
    assert not inline.has_change_permission
    assert not inline.has_add_permission
    data = open_form(client, zone) | {"aliases-TOTAL_FORMS": 2, "aliases-INITIAL_FORMS": 1}
    data |= {
        "aliases-0-id": alias.pk,
        "aliases-0-zone": zone.pk,
        "aliases-0-name": "Mine",
        "aliases-0-source": source.pk,
    }
    data |= {"aliases-1-name": "Another", "aliases-1-source": source.pk, "aliases-1-zone": zone.pk}
    client.post(address(zone), data)
    assert list(zone.aliases.values_list("name", flat=True)) == ["Public alias"]


def test_rows_of_a_draft_are_open_to_a_focal_point(focal_point_laos, draft, source):
    data = add_row(open_form(signed_in(focal_point_laos), draft), "aliases", name="Alias", source=source.pk)
    assert post(focal_point_laos, draft, data).status_code == 302
    assert draft.aliases.count() == 1


def test_change_of_a_waiting_part_waits_again(focal_point_laos, zone):
    part = factories.FacilityFactory(zone=zone, publication=Publication.DRAFT)
    data = open_form(signed_in(focal_point_laos), part) | {"name_en": "Better name", "publication": "published"}
    assert post(focal_point_laos, part, data).status_code == 302
    part.refresh_from_db()
    assert (part.name_en, part.publication) == ("Better name", Publication.IN_REVIEW)


def test_published_part_has_a_read_only_page_for_a_focal_point(focal_point_laos, zone):
    part = factories.FacilityFactory(zone=zone)
    assert signed_in(focal_point_laos).get(address(part)).status_code == 200
    assert signed_in(focal_point_laos).post(address(part), {"name_en": "Mine"}).status_code == 403


def test_a_row_of_another_zone_can_not_be_slipped_in(focal_point_laos, draft, thai_zone, source):
    other = factories.TenantFactory(zone=thai_zone, name_en="Thai tenant", publication=Publication.IN_REVIEW)
    data = open_form(signed_in(focal_point_laos), draft)
    data |= {"tenants-TOTAL_FORMS": 1, "tenants-INITIAL_FORMS": 1, "tenants-0-id": other.pk, "tenants-0-zone": draft.pk}
    data |= {"tenants-0-name_en": "Taken", "tenants-0-status": "unknown", "tenants-0-source": source.pk}
    post(focal_point_laos, draft, data)
    other.refresh_from_db()
    assert (other.name_en, other.zone) == ("Thai tenant", thai_zone)


# --- Rules, as errors of the form ----------------------------------------------------------------


def test_facility_inside_itself_is_named(editor, zone, source):
    outer = factories.FacilityFactory(zone=zone, name_en="Outer")
    inner = factories.FacilityFactory(zone=zone, name_en="Inner", parent=outer)
    data = open_form(signed_in(editor), zone)
    index = next(name[:-3] for name, value in data.items() if name.endswith("-id") and value == outer.pk)
    response = post(editor, zone, data | {f"{index}-parent": inner.pk})
    assert response.context["adminform"].form.non_field_errors() == [
        "Facility “Outer”, Inside: It can't lie inside itself, nor inside something that lies inside it."
    ]
    assert Facility.objects.get(pk=outer.pk).parent is None


def test_facilities_of_other_zones_are_no_choice(editor, zone, thai_zone):
    own = factories.FacilityFactory(zone=zone)
    other = factories.FacilityFactory(zone=thai_zone)
    data = open_form(signed_in(editor), zone)
    response = post(editor, zone, data | {"facilities-0-parent": other.pk})
    assert "parent" in inline_of(response, Facility).formset.errors[0]
    response = signed_in(editor).post(address(own), open_form(signed_in(editor), own) | {"parent": other.pk})
    assert "belongs elsewhere" in str(response.context["adminform"].form.errors["parent"])


@pytest.mark.parametrize("values", [{"as_of": "last year"}, {"role": "king"}, {"organisation": "999999"}])
def test_broken_row_names_its_column(editor, zone, source, values):
    organisation = factories.OrganisationFactory()
    row = {"organisation": organisation.pk, "role": "developer", "source": source.pk} | values
    response = post(editor, zone, add_row(open_form(signed_in(editor), zone), "roles", **row))
    assert list(inline_of(response, ZoneRole).formset.errors[0]) == list(values)


def test_same_role_twice_is_refused(editor, zone, source):
    role = factories.ZoneRoleFactory(zone=zone)
    data = open_form(signed_in(editor), zone)
    add_row(data, "roles", organisation=role.organisation_id, role=role.role, source=source.pk)
    response = post(editor, zone, data)
    assert response.status_code == 200
    assert ZoneRole.objects.count() == 1


def test_two_sections_in_one_place_are_refused(editor):
    link = factories.TransportLinkFactory()
    data = open_form(signed_in(editor), link)
    add_row(data, "sections", order=1, name_en="A", slug="a", status="unknown")
    add_row(data, "sections", order=1, name_en="B", slug="b", status="unknown")
    assert post(editor, link, data).status_code == 200
    assert TransportLink.objects.get().sections.count() == 0


def test_rows_can_be_deleted_by_an_editor(editor, zone):
    factories.ZoneAliasFactory(zone=zone)
    data = open_form(signed_in(editor), zone) | {"aliases-0-DELETE": "on"}
    assert post(editor, zone, data).status_code == 302
    assert zone.aliases.count() == 0
