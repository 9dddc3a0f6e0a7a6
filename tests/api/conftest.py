"""A caller of the API, and how many queries an answer costs."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import edge
from zones.models import StoredForm, data_version

Ask = Callable[..., Any]


@pytest.fixture(autouse=True)
def _generous_quota(settings: Any) -> None:
    """Only the tests of the quota want to meet it."""
    settings.API_REQUESTS_PER_MINUTE = {"anonymous": 100_000, "partner": 100_000}


@pytest.fixture
def ask(db: None, client: Client) -> Ask:
    """GET below /api/v1/ as an anonymous partner."""

    def get(path: str, **headers: str) -> HttpResponse:
        return client.get(f"/api/v1/{path}", headers={name.replace("_", "-"): value for name, value in headers.items()})

    return get


@pytest.fixture
def rows(ask: Ask) -> Callable[[str], list[dict[str, Any]]]:
    """The rows of a list that must answer 200."""

    def get(path: str) -> list[dict[str, Any]]:
        response = ask(path)
        assert response.status_code == 200, response.content
        return response.json()["results"]

    return get


@pytest.fixture
def cost(ask: Ask) -> Callable[[str], int]:
    """How many queries an answer costs in a process that knows nothing yet, with nothing kept in the database."""

    def count(path: str) -> int:
        edge.forget()
        StoredForm.objects.all().delete()
        with CaptureQueriesContext(connection) as queries:
            response = ask(path)
            if response.streaming:
                list(response.streaming_content)
        assert response.status_code == 200, response.content
        return len(queries)

    return count


@pytest.fixture
def version(db: None) -> Callable[[], int]:
    return data_version


def content_of(response: Any) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content
