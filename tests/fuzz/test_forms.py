"""Whatever is sent to a form, it is taken or refused with a reason; nothing crashes.

Each form is filled in as its page shows it and then spoilt in a few places, so that what is behind the first check is
reached too: management forms of inlines, hidden keys, choices that are not offered, files that are none.
"""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from import_export.tmp_storages import CacheStorage

from tests.factories import SourceFactory
from tests.fuzz.addresses import Addresses
from tests.fuzz.conftest import KEPT, fuzz, undone
from tests.fuzz.forms import Form, forms_of, spoilt
from tests.fuzz.test_pages import assert_answered, read
from tests.portal import Route

pytestmark = [pytest.mark.fuzz, pytest.mark.django_db]


def who_may(route: Route) -> tuple[str, ...]:
    return ("delegate",) if route.pattern.startswith("en/my/") else ("editor", "focal point", "administrator")


def test_any_form(addresses: Addresses, callers: dict[str, Client]) -> None:
    previewed = _previewed(callers["editor"])

    @fuzz(150)
    @given(st.data())
    def requests(data: Any) -> None:
        family = data.draw(st.sampled_from(["confirm", *(name for name in sorted(addresses.families))]))
        if family == "confirm":
            who, forms = "editor", previewed
        else:
            route = data.draw(st.sampled_from(addresses.families[family]))
            who = data.draw(st.sampled_from(who_may(route)))
            forms = forms_of(read(callers[who].get(addresses.portal.address(route))))
        for form in forms[-2:]:
            send(callers[who], form, data.draw(spoilt(form)), who)

    requests()


def send(client: Client, form: Form, values: dict[str, Any], who: str) -> None:
    changed = {name: value for name, value in values.items() if value != form.values.get(name)}
    asked = f"{form.action} as {who} with {changed}, without {sorted(set(form.values) - set(values))}"
    try:
        with undone(client):
            response = read(client.post(form.action, values))
    except Exception as error:
        raise AssertionError(asked) from error
    assert_answered(response, asked)


def _previewed(editor: Client) -> list[Form]:
    """The forms that confirm an upload, which only a preview shows."""
    SourceFactory(slug="fuzz-source")
    page = "/admin/zones/organisation/import/"
    file = SimpleUploadedFile("x.csv", b"slug,kind,name_en,source\nfuzzed,authority,Fuzzed,fuzz-source\n")
    response = editor.post(page, {"import_file": file, "format": "1", "resource": "0"})
    assert "confirm_form" in response.context, response.content
    KEPT.append(f"{CacheStorage.CACHE_PREFIX}{response.context['confirm_form'].initial['import_file_name']}")
    return forms_of(response)
