"""Kept forms of zones are what would be made now, whatever has changed."""

from __future__ import annotations

import io
from typing import Any
from unittest import mock

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, connection, models, router, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from ezportal import replicas
from tests import factories as make
from tests.pages.conftest import make_zone
from zones.choices import Publication
from zones.edge.version import answering
from zones.filling import MAKERS, fill_forms
from zones.index.current import current_table
from zones.models import FormKind, StoredForm, Zone, data_version
from zones.models.public import PublicModel
from zones.services.claims import Statement, save_zone
from zones.stored import keeping
from zones.stored.keeping import forms_of
from zones.views.stored import make_lines

pytestmark = pytest.mark.django_db


def read(kind: FormKind, make_forms: Any = None) -> dict[int, bytes]:
    table = current_table()
    forms = forms_of(list(table.all), kind, make_forms or MAKERS[kind], table)
    return {pk: form.body for pk, form in forms.items()}


def assert_all_are_as_made_now(after: str) -> None:
    """What was not kept any more was made by the reading; the rest is compared with what is made now."""
    for kind, maker in MAKERS.items():
        just_made: dict[int, Any] = {}

        def make_missing(pks: list[int], maker: Any = maker, just_made: dict[int, Any] = just_made) -> dict[int, Any]:
            just_made.update(maker(pks))
            return just_made

        forms = read(kind, make_missing)
        assert forms.keys() == set(current_table().all), f"{kind} after a change of {after}"
        kept = {pk: body for pk, body in forms.items() if pk not in just_made}
        made = {pk: form.body for pk, form in maker(list(kept)).items()}
        assert kept == made, f"{kind} after a change of {after}"


def reworded(row: PublicModel) -> bool:
    """Change a text of the row that readers may see; False if it has none."""
    translated = [f for f in row._meta.concrete_fields if f.name.endswith("_en") and isinstance(f, models.CharField)]
    texts = [f for f in row._meta.concrete_fields if f.name in ("note", "locator", "title", "label", "value", "name")]
    for field in (*translated, *texts):
        if not field.choices and field.editable:
            setattr(row, field.attname, f"{getattr(row, field.attname) or ''} reworded"[: field.max_length])
            return True
    return False


def public_rows() -> list[PublicModel]:
    kinds = [model for model in apps.get_models() if issubclass(model, PublicModel) and model is not Zone]
    return [row for model in kinds for row in model._base_manager.all()[:2]]


@pytest.mark.sweep
def test_a_change_of_any_row_is_seen_by_the_next_reader(world) -> None:
    neighbour = make_zone(name_en="Test component", component_of=world.zone)
    make.AreaMemberFactory(area=world.area, zone=neighbour)
    for kind in MAKERS:
        read(kind)
    tried = set()
    for row in public_rows():
        if not reworded(row):
            continue
        try:
            with transaction.atomic():
                row.save()
        except (ValidationError, IntegrityError, DatabaseError):
            continue  # a rule of that row forbids this change
        tried.add(type(row).__name__)
        assert_all_are_as_made_now(type(row).__name__)
    assert len(tried) > 40, sorted(tried)


def test_a_change_of_a_zone_is_seen_on_those_that_show_it(world) -> None:
    source = make.SourceFactory()
    parent, part = make_zone(name_en="Test parent"), make_zone(name_en="Test part", component_of=world.zone)
    world.zone.component_of = parent
    save_zone(zone=world.zone, statement=Statement(source=source))
    across = make_zone(name_en="Test across")
    make.AreaMemberFactory(area=world.area, zone=across)
    for zone in (parent, part, across):
        assert_all_are_as_made_now("nothing")
        zone.refresh_from_db()
        zone.name_en = f"{zone.name_en} renamed"
        save_zone(zone=zone, statement=Statement(source=source))
        assert_all_are_as_made_now(zone.name_en)
        zone.publication = Publication.WITHDRAWN
        zone.save()
        assert_all_are_as_made_now(f"withdrawn {zone.name_en}")


def test_kept_forms_cost_one_query_and_no_making(world) -> None:
    first = read(FormKind.PAGE)
    with CaptureQueriesContext(connection) as queries:
        again = read(FormKind.PAGE, mock.Mock(side_effect=AssertionError("made again")))
    assert again == first
    assert len(queries) == 1


def test_change_of_another_zone_leaves_a_kept_page_alone(world) -> None:
    other = make_zone(name_en="Test elsewhere")
    read(FormKind.PAGE)
    before = StoredForm.objects.get(zone=world.zone, kind=FormKind.PAGE).sequence
    other.name_en = "Test elsewhere renamed"
    save_zone(zone=other, statement=Statement(source=world.source))
    read(FormKind.PAGE)
    assert StoredForm.objects.get(zone=world.zone, kind=FormKind.PAGE).sequence == before


def version_of_page(zone: Zone) -> int:
    """The data version at which the zone's page was made, after a reader has asked for all pages."""
    read(FormKind.PAGE)
    return StoredForm.objects.get(zone=zone, kind=FormKind.PAGE).sequence


def test_note_on_a_source_touches_only_profiles_that_cite_it(world) -> None:
    other, source = make_zone(name_en="Test elsewhere"), make.SourceFactory()
    make.ZoneAliasFactory(zone=other, source=source)
    here, elsewhere = version_of_page(world.zone), version_of_page(other)
    source.note = "Printed twice"
    source.save()
    assert version_of_page(world.zone) == here
    assert version_of_page(other) == data_version() > elsewhere
    assert_all_are_as_made_now("a note")


def test_source_of_more_than_zones_may_stand_on_any_profile(world) -> None:
    incentive = make.IncentiveFactory(zone=None, country=world.zone.country, source=make.SourceFactory())
    version_of_page(world.zone)
    incentive.source.note = "Printed twice"
    incentive.source.save()
    assert version_of_page(world.zone) == data_version()


def test_source_that_very_many_rows_cite_is_told_to_all_profiles_at_once(world, monkeypatch) -> None:
    other, source = make_zone(name_en="Test elsewhere"), make.SourceFactory()
    make.ZoneAliasFactory.create_batch(2, zone=world.zone, source=source)
    version_of_page(other)
    monkeypatch.setattr("zones.models.source.MOST_CITING", 1)
    source.note = "Printed twice"
    source.save()
    assert version_of_page(other) == data_version()


def test_name_of_a_source_is_seen_in_every_note_that_has_its_slug(world) -> None:
    make.MilestoneFactory(
        zone=world.zone, note="Otherwise in printed-elsewhere, page 3", publication=Publication.PUBLISHED
    )
    version_of_page(world.zone)
    source = make.SourceFactory(slug="printed-elsewhere", publisher="First publisher")
    assert b"First publisher" in read(FormKind.PAGE)[world.zone.pk]
    source.publisher = "Second publisher"
    source.save()
    assert b"Second publisher" in read(FormKind.PAGE)[world.zone.pk]
    source.delete()
    assert b"Second publisher" not in read(FormKind.PAGE)[world.zone.pk]


def test_forms_of_other_code_are_made_again(world, settings) -> None:
    read(FormKind.ROW)
    settings.RELEASE = "another"
    read(FormKind.ROW)
    assert set(StoredForm.objects.values_list("release", flat=True)) == {"another"}


def test_line_made_for_an_answer_of_a_moment_ago_is_as_new_as_it_says(world) -> None:
    """The row it is made from was kept before the change, and counts for that answer."""
    read(FormKind.ROW)
    with answering(data_version()):
        current_table()
        world.zone.name_en = "Test Boten renamed"
        save_zone(zone=world.zone, statement=Statement(source=world.source))
        read(FormKind.CSV)
    assert b"renamed" in read(FormKind.CSV)[world.zone.pk]


def test_what_is_kept_is_made_from_the_database_that_has_the_version(world, settings) -> None:
    """A replica that an answer may be read from can lack what has changed since."""
    settings.DATABASE_ROUTERS = ["ezportal.replicas.ReplicaRouter"]
    seen = []

    def make_forms(pks: list[int]) -> dict[int, Any]:
        seen.append(router.db_for_read(Zone))
        return MAKERS[FormKind.ROW](pks)

    table = current_table()
    token = replicas._reads_from.set(replicas.REPLICA)
    try:
        keeping.make_forms(list(table.all), FormKind.ROW, make_forms, "en")
        assert router.db_for_read(Zone) == replicas.REPLICA
    finally:
        replicas._reads_from.reset(token)
    assert seen == [replicas.PRIMARY]


def test_languages_are_kept_apart(world) -> None:
    english = read(FormKind.LINE)
    with translation.override("lo"):
        lao = read(FormKind.LINE)
        assert {pk: form.body for pk, form in make_lines(list(lao)).items()} == lao
    assert english != lao
    assert StoredForm.objects.filter(kind=FormKind.LINE).count() == len(english) + len(lao)


def test_reader_is_served_where_nothing_can_be_kept(client, world) -> None:
    with mock.patch("zones.stored.keeping.StoredForm.objects.bulk_create", side_effect=DatabaseError("read-only")):
        response = client.get(f"/en/zones/{world.zone.slug}/")
    assert response.status_code == 200
    assert "Test Boten" in response.content.decode()
    assert not StoredForm.objects.exists()


def test_address_of_the_portal_is_put_in_when_a_form_is_given_out(client, world, settings) -> None:
    settings.ALLOWED_HOSTS = ["one.example", "two.example"]
    for host in settings.ALLOWED_HOSTS:
        row = client.get("/api/v1/zones/", headers={"host": host}).json()["results"][0]
        assert row["self"].startswith(f"http://{host}/api/v1/zones/")
        assert row["url"].startswith(f"http://{host}/en/zones/")
    assert StoredForm.objects.filter(kind=FormKind.ROW).count() == 1


def test_worker_makes_what_lists_need_and_renews_what_was_asked_for(world) -> None:
    assert sum(number for *_which, number in fill_forms(languages=["en", "lo"])) == 8
    read(FormKind.PAGE)
    assert list(fill_forms(languages=["en", "lo"])) == []
    world.zone.name_en = "Test Boten renamed"
    save_zone(zone=world.zone, statement=Statement(source=world.source))
    assert {(kind, language) for kind, language, _number in fill_forms(languages=["en", "lo"])} == {
        *((kind, language) for kind in ("row", "csv", "line", "card") for language in ("en", "lo")),
        ("page", "en"),
    }
    assert b"renamed" in read(FormKind.PAGE)[world.zone.pk]


def test_worker_stops_when_its_time_is_over(world) -> None:
    assert list(fill_forms(seconds=-1)) == []


def test_forms_are_made_from_scratch_after_an_older_release_wrote(world) -> None:
    read(FormKind.ROW)
    StoredForm.objects.update(body=b"made by somebody who did not know")
    call_command("rebuild_public_forms", "--from-scratch", "--languages", "en", stdout=io.StringIO())
    assert_all_are_as_made_now("nothing")
