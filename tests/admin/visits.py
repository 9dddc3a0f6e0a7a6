"""A small visit with something to warn of, for the tests of its desk."""

import datetime as dt

from tests import factories
from tests.factories.rows import one_change

FIRST = dt.date(2030, 3, 4)


@one_change()
def make_visit(laos, thailand):
    """A visit on which a Thai delegate presents after leaving, and two routes go to one place."""
    visit = factories.LearningVisitFactory(name_en="Visit to the gate", planned_from=FIRST, planned_to=FIRST)
    groups = {
        country.code: factories.CountryGroupFactory(visit=visit, code=country.code, country=country)
        for country in (laos, thailand)
    }
    lao = factories.DelegateFactory(visit=visit, group=groups["LA"], name="Invented Lao", number=1)
    thai = factories.DelegateFactory(visit=visit, group=groups["TH"], name="Invented Thai", number=2)
    day = factories.AgendaDayFactory(visit=visit, date=FIRST)
    stays = factories.TravelGroupFactory(visit=visit, date=FIRST, label="Route A", name_en="To the gate")
    leaves = factories.TravelGroupFactory(visit=visit, date=FIRST, label="Route B", name_en="Home", is_leaving=True)
    factories.TravelCountFactory(travel_group=stays, country_group=groups["LA"], count=1)
    factories.TravelCountFactory(travel_group=leaves, country_group=groups["TH"], count=1)

    def item(order, start, end, **values):
        values |= {"start": dt.time(start), "end": dt.time(end)}
        return factories.AgendaItemFactory(day=day, order=order, **values)

    talk = item(1, 8, 9, title_en="Opening", tentative=True)
    item(2, 10, 11, title_en="Ride to the gate", group=stays, time_zone="Asia/Shanghai")
    item(3, 9, 10, title_en="Ride home", group=leaves)
    late = item(4, 11, 12, title_en="Closing")
    factories.AgendaPresenterFactory(item=talk, delegate=lao, office_en="Lao office")
    factories.AgendaPresenterFactory(item=late, delegate=thai, office_en="Thai office")
    return visit
