"""Files of `fixtures/` as rows that remember where they stand."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from zones.loading.problems import LoadError, Problem

# The parser in C reads the fixtures in a third of the time; a PyYAML built without it reads the same.
SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _PlainLoader(SafeLoader):
    """YAML in which 2003, 16.40 and 2014-12-28 stay the text they are; only true, false and null are special."""


_PlainLoader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if tag.endswith((":bool", ":null", ":merge"))]
    for first, resolvers in SafeLoader.yaml_implicit_resolvers.items()
}


@dataclass(frozen=True)
class Row:
    """One entry of a file: its values, and the words that find it again."""

    file: str
    name: str
    values: dict[str, Any]

    def problem(self, field: str, rule: str) -> Problem:
        return Problem(self.file, self.name, field, rule)

    def child(self, name: str, values: dict[str, Any]) -> Row:
        return Row(self.file, f"{self.name} › {name}", values)

    def children(self, key: str) -> list[Row]:
        """The rows of a nested list, named by their own key where they have one."""
        entries = self.values.get(key) or []
        if not isinstance(entries, list):
            raise LoadError([self.problem(key, "must be a list")])
        return [
            self.child(f"{key}[{_name(entry, number)}]", _mapping(self, key, entry))
            for number, entry in enumerate(entries, 1)
        ]


# What tells entries of a list apart in messages. A number comes before a name: messages name no person.
NAMING_KEYS = (
    "slug", "code", "number", "name_en", "title_en", "label_en", "organisation", "type", "date", "name",
)  # fmt: skip


def _name(values: Any, number: int) -> str:
    if isinstance(values, dict):
        for key in NAMING_KEYS:
            if values.get(key):
                return str(values[key])
    return f"#{number}"


def _mapping(parent: Row, key: str, entry: Any) -> dict[str, Any]:
    if not isinstance(entry, dict):
        raise LoadError([parent.problem(key, f"each entry must have named values, not {entry!r}")])
    return entry


def read(folder: Path, pattern: str, section: str = "") -> Iterator[Row]:
    """Rows of all files that match, in the order of their names. `section` is a key above the list."""
    for path in sorted(folder.glob(pattern)):
        entries = _read_csv(path) if path.suffix == ".csv" else _read_yaml(path)
        if section:
            entries = (entries or {}).get(section, []) if isinstance(entries, dict) else []
        if not isinstance(entries, list):
            raise LoadError([Problem(path.name, "", section, "must be a list of entries")])
        where = str(path.relative_to(folder))
        for number, entry in enumerate(entries, 1):
            name = _name(entry, number)
            yield Row(where, name, _mapping(Row(where, name, {}), "", entry))


def _read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _read_yaml(path: Path) -> Any:
    try:
        # A subclass of SafeLoader: it makes nothing but plain values.
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_PlainLoader) or []  # noqa: S506
    except yaml.YAMLError as error:
        raise LoadError([Problem(path.name, "", "", f"is not valid YAML: {error}")]) from error
