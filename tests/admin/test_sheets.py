"""Sheets out and in: nobody gets more, or writes further, than through the forms."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from tests import factories
from tests.admin.pages import address, signed_in
from zones.choices import Bound, ClaimStatus, Publication, ValueState
from zones.models import Change, Claim, Observation, Organisation, Zone, data_version

XLSX, CSV = "0", "1"


def export(user, model):
    response = signed_in(user).post(address(model(), "export"), {"format": CSV, "resource": "0"})
    assert response.status_code == 200
    assert response.content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


def as_csv(rows):
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(dict.fromkeys(name for row in rows for name in row)))
    writer.writeheader()
    writer.writerows(rows)
    return SimpleUploadedFile("sheet.csv", out.getvalue().encode())


def as_xlsx(rows):
    book = Workbook()
    book.active.append(list(rows[0]))
    for row in rows:
        book.active.append(list(row.values()))
    book.active.cell(row=len(rows) + 5, column=len(rows[0]) + 3, value="").value = None  # once written, now empty
    book.active.row_dimensions[len(rows) + 5].height = 20
    out = io.BytesIO()
    book.save(out)
    return SimpleUploadedFile("sheet.xlsx", out.getvalue())


def preview(client, model, rows, form=CSV):
    file = as_csv(rows) if form == CSV else as_xlsx(rows)
    response = client.post(address(model(), "import"), {"import_file": file, "format": form, "resource": "0"})
    assert response.status_code == 200
    return response


def confirm(client, model, response):
    data = response.context["confirm_form"].initial
    return client.post(address(model(), "import").replace("import/", "process_import/"), data, follow=True)


def problems(response):
    """(row, column, message) of all that has to be corrected; nothing can be confirmed then."""
    assert "confirm_form" not in response.context
    result = response.context["result"]
    found = [(0, "", str(error.error)) for error in result.base_errors]
    for row in result.invalid_rows:
        found += [(row.number, column, said) for column, all_said in row.error_dict.items() for said in all_said]
    return found


# --- Export ---------------------------------------------------------------------------------------


def test_export_ends_at_the_border(focal_point_laos, editor, zone, draft, thai_zone):
    assert {row["slug"] for row in export(focal_point_laos, Zone)} == {"la-draft", "la-test"}
    assert {row["slug"] for row in export(editor, Zone)} == {"la-draft", "la-test", "th-test"}
    assert {row["zone"] for row in export(focal_point_laos, Claim)} == {"la-draft", "la-test"}


def test_export_follows_search_and_filters(editor, zone, draft):
    path = address(zone, "export") + "?publication__exact=draft"
    response = signed_in(editor).post(path, {"format": CSV, "resource": "0"})
    assert b"la-draft" in response.content
    assert b"la-test" not in response.content


def test_formulas_are_disarmed(editor):
    for number, text in enumerate(("=1+1", "+cmd", "-2+3", "@SUM(A1)", "plain")):
        factories.OrganisationFactory(slug=f"body-{number}", name_en=text)
    names = {row["slug"]: row["name_en"] for row in export(editor, Organisation)}
    assert names == {"body-0": "'=1+1", "body-1": "'+cmd", "body-2": "'-2+3", "body-3": "'@SUM(A1)", "body-4": "plain"}


def test_numbers_stay_numbers_in_excel(editor, zone):
    factories.ObservationFactory(zone=zone, value=-5)
    response = signed_in(editor).post(address(Observation(), "export"), {"format": XLSX, "resource": "0"})
    rows = list(load_workbook(io.BytesIO(response.content)).active.values)
    assert rows[1][rows[0].index("value")] == -5
    assert rows[1][rows[0].index("note")] in ("", None)


# --- Claims in ------------------------------------------------------------------------------------


def a_claim(source, /, **values):
    row = {"zone": "la-test", "field": "area_ha", "value": "3430", "state": "", "stated": "34.3 km²", "bound": "",
           "as_of": "2018-12", "source": source.slug, "locator": "page 2", "note": ""}  # fmt: skip
    return row | values


def test_sheet_of_claims_is_previewed_then_recorded(editor, zone, source):
    client = signed_in(editor)
    rows = [
        a_claim(source, bound="over"),
        a_claim(source, field="established", value="2003"),
        a_claim(source, field="land_tenure", value="", state="not_disclosed"),
    ]
    before = data_version()
    response = preview(client, Claim, rows)
    assert not Claim.objects.filter(source=source).exists()
    assert data_version() == before
    text = confirm(client, Claim, response).content.decode()
    assert "Import finished: 3 new" in text
    zone.refresh_from_db()
    assert (zone.area_ha, zone.established) == (100, "2003")
    told = {claim.field: claim for claim in Claim.objects.filter(source=source)}
    assert (told["area_ha"].status, told["area_ha"].bound, told["area_ha"].stated) == (
        ClaimStatus.COMPETING, Bound.OVER, "34.3 km²",
    )  # fmt: skip
    assert told["established"].status == ClaimStatus.ACCEPTED
    assert told["land_tenure"].value_state == ValueState.NOT_DISCLOSED
    assert {claim.recorded_by for claim in told.values()} == {editor}
    assert data_version() == before + 1
    assert Change.objects.first().key == "la-test"


def test_excel_sheet_is_read_as_it_is_typed(editor, zone, source):
    client = signed_in(editor)
    rows = [a_claim(source, value=3430, as_of=2018), a_claim(source, field="established", value=2003, as_of=None)]
    confirm(client, Claim, preview(client, Claim, rows, form=XLSX))
    assert set(Claim.objects.filter(source=source).values_list("field", "value", "as_of")) == {
        ("area_ha", "3430", "2018"), ("established", "2003", ""),
    }  # fmt: skip


def test_exported_claims_come_back_unchanged(editor, zone, source):
    client = signed_in(editor)
    before = data_version()
    response = preview(client, Claim, export(editor, Claim))
    assert {row.import_type for row in response.context["result"].rows} == {"skip"}
    confirm(client, Claim, response)
    assert data_version() == before


@pytest.mark.parametrize(
    ("values", "column", "said"),
    [
        ({"zone": "nowhere"}, "zone", "no zone “nowhere” that you may change"),
        ({"field": "size"}, "field", "is not a profile field"),
        ({"value": "large"}, "value", "is not a number"),
        ({"value": ""}, "value", "Give a value exactly when it is known."),
        ({"state": "secret"}, "state", "is not one of: known, unknown"),
        ({"bound": "nearly"}, "bound", "is not one of: exact"),
        ({"as_of": "last year"}, "as_of", "2003, 2016-12"),
        ({"source": "nobody"}, "source", "no source “nobody”"),
    ],
)
def test_every_problem_has_row_column_and_rule(editor, zone, source, values, column, said):
    good, bad = a_claim(source), a_claim(source, **({"locator": "page 9"} | values))
    found = problems(preview(signed_in(editor), Claim, [good, bad]))
    assert [(row, name) for row, name, _said in found] == [(2, column)]
    assert said in found[0][2]
    assert not Claim.objects.filter(source=source).exists()


def test_all_problems_are_told_at_once(editor, zone, source):
    rows = [a_claim(source, value="large"), a_claim(source, zone="nowhere"), a_claim(source)]
    found = problems(preview(signed_in(editor), Claim, rows))
    assert [(row, column) for row, column, _said in found] == [(1, "value"), (2, "zone")]


def test_unknown_columns_are_refused(editor, zone, source):
    row = a_claim(source) | {"colour": "red"}
    found = problems(preview(signed_in(editor), Claim, [row]))
    assert "Unknown columns: colour." in found[0][2]


def test_rules_of_the_zone_hold_for_sheets(editor, laos, source):
    factories.ZoneFactory(country=laos, slug="la-test", area_ha=None)
    rows = [a_claim(source, value="5"), a_claim(source, field="usable_area_ha", value="9")]
    found = problems(preview(signed_in(editor), Claim, rows))
    assert "can't be larger than the gross area" in found[0][2]


def test_focal_points_sheet_is_a_sheet_of_proposals(focal_point_laos, zone, source):
    client = signed_in(focal_point_laos)
    before = data_version()
    confirm(
        client, Claim, preview(client, Claim, [a_claim(source), a_claim(source, field="established", value="2003")])
    )
    assert set(Claim.objects.filter(source=source).values_list("status", flat=True)) == {ClaimStatus.PROPOSED}
    zone.refresh_from_db()
    assert (zone.established, data_version()) == ("", before)


def test_focal_points_sheet_ends_at_the_border(focal_point_laos, thai_zone, source):
    found = problems(preview(signed_in(focal_point_laos), Claim, [a_claim(source, zone="th-test")]))
    assert found == [(1, "zone", "There is no zone “th-test” that you may change.")]


def test_import_is_for_those_who_write(focal_point_laos, partner, zone):
    partner.is_staff = True
    partner.save()
    for path in (address(Claim(), "import"), address(Organisation(), "import"), address(Observation(), "import")):
        assert signed_in(partner).get(path).status_code == 403
    assert signed_in(focal_point_laos).get(address(Organisation(), "import")).status_code == 403
    assert signed_in(focal_point_laos).post("/admin/zones/organisation/process_import/", {}).status_code == 403


def test_what_changed_after_the_preview_writes_nothing(editor, zone, source):
    client = signed_in(editor)
    response = preview(client, Claim, [a_claim(source, field="established", value="2003"), a_claim(source)])
    slug, source.slug = source.slug, "renamed"
    source.save()
    before = data_version()
    text = confirm(client, Claim, response).content.decode()
    assert "Nothing was imported" in text
    assert slug != source.slug
    assert (data_version(), Claim.objects.filter(source=source).count()) == (before, 0)


def test_file_that_is_gone_is_asked_for_again(editor, zone, source):
    client = signed_in(editor)
    response = preview(client, Claim, [a_claim(source)])
    response.context["confirm_form"].initial["import_file_name"] = "0" * 32
    assert "upload it again" in confirm(client, Claim, response).content.decode()


@pytest.mark.parametrize("form", [XLSX, CSV])
def test_file_that_is_no_sheet_is_refused(editor, db, form):
    file = SimpleUploadedFile("sheet.xlsx", b"\xff\xfe\x00\x01 no sheet \xff")
    response = signed_in(editor).post(
        address(Claim(), "import"), {"import_file": file, "format": form, "resource": "0"}
    )
    assert response.status_code == 200
    assert "import_file" in response.context["form"].errors


# --- Figures and bodies in ------------------------------------------------------------------------


def a_figure(source, indicator, **values):
    return {"id": "", "indicator": indicator.slug, "zone": "la-test", "facility": "", "country": "", "period": "2019",
            "value": "12.5", "unit": "count", "bound": "exact", "stated": "", "source": source.slug, "locator": "",
            "as_of": "", "note": "", "publication": "published"} | values  # fmt: skip


def test_figures_are_added_and_changed(editor, zone, source):
    indicator, client = factories.IndicatorFactory(), signed_in(editor)
    old = factories.ObservationFactory(zone=zone, indicator=indicator, source=source, value=1)
    rows = [a_figure(source, indicator), a_figure(source, indicator, id=old.pk, value="2")]
    text = confirm(client, Observation, preview(client, Observation, rows)).content.decode()
    assert "1 new, 1 updated" in text
    assert set(Observation.objects.values_list("value", flat=True)) == {12.5, 2}


def test_exported_figures_come_back_unchanged(editor, zone):
    facility = factories.FacilityFactory(zone=zone)
    factories.ObservationFactory(zone=zone, facility=facility)
    factories.ObservationFactory(zone=None, country=zone.country)
    client, before = signed_in(editor), data_version()
    response = preview(client, Observation, export(editor, Observation))
    assert {row.import_type for row in response.context["result"].rows} == {"skip"}
    confirm(client, Observation, response)
    assert data_version() == before


def test_focal_points_figures_wait_for_review(focal_point_laos, zone, source):
    indicator, client = factories.IndicatorFactory(), signed_in(focal_point_laos)
    confirm(client, Observation, preview(client, Observation, [a_figure(source, indicator)]))
    assert Observation.objects.get().publication == Publication.IN_REVIEW


def test_figures_do_not_move_across_the_border(focal_point_laos, zone, thai_zone, source):
    indicator, client = factories.IndicatorFactory(), signed_in(focal_point_laos)
    own = factories.ObservationFactory(zone=zone, publication=Publication.IN_REVIEW)
    other = factories.ObservationFactory(zone=thai_zone, publication=Publication.IN_REVIEW)
    public = factories.ObservationFactory(zone=zone)
    rows = [
        a_figure(source, indicator, id=other.pk),  # a foreign one, taken over
        a_figure(source, indicator, id=own.pk, zone="th-test"),  # an own one, moved abroad
        a_figure(source, indicator, zone="th-test"),  # a new one abroad
        a_figure(source, indicator, id=public.pk),  # a published one
        a_figure(source, indicator, id=99999),  # none at all
    ]
    found = problems(preview(client, Observation, rows))
    assert [row for row, _column, _said in found] == [1, 2, 3, 4, 5]
    assert found[0][2].replace(str(other.pk), "N") == found[4][2].replace("99999", "N")
    own.refresh_from_db()
    assert own.zone == zone


def test_facility_is_one_of_the_rows_zone(editor, zone, thai_zone, source):
    factories.FacilityFactory(zone=thai_zone, slug="gate")
    found = problems(
        preview(signed_in(editor), Observation, [a_figure(source, factories.IndicatorFactory(), facility="gate")])
    )
    assert found == [(1, "facility", "There is no “gate”.")]


def test_organisations_are_added_and_changed(editor, laos, source):
    old = factories.OrganisationFactory(slug="old-body", country=laos, source=source)
    client = signed_in(editor)
    rows = [
        {"slug": "new-body", "kind": "developer", "name_en": "New body", "country": "LA", "source": source.slug},
        {"slug": "old-body", "kind": "ministry", "name_en": "Old body", "country": "LA", "source": source.slug},
    ]
    confirm(client, Organisation, preview(client, Organisation, rows))
    old.refresh_from_db()
    assert (old.kind, old.name_en) == ("ministry", "Old body")
    assert Organisation.objects.get(slug="new-body").kind == "developer"


def test_organisation_inside_itself_is_refused(editor, source):
    outer = factories.OrganisationFactory(slug="outer", source=source)
    factories.OrganisationFactory(slug="inner", source=source, parent=outer)
    row = {"slug": "outer", "kind": "authority", "name_en": "Outer", "parent": "inner", "source": source.slug}
    found = problems(preview(signed_in(editor), Organisation, [row]))
    assert found[0][:2] == (1, "parent")
    assert "can't lie inside itself" in found[0][2]


def test_wrong_cells_name_their_column(editor, source):
    row = {"slug": "body", "kind": "kingdom", "name_en": "", "country": "XX", "source": "nobody", "website": "no"}
    found = problems(preview(signed_in(editor), Organisation, [row]))
    assert {column for _row, column, _said in found} == {"kind", "name_en", "country", "source", "website"}
