"""Rules for docker-compose.yml that Docker itself does not have."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

SERVICES = {"prepare", "web", "worker", "beat", "postgres", "redis", "caddy"}
# Only the proxy is reached from outside.
PUBLISHED = {"caddy": ["80:8080", "443:8443"]}
# What runs once, and is looked at by its end.
ENDS = {"prepare"}
# A health check that the image brings: the Dockerfile's own.
HEALTH_FROM_IMAGE = {"web"}
SECRET = re.compile(r"(password|secret|token|key|dsn)", re.IGNORECASE)
BY_REFERENCE = re.compile(r"\$\{[A-Z_]+(:\?[^}]*)?\}")


def read(path: Path) -> dict[str, Any]:
    """The file with its anchors resolved."""
    loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


def faults(compose: dict[str, Any], dockerfile: str) -> Iterator[str]:
    """Each broken rule as a sentence."""
    services = compose.get("services", {})
    if services.keys() != SERVICES:
        yield f"services are {sorted(services)}, not {sorted(SERVICES)}"
    for name, service in services.items():
        for fault in service_faults(name, service, compose, dockerfile):
            yield f"{name}: {fault}"
    for name in ("postgres", "redis"):
        inside = [compose["networks"][network] for network in services.get(name, {}).get("networks", [])]
        if not inside or not all((network or {}).get("internal") for network in inside):
            yield f"{name}: is on a network that reaches the outside"


def service_faults(name: str, service: dict[str, Any], compose: dict[str, Any], dockerfile: str) -> Iterator[str]:
    yield from hardening_faults(service)
    yield from health_faults(name, service, dockerfile)
    yield from volume_faults(service, compose)
    yield from secret_faults(service)
    if service.get("ports", []) != PUBLISHED.get(name, []):
        yield f"publishes {service.get('ports')}"
    if service.get("restart") != ("no" if name in ENDS else "unless-stopped"):
        yield f"restart is {service.get('restart')!r}"
    options = service.get("logging", {}).get("options", {})
    if not options.get("max-size") or not options.get("max-file"):
        yield "its log has no end"
    if "image" in service and "build" not in service and not re.search(r":\d", service["image"]):
        yield f"image {service['image']} names no version"


def hardening_faults(service: dict[str, Any]) -> Iterator[str]:
    if service.get("read_only") is not True:
        yield "can write to its file system"
    if service.get("cap_drop") != ["ALL"]:
        yield "keeps capabilities"
    if set(service.get("cap_add", [])) - {"NET_BIND_SERVICE"} or service.get("privileged"):
        yield "gains capabilities"
    if "no-new-privileges:true" not in service.get("security_opt", []):
        yield "can gain privileges"
    if str(service.get("user", "root")).split(":")[0] in ("root", "0", ""):
        yield "runs as root"
    if not service.get("tmpfs"):
        yield "has no room in memory for temporary files"


def health_faults(name: str, service: dict[str, Any], dockerfile: str) -> Iterator[str]:
    check = service.get("healthcheck")
    if name in ENDS:
        if check != {"disable": True}:
            yield "ends, but has a health check"
    elif name in HEALTH_FROM_IMAGE and check is None:
        if "HEALTHCHECK" not in dockerfile:
            yield "has no health check, and neither has its image"
    elif not (check or {}).get("test"):
        yield "has no health check"
    for other, needed in service.get("depends_on", {}).items():
        wanted = "service_completed_successfully" if other in ENDS else "service_healthy"
        if needed.get("condition") != wanted:
            yield f"does not wait for {other}"


def volume_faults(service: dict[str, Any], compose: dict[str, Any]) -> Iterator[str]:
    for volume in service.get("volumes", []):
        if volume.split(":")[0] not in compose.get("volumes", {}):
            yield f"volume {volume} is not a named one"


def secret_faults(service: dict[str, Any]) -> Iterator[str]:
    environment = service.get("environment", {})
    if not isinstance(environment, dict):
        yield "environment is not a mapping"
        return
    for variable, value in environment.items():
        if SECRET.search(variable) and not BY_REFERENCE.fullmatch(str(value)):
            yield f"{variable} holds a secret"
        if re.search(r"://[^/]*:[^/]*@", str(value)):
            yield f"{variable} holds a password"
