"""`python -m scripts.prod_check`, as root, with DATABASE_URL (PostgreSQL) and REDIS_URL. See the package."""

import os
import resource
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg2

from scripts.prod_check import compose, tour
from scripts.prod_check.dockerfile import stages_of
from scripts.prod_check.image import Layer, build
from scripts.prod_check.processes import Processes, command_of_service, environment, freeze

BASE = Path(__file__).resolve().parents[2]
IN_NAMESPACE = "EZPORTAL_PROD_CHECK"
BEGAN = time.monotonic()


def say(text: str) -> None:
    """With the time that has passed and, as the steadier figure on a busy machine, the processor's."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(
        f"[{time.monotonic() - BEGAN:5.1f} s, {used.ru_utime + used.ru_stime:5.1f} s of processor] {text}", flush=True
    )


def enter_namespace() -> None:
    """Go on in a mount namespace of our own: what is mounted there is gone with us."""
    if os.geteuid() != 0:
        sys.exit("prod-check lays the image over this machine's system, which only root may do.")
    if IN_NAMESPACE not in os.environ:
        command = ["unshare", "--mount", "--propagation", "private", sys.executable, "-m", "scripts.prod_check"]
        os.execvpe(command[0], command, os.environ | {IN_NAMESPACE: "1"})  # noqa: S606  ourselves


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def holds_zones(url: str) -> bool:
    connection = psycopg2.connect(url)
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT to_regclass('zones_zone') IS NOT NULL")
            if not cursor.fetchone()[0]:
                return False
            cursor.execute("SELECT EXISTS (SELECT FROM zones_zone)")
            return bool(cursor.fetchone()[0])
    finally:
        connection.close()


@contextmanager
def own_database(url: str) -> Iterator[str]:
    """The address of a new database on the server of `url`, gone afterwards.

    If the database of `url` holds zones already, a copy of it: loading them all takes longer than all the rest.
    """
    name, given = f"prod_check_{os.getpid()}", urlsplit(url).path.lstrip("/")
    template = f'"{given}"' if holds_zones(url) else "template1"
    connection = psycopg2.connect(urlunsplit(urlsplit(url)._replace(path="/postgres")))
    connection.autocommit = True
    try:
        connection.cursor().execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        say(f"database made from {template}")
        yield urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
    finally:
        connection.cursor().execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.close()


def build_image(folder: Path) -> Layer:
    layers: dict[str, Layer] = {}
    for stage in stages_of((BASE / "Dockerfile").read_text(encoding="utf-8")):
        layers[stage.name] = build(Layer(folder, stage), BASE, layers)
        say(f"stage {stage.name}: {len(stage.steps)} steps done")
    return layers[stage.name]


def start_proxy(processes: Processes, folder: Path, portal: tour.Portal) -> str:
    """Caddy with the project's Caddyfile; where it is not installed, something small that ends TLS."""
    site = f"https://localhost:{portal.https_port}"
    if shutil.which("caddy"):
        processes.start(
            "caddy", ["caddy", "run", "--config", str(BASE / "proxy/Caddyfile"), "--adapter", "caddyfile"],
            in_image=False, SITE_URL=site, UPSTREAM=f"127.0.0.1:{portal.web_port}", HTTP_PORT=str(free_port()),
            HTTPS_PORT=str(portal.https_port), ALIVE_PORT=str(free_port()), XDG_DATA_HOME=str(folder / "proxy"),
            XDG_CONFIG_HOME=str(folder / "proxy"),
        )  # fmt: skip
        return "Caddy"
    pair = folder / "pair.pem"
    subprocess.run(  # noqa: S603
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost",  # noqa: S607
         "-keyout", str(pair), "-out", str(folder / "certificate.pem")], check=True, capture_output=True,
    )  # fmt: skip
    pair.write_text(pair.read_text() + (folder / "certificate.pem").read_text())
    words = [sys.executable, str(BASE / "scripts/prod_check/small_proxy.py")]
    processes.start("caddy", [*words, str(portal.https_port), str(portal.web_port), str(pair)], in_image=False)
    return "a small proxy (Caddy is not installed, so its Caddyfile was not tried)"


def start_all(processes: Processes, services: dict[str, Any], portal: tour.Portal) -> None:
    for name in ("web", "worker", "beat"):
        command = command_of_service(services[name], processes.layer)
        processes.start(name, [word.replace(":8000", f":{portal.web_port}") for word in command])


def check_health_commands(processes: Processes, services: dict[str, Any]) -> None:
    """The engine's own questions, of image and compose file."""
    for name in ("web", "worker", "beat"):
        words = services[name].get("healthcheck", {}).get("test", ["CMD", *processes.layer.health])[1:]
        processes.once(words)


def check_logs(processes: Processes, request_id: str) -> None:
    for name in ("web", "worker", "beat"):
        lines = processes.json_lines(name)
        tour.require(bool(lines), f"{name} writes no JSON:\n{processes.log_of(name)[:2000]}")
        errors = [line for line in lines if line["level"] in ("ERROR", "CRITICAL")]
        tour.require(not errors, f"{name} tells of errors: {errors}")
    asked = [line for line in processes.json_lines("web") if line.get("request") == request_id]
    tour.require(len(asked) == 1 and asked[0]["path"] == "/en/about/", f"the line of a request is {asked}")


ASK_FOR_TASK = """
from ezportal.request_ids import set_request_id
from zones.tasks import refresh_freshness
set_request_id("asked-by-the-check")
refresh_freshness.delay()
"""


MAKE_ACCOUNT = """
from django.contrib.auth import get_user_model
get_user_model().objects.create_superuser("{}", password="{}")
"""


def check_task(processes: Processes) -> None:
    """A task that is put into the queue is done by the worker that runs, under the id of who asked for it."""
    processes.once(["python", "manage.py", "shell", "--verbosity", "0", "--command", ASK_FOR_TASK])
    for _ in range(60):
        done = [line for line in processes.json_lines("worker") if line.get("request") == "asked-by-the-check"]
        if done:
            told = [(line.get("task"), line.get("state")) for line in done]
            tour.require(told == [("zones.tasks.refresh_freshness", "success")], f"the worker tells {done}")
            return
        time.sleep(0.5)
    raise AssertionError(f"the worker did not do the task:\n{processes.log_of('worker')[-3000:]}")


def look(processes: Processes, services: dict[str, Any], portal: tour.Portal) -> None:
    tour.check_answers(portal)
    say("headers, compression, limits")
    staff = ("checking", secrets.token_urlsafe(24))
    processes.once(["python", "manage.py", "shell", "--verbosity", "0", "--command", MAKE_ACCOUNT.format(*staff)])
    tour.check_in_browser(portal, staff)
    say("home, list, a zone, and staff who set up their second factor, in Chromium")
    check_task(processes)
    say("a task done by the worker")
    states = portal.wait_for("ok", 60)
    say(f"/health/ready: {states}")
    tour.check_figures(portal)
    check_health_commands(processes, services)
    check_logs(processes, portal.outside("/en/about/").headers["x-request-id"])
    say("figures, health checks, logs")


def serve_and_look(layer: Layer, services: dict[str, Any], folder: Path, database_url: str) -> None:
    portal = tour.Portal(free_port(), free_port(), secrets.token_urlsafe(24))
    env = environment(BASE / ".env.example", {
        "DATABASE_URL": database_url, "REDIS_URL": urlunsplit(urlsplit(os.environ["REDIS_URL"])._replace(path="/14")),
        "ALLOWED_HOSTS": "localhost", "SITE_URL": f"https://localhost:{portal.https_port}",
        "EMAIL_URL": "smtp://127.0.0.1:9", "METRICS_TOKEN": portal.token, "WEB_PORT": str(portal.web_port),
        "WEB_CONCURRENCY": "2",
    })  # fmt: skip
    processes = Processes(layer, env, folder)
    processes.once(command_of_service(services["prepare"], layer))
    processes.once(["python", "manage.py", "check", "--deploy", "--fail-level", "WARNING"])
    say("prepared; check --deploy is clean")
    try:
        start_all(processes, services, portal)
        proxy = start_proxy(processes, folder, portal)
        portal.wait_until(lambda states: "status" in states, 90, meanwhile=processes.require_running)
        say(f"web, worker and beat run behind {proxy}")
        look(processes, services, portal)
        processes.require_running()
    except BaseException:
        for name in processes.running:
            say(f"--- the last lines of {name}\n{processes.log_of(name)[-3000:]}")
        raise
    finally:
        ended = processes.stop()
    say(f"ended when asked to: {ended}")
    tour.require({status for name, status in ended.items() if name != "caddy"} == {0}, f"not in order: {ended}")


def main() -> None:
    enter_namespace()
    # Whoever ends it early wants what was made to be gone, too.
    signal.signal(signal.SIGTERM, lambda *args: sys.exit("ended by SIGTERM"))
    for name in ("DATABASE_URL", "REDIS_URL"):
        if name not in os.environ:
            sys.exit(f"prod-check needs {name}.")
    parsed = compose.read(BASE / "docker-compose.yml")
    dockerfile = (BASE / "Dockerfile").read_text(encoding="utf-8")
    faults = list(compose.faults(parsed, dockerfile))
    if faults:
        sys.exit("docker-compose.yml:\n" + "\n".join(faults))
    say(f"docker-compose.yml: {len(parsed['services'])} services keep the rules")
    folder = Path(tempfile.mkdtemp(prefix="ezportal-prod-check-"))
    try:
        subprocess.run(["mount", "-t", "tmpfs", "tmpfs", str(folder)], check=True)  # noqa: S603, S607
        layer = build_image(folder)
        freeze(layer)
        with own_database(os.environ["DATABASE_URL"]) as database_url:
            serve_and_look(layer, parsed["services"], folder, database_url)
    finally:
        subprocess.run(["umount", "--recursive", "--lazy", str(folder)], check=False)  # noqa: S603, S607
        folder.rmdir()
    say("all passed")


if __name__ == "__main__":
    main()
