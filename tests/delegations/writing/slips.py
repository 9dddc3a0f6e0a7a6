"""Rows as delegates leave them, and a page's form as it stands."""

from django.test import Client

from delegations.models import CaseStudy, Expectation
from tests.factories import (
    CaseStudyFactory,
    ExpectationFactory,
)
from zones.choices import Publication

JSON = {"accept": "application/json"}
EXPECTATIONS = "/en/my/expectations/"


def expectation(delegate, text="", **facts) -> Expectation:
    draft = {"publication": Publication.DRAFT, "text_en": text, "language": "en", **facts}
    return ExpectationFactory(visit=delegate.visit, group=delegate.group, delegate=delegate, **draft)


def case_study(delegate, **facts) -> CaseStudy:
    draft = {"publication": Publication.DRAFT, "title": "", "text": "", "language": "en", **facts}
    return CaseStudyFactory(visit=delegate.visit, group=delegate.group, delegate=delegate, **draft)


def opened(browser: Client, path: str = EXPECTATIONS) -> dict[str, str]:
    """What the browser would send from the page as it stands."""
    context = browser.get(path).context
    slips = context["slips"] if "slips" in context else [context["slip"]]
    data = {}
    for slip in slips:
        for bound in slip.form or ():
            data[bound.html_name] = bound.value() if bound.value() is not None else ""
    return data
