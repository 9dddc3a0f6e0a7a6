"""The agenda and who travels together; of persons there are counts and offices only."""

from rest_framework import serializers

from delegations import models
from delegations.api.fields import ItemKey, LocalTime, Moment
from delegations.api.serializers.recorded import OrganisationNameSerializer, RecordedSerializer
from delegations.choices import ItemKind, TravelMode
from ezportal.api.fields import TranslatedText
from ezportal.api.serializers import ResourceSerializer
from zones.api.fields import Choice, PublicKey, Text
from zones.api.serializers.cited import LAST


class DaySerializer(RecordedSerializer):
    """A day of the agenda; its time zone is that of the place."""

    number = serializers.IntegerField(read_only=True)
    date = serializers.DateField(read_only=True)
    place = TranslatedText()
    country = Text(source="country_id")
    time_zone = Text()


class PresenterSerializer(ResourceSerializer):
    """The office that presents, chairs or receives."""

    office = TranslatedText()
    organisation = OrganisationNameSerializer(read_only=True, allow_null=True)


class TravelCountSerializer(serializers.Serializer):
    """Delegates of one country group; `stated` is how the agenda prints the figure."""

    group = serializers.CharField(source="country_group.code", read_only=True)
    country = Text(source="country_group.country_id")
    count = serializers.IntegerField(read_only=True)
    stated = Text()


class RouteSerializer(ResourceSerializer):
    """Who goes: `stated_total` is the printed figure, `total` the sum of `counts`; null where none is given."""

    code = serializers.SlugField(read_only=True)
    label = Text()
    name = TranslatedText()
    stated_total = serializers.IntegerField(read_only=True, allow_null=True)
    total = serializers.SerializerMethodField()
    counts = TravelCountSerializer(many=True, read_only=True)

    def get_total(self, group: models.TravelGroup) -> int | None:
        counts = [row.count for row in group.counts.all()]
        return sum(counts) if counts else None


class TimedSerializer(RecordedSerializer):
    """Adds local times with their time zones, and the moments in UTC."""

    last = ("start", "end", "ends_next_day", "time_zone", "end_time_zone", "starts_at", "ends_at", *LAST)

    start = LocalTime()
    end = LocalTime()
    ends_next_day = serializers.BooleanField(read_only=True)
    time_zone = Text(source="start_zone_name")
    end_time_zone = Text(source="end_zone_name")
    starts_at = Moment()
    ends_at = Moment()


class AgendaItemSerializer(TimedSerializer):
    """An item of the agenda; without a `route` it is for everybody present."""

    key = ItemKey()
    day = serializers.DateField(source="day.date", read_only=True)
    day_number = serializers.IntegerField(read_only=True)
    place = TranslatedText(owner="day")
    country = Text(source="day.country_id")
    order = serializers.IntegerField(read_only=True)
    kind = Choice(ItemKind)
    title = TranslatedText()
    description = TranslatedText()
    venue = TranslatedText()
    address = Text()
    site = PublicKey()
    host = OrganisationNameSerializer(source="body", read_only=True, allow_null=True)
    presenters = PresenterSerializer(many=True, read_only=True)
    route = RouteSerializer(source="group", read_only=True, allow_null=True)
    tentative = serializers.BooleanField(read_only=True)


class LegSerializer(TimedSerializer):
    """One ride or flight."""

    order = serializers.IntegerField(read_only=True)
    date = serializers.DateField(read_only=True)
    mode = Choice(TravelMode)
    origin = serializers.CharField(read_only=True)
    destination = serializers.CharField(read_only=True)
    carrier = Text()
    number = Text()
    details = Text()


class TravelGroupSerializer(RouteSerializer, RecordedSerializer):
    """Delegates on one route, with its rides and flights."""

    date = serializers.DateField(read_only=True)
    is_leaving = serializers.BooleanField(read_only=True)
    legs = LegSerializer(many=True, read_only=True)
