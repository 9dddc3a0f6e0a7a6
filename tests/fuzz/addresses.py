"""Addresses of every route, with arguments that lead somewhere or nowhere."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from hypothesis import strategies as st

from tests.fuzz.odd import escaped, texts
from tests.portal import Portal, Route, model_of, routes

_ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>[^)]*\)|(\(\[\^/\]\+\))")
_LANGUAGES = ("en", "zh-hans", "km", "lo", "my", "th", "vi")


class Addresses:
    """Routes by family, so that the pages that each of seventy models has do not outnumber all others."""

    def __init__(self, portal: Portal) -> None:
        self.portal = portal
        self.families: dict[str, list[Route]] = defaultdict(list)
        for route in routes():
            self.families[family_of(route)].append(route)

    def drawn(self, draw: Any, *, odd: bool = True) -> str:
        """The path of some route; with `odd`, now and then an argument that leads nowhere."""
        route = draw(st.sampled_from(self.families[draw(st.sampled_from(sorted(self.families)))]))
        path = _ARGUMENT.sub(lambda found: self._argument(draw, route, found, odd), route.pattern)
        path = "/" + re.sub(r"[\^$]|\.\*|\\(?=[.-])", "", path)
        if path.startswith("/en/"):
            path = f"/{draw(st.sampled_from(_LANGUAGES))}/{path[4:]}"
        return path

    def _argument(self, draw: Any, route: Route, found: re.Match[str], odd: bool) -> str:
        if odd and draw(st.integers(0, 3)) == 0:
            return escaped(draw(texts), safe=draw(st.sampled_from(("", "/"))))
        name = found[1] or found[2] or ("object_id" if found.start() == found.string.find("(") else "version_id")
        known = self.portal.argument(route, name)
        return escaped(str(known), safe="/") if known is not None else "1"


def family_of(route: Route) -> str:
    model = model_of(route)
    if model is None:
        return str(route)
    opts = model._meta
    return route.name.replace(f"{opts.app_label}_{opts.model_name}_", "") if "_" in route.name else "admin:row"
