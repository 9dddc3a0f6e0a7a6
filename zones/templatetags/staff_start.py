"""Tags of the admin's start page and navigation."""

from __future__ import annotations

from typing import Any

from django import template

from zones.admin import start

register = template.Library()


@register.simple_tag
def staff_tasks(user: Any) -> list[start.Task]:
    """What waits for the person; some fifteen queries, whatever waits."""
    return start.tasks_for(user)


@register.simple_tag
def urgent_listings(user: Any) -> list[start.Listing]:
    return start.urgent_listings(user)


@register.simple_tag
def listings_aside(user: Any) -> list[start.Listing]:
    return start.listings_aside(user)


@register.filter
def in_groups(app: dict[str, Any]) -> list[tuple[Any, list[dict[str, Any]]]]:
    return start.grouped(app)
