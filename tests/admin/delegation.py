"""A visit with two delegations, in which everything that could leak about the Thai one says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.files.base import ContentFile

from tests import factories
from tests.factories.rows import one_change
from zones.choices import Publication

# In every text of the Thai delegation.
SECRET = "Somchai"


@dataclass
class Delegation:
    """What one country has in a visit."""

    group: Any
    delegate: Any
    contact: Any
    expectation: Any
    case_study: Any
    presentation: Any
    finding: Any

    def rows(self) -> list[Any]:
        """Those with a page of their own."""
        return [self.delegate, self.expectation, self.case_study, self.presentation, self.finding]


@one_change()
def make_delegation(visit: Any, country: Any, name: str) -> Delegation:
    """All in review; the case study has a file."""
    group = factories.CountryGroupFactory(visit=visit, country=country, organisation=None, code=country.code)
    delegate = factories.DelegateFactory(
        visit=visit, group=group, name=name, position=f"Director {name}", organisation_stated=f"Office of {name}"
    )
    contact = factories.DelegateContactFactory(delegate=delegate, email=f"{name}@example.org", phone=f"phone of {name}")
    waiting = {"visit": visit, "group": group, "delegate": delegate, "publication": Publication.IN_REVIEW}
    case_study = factories.CaseStudyFactory(**waiting, title=f"Case of {name}", text=f"Text of {name}")
    case_study.file.save(f"{name}.pdf", ContentFile(f"%PDF-1.4 {name}".encode()), save=False)
    case_study.save()
    presentation = factories.CountryPresentationFactory(visit=visit, group=group, title=f"Slides of {name}")
    finding = factories.FindingFactory(presentation=presentation, text_en=f"Found by {name}", heading=f"By {name}")
    factories.FindingSubjectFactory(finding=finding)
    return Delegation(
        group, delegate, contact, factories.ExpectationFactory(**waiting, text_en=f"Hope of {name}"), case_study,
        presentation, finding,
    )  # fmt: skip


def entangle(visit: Any, own: Delegation, other: Delegation) -> None:
    """Rows that the own country's focal point may open, and that lead to the other delegation."""
    item = factories.AgendaItemFactory(day__visit=visit)
    presenter = factories.AgendaPresenterFactory(item=item, delegate=other.delegate)
    presenter.delegate = None
    presenter.save()
    presenter.delegate = other.delegate
    presenter.save()
    route = factories.TravelGroupFactory(visit=visit)
    factories.TravelCountFactory(travel_group=route, country_group=other.group)
    factories.TravelGroupMemberFactory(travel_group=route, delegate=other.delegate)
    recommendation = factories.RecommendationFactory(visit=visit, group=other.group, finding=None)
    recommendation.finding = other.finding
    recommendation.save()
    factories.ReminderFactory(recommendation=recommendation)
    factories.ExpectationAnswerFactory(expectation=own.expectation, finding=other.finding)
    factories.PersonalLinkFactory(delegate=other.delegate)
    factories.ErasureFactory(visit=visit)
    # Once written for the other group, then corrected.
    for row in (own.delegate, own.expectation, own.case_study):
        _was_of(row, other)


def _was_of(row: Any, other: Delegation) -> None:
    record = row.history.latest()
    record.pk, record.group_id = None, other.group.pk
    for name in ("name", "text", "text_en", "title"):
        if hasattr(record, name):
            setattr(record, name, f"Once of {SECRET}")
    if hasattr(record, "delegate_id"):
        record.delegate_id = other.delegate.pk
    record.history_date = record.history_date.replace(year=2020)
    record.save()
