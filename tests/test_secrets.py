"""No key and no password is in what git tracks."""

import pytest
from django.conf import settings

from scripts.find_secrets import secrets_below, secrets_in


def test_no_secret_in_the_tracked_files() -> None:
    assert [str(found) for found in secrets_below(settings.BASE_DIR)] == []


# Put together here, so that this file holds none.
@pytest.mark.parametrize(
    "line",
    [
        "-----BEGIN RSA " + "PRIVATE KEY-----",
        "aws = " + "AKIA" + "IOSFODNN7EXAMPLE",
        "ghp_" + "a1B2" * 9,
        "DATABASE_URL=postgres://ezportal:" + "v8Qm2xT9pL@db.example.org/ezportal",
        'SECRET_KEY = "' + "kJ8s-2nQ9xZ1vB7mW4tR6yU3" + '"',
        "api_key: " + "9fK2mQ7xV1zB4nT8wR5yL3pD",
        "Bearer " + "eyJhbGciOiJIUzI1NiJ9x" + ".eyJzdWIiOiIxMjM0NTY3ODkwIn0" + ".dozjgNryP4J3jVmNHl0w5N",
    ],
)
def test_a_secret_is_found(line: str) -> None:
    assert list(secrets_in(line))


@pytest.mark.parametrize(
    "line",
    [
        "SECRET_KEY=", "POSTGRES_PASSWORD: ${POSTGRES_PASSWORD:?set it in .env}", "password = form.cleaned_data['password']",
        "DATABASE_URL=postgres://ezportal:<the password above>@postgres:5432/ezportal",
        "token_hash = models.CharField(max_length=64, unique=True)", "smtp+tls://<user>:<password>@mail.example.org:587",
        'token = secrets.token_urlsafe(32)', "postgres://none/none",
    ],
)  # fmt: skip
def test_words_are_no_secrets(line: str) -> None:
    assert list(secrets_in(line)) == []
