"""The visit that the tests read, with what its rows lead to."""

import datetime as dt

import pytest

from tests import factories as make


@pytest.fixture
def source():
    return make.SourceFactory(slug="the-report", title="The report", url="https://example.org/report")


@pytest.fixture
def visit(source):
    return make.LearningVisitFactory(
        slug="the-visit", name_en="The visit", source=source, locator="line 3", organiser=None, status="held",
        planned_from=dt.date(2029, 12, 8), planned_to=dt.date(2029, 12, 13), actual_from=dt.date(2029, 12, 8),
        actual_to=dt.date(2029, 12, 14), expected_delegates=4,
    )  # fmt: skip


@pytest.fixture
def institute():
    return make.OrganisationFactory(slug="the-institute", name_en="The Institute", acronym="TI")


@pytest.fixture
def laos(visit):
    return make.CountryGroupFactory(visit=visit, code="LA", country=make.CountryFactory(code="LA"), order=1)


@pytest.fixture
def part(rows, visit):
    """The rows of a part of the visit."""

    def get(path):
        return rows(f"learning-visits/the-visit/{path}")

    return get


@pytest.fixture
def route(visit, laos):
    group = make.TravelGroupFactory(
        visit=visit, code="route-a", label="Route A", name_en="To the airport", stated_total=3,
        date=dt.date(2029, 12, 10),
    )  # fmt: skip
    make.TravelCountFactory(travel_group=group, country_group=laos, count=2, stated="2LA")
    return group
