import json
import logging
import sys

import pytest

from ezportal.logs import JsonFormatter, MaskPeople, gunicorn_logging, logging_settings, mask_people, mask_tokens
from ezportal.request_ids import set_request_id


def test_a_log_line_is_one_json_object():
    try:
        raise ValueError("two\nlines")
    except ValueError:
        record = logging.LogRecord("zones", logging.ERROR, __file__, 1, "ບໍ່ເຕັນ %s", ("x",), sys.exc_info())
    line = JsonFormatter().format(record)
    assert "\n" not in line
    parsed = json.loads(line)
    assert (parsed["level"], parsed["logger"], parsed["message"]) == ("ERROR", "zones", "ບໍ່ເຕັນ x")
    assert "ValueError: two\nlines" in parsed["trace"]


TOKEN = "gr9UA9wNlSzh3B5olc-sWPbY2bypueUx5sVIid5Mwm4"


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        (f"Not Found: /en/my/{TOKEN}/", "Not Found: /en/my/***/"),
        (f"Gone: /my/{TOKEN}", "Gone: /my/***"),
        (f'"GET /zh-hans/my/{TOKEN}/ HTTP/1.1" 404', '"GET /zh-hans/my/***/ HTTP/1.1" 404'),
        (f"next=%2Fen%2Fmy%2F{TOKEN}%2F", "next=%2Fen%2Fmy%2F***"),
        (f"/en/my/{TOKEN[:25]}…", "/en/my/***…"),
        ("Not Found: /en/my/case-studies/12/file/", "Not Found: /en/my/case-studies/12/file/"),
        ("Not Found: /my/cross-border-areas/mohan-boten/", "Not Found: /my/cross-border-areas/mohan-boten/"),
        ("Not Found: /my/zones/a-long-name-of-a-zone-that-is-no-token/", None),
    ],
)
def test_tokens_of_personal_links_are_masked(text, masked):
    assert mask_tokens(text) == (masked or text)


def filtered(message, args=(), exc_info=None):
    record = logging.LogRecord("django.request", logging.WARNING, __file__, 1, message, args, exc_info)
    assert MaskPeople().filter(record)
    return record


def test_filter_masks_arguments_too():
    record = filtered("%s: %s", ("Not Found", f"/en/my/{TOKEN}/"))
    assert record.getMessage() == "Not Found: /en/my/***/"
    untouched = filtered("%s rows", (3,))
    assert (untouched.msg, untouched.args) == ("%s rows", (3,))


def test_filter_masks_the_access_log_of_the_server():
    """gunicorn hands over a mapping."""
    record = filtered('"%(r)s" "%(f)s"', ({"r": f"GET /lo/my/{TOKEN}/ HTTP/1.1", "f": f"https://x/lo/my/{TOKEN}/"},))
    assert record.getMessage() == '"GET /lo/my/***/ HTTP/1.1" "https://x/lo/my/***/"'


@pytest.mark.parametrize("formatter", [JsonFormatter(), logging.Formatter()])
def test_filter_masks_traces(formatter):
    try:
        raise ValueError(f"no match for /en/my/{TOKEN}/")
    except ValueError:
        record = filtered("failed", exc_info=sys.exc_info())
    written = formatter.format(record)
    assert "no match for /en/my/***/" in written
    assert TOKEN not in written


def test_malformed_message_is_left_to_the_handler():
    assert filtered("%d %d", (1,)).args == (1,)


def test_filter_stands_before_every_line_of_the_portal():
    settings = logging_settings(as_json=True, level="INFO")
    assert [handler["filters"] for handler in settings["handlers"].values()] == [["mask_people"]]
    assert {tuple(logger.get("handlers", ())) for logger in settings["loggers"].values()} == {()}


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("No mail to some.body+x@mail.example.org: refused", "No mail to ***@***: refused"),
        ("email=somebody%40example.org", "email=***@***"),
        ("DETAIL:  Key (email)=(x) already exists.\nCONTEXT: none", "DETAIL: ***\nCONTEXT: none"),
        ("Failing row contains (7, Somebody, null).", "Failing row contains ***"),
        ("at 10:45 @home, user@host", "at 10:45 @home, user@host"),
    ],
)
def test_what_libraries_tell_of_people_is_masked(text, masked):
    assert mask_people(text) == masked


def test_line_carries_the_request_and_own_fields():
    set_request_id("abcdefgh")
    try:
        record = logging.LogRecord("zones", logging.INFO, __file__, 1, "done", (), None)
        record.fields = {"task": "x", "ms": 3}
        line = json.loads(JsonFormatter().format(record))
    finally:
        set_request_id("")
    assert (line["request"], line["task"], line["ms"]) == ("abcdefgh", "x", 3)
    assert "request" not in json.loads(JsonFormatter().format(record))


def test_server_writes_its_own_lines_alike_and_none_per_request():
    settings = gunicorn_logging(as_json=True)
    assert settings["handlers"] == logging_settings(as_json=True, level="INFO")["handlers"]
    assert settings["loggers"]["gunicorn.access"]["level"] == "WARNING"
