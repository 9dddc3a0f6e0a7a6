"""Who may do what with zones: one set of rules for admin, autocomplete, history, import and API."""

from __future__ import annotations

from typing import Any

import rules
from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db.models import Q

from zones.choices import Publication

FOCAL_POINT = "focal point"
EDITOR = "editor"
ADMINISTRATOR = "administrator"

# Records a person can't be allowed to write by hand.
_READ_ONLY = ("change", "dataversion")
_PEOPLE = ("focalpoint", "subscription")
_REFERENCE = ("country", "province", "zonetype", "industry", "indicator", "organisation", "source")
# What a focal point may work on, within the own country.
FOCAL_POINT_MODELS = (
    "zone", "zonealias", "zoneclassification", "zonerole", "zoneindustry", "zoneregulation", "claim", "facility",
    "tenant", "investmentopportunity", "zoneservice", "milestone", "incentive", "observation", "enquiry",
)  # fmt: skip


def is_reviewer(user: Any) -> bool:
    """Editors and administrators: they publish, and change what is published."""
    return bool(user is not None and user.is_authenticated and user.has_perm("zones.review_zone"))


def countries_of(user: Any) -> set[str]:
    """Codes of the countries a focal point looks after (one query per user object)."""
    if not hasattr(user, "_focal_countries"):
        user._focal_countries = set(user.focal_points.values_list("country_id", flat=True))
    return user._focal_countries


def must_propose(user: Any, stored_zone: Any) -> bool:
    """A focal point's change to a published profile waits for review. The loader (no user) does not."""
    if user is None or stored_zone is None:
        return False
    return stored_zone.publication == Publication.PUBLISHED and not is_reviewer(user)


def zone_of(row: Any) -> Any:
    """The zone a row belongs to; the row itself when it is one."""
    return row if row._meta.model_name == "zone" else getattr(row, "zone", None)


@rules.predicate
def reviews(user: Any, row: Any = None) -> bool:
    return is_reviewer(user)


@rules.predicate
def is_in_own_country(user: Any, row: Any) -> bool:
    if row is None:
        return True  # asked without a row: may there be any? The row is asked for later.
    zone = zone_of(row)
    return zone is not None and zone.country_id in countries_of(user)


@rules.predicate
def is_open_to_focal_points(user: Any, row: Any) -> bool:
    """A zone can always be opened (changes become proposals); its published parts are for editors."""
    if row is None or row._meta.model_name in ("zone", "enquiry"):
        return True
    if hasattr(row, "publication"):
        return row.publication in (Publication.DRAFT, Publication.IN_REVIEW)
    zone = zone_of(row)
    return zone is not None and zone.publication != Publication.PUBLISHED


may_view = reviews | is_in_own_country
may_change = reviews | (is_in_own_country & is_open_to_focal_points)


def may(user: Any, action: str, row: Any) -> bool:
    """May the user view, add, change or delete this row? The model permission and the object rule must both hold.

    `row` is an instance; for a new one its foreign keys tell where it would belong.
    """
    meta = row._meta
    if not user.is_active or not user.has_perm(f"{meta.app_label}.{action}_{meta.model_name}"):
        return False
    if meta.model_name not in FOCAL_POINT_MODELS:
        return True
    rule = may_view if action == "view" else may_change
    return rule.test(user, row)


def rows_for(user: Any, queryset: Any) -> Any:
    """The rows of a queryset the user may see in lists, autocomplete, history and exports of the admin."""
    model_name = queryset.model._meta.model_name
    if is_reviewer(user) or model_name not in FOCAL_POINT_MODELS:
        return queryset
    path = "country_id__in" if model_name == "zone" else "zone__country_id__in"
    return queryset.filter(Q(**{path: countries_of(user)}))


def register_rules() -> None:
    """Object permissions under their own names, for templates and libraries that ask by name."""
    for model_name in FOCAL_POINT_MODELS:
        rules.add_perm(f"zones.view_{model_name}_row", may_view)
        rules.add_perm(f"zones.change_{model_name}_row", may_change)


def ensure_groups(**kwargs: Any) -> None:
    """Create the three groups and bring their model permissions up to date; runs after each migrate."""
    using = kwargs.get("using", "default")
    # Django makes the permissions in a receiver of its own, which on a new database runs after this one.
    create_permissions(apps.get_app_config("zones"), verbosity=0, using=using)
    models = [str(model._meta.model_name) for model in apps.get_app_config("zones").get_models()]
    historical = {name for name in models if name.startswith("historical")}
    written = set(models) - historical - set(_READ_ONLY)
    everything = {(action, name) for action in ("view", "add", "change", "delete") for name in written}
    watching = {("view", name) for name in {*_READ_ONLY, *historical}}
    # Zones are withdrawn, never deleted: their addresses are never reused.
    everything.discard(("delete", "zone"))
    for name in (*_REFERENCE, "claim"):
        everything.discard(("delete", name))
    editor = {item for item in everything if item[1] not in _PEOPLE} | watching | {("review", "zone")}
    focal = (
        {("view", name) for name in _REFERENCE}
        | {("add", "source")}
        | {(action, name) for action in ("view", "add", "change") for name in FOCAL_POINT_MODELS}
    )
    focal |= {("view", f"historical{name}") for name in FOCAL_POINT_MODELS}
    for name, granted in {
        FOCAL_POINT: focal,
        EDITOR: editor,
        ADMINISTRATOR: everything | watching | {("review", "zone")},
    }.items():
        _set_permissions(name, {f"{action}_{model}" for action, model in granted}, using)


def _set_permissions(name: str, codenames: set[str], using: str) -> None:
    group, _created = Group.objects.using(using).get_or_create(name=name)
    permissions = Permission.objects.using(using).filter(content_type__app_label="zones", codename__in=codenames)
    group.permissions.set(permissions)
