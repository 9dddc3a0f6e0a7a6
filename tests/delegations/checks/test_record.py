"""A visit is read in a fixed number of queries."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from delegations.checks import warnings_for
from delegations.models import LearningVisit
from tests import factories
from tests.factories.rows import one_change


@one_change()
def fill(small, count):
    for _index in range(count):
        route = small.route(0, {"LA": 1}, items=["09:00-11:00"], is_leaving=True, source=factories.SourceFactory())
        factories.TravelLegFactory(travel_group=route)
        delegate = factories.DelegateFactory(visit=small.row, group=small.groups["TH"])
        small.names(route, delegate)
        item = small.item(1, "09:00-10:00", site=factories.SiteFactory(), body=factories.OrganisationFactory())
        factories.AgendaPresenterFactory(item=item, delegate=delegate)
        visited = factories.SiteVisitFactory(visit=small.row, item=item, date=small.days[2].date)
        factories.SiteNoteFactory(site_visit=visited)
        country = factories.CountryGroupFactory(visit=small.row)
        factories.CountryPresentationFactory(visit=small.row, group=country, item=item)


def queries_of(small):
    visit = LearningVisit.objects.get(pk=small.row.pk)
    with CaptureQueriesContext(connection) as caught:
        found = warnings_for(visit, dt.date(2031, 1, 1))
        assert all(warning.message and [str(row) for row in warning.rows] for warning in found)
    return len(caught), len(found)


@pytest.mark.sweep
def test_warnings_of_one_and_of_thirty_rows(small):
    fill(small, 1)
    one, _found = queries_of(small)
    fill(small, 29)
    thirty, found = queries_of(small)
    assert one == thirty == 12
    assert found > 30
