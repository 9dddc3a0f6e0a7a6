"""Files in an S3-compatible bucket, for portals of several hosts. Loaded only where FILES_URL names one.

Nothing in the bucket is public: what readers may fetch gets an address that is signed and ends, private files get none.
"""

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from botocore.config import Config
from django.core.exceptions import ImproperlyConfigured
from storages.backends.s3 import S3Storage

SCHEMES = {"s3": "https", "s3+http": "http"}


class BucketStorage(S3Storage):
    """A folder of the bucket; a name that is taken gets another, as in a local folder."""


class PrivateBucketStorage(BucketStorage):
    """Files that lie below no address at all: the portal hands each out itself, after it has looked who asks."""

    def url(self, *args: object, **kwargs: object) -> str:
        raise ValueError("This file is not accessible via a URL.")


def bucket_options(url: str, folder: str) -> dict[str, Any]:
    """Options of a storage from `s3://key:secret@host[:port]/bucket?region=…`; `s3+http` goes without TLS.

    Raises ImproperlyConfigured, which does not repeat the secret, if a part is missing.
    """
    parts = urlsplit(url)
    bucket = parts.path.strip("/")
    if parts.scheme not in SCHEMES or not (parts.username and parts.password and parts.hostname and bucket):
        raise ImproperlyConfigured("FILES_URL: must have the form s3://key:secret@host/bucket?region=name.")
    host = parts.hostname + (f":{parts.port}" if parts.port else "")
    return {
        "endpoint_url": f"{SCHEMES[parts.scheme]}://{host}",
        "access_key": unquote(parts.username),
        "secret_key": unquote(parts.password),
        "bucket_name": bucket,
        "region_name": parse_qs(parts.query).get("region", ["us-east-1"])[0],
        "location": folder,
        "default_acl": None,  # that of the bucket, which has to be private
        "querystring_auth": True,
        "file_overwrite": False,
        "client_config": client_config(),
    }


def client_config() -> Config:
    """Paths, not host names, tell the bucket, and checksums go only where they must: other makers' servers want so."""
    return Config(
        s3={"addressing_style": "path"},
        signature_version="s3v4",
        connect_timeout=5,
        read_timeout=30,
        retries={"max_attempts": 3, "mode": "standard"},
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
    )
