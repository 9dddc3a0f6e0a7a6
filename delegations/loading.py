"""The files of `fixtures/` that hold projects and learning visits, and how their rows find each other.

Inside a visit's file rows are named by what a reader sees: a country group by its code, a delegate by the number in
the list, an agenda item by day and order ("2019-12-09/5"), a site note by site and order ("mohan-station/2"), a
finding by group and order ("KH/3").
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from delegations import models
from delegations.choices import ErasureKind
from delegations.models.base import VisitPart, visit_of
from zones.choices import Publication
from zones.loading.load import Loader
from zones.loading.problems import LoadError
from zones.loading.reading import Row
from zones.loading.tables import in_owner
from zones.loading.upsert import Table
from zones.models import Facility

FILES = (
    ("projects.yaml", ""), ("discussion_areas.yaml", ""), ("sites.yaml", ""), ("visits/*/*.yaml", ""),
)  # fmt: skip
PUBLISHED = {"publication": Publication.PUBLISHED}

Finder = Callable[[Row, str, Mapping[str, Any]], Any]


def _visit_of(values: Mapping[str, Any]) -> models.LearningVisit:
    """The visit that a row being read belongs to, from the owner it hangs on."""
    if "visit" in values:
        return values["visit"]
    found: models.LearningVisit = visit_of(next(value for value in values.values() if hasattr(value, "visit_path")))
    return found


def _in_visit(model: type[VisitPart], *paths: str) -> Finder:
    """A row of the same visit by its key; a key of several parts is written with slashes between them."""

    def find(row: Row, key: str, values: Mapping[str, Any]) -> Any:
        visit = _visit_of(values)
        parts = str(key).split("/")
        rows: Any = model._base_manager.all()
        found = None
        if len(parts) == len(paths):
            found = rows.filter(**{model.visit_path: visit}, **dict(zip(paths, parts, strict=True))).first()
        if found is None:
            raise LoadError([row.problem(str(model._meta.verbose_name), f"there is no “{key}” in this visit")])
        return found

    return find


GROUP = _in_visit(models.CountryGroup, "code")
ITEM = _in_visit(models.AgendaItem, "day__date", "order")
DELEGATE = _in_visit(models.Delegate, "number")
NOTE = _in_visit(models.SiteNote, "site_visit__site__slug", "order")
FINDING = _in_visit(models.Finding, "presentation__group__code", "order")
ROUTE = _in_visit(models.TravelGroup, "code")

PROJECTS = Table(models.Project, ("slug",), defaults=PUBLISHED, ignored=frozenset({"activities"}))
ACTIVITIES = Table(models.Activity, ("project", "order"))
AREAS = Table(models.DiscussionArea, ("slug",))
SITES = Table(
    models.Site, ("slug",), defaults=PUBLISHED, local={"facility": in_owner(Facility, "zone")},
)  # fmt: skip
VISITS = Table(
    models.LearningVisit, ("slug",), defaults=PUBLISHED,
    ignored=frozenset({
        "projects", "activities", "aims", "areas", "groups", "delegates", "travel_groups", "days", "site_visits",
        "expectations", "topics", "presentations", "recommendations", "lessons", "contradictions",
    }),
)  # fmt: skip
SUBJECTS = {"zones": "zone", "countries": "country", "cross_border_areas": "cross_border_area"}
_SUBJECT_KEYS = frozenset(SUBJECTS)

AIMS = Table(models.Aim, ("visit", "kind", "order"))
VISIT_AREAS = Table(models.VisitArea, ("visit", "area"))
GROUPS = Table(models.CountryGroup, ("visit", "code"))
DELEGATES = Table(models.Delegate, ("visit", "number"), local={"group": GROUP})
TRAVEL_GROUPS = Table(
    models.TravelGroup, ("visit", "code"), ignored=frozenset({"counts", "legs", "members"}),
)  # fmt: skip
TRAVEL_COUNTS = Table(
    models.TravelCount, ("travel_group", "country_group"), renamed={"group": "country_group"},
    local={"country_group": GROUP},
)  # fmt: skip
TRAVEL_LEGS = Table(models.TravelLeg, ("travel_group", "order"))
DAYS = Table(models.AgendaDay, ("visit", "date"), ignored=frozenset({"items"}))
ITEMS = Table(
    models.AgendaItem, ("day", "order"), local={"group": ROUTE}, renamed={"route": "group"},
    ignored=frozenset({"presenters"}),
)  # fmt: skip
PRESENTERS = Table(models.AgendaPresenter, ("item", "order"), local={"delegate": DELEGATE})
SITE_VISITS = Table(models.SiteVisit, ("visit", "order"), local={"item": ITEM}, ignored=frozenset({"notes"}))
NOTES = Table(models.SiteNote, ("site_visit", "order"))
EXPECTATIONS = Table(
    models.Expectation, ("visit", "group", "order"), defaults=PUBLISHED, local={"group": GROUP, "delegate": DELEGATE},
    ignored=frozenset({"answers"}),
)  # fmt: skip
ANSWERS = Table(
    models.ExpectationAnswer, ("expectation", "item", "site_note", "finding"),
    defaults={"item": None, "site_note": None, "finding": None},
    local={"item": ITEM, "site_note": NOTE, "finding": FINDING},
)  # fmt: skip
TOPICS = Table(models.AssignmentTopic, ("visit", "order"))
PRESENTATIONS = Table(
    models.CountryPresentation, ("visit", "group"), local={"group": GROUP, "item": ITEM},
    ignored=frozenset({"findings"}),
)  # fmt: skip
FINDINGS = Table(models.Finding, ("presentation", "order"), ignored=_SUBJECT_KEYS)
RECOMMENDATIONS = Table(
    models.Recommendation, ("visit", "order"), local={"group": GROUP, "finding": FINDING}, ignored=_SUBJECT_KEYS,
)  # fmt: skip
LESSONS = Table(models.Lesson, ("visit", "order"))
CONTRADICTIONS = Table(models.Contradiction, ("visit", "order"), ignored=frozenset({"readings"}))
READINGS = Table(models.Reading, ("contradiction", "order"))
_NO_SUBJECT = {"zone": None, "country": None, "cross_border_area": None}
FINDING_SUBJECTS = Table(
    models.FindingSubject, ("finding", "zone", "country", "cross_border_area"), defaults=_NO_SUBJECT,
)  # fmt: skip
RECOMMENDATION_SUBJECTS = Table(
    models.RecommendationSubject, ("recommendation", "zone", "country", "cross_border_area"), defaults=_NO_SUBJECT,
)  # fmt: skip


def load_rows(loader: Loader) -> None:
    """Projects, discussion areas and sites first; then each visit from its people to its findings."""
    _VisitLoader(loader).run()


class _VisitLoader:
    # People whose names were erased stay nameless, whatever the files say.
    names_are_erased = False

    def __init__(self, loader: Loader) -> None:
        self.loader = loader

    def run(self) -> None:
        projects = []
        for row in self.loader.rows("projects.yaml"):
            if (project := self.loader.write(PROJECTS, row)) is not None:
                projects.append((row, project))
            self.loader.tick(models.Project)
        self.loader.plain("discussion_areas.yaml", AREAS)
        self.loader.plain("sites.yaml", SITES)
        for row in self.loader.rows("visits/*/*.yaml"):
            self._visit(row)
            self.loader.tick(models.LearningVisit)
        # Last, as an activity may be a visit.
        for row, project in projects:
            self._each(row, "activities", ACTIVITIES, project=project)

    def _each(self, row: Row, key: str, table: Table, **owner: Any) -> list[tuple[Row, Any]]:
        """Write the rows of a nested list; returns those that were taken, each with the entry it came from.

        An entry without a source of its own stands in that of the row around it.
        """
        has_source = any(field.name == "source" for field in table.model._meta.fields)
        written = []
        for child in row.children(key):
            entry = Row(child.file, child.name, {"source": row.values.get("source"), **child.values})
            own = {word: value for word, value in entry.values.items() if has_source or word != "source"}
            if self.names_are_erased:
                own.pop("delegate", None)
            if (saved := self.loader.write(table, Row(entry.file, entry.name, own), owner)) is not None:
                written.append((entry, saved))
        return written

    def _visit(self, row: Row) -> None:
        visit = self.loader.write(VISITS, row)
        if visit is None:
            return
        self.names_are_erased = visit.erasures.filter(kind=ErasureKind.NAMES).exists()
        for slug in row.values.get("projects") or []:
            link = row.child(f"projects[{slug}]", {"project": slug})
            self.loader.write(Table(models.VisitProject, ("visit", "project")), link, {"visit": visit})
        self._each(row, "aims", AIMS, visit=visit)
        self._each(row, "areas", VISIT_AREAS, visit=visit)
        self._each(row, "groups", GROUPS, visit=visit)
        if not self.names_are_erased:
            self._each(row, "delegates", DELEGATES, visit=visit)
        for child, group in self._each(row, "travel_groups", TRAVEL_GROUPS, visit=visit):
            self._each(child, "counts", TRAVEL_COUNTS, travel_group=group)
            self._each(child, "legs", TRAVEL_LEGS, travel_group=group)
            self._members(child, group)
        for child, day in self._each(row, "days", DAYS, visit=visit):
            for entry, item in self._each(child, "items", ITEMS, day=day):
                self._each(entry, "presenters", PRESENTERS, item=item)
        for child, site_visit in self._each(row, "site_visits", SITE_VISITS, visit=visit):
            self._each(child, "notes", NOTES, site_visit=site_visit)
        for child, presentation in self._each(row, "presentations", PRESENTATIONS, visit=visit):
            for entry, finding in self._each(child, "findings", FINDINGS, presentation=presentation):
                self._subjects(entry, FINDING_SUBJECTS, finding=finding)
        for child, expectation in self._each(row, "expectations", EXPECTATIONS, visit=visit):
            self._each(child, "answers", ANSWERS, expectation=expectation)
        self._each(row, "topics", TOPICS, visit=visit)
        for child, recommendation in self._each(row, "recommendations", RECOMMENDATIONS, visit=visit):
            self._subjects(child, RECOMMENDATION_SUBJECTS, recommendation=recommendation)
        self._each(row, "lessons", LESSONS, visit=visit)
        for child, contradiction in self._each(row, "contradictions", CONTRADICTIONS, visit=visit):
            self._each(child, "readings", READINGS, contradiction=contradiction)

    def _subjects(self, row: Row, table: Table, **owner: Any) -> None:
        for key, column in SUBJECTS.items():
            for slug in row.values.get(key) or []:
                self.loader.write(table, row.child(f"{key}[{slug}]", {column: slug}), owner)

    def _members(self, row: Row, group: models.TravelGroup) -> None:
        if self.names_are_erased:
            return
        for number in row.values.get("members") or []:
            try:
                delegate = DELEGATE(row, number, {"visit": group.visit})
            except LoadError as error:
                self.loader.upserter.problems += error.problems
                continue
            models.TravelGroupMember.objects.get_or_create(travel_group=group, delegate=delegate)
