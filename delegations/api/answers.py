"""What answers an expectation: an item of the agenda, a note at a site, or a finding."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.utils.translation import get_language

from delegations.api.fields import finding_key, item_key, note_key
from delegations.models import ExpectationAnswer
from ezportal.api.fields import Computed, Translated, TranslatedText, best_translation


class Way(NamedTuple):
    """A kind of answer: how it is called, how its row is named, and which text of the row is shown."""

    kind: str
    key: Callable[[Any], str]
    text: str


WAYS = {
    "item": Way("agenda_item", item_key, "title"),
    "site_note": Way("site_note", note_key, "text"),
    "finding": Way("finding", finding_key, "text"),
}


def answering(answer: ExpectationAnswer) -> tuple[Way, Any]:
    """The kind of the answer and its row; a constraint sees that there is exactly one."""
    return next((way, getattr(answer, name)) for name, way in WAYS.items() if getattr(answer, f"{name}_id"))


class AnswerKind(Computed):
    def __init__(self) -> None:
        kinds = [way.kind for way in WAYS.values()]
        super().__init__(lambda answer: answering(answer)[0].kind, {"type": "string", "enum": kinds})


class AnswerKey(Computed):
    def __init__(self) -> None:
        super().__init__(self.key_of, {"type": "string"})

    @staticmethod
    def key_of(answer: ExpectationAnswer) -> str:
        way, row = answering(answer)
        return way.key(row)


class AnswerText(TranslatedText):
    def to_representation(self, value: ExpectationAnswer) -> Translated | None:  # type: ignore[override]
        way, row = answering(value)
        return best_translation(row, way.text, get_language() or "en")
