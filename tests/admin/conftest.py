"""The zones and the visit the cast works on in the admin, and a partner who has no business there."""

import pytest

from tests import factories, people
from tests.admin.delegation import SECRET, make_delegation
from zones.choices import Publication


@pytest.fixture
def partner(db):
    """A user with an API key and no staff account."""
    return people.UserFactory(username="partner", is_staff=False)


@pytest.fixture
def laos(db):
    return factories.CountryFactory(code="LA")


@pytest.fixture
def thailand(db):
    return factories.CountryFactory(code="TH")


@pytest.fixture
def zone(laos):
    """A published zone in Laos."""
    return factories.ZoneFactory(country=laos, slug="la-test", name_en="Lao test zone", area_ha=100)


@pytest.fixture
def draft(laos):
    return factories.ZoneFactory(
        country=laos, slug="la-draft", name_en="Lao draft zone", area_ha=100, publication=Publication.DRAFT
    )


@pytest.fixture
def thai_zone(thailand):
    return factories.ZoneFactory(country=thailand, slug="th-test", name_en="Thai test zone")


@pytest.fixture
def source(db):
    return factories.SourceFactory(slug="new-source", title="New test source")


@pytest.fixture
def visit(db):
    """A visit that is not public yet."""
    return factories.LearningVisitFactory(slug="test-visit", name_en="Test visit", publication=Publication.DRAFT)


@pytest.fixture
def lao(visit, laos):
    return make_delegation(visit, laos, "Bounmy")


@pytest.fixture
def thai(visit, thailand):
    return make_delegation(visit, thailand, SECRET)
