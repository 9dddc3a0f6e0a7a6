"""Parts that are the same on thousands of pages: rendered once per process, language and what they depend on."""

from typing import Any

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()

MOST_KEPT = 500


class OnceNode(template.Node):
    """The text of the part by language and by the values it depends on."""

    child_nodelists = ("nodelist",)

    def __init__(self, nodelist: NodeList, depends_on: list[FilterExpression]) -> None:
        self.nodelist, self.depends_on = nodelist, depends_on
        self.kept: dict[tuple[Any, ...], SafeString] = {}

    def render(self, context: Context) -> SafeString:
        key = (get_language(), *(value.resolve(context) for value in self.depends_on))
        text = self.kept.get(key)
        if text is None:
            if len(self.kept) >= MOST_KEPT:
                self.kept.clear()
            text = self.kept[key] = self.nodelist.render(context)
        return text


@register.tag
def once(parser: Parser, token: Token) -> OnceNode:
    """`{% once value ... %}` to `{% endonce %}`: what is in between depends on the language and these values only."""
    depends_on = [parser.compile_filter(word) for word in token.split_contents()[1:]]
    nodelist = parser.parse(("endonce",))
    parser.delete_first_token()
    return OnceNode(nodelist, depends_on)
