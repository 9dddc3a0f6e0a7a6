"""What every page needs: texts that say when they fell back to English, languages, addresses, JSON-LD."""

import json
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.template.context import Context
from django.urls import reverse
from django.utils.html import conditional_escape, format_html, linebreaks
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ezportal.languages import DEFAULT_LANGUAGE, LANGUAGES

register = template.Library()

# A <script> block must not be closed by what stands in it.
_JSON_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def column(field: str, language: str) -> str:
    return f"{field}_{language.replace('-', '_')}"


def in_reader_language(row: Any, field: str) -> tuple[str, str]:
    """The text and the language it is in: the reader's, else English, else whatever there is."""
    wanted = get_language() or DEFAULT_LANGUAGE
    for language in (wanted, DEFAULT_LANGUAGE, *(code for code, _name in LANGUAGES)):
        if text := getattr(row, column(field, language), ""):
            return text, language
    return "", wanted


def _note_fallback(context: Context) -> None:
    request = getattr(context, "request", None)
    if request is not None:
        request.has_fallback_text = True


@register.simple_tag(takes_context=True)
def text(context: Context, row: Any, field: str, style: str = "") -> SafeString:
    """A translated field; marked with its language where the reader's has no text yet.

    `style` "paragraphs" sets line breaks and says in words that the text is English; "plain" gives no markup, for
    attributes and titles.
    """
    written, language = in_reader_language(row, field)
    if style == "plain":
        return conditional_escape(written)
    body = linebreaks(written, autoescape=True) if style == "paragraphs" else conditional_escape(written)
    if not written or language == (get_language() or DEFAULT_LANGUAGE):
        return mark_safe(body)
    _note_fallback(context)
    tag = "div" if style == "paragraphs" else "span"
    return format_html('<{} lang="{}">{}</{}>', tag, language, mark_safe(body), tag)


@register.simple_tag(takes_context=True)
def has_fallback_text(context: Context) -> bool:
    """Whether anything shown so far was not in the reader's language."""
    return getattr(getattr(context, "request", None), "has_fallback_text", False)


@register.simple_tag
def page_languages() -> list[dict[str, str]]:
    """The languages of the pages: where their addresses start, as HTML writes them, their own names."""
    return [{"start": f"/{code}", "tag": lang_tag(code), "name": name} for code, name in LANGUAGES]


@register.simple_tag(takes_context=True)
def place_in_language(context: Context, *, with_query: bool = False) -> str:
    """The address of this page behind its language. Outside the pages (admin, API): that of the home page."""
    request = getattr(context, "request", None)
    start = f"/{get_language() or DEFAULT_LANGUAGE}"
    if request is None or not request.path.startswith(f"{start}/"):
        return "/"
    query = request.GET.urlencode() if with_query else ""
    return request.path.removeprefix(start) + (f"?{query}" if query else "")


@register.simple_tag
def html_language() -> str:
    """The active language as BCP 47 writes it."""
    return lang_tag(get_language() or DEFAULT_LANGUAGE)


@register.simple_tag(takes_context=True)
def canonical(context: Context) -> str:
    """The address search engines should keep: without filters and views, with the page number."""
    request = getattr(context, "request", None)
    if request is None:
        return settings.SITE_URL
    page = request.GET.get("page", "")
    query = f"?{urlencode({'page': page})}" if page.isdigit() and page != "1" else ""
    return f"{settings.SITE_URL}{request.path}{query}"


def absolute(path: str) -> str:
    """An address of the portal with scheme and host."""
    return f"{settings.SITE_URL}{path}"


@register.simple_tag
def site_url() -> str:
    """Scheme and host of the portal."""
    return absolute("")


@register.filter
def lang_tag(code: str) -> str:
    """A recorded language as an HTML lang attribute wants it."""
    return "zh-Hans" if code == "zh-hans" else code


@register.simple_tag
def json_ld(data: dict[str, Any]) -> SafeString:
    """Structured data for search engines. A data block is never run, so the script policy has no part in it."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_JSON_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{written}</script>')


@register.simple_tag
def main_pages() -> list[dict[str, str]]:
    """The main menu: address, words, and the first part of the addresses below it."""
    pages = (
        ("zones:zones", _("Zones")),
        ("zones:countries", _("Countries")),
        ("zones:cross-border-areas", _("Across borders")),
        ("delegations:visits", _("Learning visits")),
        ("zones:sources", _("Sources")),
        ("zones:changes", _("What changed")),
        ("zones:about", _("About")),
    )
    return [{"url": reverse(name), "label": label} for name, label in pages]


@register.simple_tag(takes_context=True)
def menu_place(context: Context) -> tuple[str, bool]:
    """What the state of the main menu depends on: the part of the portal, and whether this is its first page."""
    path = getattr(getattr(context, "request", None), "path", "").strip("/").split("/")
    return (path[1] if len(path) > 1 else "", len(path) == 2)


class PageLinks(NamedTuple):
    """Addresses of the pages beside one, empty where there is none, and (words, address) of those around it.

    The page itself and gaps have no address; its own words are `here`.
    """

    before: str
    after: str
    around: list[tuple[str, str]]
    here: str


@register.simple_tag(takes_context=True)
def page_links(context: Context, page: Any) -> PageLinks:
    """Links to other pages of a list, with the filters of the address."""
    query = urlencode([pair for pair in context["request"].GET.lists() if pair[0] != "page"], doseq=True)
    start = f"?{query}&page=" if query else "?page="
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return PageLinks(
        before=f"{start}{page.number - 1}" if page.has_previous() else "",
        after=f"{start}{page.number + 1}" if page.has_next() else "",
        around=[(str(n), f"{start}{n}" if isinstance(n, int) and n != page.number else "") for n in numbers],
        here=str(page.number),
    )
