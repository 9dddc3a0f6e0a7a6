"""A visit whose sheets are brought in, and who tries to."""

import pytest

from tests import factories, people


@pytest.fixture
def visit(db):
    visit = factories.LearningVisitFactory(slug="sheet-visit")
    for code in ("LA", "TH"):
        country = factories.CountryFactory(code=code, time_zone="Asia/Bangkok")
        factories.CountryGroupFactory(visit=visit, code=code, country=country)
    factories.SiteFactory(slug="test-gate")
    return visit


@pytest.fixture
def cast(focal_point_laos, editor, administrator):
    return {
        "focal point": focal_point_laos,
        "editor": editor,
        "administrator": administrator,
        "no group": people.UserFactory(username="no-group"),
        "partner": people.UserFactory(username="partner", is_staff=False),
    }
