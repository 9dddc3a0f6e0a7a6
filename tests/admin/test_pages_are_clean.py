"""What the strict content security policy forbids is on no page of the admin."""

import re

import pytest

from tests import factories
from tests.admin.pages import address, signed_in
from tests.admin.test_query_counts import LISTED
from zones.models import Claim, Zone

INLINE = re.compile(
    r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)[^>]*>|javascript:|src=\"(?:https?:)?//", re.IGNORECASE
)


def assert_clean(response):
    assert response.status_code == 200
    assert INLINE.findall(response.content.decode()) == []
    assert "unsafe" not in response["Content-Security-Policy"]


@pytest.mark.sweep
@pytest.mark.parametrize("factory", LISTED, ids=lambda factory: factory._meta.model.__name__)
def test_screens_of_a_model(administrator, factory):
    client, row = signed_in(administrator), factory()
    assert_clean(client.get(address(row, "changelist")))
    assert_clean(client.get(address(row)))
    if hasattr(row, "history"):
        assert_clean(client.get(address(row, "history")))


def test_own_screens(editor, zone, source):
    client = signed_in(editor)
    claim = Claim.objects.get(zone=zone, field="area_ha")
    for path in (
        "/admin/", f"/admin/zones/zone/{zone.pk}/claims/add/", f"/admin/zones/claim/{claim.pk}/decide/confirm/",
        address(Claim(), "import"), address(Claim(), "export"), address(Zone(), "export"), address(Zone(), "add"),
    ):  # fmt: skip
        assert_clean(client.get(path))


def test_text_of_a_source_is_never_run(editor, zone):
    evil = factories.SourceFactory(title="<script>alert(1)</script>")
    alias = factories.ZoneAliasFactory(zone=zone, name="<img src=x onerror=alert(1)>", source=evil)
    response = signed_in(editor).get(address(zone))
    assert "<script>alert" not in response.content.decode()
    assert "<img src=x" not in response.content.decode()
    assert alias.name in str(response.context["inline_admin_formsets"][0].formset.forms[0].instance)


def test_sign_in_page(client, db):
    assert_clean(client.get("/admin/login/"))
