"""What is short enough to be edited on the visit's own page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from delegations.admin.rows import LinesInVisit, TranslatedLinesInVisit
from delegations.models import (
    AgendaDay,
    Aim,
    AssignmentTopic,
    CountryGroup,
    Lesson,
    VisitArea,
    VisitProject,
)


class ProjectLinkInline(LinesInVisit):
    model = VisitProject
    fields = ("project",)
    autocomplete_fields = ("project",)


class AimInline(TranslatedLinesInVisit):
    model = Aim
    fields = ("order", "kind", "text_en")


class AreaInline(LinesInVisit):
    model = VisitArea
    fields = ("order", "area", "wording", "source", "locator")
    autocomplete_fields = ("area", "source")


class GroupInline(LinesInVisit):
    model = CountryGroup
    fields = ("order", "country", "organisation", "code")
    autocomplete_fields = ("organisation",)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "code":
            field.required = False  # the country's, where there is one
        return field


class DayInline(TranslatedLinesInVisit):
    """The days themselves; *Change* opens a day with its items."""

    model = AgendaDay
    fields = ("date", "place_en", "country", "time_zone")


class TopicInline(TranslatedLinesInVisit):
    model = AssignmentTopic
    fields = ("order", "text_en", "area")
    autocomplete_fields = ("area",)


class LessonInline(TranslatedLinesInVisit):
    model = Lesson
    fields = ("order", "text_en", "area")
    autocomplete_fields = ("area",)


INLINES = (
    ProjectLinkInline, AimInline, AreaInline, GroupInline, DayInline, TopicInline, LessonInline,
)  # fmt: skip
