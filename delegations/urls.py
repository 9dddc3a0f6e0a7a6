import datetime as dt

from django.urls import path, register_converter

from delegations.views import agenda, calendars, expectations, findings, projects, record, sites, visits


class DayConverter:
    """A day in an address, as ISO 8601 writes it; other words are no address."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> dt.date:
        return dt.date.fromisoformat(value)

    def to_url(self, value: dt.date | str) -> str:
        return str(value)


register_converter(DayConverter, "day")

app_name = "delegations"

urlpatterns = [
    path("projects/", projects.ProjectListView.as_view(), name="projects"),
    path("projects/<slug:slug>/", projects.ProjectView.as_view(), name="project"),
    path("learning-visits/", visits.VisitListView.as_view(), name="visits"),
    path("learning-visits/<slug:slug>/", visits.VisitView.as_view(), name="visit"),
    path("learning-visits/<slug:slug>/agenda/", agenda.AgendaView.as_view(), name="agenda"),
    path("learning-visits/<slug:slug>/agenda/<day:date>/", agenda.DayView.as_view(), name="day"),
    path("learning-visits/<slug:slug>/agenda.ics", calendars.AgendaCalendarView.as_view(), name="agenda-calendar"),
    path("learning-visits/<slug:slug>/agenda/<day:date>.ics", calendars.DayCalendarView.as_view(), name="day-calendar"),
    path("learning-visits/<slug:slug>/sites/", sites.SitesView.as_view(), name="sites"),
    path("learning-visits/<slug:slug>/expectations/", expectations.ExpectationsView.as_view(), name="expectations"),
    path("learning-visits/<slug:slug>/findings/", findings.FindingsView.as_view(), name="findings"),
    path("learning-visits/<slug:slug>/sources/", record.RecordView.as_view(), name="record"),
]
