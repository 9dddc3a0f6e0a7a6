"""How much may be sent to the personal pages: by a person, and by a stranger."""

import pytest
from django.test import Client

from evaluations import limits
from tests import factories
from tests.delegations.personal import come_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _one_window(monkeypatch) -> None:
    """So long a window that none ends within a test."""
    monkeypatch.setattr(limits, "WINDOW", 10**9)


def test_a_person_is_counted_alone(monkeypatch) -> None:
    """Sixty people in one room share an address; one who sends too much stops nobody else."""
    monkeypatch.setattr(limits, "MOST_OF_PERSON", 3)
    monkeypatch.setattr(limits, "MOST_OF_ADDRESS", 10)
    first, second = come_in(factories.DelegateFactory()), come_in(factories.DelegateFactory())
    found = [first.post("/en/my/expectations/", {}).status_code for _turn in range(4)]
    assert found[3] == 429
    assert 429 not in found[:3]
    assert second.post("/en/my/expectations/", {}).status_code != 429
    assert first.get("/en/my/").status_code == 200


def test_a_stranger_is_counted_by_address(monkeypatch) -> None:
    """A cookie that was made up counts for nothing: it gives no new count."""
    monkeypatch.setattr(limits, "MOST_OF_ADDRESS", 3)
    codes = []
    for turn in range(4):
        client = Client()
        client.cookies["delegate-en"] = f"made-up-{turn}:x:y"
        codes.append(client.post("/en/my/expectations/").status_code)
    assert codes == [403, 403, 403, 429]
    response = Client().post("/lo/my/no-such-token/")
    assert response.status_code == 429
    assert response["Retry-After"]
    assert Client().post("/en/my/", REMOTE_ADDR="192.0.2.77").status_code == 403


def test_reading_is_not_counted(monkeypatch) -> None:
    monkeypatch.setattr(limits, "MOST_OF_ADDRESS", 0)
    assert Client().get("/en/my/").status_code == 403
    assert Client().get("/en/about/").status_code == 200
