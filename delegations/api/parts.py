"""The parts of a visit, each a list at an address below that of the visit."""

from collections.abc import Mapping

from django.urls import URLPattern, path

from ezportal.api.views import ResourceView

# Their names, in the order in which a visit tells their addresses.
PARTS: list[str] = []


def part_urls(views: Mapping[str, type[ResourceView]]) -> list[URLPattern]:
    """The addresses of parts, by name; other apps add theirs in their own list of addresses."""
    PARTS.extend(name for name in views if name not in PARTS)
    return [
        path(
            f"learning-visits/<slug:slug>/{name}/",
            view.as_view({"get": "list"}, basename=name, detail=False),
            name=f"learning-visits-{name}",
        )
        for name, view in views.items()
    ]
