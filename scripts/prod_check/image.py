"""Does a Dockerfile's steps in a layer over this machine's own system, which takes the place of the base image.

What a step writes lands in the layer, in memory; the machine stays as it is. The caller must be root in a mount
namespace of its own (see __main__): there the layer is mounted, and with the process it is gone.
"""

import fnmatch
import os
import platform
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from scripts.prod_check.dockerfile import DockerfileError, Stage, Step, command_of, variables_of

BASE = re.compile(r"python:(\d+\.\d+)-slim-(\w+)")
# What the machine would give away of itself: other work, settings of the user.
HIDDEN = ("/tmp", "/home", "/work", "/run")  # noqa: S108
PASSED_ON = re.compile(r"(PIP_\w+|SSL_CERT_\w+|REQUESTS_CA_BUNDLE|\w+_proxy)$", re.IGNORECASE)


def run(*command: str, **options: object) -> None:
    subprocess.run(command, check=True, **options)  # type: ignore[call-overload]  # noqa: S603


class Layer:
    """One stage's root folder."""

    def __init__(self, folder: Path, stage: Stage) -> None:
        self.root = folder / stage.name / "root"
        self.stage = stage
        self.env = {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"}
        self.workdir = "/"
        self.user = "root"
        self.command: list[str] = []
        self.health: list[str] = []
        self.mount(folder / stage.name)

    def mount(self, folder: Path) -> None:
        for name in ("upper", "work", "root"):
            (folder / name).mkdir(parents=True)
        options = f"lowerdir=/,upperdir={folder / 'upper'},workdir={folder / 'work'}"
        run("mount", "-t", "overlay", "overlay", "-o", options, str(self.root))
        for place in HIDDEN:
            if (self.root / place.lstrip("/")).is_dir():
                run("mount", "-t", "tmpfs", "-o", "mode=1777", "tmpfs", f"{self.root}{place}")
        run("mount", "--rbind", "/dev", f"{self.root}/dev")
        run("mount", "-t", "proc", "proc", f"{self.root}/proc")
        self.install_base()

    def install_base(self) -> None:
        """`python` as the base image has it: this machine's, if it is of the same version."""
        base = BASE.fullmatch(self.stage.base)
        if not base:
            raise DockerfileError(f"FROM {self.stage.base}: only an official, slim image of Python is known here")
        program = Path(f"/usr/bin/python{base[1]}")
        if not program.exists():
            raise DockerfileError(f"FROM {self.stage.base}: this machine has no {program}")
        if base[2] not in platform.freedesktop_os_release().get("VERSION", ""):
            raise DockerfileError(f"FROM {self.stage.base}: this machine is not Debian {base[2]}")
        for name in ("python", "python3", f"python{base[1]}"):
            link = self.root / "usr/local/bin" / name
            link.unlink(missing_ok=True)
            link.symlink_to(program)

    def inside(self, path: str) -> Path:
        """A path of the image, as this process sees it."""
        whole = os.path.normpath(path if path.startswith("/") else f"{self.workdir}/{path}")
        # What begins with a slash would lead out of the layer.
        return self.root / whole.lstrip("/")

    def shell(self, command: str) -> None:
        passed = {name: value for name, value in os.environ.items() if PASSED_ON.match(name)}
        inner = f"cd {self.workdir} && {command}"
        done = subprocess.run(  # noqa: S603  the project's own steps
            ["chroot", str(self.root), "/bin/sh", "-c", inner],  # noqa: S607
            env=passed | self.env | {"HOME": "/root"}, capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            raise DockerfileError(f"{(done.stdout + done.stderr)[-3000:]}\nstatus {done.returncode}")


def build(layer: Layer, context: Path, others: dict[str, Layer]) -> Layer:
    """All steps of the layer's stage; `others` are the stages before it, by name."""
    for step in layer.stage.steps:
        try:
            do(step, layer, context, others)
        except (DockerfileError, OSError, ValueError, subprocess.CalledProcessError) as error:
            raise DockerfileError(f"line {step.line}, {step}: {error}") from error
    return layer


def do(step: Step, layer: Layer, context: Path, others: dict[str, Layer]) -> None:
    match step.name:
        case "WORKDIR":
            layer.workdir = step.rest
            layer.inside(step.rest).mkdir(parents=True, exist_ok=True)
        case "ENV":
            layer.env |= variables_of(step.rest, layer.env)
        case "RUN":
            layer.shell(step.rest)
        case "COPY":
            copy(step.rest.split(), layer, context, others)
        case "USER":
            layer.user = step.rest
        case "CMD":
            layer.command = command_of(step.rest)
        case "HEALTHCHECK":
            layer.health = command_of(step.rest)


def copy(words: list[str], layer: Layer, context: Path, others: dict[str, Layer]) -> None:
    source_layer = None
    if words[0].startswith("--from="):
        source_layer = others[words.pop(0).removeprefix("--from=")]
    *sources, target = words
    for source in sources:
        if source_layer:
            run("cp", "-a", f"{source_layer.inside(source)}/.", str(made(layer.inside(target))))
        else:
            copy_from_context(context, source, layer.inside(target))


def made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def copy_from_context(context: Path, source: str, target: Path) -> None:
    ignored = ignore_rules(context)
    if (context / source).is_file():
        if is_ignored(source, ignored):
            raise DockerfileError(f"{source} is left out by .dockerignore")
        shutil.copy(context / source, target)
        return
    for path in files_of(context, Path(source), ignored):
        made((target / path).parent)
        shutil.copy(context / path, target / path)


def ignore_rules(context: Path) -> list[str]:
    lines = (context / ".dockerignore").read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def is_ignored(path: str, rules: list[str]) -> bool:
    """As Docker: a rule is for the context's root, unless it begins with `**/`."""
    for rule in rules:
        if rule.startswith("**/"):
            if any(fnmatch.fnmatch(part, rule[3:]) for part in path.split("/")):
                return True
        elif fnmatch.fnmatch(path.split("/")[0] if "/" not in rule else path, rule):
            return True
    return False


def files_of(context: Path, folder: Path, rules: list[str]) -> Iterator[Path]:
    """Files below a folder of the context, as paths from the context."""
    for entry in sorted((context / folder).iterdir()):
        path = entry.relative_to(context)
        if is_ignored(path.as_posix(), rules):
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from files_of(context, path, rules)
        elif entry.is_file():
            yield path
