"""No person of a visit is in anything public, though the database is full of them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from delegations.models import Delegate, DelegateContact
from tests.pages.conftest import World
from tests.pages.visits import SECRETS

pytestmark = pytest.mark.django_db


def spoken(client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode().replace("\r\n ", "")  # calendars fold their lines


@pytest.mark.parametrize("language", ["en", "lo"])
def test_no_page_and_no_calendar_tells_of_a_person(client, world: World, language) -> None:
    assert Delegate.objects.filter(name=SECRETS[0]).exists()
    assert DelegateContact.objects.filter(email=SECRETS[4]).exists()
    pages = [*world.paths, *world.calendar_paths, "/sources/test-report/?page=2", "/changes/?page=2"]
    for path in pages:
        if path.endswith("page=2") and client.get(f"/{language}{path}").status_code == 404:
            continue
        text = spoken(client, f"/{language}{path}")
        assert [secret for secret in SECRETS if secret in text] == [], path
    with translation.override(language):
        assert "Invented Person" not in "".join(spoken(client, f"/{language}{path}") for path in world.visit_paths)


def test_sitemaps_tell_of_nobody(client, world: World) -> None:
    for section in ("learning-visits", "projects", "visit-pages"):
        text = spoken(client, f"/sitemap-{section}.xml")
        assert [secret for secret in SECRETS if secret in text] == []


def test_no_column_of_a_person_is_read_for_a_page(client, world: World) -> None:
    """What is not read can't slip out: of delegates only counts are asked for."""
    with CaptureQueriesContext(connection) as queries:
        for path in world.visit_paths:
            client.get(f"/en{path}")
    of_delegates = [query["sql"] for query in queries.captured_queries if "delegations_delegate" in query["sql"]]
    assert of_delegates
    assert not [sql for sql in of_delegates if '"name"' in sql or "delegatecontact" in sql]
