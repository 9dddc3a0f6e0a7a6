"""The lists that the cells of one sheet refer to, each read once, when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db.models import Q

from delegations.models import CountryGroup, DiscussionArea, LearningVisit, Site
from delegations.models.base import time_zones
from delegations.sheets.known import Known, names_of
from ezportal import cldr
from zones.models import Country, Organisation

_LANGUAGES = [code for code, _name in settings.LANGUAGES]


def _country_names(country: Country) -> Iterable[str]:
    yield from (country.short_name_en, country.alpha3, *names_of(country, "official_name"))
    yield from (cldr.territory_name(country.code, code) for code in (*_LANGUAGES, country.local_language or "en"))


def _organisation_names(organisation: Organisation) -> Iterable[str]:
    return (organisation.acronym, *names_of(organisation, "name"))


class Book:
    """What is known in and around a visit."""

    def __init__(self, visit: LearningVisit) -> None:
        self.visit = visit

    @cached_property
    def countries(self) -> Known:
        known = Known()
        for country in self._all_countries:
            known.add(country, country.code, *_country_names(country), offer=country.name if country.is_member else "")
        return known

    @cached_property
    def _all_countries(self) -> list[Country]:
        return list(Country.objects.order_by("-is_member", "code"))

    @cached_property
    def groups(self) -> list[CountryGroup]:
        return list(self.visit.groups.select_related("country", "organisation"))

    @cached_property
    def delegations(self) -> Known:
        """The visit's country groups; for each country that has none yet a new one, not saved."""
        known = Known()
        for group in self.groups:
            names = _country_names(group.country) if group.country else _organisation_names(group.organisation)  # type: ignore[arg-type]
            known.add(group, group.code, *names, offer=group.country.name if group.country else group.code)
        taken = {group.country_id for group in self.groups}
        order = max((group.order for group in self.groups), default=0) + 1
        for country in self._all_countries:
            if country.code not in taken:
                group = CountryGroup(visit=self.visit, country=country, code=country.code, order=order)
                offer = country.name if country.is_member else ""
                known.add(group, country.code, *_country_names(country), offer=offer)
        return known

    @cached_property
    def sites(self) -> Known:
        known = Known()
        site: Any
        for site in Site.objects.all():
            known.add(site, site.slug, site.name_local, *names_of(site, "name"), offer=site.slug)
        return known

    @cached_property
    def routes(self) -> Known:
        known = Known()
        for route in self.visit.travel_groups.all():
            known.add(route, route.code, route.label, *names_of(route, "name"), offer=route.code)
        return known

    @cached_property
    def organisations(self) -> Known:
        known = Known()
        organisations: Any = Organisation.objects.all()
        for organisation in organisations:
            offer = "" if organisation.is_retired else organisation.slug
            known.add(organisation, organisation.slug, *_organisation_names(organisation), offer=offer)
        return known

    @cached_property
    def areas(self) -> Known:
        """Discussion areas in use, and those that notes of the visit have already."""
        known = Known()
        mine = Q(is_retired=False) | Q(site_notes__site_visit__visit=self.visit)
        wordings = dict(self.visit.areas.values_list("area_id", "wording"))
        for area in DiscussionArea.objects.filter(mine).distinct():
            known.add(area, area.slug, wordings.get(area.pk), *names_of(area, "name"), offer=area.slug)
        return known

    @cached_property
    def time_zones(self) -> Known:
        known = Known()
        offered = {country.time_zone for country in self._all_countries if country.is_member}
        for name in sorted(time_zones()):
            known.add(name, name, offer=name if name in offered else "")
        return known

    @cached_property
    def languages(self) -> Known:
        known = Known()
        for code, own_name in settings.LANGUAGES:
            names = (cldr.language_name(code, language) for language in _LANGUAGES)
            known.add(code, code, own_name, *names, offer=own_name)
        return known
