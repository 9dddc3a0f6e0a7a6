"""How `make prod-check` reads the Dockerfile; that its steps work is tried there."""

import pytest
from django.conf import settings

from scripts.prod_check.dockerfile import DockerfileError, command_of, stages_of, variables_of
from scripts.prod_check.image import files_of, ignore_rules, is_ignored

BASE = settings.BASE_DIR


def test_the_projects_own_is_understood():
    packages, final = stages_of((BASE / "Dockerfile").read_text(encoding="utf-8"))
    assert (packages.name, packages.base) == ("packages", final.base)
    steps = [step.name for step in final.steps]
    assert steps[-5:] == ["RUN", "USER", "EXPOSE", "HEALTHCHECK", "CMD"]
    assert command_of(final.steps[-1].rest)[0] == "gunicorn"
    assert command_of(final.steps[-2].rest) == ["python", "scripts/alive.py", "web"]


def test_lines_that_go_on_are_one_step():
    (stage,) = stages_of('FROM a AS b\n# why\nRUN one \\\n    # told between\n    && two\nCMD ["x"]\n')
    assert [(step.name, step.rest, step.line) for step in stage.steps] == [
        ("RUN", "one && two", 3),
        ("CMD", '["x"]', 6),
    ]


@pytest.mark.parametrize("text", ["RUN x\n", "FROM a\nVOLUME /x\n", "FROM a\nRUN x \\\n"])
def test_what_is_not_understood_is_refused(text):
    with pytest.raises(DockerfileError, match="line "):
        stages_of(text)


def test_variables_are_put_in():
    assert variables_of('PATH=/venv/bin:$PATH A="b c" D=${E}', {"PATH": "/bin", "E": "f"}) == {
        "PATH": "/venv/bin:/bin", "A": "b c", "D": "f",
    }  # fmt: skip


@pytest.mark.parametrize("rest", ["gunicorn x", '["a", 1]'])
def test_only_the_exec_form_of_a_command_is_taken(rest):
    with pytest.raises((DockerfileError, ValueError)):
        command_of(rest)


@pytest.mark.parametrize(
    ("path", "ignored"),
    [
        (".env", True), (".git/config", True), ("tests/test_guards.py", True), (".ruff_cache/x", True),
        ("zones/__pycache__/a.pyc", True), ("locale/lo/LC_MESSAGES/django.mo", True), ("var/secret_key", True),
        ("zones/tests.py", False), ("static/var/x", False), ("requirements.lock", False), ("scripts/alive.py", False),
        ("fixtures/zones/laos.yaml", False),
    ],
)  # fmt: skip
def test_secrets_and_leftovers_stay_out_of_the_image(path, ignored):
    rules = ignore_rules(BASE)
    parts = path.split("/")
    parents = ["/".join(parts[: length + 1]) for length in range(len(parts))]
    assert any(is_ignored(parent, rules) for parent in parents) is ignored


def test_context_is_walked_without_what_is_ignored(tmp_path):
    for name in ("a.py", "tests/b.py", "zones/c.py", "zones/__pycache__/c.pyc"):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).touch()
    (tmp_path / ".dockerignore").write_text("# why\ntests\n**/__pycache__\n.dockerignore\n")
    from pathlib import Path

    found = [path.as_posix() for path in files_of(tmp_path, Path(), ignore_rules(tmp_path))]
    assert found == ["a.py", "zones/c.py"]


def test_every_service_has_its_variables_in_the_example():
    """Names that the settings read, and the example tells of."""
    import re

    example = (BASE / ".env.example").read_text(encoding="utf-8")
    code = "".join(
        (BASE / name).read_text(encoding="utf-8")
        for name in ("ezportal/settings.py", "ezportal/environment.py", "gunicorn.conf.py")
    )
    read = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', code)) | set(re.findall(r'environ\.get\("([A-Z_]+)"', code))
    read -= {"EZPORTAL_PROCESS"}  # which the entry points set, and nobody else
    assert [name for name in sorted(read) if not re.search(rf"^#?{name}=", example, re.MULTILINE)] == []
