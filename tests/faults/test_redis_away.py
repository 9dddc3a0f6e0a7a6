"""Redis goes away, swallows everything, and comes back: nobody is refused a page, and nobody waits for it."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator

import pytest
from django.core.cache import cache, caches
from django.test import Client

from ezportal import cache as steady
from tests import factories as make
from tests.faults.proxy import Proxy
from tests.faults.scene import PASSWORD, answer, make_editor, make_scene, stored_answers
from zones.models import Source

pytestmark = pytest.mark.fault

OUTAGE = "The cache does not answer"
END = "The cache answers again"


@pytest.fixture
def shared_cache(redis: Proxy, settings, monkeypatch) -> Iterator[Proxy]:
    """The cache of production, behind a proxy."""
    place = f"redis://127.0.0.1:{redis.port}/1"
    settings.CACHES = {"default": {"BACKEND": "ezportal.cache.SteadyRedisCache", "LOCATION": place}}
    monkeypatch.setattr(steady, "RETRY_SECONDS", 0.2)
    yield redis
    for pool in caches["default"]._cache._pools.values():
        pool.disconnect()


@pytest.fixture
def lines(caplog) -> logging.LogRecord:
    caplog.set_level(logging.INFO)
    return caplog


def told(caplog, beginning: str) -> int:
    return sum(record.getMessage().startswith(beginning) for record in caplog.records)


def come_back(proxy: Proxy) -> None:
    """Mended, and the pause before the next question over."""
    proxy.mend()
    time.sleep(0.3)


@pytest.mark.parametrize("fault", ["cut", "silence"])
def test_everything_works_and_the_log_tells_it_once(database, shared_cache, lines, fault) -> None:
    scene, editor = make_scene(), make_editor()
    source = make.SourceFactory()
    client = Client()
    assert client.get("/api/v1/sources/").status_code == 200
    getattr(shared_cache, fault)()
    begun = time.monotonic()
    assert client.get("/en/").status_code == 200
    assert client.get("/en/zones/").status_code == 200
    answered = client.get("/api/v1/sources/")
    assert (answered.status_code, answered["RateLimit"][:13]) == (200, '"anonymous";r')
    assert client.get("/health/live").status_code == 200
    ready = client.get("/health/ready").json()
    assert (ready["database"], ready["cache"] == "ok") == ("ok", False)

    staff = Client()
    entered = staff.post("/admin/login/", {"username": editor.username, "password": PASSWORD, "next": "/admin/"})
    assert entered.status_code == 302
    page = f"/admin/zones/source/{source.pk}/change/"
    form = staff.get(page).context["adminform"].form
    saved = staff.post(page, {**{name: form[name].value() or "" for name in form.fields}, "title": "Renamed meanwhile"})
    assert saved.status_code == 302
    assert Source.objects.get(pk=source.pk).title == "Renamed meanwhile"

    delegate = Client()
    assert delegate.post(f"/en/my/answers/{scene.tokens[0]}/").status_code == 302
    assert delegate.post(scene.page, answer("said without Redis", 0)).status_code == 302
    assert [text for text, _edition in stored_answers().values()] == ["said without Redis"]
    # Some forty questions to the cache, of which each outage costs a few a time-out of a second.
    assert time.monotonic() - begun < 30
    assert (told(lines, OUTAGE), told(lines, END)) == (1, 0)

    come_back(shared_cache)
    assert client.get("/api/v1/sources/").status_code == 200
    assert client.get("/health/ready").json()["cache"] == "ok"
    assert (told(lines, OUTAGE), told(lines, END)) == (1, 1)
    assert "Traceback" not in lines.text


def test_callers_are_counted_in_the_process(database, shared_cache, settings) -> None:
    settings.API_REQUESTS_PER_MINUTE = {"anonymous": 3, "partner": 5}
    client = Client()
    client.get("/api/v1/countries/")
    shared_cache.cut()
    asked = [client.get("/api/v1/countries/") for _ in range(5)]
    # The count begins anew with the outage; a minute's end among the five would begin it once more.
    assert asked[0].status_code == 200
    assert asked[-1].status_code == 429 or asked[-1]["RateLimit"] > asked[0]["RateLimit"]
    assert asked[-1].headers.get("Retry-After", "0").isdigit()


def test_a_counter_goes_on_across_both_ends_of_an_outage(database, shared_cache) -> None:
    cache.add("counter", 0)
    shared_cache.cut()
    assert (cache.incr("counter"), cache.incr("counter")) == (1, 2)
    cache.add("begun-meanwhile", 0)
    come_back(shared_cache)
    assert cache.incr("begun-meanwhile") == 1
    with pytest.raises(ValueError, match="not found"):
        cache.incr("never-begun")


def test_nothing_of_an_outage_is_carried_into_the_next(database, shared_cache) -> None:
    shared_cache.cut()
    cache.set("kept", "of the first outage")
    assert cache.get("kept") == "of the first outage"
    come_back(shared_cache)
    assert cache.get("kept") is None
    shared_cache.cut()
    assert cache.get("kept") is None


def test_erasing_that_redis_missed_is_made_up_for(database, shared_cache) -> None:
    """Sheets with delegates' data wait in the cache; they are gone once it is back."""
    cache.set("sheet", "personal data")
    shared_cache.cut()
    cache.clear()
    come_back(shared_cache)
    assert cache.get("anything") is None
    assert cache.get("sheet") is None


def test_a_restarted_redis_is_no_outage(database, shared_cache, lines) -> None:
    cache.set("kept", 1)
    for pair in list(shared_cache._pairs):
        shared_cache._reset(pair)
    assert cache.get("kept") == 1
    assert told(lines, OUTAGE) == 0


def test_while_it_is_silent_one_caller_pays_and_the_others_do_not_wait(database, shared_cache) -> None:
    cache.set("kept", 1)
    shared_cache.silence()
    cache.get("kept")
    begun = time.monotonic()
    for _ in range(1000):
        cache.get("kept")
        if time.monotonic() - begun > 0.15:  # the pause before the next question
            break
    assert time.monotonic() - begun < 0.5
