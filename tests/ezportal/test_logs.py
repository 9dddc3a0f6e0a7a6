import json
import logging
import sys

from ezportal.logs import JsonFormatter


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
