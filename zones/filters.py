"""The filters of the zones list: one set for the page and for the API."""

from collections.abc import Iterable
from typing import Any

import django_filters
from django import forms
from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, Lower, NullIf
from django.utils.translation import get_language
from modeltranslation.utils import build_localized_fieldname

from ezportal.api.filters import (
    BoxFilter,
    ChoicesFilter,
    MomentFilter,
    NumberFilter,
    NumbersFilter,
    OneChoiceFilter,
    TextField,
    TextFilter,
    TrueFalseFilter,
)
from zones.choices import DevelopmentForm, OperatingStatus, Publication
from zones.derived import SUFFIXES, normalise
from zones.geography import distance_km, within_radius
from zones.models import AreaMember, Country, Industry, Province, Zone, ZoneType

NO_PARENT = "none"
SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
# Where `near` comes without `radius_km`.
RADIUS_KM = 100
ORDERINGS = ("name", "established", "area_ha", "updated", "relevance", "distance")


def country_choices() -> Iterable[tuple[str, str]]:
    return [(country.code, country.name) for country in Country.objects.all()]


def province_choices() -> Iterable[tuple[str, str]]:
    return [(province.code, province.name) for province in Province.objects.all()]


def zone_type_choices() -> Iterable[tuple[str, str]]:
    return [(kind.slug, kind.name) for kind in ZoneType.objects.all()]


def industry_choices() -> Iterable[tuple[str, str]]:
    return [(industry.slug, industry.label) for industry in Industry.objects.all()]


class PublishedZoneField(TextField):
    """The slug of a zone that the public may see; `extra` words are let through."""

    def __init__(self, *, extra: tuple[str, ...] = (), **kwargs: Any) -> None:
        super().__init__(longest=80, pattern=SLUG, hint="the slug of a zone", **kwargs)
        self.extra = extra

    def read(self, text: str) -> str:
        slug = super().read(text)
        if slug not in self.extra and not Zone.objects.published().filter(slug=slug).exists():
            raise ValueError(f"There is no zone {slug!r}.")
        return slug


class PublishedZoneFilter(TextFilter):
    field_class = PublishedZoneField

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, vocabulary="ZoneSlug", **kwargs)

    def schema(self) -> dict[str, Any]:
        words = self.extra.get("extra")
        return {"anyOf": [super().schema(), {"enum": list(words)}]} if words else super().schema()


class ZoneFilterForm(forms.Form):
    """What holds between the parameters."""

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("radius_km") is not None and "near" in data and not data["near"]:
            self.add_error("radius_km", "Give near too, the middle of the circle.")
        order = (data.get("ordering") or "").lstrip("-")
        for needed, word in (("q", "relevance"), ("near", "distance")):
            if order == word and needed in data and not data[needed]:
                self.add_error("ordering", f"Ordering by {word} needs {needed}.")
        return data


class ZoneFilterSet(django_filters.FilterSet):
    """Values of one parameter widen the result, parameters narrow it."""

    country = ChoicesFilter(
        "country_id", choices=country_choices, vocabulary="CountryCode", describe="ISO 3166-1 code of the country."
    )
    zone_type = ChoicesFilter(
        choices=zone_type_choices,
        vocabulary="ZoneTypeSlug",
        method="of_type",
        describe="Type of the zone, with the types below it in the tree.",
    )
    status = ChoicesFilter("status", choices=OperatingStatus.choices, describe="Operating status.")
    development_form = ChoicesFilter(
        "development_form", choices=DevelopmentForm.choices, describe="Who develops the zone."
    )
    industry = ChoicesFilter(
        choices=industry_choices,
        vocabulary="IndustrySlug",
        method="with_industry",
        describe="Industry that is present or has priority, with those below it in the tree.",
    )
    province = ChoicesFilter(
        "province_id", choices=province_choices, vocabulary="ProvinceCode", describe="ISO 3166-2 code of the province."
    )
    established_from = NumberFilter(
        low=1, high=9999, whole=True, method="since_year", describe="Established in this year or later."
    )
    established_to = NumberFilter(
        low=1, high=9999, whole=True, method="until_year", describe="Established in this year or before."
    )
    area_min = NumberFilter("area_ha", "gte", low=0, high=1e9, describe="Gross area in hectares, at least.")
    area_max = NumberFilter("area_ha", "lte", low=0, high=1e9, describe="Gross area in hectares, at most.")
    cross_border = TrueFalseFilter(
        method="across_border", describe="Whether the zone is a side of a cross-border area."
    )
    visited = TrueFalseFilter(method="by_visits", describe="Whether a learning visit of the institute has been there.")
    has_location = TrueFalseFilter("longitude", "isnull", exclude=True, describe="Whether a point on the map is known.")
    parent = PublishedZoneFilter(
        method="inside",
        extra=(NO_PARENT,),
        describe="Slug of the zone it is a component of; `none` for zones that are no component.",
    )
    bbox = BoxFilter()
    near = NumbersFilter(
        method="anywhere",
        names="longitude and latitude",
        limits=[(-180, 180), (-90, 90)],
        describe=f"Longitude and latitude; zones within `radius_km` ({RADIUS_KM} without it).",
    )
    radius_km = NumberFilter(method="anywhere", low=0, high=20_100, describe="Radius around `near` in kilometres.")
    q = TextFilter(
        method="search",
        longest=200,
        describe="Words in names, aliases and texts in any of the seven languages; all must occur.",
    )
    updated_since = MomentFilter("updated_at", "gte", describe="Changed at that moment or later.")
    ordering = OneChoiceFilter(
        choices=[(sign + name, sign + name) for name in ORDERINGS for sign in ("", "-")],
        method="anywhere",
        describe="Order of the rows; `relevance` needs `q`, `distance` needs `near`. Rows without "
        "a value come last either way. By default relevance, else distance, else name.",
    )

    class Meta:
        model = Zone
        fields: list[str] = []
        form = ZoneFilterForm

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        return self.ordered(self.narrowed(queryset))

    def narrowed(self, queryset: QuerySet, *, without: str = "") -> QuerySet:
        """The matching rows, unordered; `without` leaves one filter aside, for its own counts."""
        for name, value in self.form.cleaned_data.items():
            if name != without:
                queryset = self.filters[name].filter(queryset, value)
        if near := self.form.cleaned_data.get("near"):
            radius = self.form.cleaned_data.get("radius_km")
            queryset = within_radius(queryset, near[0], near[1], RADIUS_KM if radius is None else radius)
        return queryset

    def of_type(self, queryset: QuerySet, name: str, slugs: list[str]) -> QuerySet:
        return in_any(queryset, "classifications__zone_type", ZoneType.with_descendants(slugs))

    def with_industry(self, queryset: QuerySet, name: str, slugs: list[str]) -> QuerySet:
        return in_any(queryset, "industries__industry", Industry.with_descendants(slugs))

    def since_year(self, queryset: QuerySet, name: str, year: int) -> QuerySet:
        # EDTF dates sort as text: "2003" comes before "2003-01".
        return queryset.filter(established__gte=f"{year:04d}")

    def until_year(self, queryset: QuerySet, name: str, year: int) -> QuerySet:
        # No date begins with a colon, which follows the digit 9.
        return queryset.exclude(established="").filter(established__lt=following(year))

    def across_border(self, queryset: QuerySet, name: str, wanted: bool) -> QuerySet:
        sides = AreaMember.objects.filter(zone=OuterRef("pk"), area__publication=Publication.PUBLISHED)
        return queryset.filter(Exists(sides) if wanted else ~Exists(sides))

    def by_visits(self, queryset: QuerySet, name: str, wanted: bool) -> QuerySet:
        visited = Zone.objects.visited().values("pk")
        return queryset.filter(pk__in=visited) if wanted else queryset.exclude(pk__in=visited)

    def inside(self, queryset: QuerySet, name: str, slug: str) -> QuerySet:
        if slug == NO_PARENT:
            return queryset.exclude(component_of__publication=Publication.PUBLISHED)
        return queryset.filter(component_of__slug=slug)

    def search(self, queryset: QuerySet, name: str, text: str) -> QuerySet:
        for word in normalise(text).split():
            queryset = queryset.filter(search_text__contains=word)
        return queryset

    def anywhere(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        """For parameters that only mean something together with others."""
        return queryset

    def ordered(self, queryset: QuerySet) -> QuerySet:
        data = self.form.cleaned_data
        fallback = "relevance" if data.get("q") else "distance" if data.get("near") else "name"
        wanted = data.get("ordering") or fallback
        # The best match has the highest score but comes first.
        is_descending = wanted.startswith("-") != (wanted.lstrip("-") == "relevance")
        key = self.order_key(wanted.lstrip("-"))
        first = key.desc(nulls_last=True) if is_descending else key.asc(nulls_last=True)
        return queryset.order_by(first, name_key().asc(nulls_last=True), "pk")

    def order_key(self, name: str) -> Any:
        data = self.form.cleaned_data
        match name:
            case "established":
                return NullIf("established", Value(""))
            case "area_ha":
                return F("area_ha")
            case "updated":
                return F("updated_at")
            case "relevance":
                return relevance(data["q"])
            case "distance":
                return distance_km(*data["near"])
        return name_key()


def in_any(queryset: QuerySet, path: str, keys: set[int]) -> QuerySet:
    """Rows related to any of the keys, each once: a join would repeat a zone of two types."""
    matching = Zone._base_manager.filter(**{f"{path}__in": keys}).values("pk")
    return queryset.filter(pk__in=matching)


def following(year: int) -> str:
    return f"{year + 1:04d}" if year < 9999 else ":"


def name_key() -> Any:
    """The name as shown: in the active language, else in English; case does not matter."""
    column = build_localized_fieldname("name", get_language() or "en")
    return Lower(Coalesce(NullIf(column, Value("")), "name_en"))


def relevance(text: str) -> Case:
    """3 for a name that is the text, 2 for one that begins with it, 1 for one that has it."""

    def named(how: str) -> Q:
        condition = Q()
        for suffix in SUFFIXES:
            condition |= Q(**{f"name_{suffix}__{how}": text.strip()})
        return condition

    return Case(
        When(named("iexact"), then=3),
        When(named("istartswith"), then=2),
        When(named("icontains"), then=1),
        default=0,
        output_field=IntegerField(),
    )
