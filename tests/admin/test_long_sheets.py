"""Sheets of many rows: as quick as few statements, and by the same rules as rows that come alone."""

from __future__ import annotations

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.admin.pages import signed_in
from tests.admin.test_sheets import a_figure, confirm, preview, problems
from zones.choices import ChangeAction, ClaimStatus, Publication
from zones.models import Change, Claim, Observation, Organisation, Zone, data_version, record_changes
from zones.models.batches import save_rows

# As many rows as one statement of SQLite can take.
FEW, MANY = 5, 50


@pytest.fixture
def source(db):
    return factories.SourceFactory(slug="a-source")


@pytest.fixture
def indicator(db):
    return factories.IndicatorFactory()


def figures(source, indicator, count, **values):
    return [a_figure(source, indicator, locator=f"row {number}", **values) for number in range(1, count + 1)]


def queries_of(work) -> tuple[int, object]:
    with CaptureQueriesContext(connection) as caught:
        done = work()
    return len(caught), done


@pytest.mark.parametrize("who", ["editor", "focal_point_laos"])
def test_queries_do_not_grow_with_new_rows(request, zone, source, indicator, who) -> None:
    client = signed_in(request.getfixturevalue(who))
    found = []
    for count, period in ((FEW, "2001"), (FEW, "2002"), (MANY, "2003")):
        rows = figures(source, indicator, count, period=period)
        looked, response = queries_of(lambda rows=rows: preview(client, Observation, rows))
        wrote, _done = queries_of(lambda response=response: confirm(client, Observation, response))
        found.append((looked, wrote))
    assert found[1] == found[2]
    assert Observation.objects.count() == 2 * FEW + MANY


def test_queries_do_not_grow_with_changed_rows(editor, zone, source, indicator) -> None:
    client = signed_in(editor)
    facility = factories.FacilityFactory(zone=zone)
    kept = [
        factories.ObservationFactory(zone=zone, facility=facility, indicator=indicator, source=source, period=str(year))
        for year in range(1900, 1900 + MANY)
    ]
    found = []
    for count, value in ((FEW, "7"), (FEW, "8"), (MANY, "9")):
        rows = [
            a_figure(source, indicator, id=row.pk, facility=facility.slug, period=row.period, value=value)
            for row in kept[:count]
        ]
        looked, response = queries_of(lambda rows=rows: preview(client, Observation, rows))
        wrote, _done = queries_of(lambda response=response: confirm(client, Observation, response))
        found.append((looked, wrote))
    assert found[1] == found[2]
    assert set(Observation.objects.values_list("value", flat=True)) == {9}


def test_sheet_beyond_a_batch_comes_in_whole(editor, zone, source, indicator, monkeypatch) -> None:
    monkeypatch.setattr("zones.sheets.importing.BATCH", 7)
    client, before = signed_in(editor), data_version()
    confirm(client, Observation, preview(client, Observation, figures(source, indicator, 30)))
    assert data_version() == before + 30
    assert Observation.history.count() == 30
    assert sorted(Observation.objects.values_list("locator", flat=True)) == sorted(f"row {n}" for n in range(1, 31))


def test_refusal_in_the_midst_of_a_batch_names_its_row(editor, zone, source, indicator) -> None:
    factories.ObservationFactory(
        zone=zone, indicator=indicator, source=source, period="2019", value="12.5", unit="count", locator="row 9"
    )
    rows = figures(source, indicator, 20)
    rows[4]["zone"] = ""  # no subject
    rows[16]["locator"] = "row 12"  # as row 12 of the sheet
    found = problems(preview(signed_in(editor), Observation, rows))
    assert [(row, column) for row, column, _said in found] == [(5, "__all__"), (9, "__all__"), (17, "__all__")]
    assert [said.split(".")[0] for _row, _column, said in found] == [
        "Choose exactly one subject this row speaks of",
        "This figure of this source is already recorded",
        "This figure of this source is already recorded",
    ]
    assert Observation.objects.count() == 1


def test_what_is_refused_at_the_confirmation_writes_nothing(editor, zone, source, indicator) -> None:
    client = signed_in(editor)
    response = preview(client, Observation, figures(source, indicator, 20))
    factories.ObservationFactory(
        zone=zone, indicator=indicator, source=source, period="2019", value="12.5", unit="count", locator="row 9"
    )
    before = data_version(), Observation.history.count(), Change.objects.count()
    assert "Nothing was imported" in confirm(client, Observation, response).content.decode()
    assert (data_version(), Observation.history.count(), Change.objects.count()) == before
    assert Observation.objects.count() == 1


def test_sheet_in_which_all_is_wrong_ends_early(editor, zone, source, indicator, monkeypatch) -> None:
    monkeypatch.setattr("zones.sheets.importing.MOST_REFUSED", 10)
    found = problems(preview(signed_in(editor), Observation, figures(source, indicator, 20, period="never")))
    assert found[0] == (0, "", "Too many rows are wrong; the rest was not looked at.")
    assert [row for row, _column, _said in found[1:]] == list(range(1, 11))


def test_preview_shows_the_first_rows_and_counts_all(editor, zone, source, indicator) -> None:
    response = preview(signed_in(editor), Observation, figures(source, indicator, 203))
    text = response.content.decode()
    assert "New: 203. Changed: 0. Unchanged: 0." in text
    assert "The first 200 rows are shown." in text
    assert text.count('class="preview-new"') == 200
    assert (Observation.objects.count(), Observation.history.count()) == (0, 0)
    # The trial's keys are not shown: other rows will get them.
    assert {row.diff[0] for row in response.context["result"].shown_rows()} == {""}


def test_history_is_as_after_single_saves(editor, zone, source, indicator) -> None:
    client = signed_in(editor)
    confirm(client, Observation, preview(client, Observation, figures(source, indicator, 3, note="Cafés ’99")))
    row = Observation.objects.get(locator="row 2")
    confirm(client, Observation, preview(client, Observation, [a_figure(source, indicator, id=row.pk, value="3")]))
    records = list(row.history.order_by("history_id"))
    assert [(record.history_type, record.history_user) for record in records] == [("+", editor), ("~", editor)]
    assert records[0].history_date <= records[1].history_date
    row.refresh_from_db()
    row.value = 4
    row.save()  # by itself
    alone, batch = row.history.first(), records[1]
    told_apart = {"history_id", "history_date", "history_user_id", "value", "updated_at"}
    for field in alone._meta.concrete_fields:
        if field.attname not in told_apart:
            assert getattr(alone, field.attname) == getattr(batch, field.attname), field.attname


def figures_of_all_kinds(zone, source, indicator):
    """Stored rows, and what a sheet makes of them and adds."""
    stored = [
        factories.ObservationFactory(zone=zone, indicator=indicator, source=source, publication=state, period=period)
        for state, period in (("published", "2001"), ("published", "2002"), ("draft", "2003"), ("draft", "2004"))
    ]
    wanted = zip(stored, ("published", "draft", "published", "draft"), strict=True)
    pairs = [(before, Observation.objects.get(pk=before.pk)) for before in stored]
    for (_before, after), (_stored, publication) in zip(pairs, wanted, strict=True):
        after.value, after.publication = 77, publication
    for value, publication in ((78, "published"), (79, "draft")):
        new = factories.ObservationFactory.build(
            zone=zone,
            indicator=indicator,
            source=source,
            publication=publication,
            period="2010",
            country=None,
            value=value,
        )
        pairs.append((None, new))
    return pairs


@pytest.mark.parametrize("is_draft", [False, True])
def test_change_feed_is_as_after_single_saves(zone, source, indicator, is_draft) -> None:
    """Rows that come, change, are published and withdrawn; all unseen where the zone is a draft."""
    if is_draft:
        zone = factories.ZoneFactory(country=zone.country, slug="la-new", publication=Publication.DRAFT)
    feeds, states = [], []
    for write in (lambda pairs: save_rows(Observation, pairs), lambda pairs: [row.save() for _old, row in pairs]):
        pairs = figures_of_all_kinds(zone, source, indicator)
        before = data_version()
        with record_changes():
            write(pairs)
        keys = {str(after.pk): number for number, (_before, after) in enumerate(pairs)}
        feeds.append([
            (change.resource, keys[change.key], change.action, change.sequence - before)
            for change in Change.objects.filter(sequence__gt=before).order_by("sequence")
        ])  # fmt: skip
        for _old, after in pairs:
            after.refresh_from_db()
            assert after.updated_at > after.created_at
        states.append([(after.value, after.publication, after.period) for _old, after in pairs])
        Observation.objects.all().delete()
    assert feeds[0] == feeds[1]
    assert states[0] == states[1]
    kinds = [action for _resource, _key, action, _sequence in feeds[0]]
    updated, withdrawn, created = ChangeAction.UPDATED, ChangeAction.WITHDRAWN, ChangeAction.CREATED
    assert kinds == ([] if is_draft else [updated, withdrawn, created, created])


def test_model_with_rules_in_its_save_is_not_written_in_batches(zone) -> None:
    with pytest.raises(TypeError, match="one by one"):
        save_rows(Zone, [(None, zone)])


def a_body(source, slug, **values):
    return {"slug": slug, "kind": "authority", "name_en": slug, "parent": "", "source": source.slug} | values


def test_bodies_may_be_part_of_bodies_above_them(editor, source) -> None:
    rows = [a_body(source, f"body-{n}", parent=f"body-{n - 1}" if n else "") for n in range(5)]
    client = signed_in(editor)
    confirm(client, Organisation, preview(client, Organisation, rows))
    parents = dict(Organisation.objects.values_list("slug", "parent__slug"))
    assert parents == {"body-0": None} | {f"body-{n}": f"body-{n - 1}" for n in range(1, 5)}


def test_body_that_is_named_twice_is_made_and_changed(editor, source) -> None:
    client = signed_in(editor)
    rows = [a_body(source, "body"), a_body(source, "body", name_en="Another name")]
    assert "1 new, 1 updated" in confirm(client, Organisation, preview(client, Organisation, rows)).content.decode()
    body = Organisation.objects.get()
    assert body.name_en == "Another name"
    assert list(body.history.order_by("history_id").values_list("history_type", "name_en")) == [
        ("+", "body"), ("~", "Another name"),
    ]  # fmt: skip


def test_body_above_that_is_refused_takes_its_parts_along(editor, source) -> None:
    rows = [a_body(source, "outer", as_of="never"), a_body(source, "inner", parent="outer")]
    found = problems(preview(signed_in(editor), Organisation, rows))
    assert [(row, column) for row, column, _said in found] == [(1, "as_of"), (2, "parent")]


def test_id_that_is_no_number_is_told(editor, zone, source, indicator) -> None:
    rows = [a_figure(source, indicator, id=key) for key in ("²", "9" * 30, "x", "0x1", "-1")]
    found = problems(preview(signed_in(editor), Observation, rows))
    assert [(row, column) for row, column, _said in found] == [(number, "id") for number in range(1, 6)]


def test_a_sheet_is_one_entry_of_the_log(editor, zone, source, indicator) -> None:
    client = signed_in(editor)
    confirm(client, Observation, preview(client, Observation, figures(source, indicator, 3)))
    entry = LogEntry.objects.get()
    assert (entry.user, entry.object_repr, entry.get_change_message()) == (
        editor, "sheet.csv", "Imported a sheet of 3 rows.",
    )  # fmt: skip
    assert client.get("/admin/").status_code == 200


def a_statement(source, zone, field, value, **values):
    return {"zone": zone.slug, "field": field, "value": value, "source": source.slug, "locator": ""} | values


def test_zones_of_a_sheet_of_claims_are_read_once(editor, laos, source) -> None:
    """The zones, the sources and what is recorded; each claim is looked for and written by itself."""
    zones = [factories.ZoneFactory(country=laos, slug=f"la-{number}", area_ha=5) for number in range(12)]
    client = signed_in(editor)
    found = {}
    for count, place in ((2, "a"), (4, "b"), (12, "c")):
        rows = [a_statement(source, zone, "area_ha", "77", locator=place) for zone in zones[:count]]
        found[count], _response = queries_of(lambda rows=rows: preview(client, Claim, rows))
    grown = (found[12] - found[4]) / 8
    assert grown == (found[4] - found[2]) / 2
    assert grown <= 13


def test_refused_claim_leaves_nothing_in_its_zone_for_the_next(editor, laos, source) -> None:
    zone = factories.ZoneFactory(country=laos, slug="la-new", area_ha=5)
    rows = [
        a_statement(source, zone, "usable_area_ha", "9"),
        a_statement(source, zone, "established", "2003"),
        a_statement(source, zone, "usable_area_ha", "4"),
    ]
    found = problems(preview(signed_in(editor), Claim, rows))
    assert [row for row, _column, _said in found] == [1]


def test_first_claim_of_a_field_in_a_sheet_is_its_value(editor, laos, source) -> None:
    zone = factories.ZoneFactory(country=laos, slug="la-new")
    client = signed_in(editor)
    rows = [a_statement(source, zone, "established", year) for year in ("2003", "2004", "2003")]
    response = preview(client, Claim, rows)
    assert [row.import_type for row in response.context["result"].rows] == ["new", "new", "skip"]
    confirm(client, Claim, response)
    zone.refresh_from_db()
    assert zone.established == "2003"
    told = Claim.objects.filter(field="established").order_by("pk").values_list("value", "status")
    assert list(told) == [("2003", ClaimStatus.ACCEPTED), ("2004", ClaimStatus.COMPETING)]
