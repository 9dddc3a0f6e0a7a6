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

from tests.fuzz.addresses import Addresses
from tests.fuzz.conftest import KEPT, fuzz, undone
from tests.fuzz.forms import Form, forms_of, spoilt
from tests.fuzz.test_pages import assert_answered, read
from tests.portal import routes

pytestmark = [pytest.mark.fuzz, pytest.mark.django_db]


@pytest.fixture
def forms(addresses: Addresses, callers: dict[str, Client]) -> dict[str, list[tuple[str, Form]]]:
    """All forms by the kind of page they stand on, each with who may send it."""
    found: dict[str, list[tuple[str, Form]]] = {}
    for route in routes():
        for who in ("delegate", "focal point", "editor", "administrator"):
            if who != "delegate" and route.pattern.startswith("en/my/"):
                continue
            if who == "delegate" and not route.pattern.startswith(("en/my/", "admin/login/")):
                continue
            response = read(callers[who].get(addresses.portal.address(route)))
            if response.status_code == 200:
                found.setdefault(kind_of(route.name), []).extend((who, form) for form in forms_of(response))
                if who != "focal point":
                    break
    found |= _previewed(callers["editor"])
    return {kind: forms for kind, forms in found.items() if forms}


def kind_of(name: str) -> str:
    return name.rpartition("_")[2] if name.startswith("admin:") else name


def test_any_form(forms: dict[str, list[tuple[str, Form]]], callers: dict[str, Client]) -> None:
    @fuzz(200)
    @given(st.data())
    def requests(data: Any) -> None:
        who, form = data.draw(st.sampled_from(forms[data.draw(st.sampled_from(sorted(forms)))]))
        values = data.draw(spoilt(form))
        changed = {name: value for name, value in values.items() if value != form.values.get(name)}
        asked = f"{form.action} as {who} with {changed}, without {sorted(set(form.values) - set(values))}"
        try:
            with undone():
                response = read(callers[who].post(form.action, values))
        except Exception as error:
            raise AssertionError(asked) from error
        assert_answered(response, asked)

    requests()


def _previewed(editor: Client) -> dict[str, list[tuple[str, Form]]]:
    """The forms that confirm an upload, which only a preview shows."""
    page = "/admin/zones/organisation/import/"
    file = SimpleUploadedFile("x.csv", b"slug,kind,name_en\nfuzzed,ministry,Fuzzed\n")
    response = editor.post(page, {"import_file": file, "format": "1", "resource": "0"})
    assert "confirm_form" in response.context, response.content
    KEPT.append(f"{CacheStorage.CACHE_PREFIX}{response.context['confirm_form'].initial['import_file_name']}")
    return {"confirm": [("editor", form) for form in forms_of(response)]}
