"""CSV, XLSX and GeoJSON: every matching row, numbers as numbers, nothing a spreadsheet would run."""

import csv
import io
from decimal import Decimal

import openpyxl
import pytest

from ezportal.api.tables import as_cell
from tests.api.conftest import content_of
from tests.factories import BorderCrossingFactory, IncentiveFactory, OrganisationFactory, ZoneFactory

pytestmark = pytest.mark.django_db

LISTS = [
    "countries/", "zone-types/", "industries/", "organisations/", "sources/", "zones/", "cross-border-areas/",
    "border-crossings/", "transport-links/", "incentives/", "regulations/", "procedures/", "indicators/",
    "observations/", "projects/", "learning-visits/", "discussion-areas/", "sites/", "questionnaires/",
    "rating-scales/",
]  # fmt: skip


def table(response):
    """The rows of a CSV answer as dictionaries."""
    assert response.status_code == 200
    assert response.streaming
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(content_of(response).decode())))


def sheet(response):
    """The rows of an XLSX answer, header first."""
    assert response.status_code == 200
    assert response.streaming
    book = openpyxl.load_workbook(io.BytesIO(content_of(response)))
    return [list(row) for row in book.active.iter_rows(values_only=True)]


@pytest.fixture
def zone():
    return ZoneFactory(
        slug="la-test",
        name_en='Test, "zone"\nof two lines',
        area_ha=Decimal("16.5"),
        established="2003",
        longitude=Decimal("101.66563"),
        latitude=Decimal("21.17642"),
        location_precision="town",
    )


@pytest.mark.parametrize("path", LISTS)
def test_every_list_is_a_table_too(ask, path):
    ZoneFactory()
    for name in ("csv", "xlsx"):
        response = ask(f"{path}?format={name}")
        assert response.status_code == 200
        assert response["Content-Disposition"] == f'attachment; filename="{path.strip("/")}.{name}"'
        assert content_of(response)


def test_csv_as_it_is_kept_is_the_csv_of_picked_fields(ask, zone):
    [row] = ask("zones/").json()["results"]
    [picked] = table(ask(f"zones/?format=csv&fields={','.join(row.keys() - {'fallback_fields'})}"))
    for _time in ("made", "kept"):
        [whole] = table(ask("zones/?format=csv"))
        assert {name: whole[name] for name in picked} == picked
        assert whole.keys() - picked.keys() == {"fallback_fields"}


def test_csv_flattens_a_row(ask, zone):
    [row] = table(ask("zones/?format=csv"))
    assert row["name"] == 'Test, "zone"\nof two lines'
    assert row["area_ha"] == "16.5"
    assert (row["location_lon"], row["location_lat"], row["location_precision"]) == ("101.66563", "21.17642", "town")
    assert row["status"] == ""
    assert list(row)[:4] == ["slug", "name", "local_name", "country"]


def test_xlsx_keeps_numbers(ask, zone):
    header, row = sheet(ask("zones/?format=xlsx"))
    cells = dict(zip(header, row, strict=True))
    assert cells["area_ha"] == 16.5
    assert cells["location_lon"] == 101.66563
    assert cells["established"] == "2003"


def test_accept_chooses_the_format_by_quality(ask, zone):
    accept = "application/json;q=0.5, text/csv;q=0.9, */*;q=0.1"
    assert ask("zones/", accept=accept)["Content-Type"].startswith("text/csv")
    assert ask("zones/?format=json", accept="text/csv")["Content-Type"] == "application/json"
    assert ask("zones/", accept="text/html,*/*;q=0.8")["Content-Type"] == "application/json"


def test_table_holds_every_row_whatever_the_page(ask):
    ZoneFactory.create_batch(60)
    assert len(table(ask("zones/?format=csv&page_size=10&page=2"))) == 60
    assert len(sheet(ask("zones/?format=xlsx"))) == 61
    assert len(ask("zones/?format=geojson&page_size=10").json()["features"]) == 60


def test_table_obeys_filters_fields_and_language(ask):
    ZoneFactory(name_en="One", name_lo="ໜຶ່ງ", status="operating")
    ZoneFactory(name_en="Two")
    assert table(ask("zones/?format=csv&status=operating&fields=name&lang=lo")) == [{"name": "ໜຶ່ງ"}]


def test_translations_have_a_column_for_their_language(ask):
    OrganisationFactory(slug="body", name_en="Body")
    rows = table(ask("organisations/?format=csv&fields=name,responsibility&translations=all&lang=lo"))
    assert rows == [{"name": "Body", "name_lang": "en", "responsibility": "", "responsibility_lang": ""}]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_formulas_are_escaped(ask, start):
    text = f"{start}HYPERLINK(1)"
    assert as_cell(text) == f"'{text}"
    OrganisationFactory(name_en=f"{start}1+1")
    assert table(ask("organisations/?format=csv"))[0]["name"] == f"'{start}1+1"
    header, row = sheet(ask("organisations/?format=xlsx"))
    assert row[header.index("name")].startswith("'")


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (True, "true"),
        (-5, -5),
        (2.5, 2.5),
        (["a", "b"], "a; b"),
        (["=a"], "'=a"),
        ([{"a": 1}], '[{"a": 1}]'),
        ([], ""),
    ],
)
def test_cells(value, cell):
    assert as_cell(value) == cell


def test_source_of_a_statement_has_its_columns(ask):
    incentive = IncentiveFactory(locator="line 7")
    [row] = table(ask("incentives/?format=csv"))
    assert (row["source_slug"], row["source_url"], row["locator"]) == (
        incentive.source.slug,
        incentive.source.url,
        "line 7",
    )


@pytest.mark.parametrize("query", ["format=csv", "format=csv&lang=lo"])
def test_addresses_in_a_table_lead_to_the_item_itself(ask, client, zone, query):
    [row] = table(ask(f"zones/?{query}"))
    assert row["self"] == "http://testserver/api/v1/zones/la-test/"
    assert client.get(row["self"]).status_code == 200


def test_claims_are_a_table_too(ask, zone):
    rows = table(ask("zones/la-test/claims/?format=csv"))
    assert {row["field"]: row["value"] for row in rows}["area_ha"] == "16.5"


def test_geojson_has_points_lon_before_lat(ask, zone):
    ZoneFactory(slug="la-nowhere")
    response = ask("zones/?format=geojson&ordering=name")
    assert response["Content-Type"] == "application/geo+json"
    body = response.json()
    assert body["type"] == "FeatureCollection"
    features = {feature["id"]: feature for feature in body["features"]}
    assert features["la-test"]["geometry"] == {"type": "Point", "coordinates": [101.66563, 21.17642]}
    assert features["la-test"]["properties"]["location_precision"] == "town"
    assert "location" not in features["la-test"]["properties"]
    assert features["la-nowhere"]["geometry"] is None


def test_border_crossings_are_geojson_too(ask):
    BorderCrossingFactory(slug="gate", longitude=101, latitude=21, location_precision="town")
    [feature] = ask("border-crossings/?format=geojson").json()["features"]
    assert feature["id"] == "gate"
    assert feature["geometry"]["coordinates"] == [101, 21]


def test_geojson_picks_fields_but_keeps_the_place(ask, zone):
    [feature] = ask("zones/?format=geojson&fields=name,area_ha").json()["features"]
    assert feature["id"] == "la-test"
    assert set(feature["properties"]) == {"name", "area_ha", "location_precision"}
    assert feature["geometry"] is not None
