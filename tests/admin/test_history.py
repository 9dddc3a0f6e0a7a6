"""Who changed what: one list for a zone with its claims and parts, newest first."""

from tests import factories
from tests.admin.pages import address, open_form, signed_in
from zones.admin.zone_history import entries
from zones.models import record_changes


def told(zone):
    return [(entry.by, entry.what, entry.row, entry.did) for entry in entries(zone)]


def test_history_tells_person_row_and_change(editor, zone, source):
    client = signed_in(editor)
    data = open_form(client, zone) | {"area_ha": "250", "source": source.pk, "summary_en": "Short."}
    client.post(address(zone), data)
    newest = {(entry.what, entry.row, entry.did): entry for entry in entries(zone) if entry.by == "editor"}
    claim = newest["Claim", "Gross area (ha): 250", "added"]
    assert claim.by == "editor"
    profile = next(entry for entry in entries(zone) if entry.what == "Zone" and entry.changes)
    assert {(change.label, change.old, change.new) for change in profile.changes} >= {("Gross area (ha)", "100", "250")}
    page = client.get(address(zone, "history")).content.decode()
    assert "Gross area (ha): 250" in page
    assert "Short." in page


def test_parts_are_told_by_name_even_when_they_are_gone(editor, zone):
    role = factories.ZoneRoleFactory(zone=zone, organisation__name_en="Body of tests")
    tenant = factories.TenantFactory(zone=zone, name_en="Gone tenant")
    tenant.delete()
    role.note = "Checked"
    role.save()
    rows = told(zone)
    assert ("loaded data", "Role", "Body of tests", "changed") in rows
    assert ("loaded data", "Tenant", "Gone tenant", "deleted") in rows
    assert ("loaded data", "Tenant", "Gone tenant", "added") in rows


def test_words_of_a_vocabulary_are_told(editor, zone):
    tenant = factories.TenantFactory(zone=zone, status="planned")
    tenant.status = "operating"
    tenant.save()
    entry = next(entry for entry in entries(zone) if entry.what == "Tenant" and entry.did == "changed")
    assert [(change.label, change.old, change.new) for change in entry.changes] == [("Status", "planned", "operating")]


def test_long_history_has_pages(editor, zone):
    source = factories.SourceFactory()
    with record_changes():
        for number in range(130):
            factories.TenantFactory(zone=zone, name_en=f"Tenant {number}", source=source)
    client = signed_in(editor)
    first = client.get(address(zone, "history"))
    assert len(first.context["page"]) == 100
    assert len(client.get(address(zone, "history") + "?p=2").context["page"]) > 30


def test_other_models_tell_their_changes(editor, source):
    source.publisher = "Publisher of tests"
    source.save()
    page = signed_in(editor).get(address(source, "history")).content.decode()
    assert "Publisher of tests" in page
