"""The admin in a browser, under the strict content security policy: seen, typed into, chosen from."""

import re
from base64 import b32decode

import pytest
from django.conf import settings
from django_otp.oath import TOTP
from playwright.sync_api import expect

from tests import factories
from tests.admin.conftest import laos, source, zone  # noqa: F401  the same zones as in the admin's own tests
from tests.admin.pages import signed_in
from tests.browser.conftest import PHONE
from tests.browser.soundness import grave_violations, problems_of
from zones.models import Claim, Source, Zone
from zones.services.claims import Statement, record_claim

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk(visit, editor):
    """Opens windows in which the editor is signed in."""

    def sign_in(window):
        cookie = signed_in(editor).cookies[settings.SESSION_COOKIE_NAME].value
        address = {"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": f"http://{window.host}"}
        window.page.context.add_cookies([address])
        return window

    return sign_in


@pytest.fixture
def furnished(zone, source):  # noqa: F811
    """The zone with a row in each table and a claim that contradicts its area."""
    facility = factories.FacilityFactory(zone=zone)
    for factory in (factories.ZoneAliasFactory, factories.ZoneRoleFactory, factories.TenantFactory):
        factory(zone=zone)
    factories.ObservationFactory(zone=zone, facility=facility)
    record_claim(zone=zone, field="area_ha", value="250", statement=Statement(source=source, locator="page 2"))
    return zone


def screens(zone):  # noqa: F811
    claim = Claim.objects.get(value="250")
    return [
        "", "zones/zone/", f"zones/zone/{zone.pk}/change/", "zones/zone/add/", f"zones/zone/{zone.pk}/history/",
        f"zones/zone/{zone.pk}/claims/add/", "zones/claim/", f"zones/claim/{claim.pk}/change/",
        f"zones/claim/{claim.pk}/decide/accept/", "zones/claim/import/", "zones/zone/export/",
        "zones/procedure/add/", "zones/crossborderarea/add/", f"zones/source/{claim.source_id}/history/",
    ]  # fmt: skip


def test_every_kind_of_screen_is_sound(visit, desk, furnished):
    with visit() as window:
        desk(window)
        found = {path: problems_of(window, f"/admin/{path}", opened=True) for path in screens(furnished)}
    assert {path: problems for path, problems in found.items() if problems} == {}


def test_signing_in(visit, editor):
    editor.set_password("a long enough password")
    editor.save()
    with visit(width=PHONE) as window:
        window.open("/admin/login/?next=/admin/")
        assert [*window.complaints, *grave_violations(window)] == []
        enter(window, password="a long enough password")
        expect(window.page.get_by_role("heading", name="What is to do")).to_be_visible()


def test_setting_up_a_second_factor_and_signing_in_with_it(visit, editor, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    editor.set_password("a long enough password")
    editor.save()
    with visit(width=PHONE) as window:
        page = window.page
        enter(window, password="a long enough password")
        expect(page.get_by_role("heading", name="Set up an app")).to_be_visible()
        assert [*window.complaints, *grave_violations(window)] == []
        app = TOTP(b32decode(page.locator("figcaption").inner_text().replace(" ", "")))
        page.get_by_label("Where the app is").fill("my telephone")
        page.get_by_label("Code that the app shows").fill(f"{app.token():06}")
        page.get_by_label("Your password").fill("a long enough password")
        page.get_by_role("button", name="Set up this app").click()
        expect(page.get_by_text("From now on you sign in with a code of this app, too.")).to_be_visible()
        page.get_by_role("button", name="Log out").click()
        app.drift = 1  # the code that comes next
        enter(window, password="a long enough password", code=f"{app.token():06}")
        expect(page.get_by_role("heading", name="What is to do")).to_be_visible()
        assert problems_of(window, "/admin/second-factor/", opened=True) == []


def enter(window, *, password, code=""):
    window.open("/admin/login/?next=/admin/")
    window.page.get_by_label("Username").fill("editor")
    window.page.get_by_label("Password").fill(password)
    window.page.get_by_label("Code of your app").fill(code)
    window.page.get_by_role("button", name="Log in").click()


def test_change_with_a_source_chosen_by_typing(visit, desk, furnished):
    with visit() as window:
        desk(window).open(f"/admin/zones/zone/{furnished.pk}/change/")
        page = window.page
        page.get_by_label("Usable area (ha)").fill("42")
        page.get_by_role("button", name="Save and continue editing").first.click()
        expect(page.get_by_text("Name the source of what you changed: Usable area (ha).")).to_be_visible()
        page.get_by_role("combobox", name="Source", exact=True).first.click()
        page.locator(".select2-search__field").fill("new test")
        page.get_by_role("option", name="New test source").click()
        page.get_by_label("Place in the source").first.fill("page 7")
        page.get_by_role("button", name="Save and continue editing").first.click()
        expect(page.get_by_text("was changed successfully")).to_be_visible()
        assert window.complaints == []
    assert Zone.objects.get(pk=furnished.pk).usable_area_ha == 42
    assert Claim.objects.get(field="usable_area_ha").locator == "page 7"


def test_row_is_added_and_its_autocomplete_works(visit, desk, furnished):
    factories.OrganisationFactory(name_en="Port authority of tests")
    with visit() as window:
        desk(window).open(f"/admin/zones/zone/{furnished.pk}/change/")
        page = window.page
        page.locator("#roles-group summary").click()
        page.get_by_role("button", name="Add another Role").click()
        page.locator("#roles-1 .field-organisation .select2-selection").click()
        page.locator(".select2-search__field").fill("port")
        page.get_by_role("option", name="Port authority of tests").click()
        page.locator("#roles-1 .field-role select").select_option("operator")
        page.locator("#roles-1 .field-source .select2-selection").click()
        page.locator(".select2-search__field").fill("new test")
        page.get_by_role("option", name="New test source").click()
        page.get_by_role("button", name="Save and continue editing").first.click()
        expect(page.get_by_text("was changed successfully")).to_be_visible()
        assert window.complaints == []
    assert furnished.roles.filter(organisation__name_en="Port authority of tests", role="operator").exists()


def test_new_source_is_added_in_passing(visit, desk, furnished):
    with visit() as window:
        desk(window).open(f"/admin/zones/zone/{furnished.pk}/change/")
        with window.page.expect_popup() as opened:
            window.page.locator("#add_id_source").click()
        popup = opened.value
        popup.get_by_label("Title").fill("Gazette of tests")
        popup.get_by_label("Kind").select_option("official")
        popup.get_by_role("button", name="Save").first.click()
        box = window.page.get_by_role("combobox", name="Source", exact=True).first
        expect(box).to_contain_text("Gazette of tests")
        assert window.complaints == []
    assert Source.objects.get(title="Gazette of tests").slug == "gazette-of-tests"


def test_new_zones_address_is_made_from_its_name(visit, desk, laos):  # noqa: F811
    with visit() as window:
        desk(window).open("/admin/zones/zone/add/")
        window.page.get_by_label("Country").select_option("LA")
        window.page.get_by_label(re.compile("Name .en")).first.fill("Boten Special Zone")
        window.page.keyboard.press("Tab")
        expect(window.page.get_by_label("Slug").first).to_have_value("la-boten-special-zone")
        assert window.complaints == []


def test_claim_is_accepted_from_the_zones_page(visit, desk, furnished):
    with visit(width=PHONE) as window:
        desk(window).open(f"/admin/zones/zone/{furnished.pk}/change/")
        window.page.get_by_role("link", name="Accept").click()
        window.page.get_by_label("Reason").fill("Measured later.")
        window.page.get_by_role("button", name="Accept").click()
        expect(window.page.get_by_text("Done: Accept.")).to_be_visible()
        assert window.complaints == []
    assert Zone.objects.get(pk=furnished.pk).area_ha == 250
