"""Query parameters that are declared once: checked on every request and shown in the schema."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict

from ezportal.api.negotiation import language_codes

WHOLE_NUMBER = re.compile(r"[0-9]{1,18}", re.ASCII)


@dataclass(frozen=True)
class Parameter:
    """One query parameter.

    `parse` turns the text into a value or raises ValueError with a sentence for the caller;
    filters parse their own and leave it out. `schema` may be a function where it costs a query.
    """

    name: str
    schema: Mapping[str, Any] | Callable[[], Mapping[str, Any]]
    description: str
    parse: Callable[[str], Any] | None = None
    default: Any = None
    is_repeatable: bool = False

    def as_openapi(self) -> dict[str, Any]:
        schema = dict(self.schema() if callable(self.schema) else self.schema)
        shape: dict[str, Any] = {}
        if self.is_repeatable:
            schema = {"type": "array", "items": schema, "minItems": 1}
            shape = {"style": "form", "explode": True}
        elif schema.get("type") == "array":
            shape = {"style": "form", "explode": False}
        if self.default is not None:
            schema["default"] = self.default
        return {
            "name": self.name,
            "in": "query",
            "description": self.description,
            "schema": schema,
            **shape,
        }


@dataclass
class Checked:
    """The parsed values of the parameters, and what is wrong with the others."""

    values: dict[str, Any] = field(default_factory=dict)
    errors: list[dict[str, str]] = field(default_factory=list)


def check(query: QueryDict, parameters: Iterable[Parameter]) -> Checked:
    """Look at every parameter that was sent, so that all refusals come in one answer."""
    known = {parameter.name: parameter for parameter in parameters}
    checked = Checked({name: parameter.default for name, parameter in known.items()})
    for name, texts in query.lists():
        if name not in known:
            allowed = ", ".join(sorted(known)) or "none"
            refusal = f"Unknown parameter {name!r}; allowed here: {allowed}."
        else:
            refusal = _refusal(known[name], texts, checked.values)
        if refusal:
            checked.errors.append({"parameter": name, "detail": refusal})
    return checked


def _refusal(parameter: Parameter, texts: list[str], values: dict[str, Any]) -> str:
    if len(texts) > 1 and not parameter.is_repeatable:
        return f"{parameter.name} may be given only once."
    if not all(texts):
        return f"{parameter.name} must not be empty; leave it out instead."
    if parameter.parse is not None:
        try:
            values[parameter.name] = parameter.parse(texts[0])
        except ValueError as error:
            return str(error)
    return ""


def whole_number(name: str, lowest: int, highest: int | None = None) -> Callable[[str], int]:
    """A parser for plain ASCII digits: no sign, no space, no digits of other scripts."""

    def parse(text: str) -> int:
        limits = f"from {lowest} to {highest}" if highest else f"of {lowest} or more"
        if WHOLE_NUMBER.fullmatch(text):
            number = int(text)
            if number >= lowest and (highest is None or number <= highest):
                return number
        raise ValueError(f"{name} must be a whole number {limits}, not {text!r}.")

    return parse


SLUG_PATTERN = "^[a-z0-9]+(?:-[a-z0-9]+)*$"


def slug(name: str) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if len(text) > 80 or not re.fullmatch(SLUG_PATTERN, text, re.ASCII):
            raise ValueError(f"{name} must be a slug, not {text[:80]!r}.")
        return text

    return parse


def one_of(name: str, allowed: Iterable[str]) -> Callable[[str], str]:
    choices = list(allowed)

    def parse(text: str) -> str:
        if text not in choices:
            raise ValueError(f"{name} must be one of {', '.join(choices)}, not {text!r}.")
        return text

    return parse


def some_of(name: str, allowed: Iterable[str]) -> Callable[[str], list[str]]:
    """A parser for a comma-separated list."""
    choices = list(allowed)

    def parse(text: str) -> list[str]:
        picked = text.split(",")
        if wrong := [word for word in picked if word not in choices]:
            raise ValueError(f"{name} knows no {', '.join(map(repr, wrong))}; allowed: {', '.join(choices)}.")
        return picked

    return parse


def language() -> Parameter:
    codes = language_codes()
    return Parameter(
        "lang",
        {"type": "string", "enum": codes},
        "Language of names and texts; goes before Accept-Language.",
        one_of("lang", codes),
    )


def translations() -> Parameter:
    return Parameter(
        "translations",
        {"type": "string", "enum": ["all"]},
        "`all`: every translated text comes as an object with its `text` and its `lang`, "
        "in place of `fallback_fields`.",
        one_of("translations", ["all"]),
    )


def format_among(names: list[str]) -> Parameter:
    return Parameter(
        "format",
        {"type": "string", "enum": names},
        "Format of the answer; goes before Accept.",
        one_of("format", names),
    )


def picked_fields(names: list[str]) -> Parameter:
    return Parameter(
        "fields",
        {"type": "array", "items": {"type": "string", "enum": names}, "minItems": 1},
        "The fields of a row to send, separated by commas; all of them by default.",
        some_of("fields", names),
    )
