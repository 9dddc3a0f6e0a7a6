"""Answering a questionnaire in a browser: on a phone, by keyboard, without a script, in two windows."""

import re

import pytest
from playwright.sync_api import expect

from evaluations.models import Answer, EvaluationResponse
from evaluations.services.inviting import issue_token
from tests.browser.conftest import PHONE
from tests.browser.soundness import grave_violations
from tests.evaluations.conftest import scene  # noqa: F401  an evaluation with people who can answer it

pytestmark = pytest.mark.django_db(transaction=True)

SAVED = re.compile(r"Saved \d")


@pytest.fixture
def address(scene) -> str:  # noqa: F811
    return f"/en/my/answers/{issue_token(invitation=scene.invite())}/"


def press(page, words: str) -> None:
    page.get_by_role("button", name=words, exact=True).last.click()
    page.wait_for_load_state()


def test_an_answer_is_saved_as_it_is_given_and_handed_in(visit, address) -> None:
    with visit(width=PHONE) as browser:
        browser.open(address)
        press(browser.page, "Continue")
        assert browser.overflow() == 0
        browser.page.locator("input[type=radio][value='4']").first.check()
        expect(browser.page.locator("[data-saving]")).to_contain_text(SAVED)
        assert Answer.objects.get().rating == 4
        assert grave_violations(browser) == []
        press(browser.page, "Hand in")
        assert browser.page.get_by_role("heading", name="Thank you").is_visible()
        assert EvaluationResponse.objects.get().state == "submitted"
        assert browser.complaints == []


def test_the_form_is_answered_by_keyboard_alone(visit, address) -> None:
    with visit(width=PHONE) as browser:
        browser.open(address)
        press(browser.page, "Continue")
        browser.page.locator("input[type=radio]").first.focus()
        browser.page.keyboard.press("Space")
        browser.page.keyboard.press("ArrowDown")
        expect(browser.page.locator("[data-saving]")).to_contain_text(SAVED)
        browser.page.get_by_role("button", name="Hand in").focus()
        browser.page.keyboard.press("Enter")
        browser.page.get_by_role("heading", name="Thank you").wait_for()
        assert Answer.objects.get().rating == 2


def test_without_a_script_a_button_saves(visit, address) -> None:
    with visit(width=PHONE, scripts=False) as browser:
        browser.open(address)
        press(browser.page, "Continue")
        browser.page.locator("input[type=radio][value='5']").first.check()
        press(browser.page, "Save")
        assert Answer.objects.get().rating == 5
