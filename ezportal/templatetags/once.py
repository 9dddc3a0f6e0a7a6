"""Parts that are the same on thousands of pages: rendered once per process, language and what they depend on."""

import secrets
from typing import Any

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

register = template.Library()

MOST_KEPT = 500


class OnceNode(template.Node):
    """The text of the part by language and by the values it depends on; variables it holds are filled in each time."""

    child_nodelists = ("nodelist",)

    def __init__(self, nodelist: NodeList, depends_on: list[FilterExpression], holds: list[str]) -> None:
        self.nodelist, self.depends_on = nodelist, depends_on
        # Letters of a private area, and a word that nobody can have put into an address that is shown again.
        word = secrets.token_hex(8)
        self.holds = {name: f"\ue000{word}{name}\ue001" for name in holds}
        self.kept: dict[tuple[Any, ...], SafeString] = {}

    def render(self, context: Context) -> SafeString:
        key = (get_language(), *(value.resolve(context) for value in self.depends_on))
        text = self.kept.get(key)
        if text is None:
            if len(self.kept) >= MOST_KEPT:
                self.kept.clear()
            with context.push(**self.holds):
                text = self.kept[key] = self.nodelist.render(context)
        for name, place in self.holds.items():
            text = mark_safe(text.replace(place, conditional_escape(context[name])))
        return text


@register.tag
def once(parser: Parser, token: Token) -> OnceNode:
    """`{% once value ... holding name ... %}` to `{% endonce %}`.

    What is in between depends on the language and the values only, and prints the named variables as they are, without
    filters and conditions.
    """
    words = token.split_contents()[1:]
    split = words.index("holding") if "holding" in words else len(words)
    depends_on = [parser.compile_filter(word) for word in words[:split]]
    nodelist = parser.parse(("endonce",))
    parser.delete_first_token()
    return OnceNode(nodelist, depends_on, words[split + 1 :])
