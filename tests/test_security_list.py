"""docs/security.md: complete, and each test that it names exists."""

from __future__ import annotations

import ast
import re
from functools import cache

import pytest
from django.conf import settings

PAGE = (settings.BASE_DIR / "docs" / "security.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`tests/([\w/]+\.py)::(\w+)`", PAGE)))
FILES = sorted(set(re.findall(r"\(\.\./tests/([\w/]+\.py)\)", PAGE)))
ROWS = re.findall(r"^\| (\d+\.\d+\.\d+) \| ([12]) \| (.+?) \| (.+) \|$", PAGE, re.MULTILINE)
# Requirements of levels 1 and 2 in each section of the standard, version 5.0.0.
SECTIONS = {
    "1.1": range(1, 3), "1.2": range(1, 10), "1.3": range(1, 12), "1.4": range(1, 4), "1.5": range(1, 3),
    "2.1": range(1, 4), "2.2": range(1, 4), "2.3": range(1, 5), "2.4": (1,), "3.2": range(1, 3), "3.3": range(1, 5),
    "3.4": range(1, 7), "3.5": range(1, 6), "3.7": range(1, 3), "4.1": range(1, 4), "4.2": (1,), "4.3": range(1, 3),
    "4.4": range(1, 5), "5.1": (1,), "5.2": range(1, 4), "5.3": range(1, 3), "5.4": range(1, 4), "6.1": range(1, 4),
    "6.2": range(1, 13), "6.3": range(1, 5), "6.4": range(1, 5), "6.5": range(1, 6), "6.6": range(1, 4),
    "6.8": range(1, 5), "7.1": range(1, 4), "7.2": range(1, 5), "7.3": range(1, 3), "7.4": range(1, 6),
    "7.5": range(1, 3), "7.6": range(1, 3), "8.1": range(1, 3), "8.2": range(1, 4), "8.3": (1,), "8.4": (1,),
    "9.1": range(1, 4), "9.2": range(1, 5), "10.1": range(1, 3), "10.2": range(1, 3), "10.3": range(1, 5),
    "10.4": range(1, 12), "10.5": range(1, 6), "10.6": range(1, 3), "10.7": range(1, 4), "11.1": range(1, 3),
    "11.2": range(1, 4), "11.3": range(1, 4), "11.4": range(1, 5), "11.5": (1,), "11.6": (1,), "12.1": range(1, 4),
    "12.2": range(1, 3), "12.3": range(1, 5), "13.1": (1,), "13.2": range(1, 6), "13.3": range(1, 3),
    "13.4": range(1, 6), "14.1": range(1, 3), "14.2": range(1, 5), "14.3": range(1, 4), "15.1": range(1, 4),
    "15.2": range(1, 4), "15.3": range(1, 8), "16.1": (1,), "16.2": range(1, 6), "16.3": range(1, 5),
    "16.4": range(1, 4), "16.5": range(1, 4), "17.1": (1,), "17.2": range(1, 5), "17.3": range(1, 3),
}  # fmt: skip


@cache
def functions_of(path: str) -> set[str]:
    tree = ast.parse((settings.BASE_DIR / "tests" / path).read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize(("path", "name"), NAMED)
def test_named_test_exists(path: str, name: str) -> None:
    assert name.startswith("test_")
    assert name in functions_of(path)


@pytest.mark.parametrize("path", FILES)
def test_named_file_has_tests(path: str) -> None:
    assert any(name.startswith("test_") for name in functions_of(path))


def test_every_point_is_there_once() -> None:
    wanted = [f"{section}.{number}" for section, numbers in SECTIONS.items() for number in numbers]
    found = [number for number, _level, _summary, _evidence in ROWS]
    assert len(found) == len(set(found))
    assert set(found) == set(wanted)


def test_every_point_has_a_test_or_a_reason() -> None:
    assert [row[0] for row in ROWS if len(row[3].strip()) < 6] == []
    assert len(NAMED) > 80
