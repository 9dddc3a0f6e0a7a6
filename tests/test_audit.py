"""The audit of dependencies says what it knows, and says so when it knows nothing."""

import json

import pytest

from scripts import audit

CLEAN = [{"name": "django", "version": "5.2.1", "vulns": []}]
BAD = [{"name": "django", "version": "5.2.0", "vulns": [{"id": "PYSEC-0000-1", "fix_versions": ["5.2.1"]}]}]


@pytest.mark.parametrize(
    ("packages", "flags", "code", "told"),
    [
        (CLEAN, [], audit.CLEAN, "1 packages checked, 0 known vulnerabilities"),
        (BAD, [], audit.VULNERABLE, "django 5.2.0: PYSEC-0000-1, mended in 5.2.1"),
        (BAD, ["--if-reachable"], audit.VULNERABLE, "1 known vulnerabilities"),
        (None, [], audit.NOT_CHECKED, "NOT CHECKED"),
        (None, ["--if-reachable"], audit.CLEAN, "NOT CHECKED"),
    ],
)
def test_outcome(monkeypatch, capsys, packages, flags, code, told) -> None:
    monkeypatch.setattr(audit, "ask", lambda lock, source: packages)
    assert audit.main([*flags, "requirements.lock"]) == code
    assert told in capsys.readouterr().out


def test_second_source_is_asked_when_the_first_is_silent(monkeypatch) -> None:
    asked = []

    def answer(lock, source):
        asked.append(source)
        return CLEAN if source == "osv" else None

    monkeypatch.setattr(audit, "ask", answer)
    assert audit.main(["requirements.lock"]) == audit.CLEAN
    assert asked == ["pypi", "osv"]


@pytest.mark.parametrize(
    "output",
    ["", "ConnectionError: no way", "{}", '{"dependencies": []}',
     json.dumps({"dependencies": [*CLEAN, {"name": "x", "skip_reason": "not found"}]})],
)  # fmt: skip
def test_what_is_no_whole_answer_is_none(output) -> None:
    assert audit.answer_in(output) is None
    assert audit.answer_in(json.dumps({"dependencies": CLEAN, "fixes": []})) == CLEAN
