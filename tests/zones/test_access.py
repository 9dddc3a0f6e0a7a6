"""Who may do what with a row."""

import pytest

from tests.factories import EnquiryFactory, FacilityFactory, SourceFactory, ZoneFactory
from zones import access
from zones.choices import Publication

pytestmark = pytest.mark.django_db


def test_a_focal_point_answers_enquiries_of_the_own_country_only(focal_point_laos, focal_point_thailand) -> None:
    enquiry = EnquiryFactory(zone=ZoneFactory())
    assert access.may(focal_point_laos, "change", enquiry)
    assert not access.may(focal_point_thailand, "change", enquiry)


def test_a_focal_point_names_new_sources_but_does_not_rewrite_old_ones(focal_point_laos) -> None:
    assert access.may(focal_point_laos, "add", SourceFactory.build())
    assert not access.may(focal_point_laos, "change", SourceFactory())


@pytest.mark.parametrize(
    ("publication", "allowed"),
    [(Publication.DRAFT, True), (Publication.IN_REVIEW, True), (Publication.PUBLISHED, False)],
)
def test_a_published_part_is_for_editors(publication: str, allowed: bool, focal_point_laos, editor) -> None:
    facility = FacilityFactory(publication=publication)
    assert access.may(focal_point_laos, "change", facility) is allowed
    assert access.may(editor, "change", facility)


def test_nobody_deletes_a_zone(focal_point_laos, editor, administrator) -> None:
    zone = ZoneFactory()
    assert not any(access.may(user, "delete", zone) for user in (focal_point_laos, editor, administrator))
