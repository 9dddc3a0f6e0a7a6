"""Requests made up from the description: none fails, and every answer is as described."""

import gc
import os
from collections.abc import Iterator
from typing import Any

import hypothesis
import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from schemathesis.checks import positive_data_acceptance

from ezportal.api.docs import schema_of
from ezportal.wsgi import application
from tests.api.test_resources import RESOURCES
from tests.api.test_zones import fill
from tests.api.visits import full_visit
from tests.factories import ProvinceFactory, ZoneFactory

pytestmark = [
    pytest.mark.fuzz,
    pytest.mark.django_db,
    # The tool leaves the files of spreadsheets to the garbage collector.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning"),
]


VISIT = "the-visit"


@pytest.fixture
def description(db: None) -> Iterator[Any]:
    """The description of a portal that has some rows of everything."""
    for make in RESOURCES.values():
        make()
    full_visit(slug=VISIT)
    fill(ZoneFactory(slug="la-test", province=ProvinceFactory()))
    schema_of.cache_clear()
    schema = schemathesis.openapi.from_dict(Client().get("/api/v1/openapi.json").json())
    schema.app = application
    # A real request ends with its connection; these must not end that of the test.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield schema
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)
    gc.collect()  # now, and not in the test that comes next


made_up = schemathesis.pytest.from_fixture("description")


@made_up.parametrize()
@hypothesis.settings(
    max_examples=int(os.environ.get("FUZZ_EXAMPLES", "5")),
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(hypothesis.HealthCheck),
)
def test_answers_are_as_described(case: schemathesis.Case) -> None:
    # Made-up words meet no visit: its parts would only ever be asked for in vain.
    if case.path.startswith("/api/v1/learning-visits/{slug}/"):
        case.path_parameters["slug"] = VISIT
    # A box without extent and an order by distance from nowhere match the schema, which can't
    # say so, and are refused all the same.
    # Answers in the process are not decompressed by anybody.
    plain = {"Accept-Encoding": "identity"}
    case.call_and_validate(headers=plain, excluded_checks=[positive_data_acceptance])
