"""Loading files: all or nothing, again and again, and never over the head of a person."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from zones.choices import ClaimStatus
from zones.loading.load import load
from zones.loading.problems import LoadError
from zones.models import Change, Claim, Country, Facility, Organisation, Zone, data_version
from zones.services.claims import Statement, accept_claim, record_claim

pytestmark = pytest.mark.django_db

ZONE = """
- slug: la-test-zone
  country: LA
  types: [{type: sez, source: report, at: line 3}]
  aliases: [{name: Another name, language: en, source: report, at: line 4}]
  profile:
    name_en: [{value: Test zone, source: report, at: line 1}]
    area_ha:
      - {value: 1640, stated: 16.4 square kilometres, source: report, at: line 5, why: Printed twice.}
      - {value: 3430, source: page}
    established: [{value: 2003, source: report, at: line 6}]
    land_tenure: [{state: unknown, source: report, at: line 7, note: The field is printed empty.}]
  facilities:
    - {slug: gate, kind: gate, name_en: Gate, source: report, at: line 8}
    - {slug: lane, kind: gate, name_en: Lane, parent: gate, source: report, at: line 9}
  observations:
    - {indicator: trade, facility: gate, period: 2017, value: 1000000000, bound: over, source: report, at: line 10}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {
        "sources.csv": "slug,title,kind,url\nreport,A report,report,\npage,A page,news,https://example.org/page\n",
        "countries.yaml": "- {code: LA, alpha3: LAO, currency: LAK, is_member: true, local_language: lo, short_name_en: Lao PDR}\n",
        "zone_types.yaml": "- {slug: la-sez, parent: sez, country: LA, name_en: SEZ in Laos}\n- {slug: sez, name_en: Special economic zone}\n",
        "indicators.yaml": "- {slug: trade, name_en: Trade, unit: USD}\n",
        "organisations/la.yaml": "- {slug: office, kind: authority, country: LA, name_en: Office, source: report, at: line 2}\n",
        "zones/la.yaml": ZONE,
    }  # fmt: skip
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def replace(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_files_become_rows_with_their_sources(folder: Path) -> None:
    load(folder)
    zone = Zone.objects.get(slug="la-test-zone")
    assert (zone.name_en, zone.area_ha, zone.established, zone.land_tenure) == ("Test zone", 1640, "2003", "")
    assert zone.publication == "published"
    assert list(zone.claims.filter(field="area_ha").order_by("value").values_list("value", "status", "reason")) == [
        ("1640", "accepted", "Printed twice."),
        ("3430", "competing", ""),
    ]
    assert Facility.objects.get(slug="lane").parent.slug == "gate"
    observation = zone.observations.get()
    assert (observation.facility.slug, observation.value, observation.unit, observation.bound) == (
        "gate", 1000000000, "USD", "over",
    )  # fmt: skip
    assert Country.objects.get(pk="LA").name == "Lao PDR"


def test_a_second_load_changes_nothing(folder: Path) -> None:
    load(folder)
    before = (data_version(), Claim.history.count(), Zone.history.count())
    report = load(folder)
    assert (report.created, report.updated) == ({}, {})
    assert (data_version(), Claim.history.count(), Zone.history.count()) == before


def test_a_corrected_file_corrects_the_rows(folder: Path) -> None:
    load(folder)
    replace(folder, "zones/la.yaml", "value: 1640", "value: 1641")
    replace(folder, "organisations/la.yaml", "name_en: Office", "name_en: The Office")
    load(folder)
    assert Zone.objects.get().area_ha == 1641
    assert Claim.objects.get(value="1640").status == ClaimStatus.SUPERSEDED
    assert Organisation.objects.get().name_en == "The Office"


def test_what_a_person_decided_stays(folder: Path, editor) -> None:
    load(folder)
    zone = Zone.objects.get()
    accept_claim(claim=zone.claims.get(value="3430"), by=editor, reason="Asked the office.")
    report = load(folder)
    assert Zone.objects.get().area_ha == 3430
    assert report.kept == ["zones/la.yaml: la-test-zone › area_ha[#1]: area_ha"]


def test_what_a_person_recorded_stays(folder: Path, editor) -> None:
    load(folder)
    zone = Zone.objects.get()
    source = zone.claims.first().source
    record_claim(zone=zone, field="area_ha", value="9", statement=Statement(source=source), by=editor, accept=True)
    load(folder)
    assert Zone.objects.get().area_ha == 9


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        ("zones/la.yaml", "value: 1640", "value: -1640",
         "zones/la.yaml: la-test-zone › area_ha[#1]: area_ha: An area is greater than zero."),
        ("zones/la.yaml", "value: 2003", "value: 2003-13",
         "zones/la.yaml: la-test-zone › established[#1]: established: "
         "Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29."),
        ("zones/la.yaml", "source: page", "source: nobody",
         "zones/la.yaml: la-test-zone › area_ha[#2]: source: there is no source “nobody”"),
        ("zones/la.yaml", "type: sez", "type: nothing",
         "zones/la.yaml: la-test-zone › types[nothing]: type: there is no zone type “nothing”"),
        ("zones/la.yaml", "kind: gate, name_en: Lane", "kind: door, name_en: Lane",
         "zones/la.yaml: la-test-zone › facilities[lane]: kind: Value 'door' is not a valid choice."),
        ("zones/la.yaml", "facilities:", "facilitys:", "zones/la.yaml: la-test-zone: facilitys: is not a key of a zone"),
        ("zones/la.yaml", "parent: gate", "parent: door",
         "zones/la.yaml: la-test-zone › facilities[lane]: facility: there is no “door” in this zone"),
        ("sources.csv", "report,A report,report,", "report,A report,rumour,",
         "sources.csv: report: kind: Value 'rumour' is not a valid choice."),
        ("countries.yaml", "code: LA", "code: Laos",
         "countries.yaml: Laos: code: Ensure this value has at most 2 characters (it has 4)."),
        ("organisations/la.yaml", "kind: authority, ", "colour: blue, ",
         "organisations/la.yaml: office: colour: is not a column of organisation"),
    ],
)  # fmt: skip
def test_a_problem_is_told_by_file_row_field_and_rule(
    folder: Path, file: str, old: str, new: str, problem: str
) -> None:
    replace(folder, file, old, new)
    with pytest.raises(LoadError) as error:
        load(folder)
    assert problem in [str(found) for found in error.value.problems]


def test_a_refused_load_leaves_the_database_as_it_was(folder: Path) -> None:
    load(folder)
    before = (data_version(), Change.objects.count(), Zone.objects.get().updated_at)
    replace(folder, "zones/la.yaml", "value: 1640", "value: 1700")
    replace(folder, "organisations/la.yaml", "kind: authority", "kind: club")
    with pytest.raises(CommandError, match=r"Nothing was loaded\. 1 problem"):
        call_command("load_data", folder=folder, verbosity=0)
    assert (data_version(), Change.objects.count(), Zone.objects.get().updated_at) == before
    assert Zone.objects.get().area_ha == 1640


def test_broken_yaml_is_told_with_its_place(folder: Path) -> None:
    replace(folder, "zones/la.yaml", "country: LA", "country: [LA")
    with pytest.raises(LoadError, match=r"la\.yaml: is not valid YAML"):
        load(folder)


def test_parents_in_a_circle_are_told(folder: Path) -> None:
    replace(folder, "zone_types.yaml", "slug: sez, name_en", "slug: sez, parent: la-sez, name_en")
    with pytest.raises(LoadError, match="the parents form a circle"):
        load(folder)
