"""Tags of the admin's start page and navigation."""

from __future__ import annotations

from typing import Any

from django import template

from zones.admin import start

register = template.Library()


@register.simple_tag
def staff_tasks(user: Any) -> list[start.Task]:
    """What waits for the person; some ten queries, whatever waits."""
    return start.tasks_for(user)


@register.simple_tag
def oldest_confirmations(user: Any) -> list[Any]:
    return start.oldest_confirmations(user)


@register.filter
def in_groups(models: list[dict[str, Any]]) -> list[tuple[Any, list[dict[str, Any]]]]:
    return start.grouped(models)
