"""Reads a Dockerfile: its stages and their steps."""

import json
import re
import shlex
from dataclasses import dataclass, field

KNOWN = {"FROM", "WORKDIR", "COPY", "RUN", "ENV", "USER", "EXPOSE", "CMD", "HEALTHCHECK"}


class DockerfileError(Exception):
    """A step that cannot be done, or that this reader does not know."""


@dataclass
class Step:
    name: str
    rest: str
    line: int

    def __str__(self) -> str:
        return f"{self.name} {self.rest}"[:100]


@dataclass
class Stage:
    base: str
    name: str
    steps: list[Step] = field(default_factory=list)


def stages_of(text: str) -> list[Stage]:
    """Raises DockerfileError at an instruction that is not in KNOWN, instead of passing it over."""
    stages: list[Stage] = []
    for step in steps_of(text):
        if step.name not in KNOWN:
            raise DockerfileError(f"line {step.line}: {step.name} is not known here")
        if step.name == "FROM":
            words = step.rest.split()
            stages.append(Stage(words[0], words[2] if len(words) == 3 else str(len(stages))))
        elif not stages:
            raise DockerfileError(f"line {step.line}: {step.name} before FROM")
        else:
            stages[-1].steps.append(step)
    return stages


def steps_of(text: str) -> list[Step]:
    steps: list[Step] = []
    open_step: Step | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip().startswith("#") or not line.strip():
            continue
        is_open = line.rstrip().endswith("\\")
        content = line.rstrip().removesuffix("\\").strip()
        if open_step:
            open_step.rest += f" {content}"
        else:
            name, _, rest = content.partition(" ")
            open_step = Step(name.upper(), rest.strip(), number)
            steps.append(open_step)
        if not is_open:
            open_step = None
    if open_step:
        raise DockerfileError(f"line {open_step.line}: the last line goes on")
    return steps


def variables_of(rest: str, known: dict[str, str]) -> dict[str, str]:
    """The variables of an ENV step, with those that are known put in."""
    found = {}
    for word in shlex.split(rest):
        name, is_one, value = word.partition("=")
        if not is_one:
            raise DockerfileError(f"ENV {word} has no value")
        found[name] = re.sub(r"\$\{?(\w+)\}?", lambda variable: known.get(variable[1], ""), value)
    return found


def command_of(rest: str) -> list[str]:
    """The words of a CMD in its exec form, the only one in which signals reach the process itself."""
    command = json.loads(rest[rest.index("[") :])
    if not all(isinstance(word, str) for word in command):
        raise DockerfileError(f"{rest} is not a list of words")
    return list(command)
