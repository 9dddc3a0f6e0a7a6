"""Words that the pages of learning visits share."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from django import template
from django.template.context import Context
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from delegations.models import CountryGroup
from delegations.models.base import TimedModel
from ezportal.spans import utc_offset
from ezportal.templatetags.portal import text

register = template.Library()


@register.simple_tag(takes_context=True)
def group_name(context: Context, group: CountryGroup) -> SafeString:
    """The country or the organisation that a group of delegates stands for."""
    if group.country is not None:
        return conditional_escape(group.country.name)
    return text(context, group.organisation, "name")


@register.simple_tag
def times(row: TimedModel, day_zone: str, date: dt.date) -> SafeString:
    """The local times of a row; a zone that is not the day's is written with its distance from UTC."""
    if row.start is None or row.starts_at is None:
        return format_html('<span class="small soft">{}</span>', _("no time stated"))
    start, end = row.start_zone_name, row.end_zone_name
    if row.end is None or row.ends_at is None:
        return mark_safe(_time(row.starts_at, start) + _offset(start, day_zone, date))
    parts = [
        _time(row.starts_at, start),
        _offset(start, end if start == end else day_zone, date),
        "–",
        _time(row.ends_at, end),
        format_html(' <span class="small">{}</span>', _("next day")) if row.ends_next_day else "",
        _offset(end, day_zone, date),
    ]
    return mark_safe("".join(parts))


def _time(moment: dt.datetime, zone: str) -> str:
    local = moment.astimezone(ZoneInfo(zone))
    return format_html('<time datetime="{}">{}</time>', local.isoformat(timespec="minutes"), f"{local:%H:%M}")


def _offset(zone: str, usual: str, date: dt.date) -> str:
    """What tells the zone apart from the usual one, if it is another."""
    if zone == usual or utc_offset(zone, date) == utc_offset(usual, date):
        return ""
    return format_html(' <span class="small">{}</span>', utc_offset(zone, date))
