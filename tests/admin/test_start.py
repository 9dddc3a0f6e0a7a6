"""The start page: what waits for the person who signs in."""

import re

from tests import factories
from tests.admin.pages import signed_in
from zones.admin.start import grouped, tasks_for
from zones.choices import ClaimStatus, Publication
from zones.models import Claim
from zones.services.claims import Statement, record_claim


def waiting(user):
    page = signed_in(user).get("/admin/")
    assert page.status_code == 200
    return {str(task.label): task.count for task in tasks_for(user)}, page.content.decode()


def test_counts_of_what_waits(editor, zone, draft, thai_zone, source):
    draft.publication = Publication.IN_REVIEW
    draft.save()
    for where, status in (
        (zone, ClaimStatus.PROPOSED),
        (thai_zone, ClaimStatus.PROPOSED),
        (zone, ClaimStatus.COMPETING),
    ):
        value = str(200 + Claim.objects.count())
        record_claim(zone=where, field="area_ha", value=value, statement=Statement(source=source), status=status)
    factories.TenantFactory(zone=zone, publication=Publication.IN_REVIEW)
    counts, page = waiting(editor)
    assert counts == {
        "Proposals waiting for review": 2, "Zones waiting for review": 1, "Conflicts without a reason": 1,
        "tenants: waiting for review": 1,
    }  # fmt: skip
    assert "/admin/zones/claim/?status__exact=proposed" in page


def test_focal_point_counts_the_own_country_only(focal_point_laos, zone, thai_zone, source):
    for where in (zone, thai_zone):
        statement = Statement(source=source)
        record_claim(zone=where, field="area_ha", value="9", statement=statement, status=ClaimStatus.PROPOSED)
    counts, page = waiting(focal_point_laos)
    assert counts["Proposals waiting for review"] == 1
    assert "Lao test zone" in page
    assert "Thai test zone" not in page


def test_links_of_the_start_page_lead_somewhere(administrator, zone):
    client = signed_in(administrator)
    for path in set(re.findall(r'href="(/admin/zones/[^"#]*)"', client.get("/admin/").content.decode())):
        assert client.get(path.replace("&amp;", "&")).status_code == 200, path


def test_zones_checked_longest_ago_come_first(editor, zone, thai_zone):
    claim = Claim.objects.get(zone=zone, field="name_en")
    claim.confirmed_on = "2026-01-02"
    claim.save()
    page = waiting(editor)[1]
    assert page.index("Thai test zone") < page.index("Lao test zone")
    assert "never confirmed" in page


def test_models_stand_in_groups(administrator, zone):
    page = signed_in(administrator).get("/admin/")
    app = next(app for app in page.context["app_list"] if app["app_label"] == "zones")
    groups = {str(title): [model["object_name"] for model in members] for title, members in grouped(app)}
    assert "Other" not in groups
    assert groups["Zones"][:2] == ["Zone", "Claim"]
    assert not any("Step" in names for names in groups.values())
