import json

import pytest
from django.test import RequestFactory

from ezportal import observing
from ezportal.access_log import AccessLog
from ezportal.observing import ROUTE, Observed
from ezportal.request_ids import current_request_id

TOKEN = "gr9UA9wNlSzh3B5olc-sWPbY2bypueUx5sVIid5Mwm4"


class Server:
    """Asks an application as gunicorn does, and keeps what it wrote to the log."""

    def __init__(self, application, *, trusts_proxy=True, as_json=True):
        self.lines = []
        self.observed = Observed(
            application,
            trusts_proxy=trusts_proxy,
            access_log=AccessLog(as_json=as_json, write=lambda line: self.lines.append(line.decode())),
        )

    def get(self, path="/en/", **environ):
        answer = {}

        def start_response(status, headers, exc_info=None):
            answer.update(status=status, headers=dict(headers))

        # A path comes as its bytes, each as a character.
        raw = {"PATH_INFO": path.encode().decode("latin-1")}
        body = self.observed({"REQUEST_METHOD": "GET", "QUERY_STRING": ""} | environ | raw, start_response)
        answer["body"] = b"".join(body)
        if hasattr(body, "close"):
            body.close()
        return answer

    @property
    def line(self):
        assert len(self.lines) == 1
        return json.loads(self.lines[0])


def greet(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [current_request_id().encode()]


def test_id_of_the_proxy_is_used_sent_back_and_logged():
    server = Server(greet)
    answer = server.get(HTTP_X_REQUEST_ID="from-the-proxy-1")
    assert answer["headers"] == {"Content-Type": "text/plain", "X-Request-ID": "from-the-proxy-1"}
    assert answer["body"] == b"from-the-proxy-1"
    assert server.line["request"] == "from-the-proxy-1"


@pytest.mark.parametrize("sent", ["", "short", "x" * 65, 'a"b{}' * 4, "två-ord-med-ö"])
def test_id_is_made_where_none_is_sane(sent):
    ids = {Server(greet).get(HTTP_X_REQUEST_ID=sent)["headers"]["X-Request-ID"] for _ in range(2)}
    assert len(ids) == 2
    assert all(len(made) == 16 and made.isalnum() for made in ids)


def test_id_of_a_caller_is_not_believed_without_a_proxy():
    answer = Server(greet, trusts_proxy=False).get(HTTP_X_REQUEST_ID="from-a-stranger-1")
    assert answer["headers"]["X-Request-ID"] != "from-a-stranger-1"


def test_line_tells_what_was_asked_and_how_it_went_and_of_nobody():
    server = Server(greet)
    server.get(
        f"/lo/my/{TOKEN}/",
        QUERY_STRING="email=somebody@example.org",
        REMOTE_ADDR="203.0.113.9",
        HTTP_USER_AGENT="A browser",
        HTTP_COOKIE="sessionid=4711",
        HTTP_X_REQUEST_ID="abcdefgh",
    )
    line = server.line
    assert line.pop("at").endswith("+00:00")
    assert line.pop("ms") >= 0
    assert line == {
        "level": "INFO", "logger": "ezportal.access", "message": "request", "request": "abcdefgh", "method": "GET",
        "path": "/lo/my/***/", "status": 200,
    }  # fmt: skip


@pytest.mark.parametrize("path", ['/en/"},{"level": "x', "/th/เขต\n/", "/en/\x00", "/en/%0A"])
def test_no_path_breaks_a_line(path):
    server = Server(greet)
    server.get(path, REQUEST_METHOD='G"ET')
    assert (server.line["path"], server.line["method"]) == (path, 'G"ET')
    assert server.lines[0].count("\n") == 1


def test_plain_line_is_for_people():
    server = Server(greet, as_json=False)
    server.get("/en/zones/\n")
    assert server.lines[0].startswith("INFO ezportal.access: GET /en/zones/\\n 200 ")
    assert server.lines[0].count("\n") == 1


@pytest.mark.parametrize("path", ["/health/live", "/health/ready", "/metrics"])
def test_what_machines_ask_all_the_time_has_no_line(path):
    server = Server(greet)
    server.get(path)
    assert server.lines == []


def test_stream_is_told_of_when_it_has_ended():
    class Stream:
        streaming = True
        closed = False

        def __iter__(self):
            yield b"one"
            yield b"two"

        def close(self):
            self.closed = True

    stream = Stream()

    def application(environ, start_response):
        start_response("200 OK", [])
        return stream

    server = Server(application)
    body = server.observed({"REQUEST_METHOD": "GET", "PATH_INFO": "/x"}, lambda *args: None)
    assert list(body) == [b"one", b"two"]
    assert server.lines == []
    body.close()
    assert stream.closed
    assert server.line["status"] == 200


def test_file_is_handed_on_as_it_is():
    """The server knows its own wrapper, and lets the system send the file."""
    wrapper = iter([b"bytes"])

    def application(environ, start_response):
        start_response("200 OK", [])
        return wrapper

    server = Server(application)
    assert server.observed({"REQUEST_METHOD": "GET", "PATH_INFO": "/x"}, lambda *args: None) is wrapper


def test_error_of_an_outer_layer_is_answered_and_logged(caplog):
    def application(environ, start_response):
        raise ValueError("boom")

    server = Server(application)
    answer = server.get()
    assert (answer["status"], answer["body"]) == ("500 Internal Server Error", b"Server Error (500)")
    assert len(answer["headers"]["X-Request-ID"]) == 16
    assert server.line["status"] == 500
    assert "ValueError: boom" in caplog.text


@pytest.fixture
def counted(monkeypatch):
    requests = []
    monkeypatch.setattr(observing.metrics, "count_request", lambda *args: requests.append(args[:3]))
    return requests


def test_request_is_counted_by_its_route(counted):
    def application(environ, start_response):
        environ[ROUTE] = "zones:zones"
        return greet(environ, start_response)

    Server(application).get()
    Server(greet).get(REQUEST_METHOD="HEAD")
    assert counted == [("zones:zones", "GET", "200"), ("none", "HEAD", "200")]


@pytest.mark.usefixtures("_inside_a_transaction")
def test_real_portal_names_the_route_and_stays_out_of_the_way(counted, monkeypatch):
    from ezportal.wsgi import application

    monkeypatch.setattr(application, "access_log", None)
    server = Server(application.application)
    answer = server.get("/en/about/", **RequestFactory().get("/en/about/").environ)
    assert answer["status"] == "200 OK"
    assert counted == [("zones:about", "GET", "200")]
    assert len(answer["headers"]["X-Request-ID"]) == 16
    assert server.line["path"] == "/en/about/"


def test_page_of_figures_stands_before_the_application(settings):
    settings.METRICS_TOKEN, settings.METRICS_NETWORKS = "", []
    assert Server(greet).get("/metrics")["status"] == "404 Not Found"
