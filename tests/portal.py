"""The whole portal for tests that visit all of it: every route of the resolver, and a row for each to show."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.db.models import Model
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import translation

from tests import factories
from tests.admin.delegation import make_delegation
from tests.people import UserFactory
from zones.access import FOCAL_RULES

OWN_APPS = ("zones", "delegations", "evaluations")


@dataclass(frozen=True)
class Route:
    """An address of the resolver: how it is written there, and its name with its namespaces."""

    pattern: str
    name: str

    @property
    def arguments(self) -> list[str]:
        return re.findall(r"(?:<(?:\w+:)?|\(\?P<)(\w+)>", self.pattern)

    def __str__(self) -> str:
        return self.name if not self.name.endswith("None") else self.pattern


def routes(resolver: URLResolver | None = None, path: str = "", space: str = "") -> Iterator[Route]:
    """Every route, the admin's too."""
    for entry in (resolver or get_resolver()).url_patterns:
        here = path + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield Route(here, f"{space}{entry.name}")
        else:
            yield from routes(entry, here, f"{space}{entry.namespace}:" if entry.namespace else space)


def row_of(model: type[Model], country: Any) -> Model:
    """A row of a model that has a desk, in this country where the model belongs to one."""
    if model._meta.app_label not in OWN_APPS:
        return _row_of_library(model)
    if model.__name__ in ("Change", "DataVersion"):  # the change feed wrote some for the rows before
        row = model._default_manager.first()
        assert row is not None
        return row
    rule = FOCAL_RULES.get(model._meta.label_lower)
    where = {rule.country.removesuffix("_id"): country} if rule else {}
    return getattr(factories, f"{model.__name__}Factory")(**where)


def _row_of_library(model: type[Model]) -> Model:
    name = model._meta.label_lower
    if name == "auth.user":
        return UserFactory(is_staff=False)
    if name == "knox.authtoken":
        return model.objects.create(user=UserFactory(is_staff=False))[0]  # type: ignore[attr-defined]
    attempt = {"username": "somebody", "ip_address": "192.0.2.1"}
    values = {
        "auth.group": {"name": "made for tests"},
        "axes.accessattempt": {**attempt, "failures_since_start": 1},
    }.get(name, attempt)
    return model._default_manager.create(**values)


@dataclass
class Portal:
    """Rows by model, and the arguments that routes want."""

    laos: Any
    thailand: Any
    visit: Any
    lao: Any
    thai: Any
    rows: dict[type[Model], Model] = field(default_factory=dict)
    arguments: dict[str, Any] = field(default_factory=dict)

    def address(self, route: Route) -> str:
        """Where the route leads to one of the rows; the routes without a name are written out."""
        if route.name.endswith("None"):
            return self._of_unnamed(route)
        if route.name.endswith("_simple_history"):  # its arguments have no names
            row = self.rows[model_of(route)]  # type: ignore[index]
            record = row.history.first()  # type: ignore[attr-defined]
            return reverse(route.name, args=(row.pk, record.pk if record else 1))
        with translation.override("en"):
            return reverse(route.name, kwargs=self.arguments_of(route))

    def arguments_of(self, route: Route) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name in route.arguments:
            found[name] = self.argument(route, name)
        return found

    def argument(self, route: Route, name: str) -> Any:
        """What stands in this place of the address of one of the rows; None where the route has no such place."""
        model = model_of(route)
        if model is not None and name in ("object_id", "pk", "id", "report_id"):
            return self.rows[model].pk
        part = route.pattern.partition("api/v1/")[2].lstrip("^").split("/")[0]
        if part and name in ("slug", "code", "pk"):
            return self.arguments[part]
        return self.arguments.get(f"{route.name}.{name}", self.arguments.get(name))

    def _of_unnamed(self, route: Route) -> str:
        model = model_of(route)
        if model is None:
            return "/admin/no-such-page/"
        return f"/admin/{model._meta.app_label}/{model._meta.model_name}/{self.rows[model].pk}/"


def model_of(route: Route) -> type[Model] | None:
    """The model on whose desk an address of the admin lies."""
    found = re.match(r"admin/(\w+)/(\w+)/", route.pattern)
    try:
        return apps.get_model(*found.groups()) if found else None
    except LookupError:
        return None


def make_portal() -> Portal:
    """A row of every model that has a desk, and everything that a page of the public shows."""
    laos, thailand = factories.CountryFactory(code="LA"), factories.CountryFactory(code="TH")
    zone = factories.ZoneFactory(slug="portal-zone", country=laos)
    visit = factories.LearningVisitFactory(slug="portal-visit")
    day = factories.AgendaDayFactory(visit=visit, date=dt.date(2030, 3, 4))
    factories.AgendaItemFactory(day=day)
    lao, thai = make_delegation(visit, laos, "Bounmy"), make_delegation(visit, thailand, "Somchai")
    found = Portal(laos, thailand, visit, lao, thai)
    for model in sorted(admin.site._registry, key=lambda model: model._meta.label):
        found.rows[model] = row_of(model, laos)
    by_name = {model.__name__: row for model, row in found.rows.items()}
    factories.TallyCountFactory(tally__visit=visit)
    found.rows[type(visit)], found.rows[type(zone)] = visit, zone
    found.rows[type(lao.case_study)], found.rows[type(lao.delegate)] = lao.case_study, lao.delegate
    found.arguments = _arguments(found, by_name, zone, visit)
    return found


def _arguments(found: Portal, by_name: dict[str, Any], zone: Any, visit: Any) -> dict[str, Any]:
    lists = {
        "countries": "LA", "zone-types": by_name["ZoneType"].slug, "industries": by_name["Industry"].slug,
        "organisations": by_name["Organisation"].slug, "sources": by_name["Source"].slug, "zones": zone.slug,
        "cross-border-areas": by_name["CrossBorderArea"].slug, "border-crossings": by_name["BorderCrossing"].slug,
        "transport-links": by_name["TransportLink"].slug, "incentives": by_name["Incentive"].slug,
        "regulations": by_name["Regulation"].slug, "procedures": by_name["Procedure"].slug,
        "indicators": by_name["Indicator"].slug, "observations": by_name["Observation"].pk,
        "projects": by_name["Project"].slug, "learning-visits": visit.slug,
        "discussion-areas": by_name["DiscussionArea"].slug, "sites": by_name["Site"].slug,
        "questionnaires": by_name["Questionnaire"].slug, "rating-scales": by_name["Scale"].slug,
    }  # fmt: skip
    pages = {
        "zones:zone": "zones", "zones:cross-border-area": "cross-border-areas",
        "zones:transport-link": "transport-links", "zones:source": "sources", "delegations:project": "projects",
    }  # fmt: skip
    return {
        **lists, **{f"{name}.slug": lists[part] for name, part in pages.items()}, "slug": visit.slug, "code": "la",
        "date": "2030-03-04", "section": "zones", "token": "no-such-token", "pk": found.lao.case_study.pk,
        "answers:survey.pk": by_name["Survey"].pk, "visit_id": visit.pk, "kind": "delegates", "content": "recorded",
        "form": "csv", "decision": "confirm", "app_label": "zones", "content_type_id": "1", "url": "nowhere",
        "admin:evaluations_visitreport_file.kind": "pdf", "object_id": "1",
    }  # fmt: skip
