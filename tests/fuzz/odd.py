"""What strangers and broken programs send: values, query strings and headers that no form would produce."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from hypothesis import strategies as st

# Written as they stand in an address, already escaped where they must be.
ODD_TEXTS = (
    "", " ", "0", "-1", "1", "01", "1e9", "1.5", "NaN", "Infinity", "None", "null", "true", "[]", "{}", "()", "'", '"',
    "' OR 1=1 --", "%", "%%", "_", "\\", "/", "//", "../../etc/passwd", "..", ".", "<script>alert(1)</script>",
    "{{7*7}}", "{% load x %}", "=1+1", "@SUM(A1)", "\x00", "a\x00b", "\x1b[31m", "\r\nSet-Cookie: a=b", "\u202e", "\ufeff",
    "\ud800", "٣", "²", "１２", "①", "ß", "İ", "ﬀ", "老挝", "ບໍ່ເຕັນ", "မြန်မာ", "😀" * 3, "e\u0301" * 5, "x" * 300, "9" * 30,
    str(2**31), str(2**63), str(2**64), "-" + "9" * 400, "2026-13-45", "0000-00-00", "9999-99-99", "2030-03-04T25:61",
    "-----", "a,b,c", "LA,TH", ",,,", "LA", "la", "en", "portal-zone", "portal-visit", "name", "-name", "csv", "json",
)  # fmt: skip
texts = st.one_of(st.sampled_from(ODD_TEXTS), st.text(max_size=30), st.integers().map(str))

# What a form can carry: half characters can't be sent.
sendable = texts.map(lambda text: text.encode("utf-8", "replace").decode())

# Names that some page or some library reads.
NAMES = (
    "q", "page", "p", "o", "e", "all", "ot", "_popup", "_to_field", "_changelist_filters", "_facets", "next", "kind",
    "country", "zone_type", "status", "development_form", "industry", "province", "established_from", "area_min", "bbox",
    "near", "radius_km", "ordering", "sort", "view", "compare", "zones", "parent", "visited", "updated_since", "since",
    "cursor", "page_size", "limit", "fields", "expand", "format", "language", "done", "tick", "term", "app_label",
    "model_name", "field_name", "visit", "area", "group", "theme", "subject", "id__exact", "id__in", "pk__gt",
    "country__code__exact", "country__id__exact", "publication__exact", "user__password__startswith", "zone__country",
    "name__regex", "received_at__gte", "received_at__year", "is_retired__exact", "field", "x" * 300, "a[]", "",
)  # fmt: skip
HEADER_VALUES = {
    "HTTP_ACCEPT_LANGUAGE": (
        "*", "xx", "lo;q=9", "en;q=", ";;;,,,", "zh-Hans-CN-x-private", "a" * 5000, "en-" * 400, "\x00", "ລາວ",
    ),
    "HTTP_ACCEPT": ("*/*", "", "text/csv", "application/json;q=0", "image/*", "a/b;c=d;;e", "/", "*", ";q=1", "text/html"),
    "HTTP_IF_NONE_MATCH": ("*", "", '"', "W/", 'W/"x"', "," * 900, '"a", "b"', "\xff"),
    "HTTP_IF_MODIFIED_SINCE": ("", "yesterday", "Thu, 99 Foo 9999 99:99:99 GMT", "Wed, 21 Oct 2015 07:28:00 GMT"),
    "HTTP_RANGE": ("bytes=0-0", "bytes=-1", "bytes=9-1", "bytes=a-b", "bytes=0-1,2-3"),
    "HTTP_COOKIE": (
        "sessionid=x", "sessionid=", "sessionid=" + "9" * 4000, "csrftoken=\x00", "delegate-en=a:b:c", "messages=[[", ";;==",
        "answers-1-en=::", "django_language=xx", "a=\xff",
    ),
    "HTTP_AUTHORIZATION": ("Bearer", "Bearer ", "Bearer a b", "Bearer \xff", "Basic Og==", "Basic !!!", "x", ""),
    "HTTP_X_FORWARDED_FOR": ("", ",", "x", "::1", "1.2.3.4, unknown", "[::1]:80", "9" * 900),
    "HTTP_X_FORWARDED_PROTO": ("", "gopher"),
    "HTTP_REFERER": ("", "javascript:alert(1)", "http://[", "https://evil.example/", "\xff"),
    "HTTP_ORIGIN": ("null", "https://evil.example", "http://["),
    "HTTP_USER_AGENT": ("", "\xff" * 20, "x" * 3000),
    "HTTP_X_HTTP_METHOD_OVERRIDE": ("DELETE",),
    "HTTP_HX_REQUEST": ("true",),
    "HTTP_X_REQUEST_ID": ("", "x" * 500, "a\nb", "\xff"),
}  # fmt: skip
HOSTS = ("testserver", "", "evil.example", "testserver:99999", "testserver:x", "[::1", "a b", "\x00", "testserver.")
CONTENT_TYPES = (
    "", "text/plain", "application/json", "application/x-www-form-urlencoded", "multipart/form-data",
    "multipart/form-data; boundary=", "multipart/form-data; boundary=x", "multipart/mixed; boundary=x", "a", ";",
    "application/x-www-form-urlencoded; charset=no-such", "application/xml; charset=utf-16",
)  # fmt: skip
BODIES = (
    b"", b"a", b"a=1&b", b"%", b"%00=%ff", b"\xff\xfe", b"{", b"[]", b"null", b"--x\r\n\r\n--x--", b"--x--",
    b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--',
    b'--x\r\nContent-Disposition: form-data; name="a"; filename="../../x"\r\n\r\n1\r\n--x--',
    b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", b"csrfmiddlewaretoken=x", b"=&" * 3000,
)  # fmt: skip

headers = st.dictionaries(st.sampled_from(sorted(HEADER_VALUES)), st.integers(0, 99), max_size=3).map(
    lambda found: {name: HEADER_VALUES[name][number % len(HEADER_VALUES[name])] for name, number in found.items()}
)
pairs = st.lists(st.tuples(st.sampled_from(NAMES), texts), max_size=4)


def escaped(text: str, safe: str = "") -> str:
    """As a program that knows no rule writes it into an address; half characters become bytes that are no UTF-8."""
    return quote(text.encode("utf-8", "surrogatepass"), safe=safe)


@st.composite
def query_strings(draw: Any) -> str:
    written = "&".join(f"{escaped(name)}={escaped(text)}" for name, text in draw(pairs))
    return written + draw(st.sampled_from(("", "", "", "", "&", "&=", "%", "&a&a=", "?", "#", "&q=%ff", "&q=%u1234")))
