"""The limit: a WSGI program that does nothing but return the bytes of an answer that was recorded before.

`BENCH_ANSWERS` names a JSON file of addresses with status, headers and body. With If-None-Match of the recorded
label it answers 304, as the portal does.
"""

import base64
import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

Headers = list[tuple[str, str]]
StartResponse = Callable[[str, Headers], Any]

ANSWERS: dict[str, tuple[Headers, Headers, str, list[bytes]]] = {}
for _address, _answer in json.loads(Path(os.environ["BENCH_ANSWERS"]).read_text()).items():
    _headers = [(name, value) for name, value in _answer["headers"]]
    _short = [(name, value) for name, value in _headers if name.lower() not in ("content-length", "content-type")]
    _label = dict(_headers).get("etag", "")
    ANSWERS[_address] = _headers, _short, _label, [base64.b64decode(_answer["body"])]


def application(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
    query = environ["QUERY_STRING"]
    address = f"{environ['PATH_INFO']}?{query}" if query else environ["PATH_INFO"]
    if address not in ANSWERS:
        start_response("404 Not Found", [("Content-Length", "0")])
        return []
    headers, short, label, body = ANSWERS[address]
    if environ.get("HTTP_IF_NONE_MATCH") == label:
        start_response("304 Not Modified", short)
        return []
    start_response("200 OK", headers)
    return body
