"""The library decides at its first import how it counts, so what it writes is looked at in processes of their own."""

import os
import subprocess
import sys
import urllib.error
import urllib.request

import pytest
from django.conf import settings as project

from ezportal import metrics, metrics_page

TOKEN = "a-token-of-some-length-4711"


def run(program, **variables):
    """What a program prints that starts like the portal."""
    start = "import os, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'ezportal.settings'; django.setup()\n"
    result = subprocess.run(  # noqa: S603  programs of this file
        [sys.executable, "-c", start + program],
        cwd=project.BASE_DIR,
        env=os.environ | variables,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_nothing_is_counted_nor_loaded_where_nobody_asks():
    printed = run(
        "import sys\n"
        "from ezportal import metrics, wsgi\n"
        "metrics.count_request('x', 'GET', '200', 0.1); metrics.count_task('x', 'success', 1)\n"
        "metrics.count_stored_answer('hit'); print('prometheus_client' in sys.modules)",
        METRICS_TOKEN="",
        METRICS_NETWORKS="",
    )
    assert printed == "False\n"


def test_figures_of_all_processes_of_a_host_are_added_up():
    printed = run(
        "import os\n"
        "from ezportal import metrics\n"
        "metrics.make_folder(); metrics.start()\n"
        "for _ in range(2):\n"
        "    child = os.fork()\n"
        "    if not child:\n"
        "        metrics.count_request('zones:zones', 'GET', '200', 0.003)\n"
        "        metrics.count_request('zones:zones', 'BREW', '405', 0.003)\n"
        "        metrics.count_stored_answer('hit'); metrics.count_task('zones.tasks.x', 'success', 2)\n"
        "        os._exit(0)\n"
        "    os.waitpid(child, 0); metrics.forget_process(child)\n"
        "print(metrics.as_text().decode()); metrics.remove_folder()",
        METRICS_TOKEN=TOKEN,
    )
    lines = set(printed.splitlines())
    assert {
        'ezportal_requests_total{method="GET",route="zones:zones",status="200"} 2.0',
        'ezportal_requests_total{method="other",route="zones:zones",status="405"} 2.0',
        'ezportal_request_seconds_bucket{le="0.0025",route="zones:zones"} 0.0',
        'ezportal_request_seconds_bucket{le="0.005",route="zones:zones"} 4.0',
        'ezportal_stored_answers_total{outcome="hit"} 2.0',
        'ezportal_tasks_total{state="success",task="zones.tasks.x"} 2.0',
        'ezportal_task_seconds_count{task="zones.tasks.x"} 2.0',
    } <= lines


def test_folder_is_made_anew_and_removed(monkeypatch, tmp_path):
    monkeypatch.setattr(metrics.tempfile, "tempdir", str(tmp_path))
    monkeypatch.delenv(metrics.FOLDER_VARIABLE, raising=False)
    folder = metrics.make_folder()
    assert (folder.is_dir(), os.environ[metrics.FOLDER_VARIABLE]) == (True, str(folder))
    metrics.remove_folder()
    assert list(tmp_path.iterdir()) == []
    assert metrics.FOLDER_VARIABLE not in os.environ


def ask(page=metrics_page.metrics_page, **environ):
    answer = {}
    body = page(
        {"REMOTE_ADDR": "203.0.113.9", "PATH_INFO": "/metrics", **environ},
        lambda status, headers: answer.update(status=status, headers=dict(headers)),
    )
    return answer["status"].split(" ")[0], answer["headers"], b"".join(body)


@pytest.fixture
def states(monkeypatch):
    found = {"database": "ok", "cache": "unavailable", "worker": "in process"}
    monkeypatch.setattr(metrics_page, "states_of_parts", lambda: found)
    return found


@pytest.mark.parametrize(
    ("token", "networks", "environ", "status"),
    [
        ("", [], {}, "404"),
        ("", [], {"HTTP_AUTHORIZATION": "Bearer "}, "404"),
        (TOKEN, [], {}, "401"),
        (TOKEN, [], {"HTTP_AUTHORIZATION": "Bearer wrong"}, "401"),
        (TOKEN, [], {"HTTP_AUTHORIZATION": f"Basic {TOKEN}"}, "401"),
        (TOKEN, [], {"HTTP_AUTHORIZATION": "Bearer ทดสอบ"}, "401"),
        (TOKEN, [], {"HTTP_AUTHORIZATION": f"Bearer {TOKEN}"}, "200"),
        ("", ["10.0.0.0/8"], {}, "401"),
        ("", ["10.0.0.0/8"], {"HTTP_AUTHORIZATION": "Bearer "}, "401"),
        ("", ["10.0.0.0/8"], {"REMOTE_ADDR": "10.1.2.3"}, "200"),
        ("", ["10.0.0.0/8"], {"REMOTE_ADDR": "10.1.2.3", "HTTP_X_FORWARDED_FOR": "203.0.113.9"}, "401"),
        ("", ["10.0.0.0/8"], {"HTTP_X_FORWARDED_FOR": "10.1.2.3, 203.0.113.9"}, "401"),
        ("", ["10.0.0.0/8", "fd00::/8"], {"REMOTE_ADDR": "fd00::7"}, "200"),
        ("", ["10.0.0.0/8"], {"REMOTE_ADDR": ""}, "401"),
    ],
)
@pytest.mark.django_db
def test_figures_are_only_for_who_may(settings, states, token, networks, environ, status):
    settings.METRICS_TOKEN, settings.METRICS_NETWORKS, settings.TRUSTED_PROXIES = token, networks, 1
    answered, headers, body = ask(**environ)
    assert (answered, headers["Cache-Control"]) == (status, "no-store")
    assert (b"ezportal" in body) is (status == "200")


@pytest.mark.django_db
def test_page_tells_the_parts_and_the_change_feed(settings, states):
    settings.METRICS_TOKEN = TOKEN
    body = ask(HTTP_AUTHORIZATION=f"Bearer {TOKEN}")[2].decode().splitlines()
    assert {
        'ezportal_part_up{part="database"} 1.0',
        'ezportal_part_up{part="cache"} 0.0',
        'ezportal_part_up{part="worker"} 1.0',
        "ezportal_change_sequence 0.0",
    } <= set(body)


def test_page_answers_without_a_database(settings, states):
    settings.METRICS_TOKEN = TOKEN
    states["database"] = "no answer"
    status, _headers, body = ask(HTTP_AUTHORIZATION=f"Bearer {TOKEN}")
    assert status == "200"
    assert b'ezportal_part_up{part="database"} 0.0' in body
    assert b"ezportal_change_sequence" not in body


def test_worker_host_answers_on_a_port_of_its_own(settings):
    settings.METRICS_TOKEN = TOKEN
    server = f"http://127.0.0.1:{metrics_page.serve_beside_worker(0)}"
    request = urllib.request.Request(f"{server}/metrics", headers={"Authorization": f"Bearer {TOKEN}"})  # noqa: S310
    with urllib.request.urlopen(request) as answer:  # noqa: S310  a server of this test
        assert answer.status == 200
        assert b"part_up" not in answer.read()
    for path, status in (("/metrics", 401), ("/", 404)):
        with pytest.raises(urllib.error.HTTPError) as refusal:
            urllib.request.urlopen(server + path)  # noqa: S310  a server of this test
        assert refusal.value.code == status
        refusal.value.close()
