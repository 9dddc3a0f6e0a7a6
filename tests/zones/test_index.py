"""The index in memory gives what the database would, and follows every change."""

from __future__ import annotations

import random
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from unittest import mock

import pytest
from django.db import OperationalError, connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from tests.factories import (
    AreaMemberFactory,
    CountryFactory,
    IndustryFactory,
    ProvinceFactory,
    SourceFactory,
    ZoneClassificationFactory,
    ZoneFactory,
    ZoneIndustryFactory,
    ZoneTypeFactory,
)
from zones.choices import OperatingStatus, Publication
from zones.derived import normalise
from zones.index import ahead, current
from zones.index.current import current_table
from zones.index.selection import Selection
from zones.index.table import ZoneTable
from zones.index.words import Words
from zones.models import Change, Zone, data_version, record_changes
from zones.services.claims import Statement, save_zone

pytestmark = pytest.mark.django_db

ORDERINGS = [sign + name for name in ("name", "established", "area_ha", "updated") for sign in ("", "-")]
RANGES = [
    ("established", "2001", None), ("established", None, "2003~"), ("area_ha", 5, None), ("area_ha", 5, 12.5),
    ("area_ha", None, None), ("names", "magic", "river"), ("names", "l", None),
]  # fmt: skip
WORDS = ["river", "port", "ເຂດ", "磨丁经济特区", "khu kinh tế", "เขต", "តំបន់", "စီးပွား", "Đà"]


def save(zone, **values):
    for name, value in values.items():
        setattr(zone, name, value)
    save_zone(zone=zone, statement=Statement(source=SourceFactory()))


def invented_zones(number: int, chance: random.Random) -> list[Zone]:
    countries = [CountryFactory(code=code) for code in ("LA", "TH", "VN")]
    top = ZoneTypeFactory(slug="sez")
    types = [top, ZoneTypeFactory(slug="la-sez", parent=top), ZoneTypeFactory(slug="port")]
    industry = IndustryFactory(slug="transport")
    made = []
    for index in range(number):
        country = chance.choice(countries)
        zone = ZoneFactory(
            name_en=f"{chance.choice(WORDS)} {chance.choice(WORDS)} {index % 7}",
            name_lo=chance.choice(["", "ເຂດ ບໍ່ເຕັນ", "磨丁"]),
            country=country,
            province=chance.choice([None, ProvinceFactory(country=country)]),
            status=chance.choice(["", *OperatingStatus.values]),
            established=chance.choice(["", "2003", "2003-01", "2012-12-31", "1999"]),
            area_ha=chance.choice([None, 5, 5, 12.5, 4000]),
        )
        for kind in chance.sample(types, chance.randrange(3)):
            ZoneClassificationFactory(zone=zone, zone_type=kind)
        if chance.random() < 0.3:
            ZoneIndustryFactory(zone=zone, industry=industry)
        made.append(zone)
    return made


def change_something(zones: list[Zone], chance: random.Random) -> None:
    zone = chance.choice(zones)
    zone.refresh_from_db()
    match chance.randrange(5):
        case 0:
            save(zone, name_en=f"{chance.choice(WORDS)} renamed")
        case 1:
            save(zone, status=chance.choice(["", *OperatingStatus.values]))
        case 2:
            hidden = zone.publication == Publication.PUBLISHED
            zone.publication = Publication.WITHDRAWN if hidden else Publication.PUBLISHED
            zone.save()
        case 3:
            save(zone, established=chance.choice(["", "2001", "2020-05"]), area_ha=chance.choice([None, 5, 7]))
        case 4:
            AreaMemberFactory(zone=zone)


def filed_in(table: ZoneTable) -> dict[str, dict[str, set[int]]]:
    """The zones by facet and value, as they are filtered by; counted, they are as many."""
    filed = {
        facet: {value: set(members.of(value)) for value in members.sizes()} for facet, members in table.members.items()
    }
    for facet, members in table.members.items():
        assert members.sizes_within(table.all) == {value: len(zones) for value, zones in filed[facet].items()}
    return filed


def assert_same(table: ZoneTable) -> None:
    """A table that followed the changes tells what one made anew does, and what the database does."""
    fresh = ZoneTable(data_version())
    assert table.records == fresh.records
    assert set(table.by_slug) == {zone.slug for zone in Zone.objects.published()}
    assert filed_in(table) == filed_in(fresh)
    for ordering in ORDERINGS:
        for language in ("en", "lo"):
            assert list(table.order(ordering, language).all_of(table.all)) == list(
                fresh.order(ordering, language).all_of(fresh.all)
            ), ordering
    for limits in RANGES:
        assert set(table.with_value(*limits)) == set(fresh.with_value(*limits)), limits
    for word in WORDS:
        for part in (*normalise(word).split(), normalise(word)[:2].strip(), normalise(word)[0]):
            stored = set(Zone.objects.published().filter(search_text__contains=part).values_list("pk", flat=True))
            assert set(table.texts_with(part)) == stored == set(fresh.texts_with(part)), part
            assert set(table.names_with(part)) == set(fresh.names_with(part)), part


@pytest.mark.parametrize("seed", range(3))
def test_following_the_changes_gives_what_reading_everything_does(seed):
    chance = random.Random(seed)
    zones = invented_zones(25, chance)
    assert_same(current_table())
    for _ in range(12):
        change_something(zones, chance)
        assert_same(current_table())


def test_orders_are_those_of_the_database():
    chance = random.Random(5)
    invented_zones(30, chance)
    table = current_table()
    for ordering, column in (("area_ha", "area_ha"), ("updated", "updated_at")):
        known = Zone.objects.published().exclude(**{column: None}).order_by(column, "name_en")
        keys = [getattr(zone, column) for zone in known]
        ordered = [Zone.objects.get(pk=pk) for pk in table.order(ordering, "en").all_of(table.all)]
        assert [value for zone in ordered if (value := getattr(zone, column)) is not None] == keys


@pytest.mark.parametrize("ordering", ORDERINGS)
def test_pages_join_to_the_whole_by_number_and_by_the_last_of_the_page_before(ordering):
    chance = random.Random(1)
    invented_zones(23, chance)
    for values in ({}, {"country": ["LA", "TH"]}, {"q": "river"}, {"status": ["operating"]}):
        selection = Selection(current_table(), {**values, "ordering": ordering})
        whole = list(selection.ranked())
        assert sorted(whole) == sorted(selection.matches)
        numbered = [pk for offset in range(0, len(whole), 4) for pk in selection.page(offset, 4)]
        assert numbered == whole
        followed, after = [], None
        while page := selection.page(len(followed), 4, after):
            followed += page
            after = page[-1]
        assert followed == whole


def test_pages_of_a_search_join_to_the_whole():
    invented_zones(23, random.Random(2))
    for ordering in ("relevance", "-relevance"):
        selection = Selection(current_table(), {"q": "river", "ordering": ordering})
        whole = list(selection.ranked())
        assert [pk for offset in range(0, len(whole), 3) for pk in selection.page(offset, 3)] == whole
        assert list(selection.ranked(whole[2])) == whole[3:]


def test_term_that_moves_in_its_tree_moves_the_zones():
    top, other, term = ZoneTypeFactory(slug="sez"), ZoneTypeFactory(slug="other"), ZoneTypeFactory(slug="term")
    zone = ZoneFactory()
    ZoneClassificationFactory(zone=zone, zone_type=term)
    assert not current_table().members["zone_type"].of("sez")
    term.parent = top
    term.save()
    assert set(current_table().members["zone_type"].of("sez")) == {zone.pk}
    term.parent = other
    term.save()
    assert not current_table().members["zone_type"].of("sez")


def test_table_is_read_anew_when_the_feed_has_a_gap():
    zone = ZoneFactory(name_en="Before")
    table = current_table()
    save(zone, name_en="Between")
    save(zone, name_en="After")
    Change.objects.filter(sequence=table.version + 1).delete()
    assert current_table().records[zone.pk].name_in("en") == "After"


def told_by(table: ZoneTable) -> list[object]:
    """Copies of all that a table answers with."""
    return [
        dict(table.records), dict(table.by_slug), set(table.all),
        filed_in(table),
        {parent: set(parts) for parent, parts in table.children.items() if parts},
        *(list(table.order(name, language).all_of(table.all)) for name in ORDERINGS for language in ("en", "lo")),
        *(set(ask(word)) for word in WORDS for ask in (table.texts_with, table.names_with)),
        *(set(table.with_value(column, None, None)) for column in ("established", "area_ha", "latitude")),
        *(set(table.named(word, whole=False)) for word in WORDS),
    ]  # fmt: skip


def test_table_that_was_given_out_stays_as_it_is():
    """Others read in it meanwhile, and an export does so for seconds."""
    chance = random.Random(11)
    zones = invented_zones(30, chance)
    tables = [current_table()]
    told = [told_by(tables[0])]
    export = Selection(tables[0], {}).ranked()
    begun = [next(export) for _ in range(5)]
    for _step in range(12):
        change_something(zones, chance)
        tables.append(current_table())
        told.append(told_by(tables[-1]))
    assert [told_by(table) for table in tables] == told
    assert [*begun, *export] == list(Selection(tables[0], {}).ranked())
    assert told[0] != told[-1]


def test_last_used_orders_are_kept_and_no_more(monkeypatch):
    monkeypatch.setattr("zones.index.table.MOST_ORDERS", 3)
    ZoneFactory()
    table = current_table()
    name = table.order("name", "en")
    for language in ("lo", "th", "vi", "km"):
        table.order("name", language)
        assert table.order("name", "en") is name
    assert len(table._orders) == 3


def test_following_costs_the_same_for_one_zone_and_for_many():
    zones = invented_zones(20, random.Random(3))
    current_table().texts_with("river")

    def cost(changed: list[Zone]) -> int:
        for zone in changed:
            save(zone, land_tenure=f"lease {zone.pk} {len(changed)}")
        with CaptureQueriesContext(connection) as queries:
            current_table()
        return len(queries)

    assert cost(zones[:1]) == cost(zones)


def test_nothing_is_read_when_nothing_changed():
    ZoneFactory()
    current_table()
    with CaptureQueriesContext(connection) as queries:
        current_table()
    assert len(queries) == 0


def test_words_are_gathered_anew_when_many_texts_have_changed():
    words = Words([(1, "one two"), (2, "two")])
    for number in range(300):
        words.change(number, f"three{number}")
    assert words.is_worn(2)
    assert set(words.containing("three29")) == {29, *range(290, 300)}
    assert set(words.containing("two")) == set()


def test_parts_of_words_are_found_wherever_they_stand():
    texts = {1: "老挝磨丁经济特区 boten", 2: "ເຂດບໍ່ເຕັນ", 3: "磨 丁", 4: "aboten\nbot", 5: ""}
    words = Words(texts.items())
    for part in ("磨丁", "bot", "boten", "en", "ບໍ່", "a", "nothing"):
        expected = {pk for pk, text in texts.items() if part in text}
        assert set(words.containing(part)) == expected, part


def test_forgotten_table_is_made_anew():
    ZoneFactory()
    table = current_table()
    current.forget_table()
    assert current_table() is not table
    assert Zone.objects.filter(Q(pk__in=list(current_table().all))).count() == 1


def test_what_many_ask_for_at_once_is_made_once(monkeypatch):
    ZoneFactory(name_en="River Gate")
    table = current_table()
    made: list[Words] = []

    def slowly(texts):
        time.sleep(0.05)
        made.append(Words(texts))
        return made[-1]

    monkeypatch.setattr("zones.index.table.Words", slowly)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(table.names_with, ["river"] * 8))
    assert [len(one) for one in found] == [1] * 8
    assert len(made) == 1


def test_worn_words_are_asked_while_new_ones_are_gathered(monkeypatch):
    zones = [ZoneFactory(name_en=f"River {number}") for number in range(4)]
    current_table().names_with("river")
    monkeypatch.setattr("zones.index.words.FEWEST_CHANGED", 1)
    for zone in zones[:3]:
        save(zone, name_en=f"Lake {zone.pk}")
    table, begun, may_end = current_table(), Event(), Event()

    def slowly(texts):
        begun.set()
        assert may_end.wait(10)
        return Words(texts)

    monkeypatch.setattr("zones.index.table.Words", slowly)
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(table.names_with, "lake")
        assert begun.wait(10)
        try:
            assert (len(table.names_with("lake")), len(table.names_with("river"))) == (3, 1)
        finally:
            may_end.set()
        assert len(first.result(10)) == 3


def test_labels_are_read_again_when_they_may_have_changed_and_not_before():
    province = ProvinceFactory(name_en="Old name")
    zone = ZoneFactory(province=province)
    labels = current_table().vocabulary("en").labels["province"]
    save(zone, land_tenure="lease")
    assert current_table().vocabulary("en").labels["province"] is labels
    with record_changes():
        province.name_en = "New name"
        province.save()
    assert current_table().vocabulary("en").labels["province"][province.code] == "New name"


def test_index_is_read_ahead(django_assert_num_queries):
    ZoneFactory(name_en="River Gate")
    ahead.read_ahead()
    table = current._table
    with django_assert_num_queries(0):
        found = table.texts_with("river"), table.names_with("gate"), table.named("river gate", whole=True)
        listed = list(table.order("name", "en").all_of(table.all))
        assert table.vocabulary("en").labels["country"]
    assert [list(one) for one in found] == [listed] * 3


def test_database_that_is_away_is_left_to_the_first_visitor(caplog):
    caplog.set_level("INFO")
    with mock.patch.object(ahead, "current_table", side_effect=OperationalError("gone")):
        ahead.read_ahead()
    assert "The index is not read ahead: OperationalError" in caplog.text
