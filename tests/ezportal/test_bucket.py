"""Against a small server that keeps objects as S3 does, so that what is sent is what is looked at."""

import threading
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.utils.functional import cached_property

from ezportal.bucket import BucketStorage, PrivateBucketStorage, bucket_options


class Bucket(BaseHTTPRequestHandler):
    """PUT, GET, HEAD, DELETE and the listing of one bucket."""

    protocol_version = "HTTP/1.1"
    objects: dict[str, bytes] = {}
    requests: list[tuple[str, str, dict[str, str]]] = []

    def log_message(self, *args):
        pass

    @cached_property
    def key(self):
        return unquote(urlsplit(self.path).path).removeprefix("/portal").lstrip("/")

    def answer(self, status, body=b"", **headers):
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def handle_one_request(self):
        self.__dict__.pop("key", None)
        super().handle_one_request()

    def keep_request(self):
        sent = {name.lower(): value for name, value in self.headers.items()}
        self.requests.append((self.command, self.key, sent))
        signed = "authorization" in sent or "X-Amz-Signature" in parse_qs(urlsplit(self.path).query)
        if not signed:
            self.answer(403)
        return signed

    def do_PUT(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.keep_request():
            self.objects[self.key] = body
            self.answer(200, ETag='"1"')

    def do_GET(self):
        if not self.keep_request():
            return
        if not self.key:
            self.list_objects(parse_qs(urlsplit(self.path).query)["prefix"][0])
        elif self.key in self.objects:
            self.answer(200, self.objects[self.key], ETag='"1"')
        else:
            self.answer(404)

    do_HEAD = do_GET

    def do_DELETE(self):
        if self.keep_request():
            self.objects.pop(self.key, None)
            self.answer(204)

    def list_objects(self, prefix):
        names = "".join(
            f"<Contents><Key>{name}</Key><Size>1</Size></Contents>" for name in self.objects if name.startswith(prefix)
        )
        text = f"<ListBucketResult><IsTruncated>false</IsTruncated>{names}</ListBucketResult>"
        self.answer(200, text.encode(), Content_Type="application/xml")


@pytest.fixture
def address():
    Bucket.objects, Bucket.requests = {}, []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Bucket)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def files(address, monkeypatch):
    for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy"):
        monkeypatch.delenv(name, raising=False)
    url = f"s3+http://key:s%2Fecret@{address}/portal?region=ap-southeast-1"
    made = PrivateBucketStorage(**bucket_options(url, "private"))
    yield made
    made.connection.meta.client.close()


def test_file_is_written_read_listed_and_removed(files):
    name = files.save("case-studies/ລາວ.pdf", ContentFile(b"%PDF ..."))
    assert name == "case-studies/ລາວ.pdf"
    assert Bucket.objects == {"private/case-studies/ລາວ.pdf": b"%PDF ..."}
    with files.open(name) as file:
        assert file.read() == b"%PDF ..."
    assert files.exists(name)
    assert files.listdir("case-studies") == ([], ["ລາວ.pdf"])
    files.delete(name)
    assert Bucket.objects == {}
    assert not files.exists(name)


def test_file_never_takes_the_place_of_another(files):
    first, second = (files.save("a.pdf", ContentFile(text)) for text in (b"1", b"2"))
    assert first != second
    assert sorted(Bucket.objects.values()) == [b"1", b"2"]


def test_nothing_is_made_public(files):
    files.save("a.pdf", ContentFile(b"1"))
    puts = [headers for method, _key, headers in Bucket.requests if method == "PUT"]
    assert [headers.get("x-amz-acl") for headers in puts] == [None]
    assert "key/" in puts[0]["authorization"]
    assert "/ap-southeast-1/s3/" in puts[0]["authorization"]


def test_private_file_has_no_address(files):
    with pytest.raises(ValueError, match="not accessible"):
        files.url("a.pdf")


def test_public_file_has_an_address_that_is_signed_and_ends(address, files):
    public = BucketStorage(**bucket_options(f"s3+http://key:secret@{address}/portal", "media"))
    url = public.url(public.save("a.txt", ContentFile(b"1")))
    assert parse_qs(urlsplit(url).query)["X-Amz-Expires"] == ["3600"]
    with urllib.request.urlopen(url) as answer:  # noqa: S310  the server above
        assert answer.read() == b"1"
    with pytest.raises(urllib.error.HTTPError, match="403") as refusal:
        urllib.request.urlopen(url.split("?")[0])  # noqa: S310
    refusal.value.close()
    public.connection.meta.client.close()


@pytest.mark.parametrize(
    "url",
    [
        "s3://files.example.org/portal", "s3://key@files.example.org/portal", "s3://key:topsecret@files.example.org",
        "https://key:topsecret@files.example.org/portal",
    ],
)  # fmt: skip
def test_address_that_lacks_something_is_refused_without_repeating_it(url):
    with pytest.raises(ImproperlyConfigured, match="FILES_URL: must have the form") as refusal:
        bucket_options(url, "private")
    assert "topsecret" not in str(refusal.value)


def test_address_is_read_with_its_escapes():
    options = bucket_options("s3://key:s%2Fec%40ret@files.example.org:9000/portal", "private")
    assert (options["endpoint_url"], options["secret_key"], options["bucket_name"]) == (
        "https://files.example.org:9000", "s/ec@ret", "portal",
    )  # fmt: skip


def test_folder_is_the_default():
    assert "bucket" not in type(storages["private"]).__module__
