"""What the pages on zones say in words: statuses, bounds, the data version."""

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString

from ezportal.templatetags.portal import lang_tag
from zones.choices import AreaStatus, OperatingStatus, SiteStatus
from zones.models import Source, version_of
from zones.views.citations import brief_name, with_citations
from zones.views.facts import language_of, with_bound

register = template.Library()

_STATUS_WORDS = {
    choice.value: choice.label for choices in (SiteStatus, AreaStatus, OperatingStatus) for choice in choices
}


@register.filter
def status_label(value: str) -> str:
    """The words for an operating status, or the status of a site or of a cross-border area."""
    return str(_STATUS_WORDS.get(value, value))


@register.filter
def bounded(text: str, bound: str) -> str:
    """The figure with the limit its source gives it."""
    return with_bound(text, bound)


@register.filter
def brief_source(source: Source) -> str:
    return brief_name(source.publisher or source.title, source.published)


@register.filter
def unlocalized(value: float) -> str:
    """A number as drawings need it, whatever the reader's decimal separator."""
    return f"{value:g}"


@register.filter
def name_language(field: str) -> str:
    """The language of a name field as a lang attribute wants it."""
    return lang_tag(language_of(field))


@register.simple_tag(takes_context=True)
def data_version(context: Context) -> int:
    """The number of the data shown."""
    return version_of(getattr(context, "request", None))


@register.simple_tag(takes_context=True)
def cited(context: Context, text: str) -> SafeString:
    """A note or reason, with links where it names a source by its slug."""
    return with_citations(text, data_version(context))
