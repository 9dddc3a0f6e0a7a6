"""One collapsed block of fields per language beside English."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import Model
from modeltranslation.translator import translator
from modeltranslation.utils import build_localized_fieldname

from ezportal.languages import DEFAULT_LANGUAGE

OTHER_LANGUAGES = [(code, name) for code, name in settings.LANGUAGES if code != DEFAULT_LANGUAGE]


def language_fieldsets(model: type[Model]) -> list[tuple[str, dict[str, Any]]]:
    """Fieldsets named by the language in its own script, closed until somebody translates."""
    names = list(translator.get_options_for_model(model).all_fields)
    return [
        (language, {"classes": ("collapse",), "fields": [build_localized_fieldname(name, code) for name in names]})
        for code, language in OTHER_LANGUAGES
    ]


def in_all_languages(*fields: str) -> tuple[str, ...]:
    """The columns of translated fields, for searching in every script."""
    return tuple(build_localized_fieldname(name, code) for name in fields for code, _language in settings.LANGUAGES)
