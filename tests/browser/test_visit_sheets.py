"""The sheets of a visit in a browser: uploaded, looked at, confirmed, under the strict content security policy."""

import pytest
from django.conf import settings

from delegations.models import Delegate
from tests import factories
from tests.admin.pages import signed_in
from tests.browser.conftest import DESKTOP, PHONE, TABLET
from tests.browser.soundness import grave_violations
from tests.delegations.sheet_files import address, as_xlsx

pytestmark = pytest.mark.django_db(transaction=True)

HEADER = ["number", "country", "name", "e-mail"]
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def assert_sound(window):
    assert ([*window.complaints], window.overflow(), grave_violations(window)) == ([], 0, [])
    window.complaints.clear()  # the accessibility check itself asks for more than the policy lets it have


@pytest.mark.parametrize(("width", "dark"), [(PHONE, False), (TABLET, False), (DESKTOP, True)])
def test_sheet_is_uploaded_looked_at_and_confirmed(visit, editor, width, dark):
    factories.CountryFactory(code="LA")
    trip = factories.LearningVisitFactory(expected_delegates=5)
    cookie = signed_in(editor).cookies[settings.SESSION_COOKIE_NAME].value
    with visit(width=width, dark=dark) as window:
        here = f"http://{window.host}"
        window.page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": here}])
        window.open(address(trip, "delegates"))

        def look_at(*rows):
            file = {"name": "sheet.xlsx", "mimeType": XLSX_TYPE, "buffer": as_xlsx(HEADER, *rows)}
            window.page.set_input_files("#id_file", file)
            with window.page.expect_navigation():
                window.page.click("text=Look at it first")
            assert_sound(window)

        assert_sound(window)
        look_at([1, "Atlantis", "Anna One", "anna@"])
        assert "B2 · country: “Atlantis” is not known." in window.page.inner_text(".sheet-problems")
        look_at([1, "LA", "Anna One", "anna@example.org"])
        assert "1 delegate; 5 are expected" in window.page.inner_text(".sheet-warnings")
        with window.page.expect_navigation():
            window.page.click("text=Confirm import")
        assert "Imported. Delegates: 1 new" in window.page.inner_text(".messagelist")
    assert Delegate.objects.get().contact.email == "anna@example.org"
