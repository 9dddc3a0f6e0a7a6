"""Starts the processes of docker-compose.yml in the image's layer: same user, same commands, nothing to write to."""

import json
import os
import secrets
import shlex
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

from scripts.prod_check.image import Layer, run

VOLUME = "/var/lib/ezportal"


def environment(example: Path, changes: dict[str, str]) -> dict[str, str]:
    """What `.env.example` gives, filled in: so the example is complete, or nothing starts."""
    found = {}
    for line in example.read_text(encoding="utf-8").splitlines():
        name, is_set, value = line.partition("=")
        if is_set and not line.startswith("#"):
            found[name] = value
    return found | {"SECRET_KEY": secrets.token_urlsafe(60)} | changes


def freeze(layer: Layer) -> None:
    """From here on the layer is as the engine gives it to a container: to be read only, but for volume and memory."""
    user = layer.user
    volume = f"{layer.root}{VOLUME}"
    owner = Path(volume).stat()
    run("mount", "-t", "tmpfs", "-o", f"uid={owner.st_uid},gid={owner.st_gid},mode=755", "tmpfs", volume)
    run("mount", "-o", "remount,ro", str(layer.root))
    refused = subprocess.run(as_user(layer, ["touch", f"{layer.workdir}/written"]), capture_output=True, check=False)  # noqa: S603
    if b"Read-only file system" not in refused.stderr:
        raise AssertionError(f"{user} can write beside the code: {refused.stderr!r}")


def as_user(layer: Layer, command: list[str]) -> list[str]:
    """The command as the engine would run it: in the image, as its user, with no capability and none to gain."""
    return [
        "chroot", str(layer.root), "/usr/bin/setpriv", "--reuid", layer.user, "--regid", layer.user, "--clear-groups",
        "--no-new-privs", "--bounding-set=-all", "--inh-caps=-all", "/usr/bin/env", "-C", layer.workdir, *command,
    ]  # fmt: skip


class Processes:
    """What was started, with a file each for what it writes."""

    def __init__(self, layer: Layer, env: dict[str, str], logs: Path) -> None:
        self.layer, self.logs = layer, logs
        # Nothing of this machine's environment but what tells how to speak.
        self.env = layer.env | env
        self.running: dict[str, subprocess.Popen[bytes]] = {}

    def once(self, command: list[str]) -> str:
        """What the command prints; raises with all of it if it fails."""
        done = subprocess.run(  # noqa: S603  the project's own commands
            as_user(self.layer, command), env=self.env, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise AssertionError(f"{shlex.join(command)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
        return done.stdout

    def start(self, name: str, command: list[str], *, in_image: bool = True, **env: str) -> None:
        words = as_user(self.layer, command) if in_image else command
        with (self.logs / name).open("wb") as log:
            self.running[name] = subprocess.Popen(  # noqa: S603  the project's own commands
                words, env=(self.env if in_image else dict(os.environ)) | env, stdout=log, stderr=log,
                stdin=subprocess.DEVNULL, start_new_session=True,
            )  # fmt: skip

    def log_of(self, name: str) -> str:
        return (self.logs / name).read_text(encoding="utf-8", errors="replace")

    def json_lines(self, name: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.log_of(name).splitlines() if line.startswith("{")]

    def require_running(self) -> None:
        for name, process in self.running.items():
            if process.poll() is not None:
                raise AssertionError(f"{name} ended with {process.returncode}:\n{self.log_of(name)[-4000:]}")

    def stop(self) -> dict[str, int]:
        """Asks all to end and waits 30 s, as the engine does; the status of each, -9 of whom had to be killed."""
        for process in self.running.values():
            process.send_signal(signal.SIGTERM)
        deadline = time.monotonic() + 30
        for process in self.running.values():
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        return {name: process.returncode for name, process in self.running.items()}


def command_of_service(service: dict[str, Any], layer: Layer) -> list[str]:
    """The service's own command, else the image's."""
    return shlex.split(service["command"]) if "command" in service else list(layer.command)
