"""The rules that `make prod-check` holds docker-compose.yml against, and that each of them can fail."""

import copy

import pytest
from django.conf import settings

from scripts.prod_check import compose

DOCKERFILE = (settings.BASE_DIR / "Dockerfile").read_text(encoding="utf-8")


@pytest.fixture
def project():
    return compose.read(settings.BASE_DIR / "docker-compose.yml")


def test_compose_file_keeps_the_rules(project):
    assert list(compose.faults(project, DOCKERFILE)) == []


def changed(project, service, **values):
    """The file with other values in one service; None takes the key away."""
    other = copy.deepcopy(project)
    for name, value in values.items():
        if value is None:
            del other["services"][service][name]
        else:
            other["services"][service][name] = value
    return other


@pytest.mark.parametrize(
    ("service", "values", "fault"),
    [
        ("web", {"read_only": None}, "web: can write to its file system"),
        ("redis", {"cap_drop": ["NET_RAW"]}, "redis: keeps capabilities"),
        ("caddy", {"cap_add": ["NET_BIND_SERVICE", "SYS_ADMIN"]}, "caddy: gains capabilities"),
        ("worker", {"privileged": True}, "worker: gains capabilities"),
        ("beat", {"security_opt": []}, "beat: can gain privileges"),
        ("web", {"user": "0:0"}, "web: runs as root"),
        ("postgres", {"user": None}, "postgres: runs as root"),
        ("web", {"tmpfs": None}, "web: has no room in memory for temporary files"),
        ("worker", {"healthcheck": None}, "worker: has no health check"),
        ("redis", {"healthcheck": {"disable": True}}, "redis: has no health check"),
        ("prepare", {"healthcheck": {"test": ["CMD", "true"]}}, "prepare: ends, but has a health check"),
        ("caddy", {"depends_on": {"web": {"condition": "service_started"}}}, "caddy: does not wait for web"),
        (
            "postgres",
            {"volumes": ["./data:/var/lib/postgresql/data"]},
            "postgres: volume ./data:/var/lib/postgresql/data is not a named one",
        ),
        ("postgres", {"environment": {"POSTGRES_PASSWORD": "letmein"}}, "postgres: POSTGRES_PASSWORD holds a secret"),
        ("web", {"environment": {"DATABASE_URL": "postgres://a:b@c/d"}}, "web: DATABASE_URL holds a password"),
        ("web", {"environment": ["A=b"]}, "web: environment is not a mapping"),
        ("postgres", {"ports": ["5432:5432"]}, "postgres: publishes ['5432:5432']"),
        ("web", {"restart": "no"}, "web: restart is 'no'"),
        ("web", {"logging": {"driver": "json-file"}}, "web: its log has no end"),
        ("redis", {"image": "redis:latest"}, "redis: image redis:latest names no version"),
        ("redis", {"networks": ["inside", "outside"]}, "redis: is on a network that reaches the outside"),
    ],
)
def test_each_rule_can_fail(project, service, values, fault):
    assert list(compose.faults(changed(project, service, **values), DOCKERFILE)) == [fault]


def test_a_missing_service_is_told(project):
    del project["services"]["beat"]
    assert any("services are" in fault for fault in compose.faults(project, DOCKERFILE))


def test_web_needs_the_health_check_of_the_image(project):
    faults = list(compose.faults(project, DOCKERFILE.replace("HEALTHCHECK", "#")))
    assert faults == ["web: has no health check, and neither has its image"]
