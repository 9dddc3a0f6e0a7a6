"""Fields of the learning visits: local times, moments, and the keys by which parts name each other."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from delegations import models
from ezportal.api.fields import Computed
from zones.models.public import PublicModel


@extend_schema_field({"type": "string", "pattern": "^[0-2][0-9]:[0-5][0-9]$", "description": "Local time."})
class LocalTime(serializers.Field):
    """A time of the day at the place, as the programme prints it: 08:30."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, allow_null=True, **kwargs)

    def to_representation(self, value: dt.time) -> str:
        return f"{value:%H:%M}"


class Moment(serializers.DateTimeField):
    """A moment in UTC."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, allow_null=True, default_timezone=dt.UTC, **kwargs)


class Counts(serializers.Field):
    """A figure for each of the values, also where it is zero."""

    def __init__(self, values: Sequence[str], **kwargs: Any) -> None:
        self.values = values
        figures = {value: {"type": "integer", "minimum": 0} for value in values}
        self._spectacular_annotation = {"field": {"type": "object", "required": values, "properties": figures}}
        super().__init__(read_only=True, **kwargs)

    def to_representation(self, value: Mapping[str, int]) -> dict[str, int]:
        return {name: value.get(name, 0) for name in self.values}


def item_key(item: models.AgendaItem) -> str:
    return f"{item.day.date}/{item.order}"


def note_key(note: models.SiteNote) -> str:
    return f"{note.site_visit.order}/{note.order}"


def finding_key(finding: models.Finding) -> str:
    return f"{finding.presentation.group.code}/{finding.order}"


class Key(Computed):
    """What other parts of the visit name the row by."""

    def __init__(self, compute: Callable[[Any], str], describe: str) -> None:
        super().__init__(compute, {"type": "string", "description": describe})


class ItemKey(Key):
    def __init__(self) -> None:
        super().__init__(item_key, "Day and order in the agenda: 2019-12-09/5.")


class NoteKey(Key):
    def __init__(self) -> None:
        super().__init__(note_key, "Order of the site visit and of the note in it: 3/2.")


class FindingKey(Key):
    def __init__(self) -> None:
        super().__init__(finding_key, "Country group and order: KH/3.")


class KeyOf(serializers.Field):
    """The key of a related row, null without one."""

    def __init__(self, key: Callable[[Any], str], **kwargs: Any) -> None:
        self.key = key
        self._spectacular_annotation = {"field": {"type": "string"}}
        super().__init__(read_only=True, allow_null=True, **kwargs)

    def to_representation(self, value: PublicModel) -> str:
        return self.key(value)
