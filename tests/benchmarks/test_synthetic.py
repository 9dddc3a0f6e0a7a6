"""Invented zones: whole, marked, the same each time, and kept away from real data."""

import pytest
from django.conf import settings
from django.db import connection

from benchmarks.synthetic import build
from benchmarks.synthetic.guard import MARK, SOURCE, RealDatabase, refuse_real_database
from benchmarks.synthetic.places import PLACES
from benchmarks.synthetic.rows import Generator, Reference
from benchmarks.synthetic.words import SCRIPTS, VOCABULARY, vocabulary
from tests.factories import CountryFactory, SourceFactory, ZoneFactory
from zones.models import Change, Claim, Zone, ZoneAlias, ZoneRole, data_version

pytestmark = pytest.mark.django_db
ZONES = 50


@pytest.fixture(autouse=True)
def without_the_waits_of_a_web_process() -> None:
    """Once the entry point of the web server is loaded, every wait of the process is bounded, and none may copy."""
    if connection.vendor == "postgresql":
        from psycopg2.extensions import set_wait_callback

        set_wait_callback(None)


@pytest.fixture
def small_reference(monkeypatch):
    """The reference tables take seconds to load; a source, the six countries and one row of each kind do here."""

    def load(folder):
        from zones.models import Industry, Organisation, Province, ZoneType

        source = SourceFactory(slug=SOURCE)
        for code in PLACES:
            Province(code=f"{code}-1", country=CountryFactory(code=code), name_en=f"Province {code}").save()
        for slug in ("one", "two"):
            ZoneType(slug=slug, name_en=slug).save()
        for number in range(5):
            Industry(slug=f"industry-{number}", label_en=f"Industry {number}").save()
        Organisation(slug="synthetic-001", name_en="Synthetic 001", kind="developer", source=source).save()

    monkeypatch.setattr(build, "load_reference", load)
    # Outside a transaction only.
    monkeypatch.setattr(build, "_analyse", lambda: None)


@pytest.fixture
def synthetic(small_reference):
    build.build_reference(settings.BASE_DIR / "fixtures")
    build.build_rows(ZONES, seed=1)
    build.build_derived()


def test_every_zone_is_whole_and_marked(synthetic):
    zones = list(Zone.objects.published())
    assert len(zones) == ZONES == build.count_marked()
    assert all(zone.slug.startswith(MARK) and zone.name_en.startswith("Synthetic ") for zone in zones)
    local = [name for zone in zones for name in [zone.name_th, zone.name_zh_hans, zone.name_vi] if name]
    assert local
    assert all(name.startswith("Synthetic ") for name in local)
    assert all(zone.search_text for zone in zones)
    assert ZoneAlias.objects.exists()
    assert ZoneRole.objects.exists()


def test_every_claim_names_the_synthetic_source(synthetic):
    assert set(Claim.objects.values_list("source__slug", flat=True)) == {SOURCE}
    assert 8 <= Claim.objects.count() / ZONES <= 14


def test_each_zone_is_a_change_of_its_own(synthetic):
    changes = Change.objects.filter(resource="zones")
    assert changes.count() == ZONES
    assert data_version() == Change.objects.first().sequence


def test_the_same_seed_gives_the_same_zones_whatever_their_number():
    provinces = {code: [f"{code}-1"] for code in PLACES}
    reference = Reference(1, provinces, {code: [1, 2] for code in PLACES}, [1, 2, 3, 4, 5], [1])
    few, many = (list(Generator(reference, seed=7).zones(count)) for count in (3, 6))
    assert few == many[:3]
    assert few != list(Generator(reference, seed=8).zones(3))


def test_a_database_with_real_zones_is_refused(small_reference):
    ZoneFactory(slug="real-zone")
    with pytest.raises(RealDatabase, match="1 zones without the synthetic mark"):
        build.build_reference(settings.BASE_DIR / "fixtures")
    with pytest.raises(RealDatabase):
        build.build_rows(ZONES, seed=1)
    with pytest.raises(RealDatabase):
        build.build_derived()
    assert Zone.objects.count() == 1


def test_a_database_with_people_is_refused(administrator):
    with pytest.raises(RealDatabase, match=r"auth\.User"):
        refuse_real_database()


def test_rows_are_not_added_twice(synthetic):
    with pytest.raises(ValueError, match="already"):
        build.build_rows(ZONES, seed=1)


@pytest.mark.parametrize("script", SCRIPTS)
def test_words_differ_and_common_ones_are_common(script):
    import random

    words, rng = vocabulary(script), random.Random(1)
    assert len(set(words.words)) == VOCABULARY
    picked = [words.pick(rng) for _ in range(5_000)]
    assert picked.count(words.words[0]) > 50 > picked.count(words.words[-1])
