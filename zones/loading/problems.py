"""What is wrong with a file, in words that find the place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError


@dataclass(frozen=True)
class Problem:
    """One broken rule: file, row, field, rule."""

    file: str
    row: str
    field: str
    rule: str

    def __str__(self) -> str:
        return ": ".join(part for part in (self.file, self.row, self.field, self.rule) if part)


class LoadError(Exception):
    """A load that was refused; nothing of it is in the database."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def problems_of(error: ValidationError, file: str, row: str) -> list[Problem]:
    """The field-by-field messages of a refused row."""
    if not hasattr(error, "error_dict"):
        return [Problem(file, row, "", message) for message in error.messages]
    return [
        Problem(file, row, "" if field == NON_FIELD_ERRORS else field, message)
        for field, messages in error.message_dict.items()
        for message in messages
    ]
