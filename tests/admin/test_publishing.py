"""Publishing and withdrawing many rows at once."""

import pytest

from tests import factories
from tests.admin.pages import address, errors_of, open_form, signed_in
from zones.choices import ChangeAction, Publication
from zones.models import Change, Zone, data_version


def bulk(user, action, *rows, follow=True):
    data = {"action": action, "_selected_action": [row.pk for row in rows], "index": 0}
    return signed_in(user).post(address(rows[0], "changelist"), data, follow=follow)


def test_editor_publishes_drafts(editor, draft, zone):
    before = data_version()
    response = bulk(editor, "publish_selected", draft, zone)
    draft.refresh_from_db()
    assert draft.publication == Publication.PUBLISHED
    assert "Published: 1" in response.content.decode()
    assert data_version() == before + 1
    assert Change.objects.first().action == ChangeAction.CREATED


def test_withdrawn_zones_leave_the_public(editor, zone, draft):
    bulk(editor, "withdraw_selected", zone, draft)
    assert set(Zone.objects.values_list("publication", flat=True)) == {Publication.WITHDRAWN}
    assert Change.objects.first().action == ChangeAction.WITHDRAWN


@pytest.mark.parametrize("action", ["publish_selected", "withdraw_selected"])
def test_focal_points_have_no_such_action(focal_point_laos, draft, zone, action):
    page = signed_in(focal_point_laos).get(address(zone, "changelist")).content.decode()
    assert action not in page
    bulk(focal_point_laos, action, draft, zone)
    assert dict(Zone.objects.values_list("slug", "publication")) == {"la-draft": "draft", "la-test": "published"}


@pytest.mark.parametrize(
    "factory", [factories.FacilityFactory, factories.TenantFactory, factories.RegulationFactory,
                factories.CrossBorderAreaFactory, factories.TransportLinkFactory, factories.ObservationFactory]
)  # fmt: skip
def test_parts_are_published_in_review(editor, factory):
    row = factory(publication=Publication.IN_REVIEW)
    bulk(editor, "publish_selected", row)
    row.refresh_from_db()
    assert row.publication == Publication.PUBLISHED


def test_refused_row_is_named_and_leaves_the_others(editor, draft, laos):
    other = factories.ZoneFactory(country=laos, slug="la-bare", name_en="Bare zone", publication=Publication.DRAFT)
    Zone._base_manager.filter(pk=other.pk).update(area_ha=7)  # a value without a claim, past every service
    response = bulk(editor, "publish_selected", other, draft)
    text = response.content.decode()
    assert "Bare zone: Publication: It can&#x27;t be published: a value has no accepted statement" in text
    assert "Published: 1" in text
    assert dict(Zone.objects.values_list("slug", "publication")) == {"la-bare": "draft", "la-draft": "published"}


def test_whole_form_says_so_too(editor, laos):
    zone = factories.ZoneFactory(country=laos, publication=Publication.DRAFT)
    Zone._base_manager.filter(pk=zone.pk).update(area_ha=7)
    client = signed_in(editor)
    response = client.post(address(zone), open_form(client, zone) | {"publication": "published"})
    assert "no accepted statement" in errors_of(response)["publication"][0]


def test_selected_parts_are_deleted_with_a_change(editor, zone):
    tenant = factories.TenantFactory(zone=zone)
    before = data_version()
    data = {"action": "delete_selected", "_selected_action": [tenant.pk], "post": "yes"}
    assert signed_in(editor).post(address(tenant, "changelist"), data).status_code == 302
    assert data_version() == before + 1
