"""Days and dates, sites without notes, and what is not stated."""

import datetime as dt

from tests import factories


def test_day_outside_the_visit(small):
    factories.AgendaDayFactory(visit=small.row, date="2030-03-07")
    (warning,) = small.warnings("days")
    assert warning.message == "2030-03-07 stands on the agenda, but is none of the days of the visit."
    assert warning.figures == (("days of the visit", "2030-03-04 – 2030-03-06"),)


def test_actual_days_count_once_they_are_known(small):
    small.row.actual_from, small.row.actual_to = dt.date(2030, 3, 5), dt.date(2030, 3, 6)
    assert small.messages("days") == ["2030-03-04 stands on the agenda, but is none of the days of the visit."]


def test_days_that_the_agenda_leaves_out(small):
    small.days[1].delete()
    assert small.messages("days") == ["The agenda has no day for 2030-03-05."]
    small.days[2].delete()
    assert small.messages("days") == ["The agenda has no days for 2030-03-05, 2030-03-06."]
    small.days[0].delete()
    assert small.messages("days") == []


def site_visit(small, date, **values):
    return factories.SiteVisitFactory(visit=small.row, date=date, site__name_en="Test gate", **values)


def test_site_visit_on_a_day_with_programme(small):
    small.item(0, "09:00-10:00")
    site_visit(small, small.days[0].date)
    assert small.messages("days") == []


def test_site_visit_on_a_day_without_programme(small):
    site_visit(small, small.days[0].date)
    assert small.messages("days") == ["“Test gate” was visited on 2030-03-04, for which the agenda has no item."]


def test_site_visit_on_another_day_than_its_item(small):
    site_visit(small, small.days[0].date, item=small.item(1, "09:00-10:00"))
    assert small.messages("days") == [
        "“Test gate” was visited on 2030-03-04, but its item of the agenda is on 2030-03-05."
    ]


def test_site_visit_outside_the_visit(small):
    site_visit(small, dt.date(2030, 4, 1))
    assert small.messages("days") == ["“Test gate” was visited on 2030-04-01, which is none of the days of the visit."]


def presentation(small, date, **values):
    return factories.CountryPresentationFactory(visit=small.row, group=small.groups["LA"], presented_on=date, **values)


def test_presentation_on_the_day_of_its_item(small):
    presentation(small, small.days[1].date, item=small.item(1, "09:00-10:00"))
    assert small.messages("days") == []


def test_presentation_outside_the_visit(small):
    presentation(small, dt.date(2030, 4, 1))
    assert small.messages("days") == ["Laos presented on 2030-04-01, which is none of the days of the visit."]


def test_presentation_on_another_day_than_its_item(small):
    presentation(small, small.days[0].date, item=small.item(1, "09:00-10:00"))
    assert small.messages("days") == ["Laos presented on 2030-03-04, but the item of the agenda is on 2030-03-05."]


def test_site_without_notes_once_it_was_visited(small):
    small.item(0, "09:00-10:00")
    visited = site_visit(small, small.days[0].date)
    assert small.messages("notes", today=small.days[0].date) == []
    assert small.messages("notes", today=small.days[1].date) == ["Nothing is noted of the visit to “Test gate”."]
    factories.SiteNoteFactory(site_visit=visited)
    assert small.messages("notes", today=small.days[1].date) == []


def test_what_is_not_stated_is_counted(small):
    delegate = small.delegates["LA"][0]
    delegate.gender = "not_stated"
    delegate.save()
    (note,) = small.warnings("unstated")
    assert note.is_note
    assert note.message == "Gender is not stated for 1 of 12 delegates; they are counted as not stated."
    assert small.warnings() == [note]
