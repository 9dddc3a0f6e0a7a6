import json
import logging

import pytest
import sentry_sdk
from django.core.handlers.wsgi import WSGIHandler
from django.test import RequestFactory
from sentry_sdk.transport import Transport

from ezportal import error_reports, health

TOKEN = "gr9UA9wNlSzh3B5olc-sWPbY2bypueUx5sVIid5Mwm4"
SECRETS = (TOKEN, "somebody@example.org", "sessionid", "4711", "203.0.113.9", "Somebody", "letmein")


class Kept(Transport):
    """Keeps what would have been sent."""

    def __init__(self, options=None):
        super().__init__(options)
        self.events = []

    def capture_envelope(self, envelope):
        self.events += [item.payload.json for item in envelope.items if item.type == "event"]


@pytest.fixture
def sent():
    transport = Kept()
    error_reports.start(
        dsn="https://key@errors.example.org/1", release="abc", environment="production", transport=transport
    )
    yield transport.events
    sentry_sdk.get_client().close()
    sentry_sdk.get_global_scope().set_client(None)


def secrets_in(event):
    """Those that the event holds outside of the code's own lines; they stand in the lines of this file."""
    for error in event.get("exception", {}).get("values", []):
        for frame in error["stacktrace"]["frames"]:
            for source in ("pre_context", "context_line", "post_context"):
                frame.pop(source, None)
    return [secret for secret in SECRETS if secret in json.dumps(event)]


def fail(request):
    name = "Somebody"  # a local variable
    raise ValueError(f"no row for somebody@example.org at /en/my/{TOKEN}/" if name else "")


def test_nothing_is_started_without_an_address():
    error_reports.start(dsn="", release="abc", environment="local")
    assert not sentry_sdk.get_client().is_active()


def test_report_names_the_code_and_nobody(sent):
    request = RequestFactory().post(
        f"/en/my/{TOKEN}/?email=somebody@example.org",
        {"password": "letmein"},
        headers={"Cookie": "sessionid=4711", "X-Forwarded-For": "203.0.113.9", "User-Agent": "Somebody's"},
    )
    with sentry_sdk.isolation_scope() as scope:
        scope.set_user({"email": "somebody@example.org", "ip_address": "203.0.113.9"})
        scope.add_event_processor(with_request(request))
        try:
            fail(request)
        except ValueError:
            sentry_sdk.capture_exception()
    (event,) = sent
    error = event["exception"]["values"][0]
    assert secrets_in(event) == []
    assert (error["type"], error["value"]) == ("ValueError", "no row for ***@*** at /en/my/***/")
    assert error["stacktrace"]["frames"][-1]["function"] == "fail"
    assert event["request"] == {"method": "POST", "url": "http://testserver/en/my/***/"}
    assert (event["release"], event["environment"]) == ("abc", "production")


def with_request(request):
    """What the library's own hook adds, and more."""

    def add(event, hint):
        event["request"] = {
            "url": request.build_absolute_uri(),
            "method": request.method,
            "query_string": request.META["QUERY_STRING"],
            "cookies": dict(request.COOKIES),
            "headers": dict(request.headers),
            "data": dict(request.POST),
            "env": {"REMOTE_ADDR": "203.0.113.9"},
        }
        event["extra"] = {"sys.argv": ["somebody@example.org"]}
        return event

    return add


def test_logged_error_is_masked_with_its_arguments(sent):
    logging.getLogger("zones").error("The mail to %s was not taken", "somebody@example.org")
    (event,) = sent
    assert event["logentry"] == {
        "message": "The mail to ***@*** was not taken",
        "formatted": "The mail to ***@*** was not taken",
    }
    assert "somebody" not in json.dumps(event)


@pytest.mark.usefixtures("_inside_a_transaction")
def test_error_of_a_page_is_reported_by_itself(sent, monkeypatch):
    def fail_quietly():
        raise ValueError(SECRETS[1])

    monkeypatch.setattr(health, "states_of_parts", fail_quietly)
    environ = RequestFactory().get(
        "/health/ready?email=somebody@example.org", headers={"User-Agent": "Somebody's", "Cookie": "sessionid=4711"}
    )
    b"".join(WSGIHandler()(environ.META, lambda *args: None))
    event = next(event for event in sent if "exception" in event)
    assert event["request"] == {"method": "GET", "url": "http://testserver/health/ready"}
    assert event["exception"]["values"][0]["value"] == "***@***"
    assert [secrets_in(one) for one in sent] == [[]] * len(sent)
