"""Who may do what with zones: one set of rules for admin, autocomplete, history, import and API."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
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


@dataclass(frozen=True)
class FocalRule:
    """How a model that focal points work on leads to the country it belongs to.

    `country` and `owner` are paths from the row: to a country's code, and to the row whose publication locks it.
    """

    country: str
    owner: str = "zone"
    is_always_open: bool = False


# What focal points may work on, within the own country, by label; other apps add theirs when they are ready.
FOCAL_RULES: dict[str, FocalRule] = {
    # A zone can always be opened: what changes on a published one becomes a proposal.
    "zones.zone": FocalRule("country_id", owner="", is_always_open=True),
    "zones.enquiry": FocalRule("zone__country_id", is_always_open=True),
    **{
        f"zones.{name}": FocalRule("zone__country_id")
        for name in (
            "zonealias", "zoneclassification", "zonerole", "zoneindustry", "zoneregulation", "claim", "facility",
            "tenant", "investmentopportunity", "zoneservice", "milestone", "incentive", "observation",
        )
    },
}  # fmt: skip


def focal_rule(model: Any) -> FocalRule | None:
    """The rule of a model or of a row's model; None where focal points have no say."""
    return FOCAL_RULES.get(model._meta.label_lower)


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


def follow(row: Any, path: str) -> Any:
    """The value at the end of a path such as "zone__country_id"; None where a row on the way is missing."""
    for name in path.split("__"):
        row = getattr(row, name, None)
        if row is None:
            return None
    return row


@rules.predicate
def reviews(user: Any, row: Any = None) -> bool:
    return is_reviewer(user)


@rules.predicate
def is_in_own_country(user: Any, row: Any) -> bool:
    if row is None:
        return True  # asked without a row: may there be any? The row is asked for later.
    rule = focal_rule(row)
    return rule is not None and follow(row, rule.country) in countries_of(user)


@rules.predicate
def is_open_to_focal_points(user: Any, row: Any) -> bool:
    """Rows that are public, or stand on a public page, are for editors."""
    rule = focal_rule(row) if row is not None else None
    if rule is None or rule.is_always_open:
        return True
    if hasattr(row, "publication"):
        return row.publication in (Publication.DRAFT, Publication.IN_REVIEW)
    owner = follow(row, rule.owner)
    return owner is not None and owner.publication != Publication.PUBLISHED


may_view = reviews | is_in_own_country
may_change = reviews | (is_in_own_country & is_open_to_focal_points)


def may(user: Any, action: str, row: Any) -> bool:
    """May the user view, add, change or delete this row? The model permission and the object rule must both hold.

    `row` is an instance; for a new one its foreign keys tell where it would belong.
    """
    meta = row._meta
    if not user.is_active or not user.has_perm(f"{meta.app_label}.{action}_{meta.model_name}"):
        return False
    if focal_rule(row) is None:
        return True
    rule = may_view if action == "view" else may_change
    return rule.test(user, row)


def may_everywhere(user: Any, action: str, model: Any) -> bool:
    """May the user do this to whichever row of the model? Then nobody has to ask for each of many rows."""
    meta = model._meta
    if not user.is_active or not user.has_perm(f"{meta.app_label}.{action}_{meta.model_name}"):
        return False
    return focal_rule(model) is None or is_reviewer(user)


def rows_for(user: Any, queryset: Any, *, of: Any = None) -> Any:
    """The rows of a queryset the user may see in lists, autocomplete, history and exports of the admin.

    `of` is the model whose rule decides, where the queryset holds its history.
    """
    rule = focal_rule(of or queryset.model)
    if rule is None or is_reviewer(user):
        return queryset
    return queryset.filter(Q(**{f"{rule.country}__in": countries_of(user)}))


def add_focal_rules(found: dict[str, FocalRule]) -> None:
    """Let focal points work on more models, and give the object permissions names for templates and libraries."""
    FOCAL_RULES.update(found)
    for label in found:
        app_label, model_name = label.split(".")
        for action, rule in (("view", may_view), ("change", may_change)):
            if not rules.perm_exists(f"{app_label}.{action}_{model_name}_row"):
                rules.add_perm(f"{app_label}.{action}_{model_name}_row", rule)


def ensure_groups(**kwargs: Any) -> None:
    """Create the three groups and bring their model permissions up to date; runs after each migrate."""
    using = kwargs.get("using", "default")
    written = grantable("zones", using, read_only=_READ_ONLY)
    everything = {(action, name) for action in ("view", "add", "change", "delete") for name in written}
    watching = {("view", name) for name in {*_READ_ONLY, *historical("zones")}}
    # Zones are withdrawn, never deleted: their addresses are never reused.
    everything.discard(("delete", "zone"))
    for name in (*_REFERENCE, "claim"):
        everything.discard(("delete", name))
    editor = {item for item in everything if item[1] not in _PEOPLE} | watching | {("review", "zone")}
    focal_models = [label.split(".")[1] for label in FOCAL_RULES if label.startswith("zones.")]
    focal = (
        {("view", name) for name in _REFERENCE}
        | {("add", "source")}
        | {(action, name) for action in ("view", "add", "change") for name in focal_models}
    )
    focal |= {("view", f"historical{name}") for name in focal_models}
    granted = {FOCAL_POINT: focal, EDITOR: editor, ADMINISTRATOR: everything | watching | {("review", "zone")}}
    grant("zones", granted, using)


def historical(app_label: str) -> set[str]:
    """Names of the tables that keep an app's history."""
    names = (str(model._meta.model_name) for model in apps.get_app_config(app_label).get_models())
    return {name for name in names if name.startswith("historical")}


def grantable(app_label: str, using: str, *, read_only: Iterable[str] = ()) -> set[str]:
    """Names of an app's models that hands may write. Makes sure that their permissions exist."""
    # Django makes the permissions in a receiver of its own, which on a new database runs after this one.
    create_permissions(apps.get_app_config(app_label), verbosity=0, using=using)
    names = {str(model._meta.model_name) for model in apps.get_app_config(app_label).get_models()}
    return names - historical(app_label) - set(read_only)


def grant(app_label: str, granted: dict[str, set[tuple[str, str]]], using: str) -> None:
    """Give each group exactly these permissions (action, model name) of the app, and leave those of others alone."""
    own = Permission.objects.using(using).filter(content_type__app_label=app_label)
    for name, pairs in granted.items():
        group, _created = Group.objects.using(using).get_or_create(name=name)
        wanted = own.filter(codename__in={f"{action}_{model}" for action, model in pairs})
        group.permissions.remove(*own.exclude(pk__in=wanted.values("pk")))
        group.permissions.add(*wanted)
