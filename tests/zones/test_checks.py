"""Lengths of sections against the length of their link."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import factories
from tests.admin.pages import address, queries_of, signed_in
from zones.checks import link_warnings, section_lengths
from zones.models import TransportLink, TransportSection


def link_with(*lengths, length=None):
    link = factories.TransportLinkFactory(length_km=length, name_en="Test railway")
    for number, kilometres in enumerate(lengths, 1):
        factories.TransportSectionFactory(link=link, order=number, length_km=kilometres)
    return link


def said(link):
    return [warning.message for warning in link_warnings(TransportLink.objects.get(pk=link.pk))]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("lengths", "length", "found"),
    [
        ((88, 507, 427), 1022, False),
        ((88, 507, 427), 1024, False),  # four figures, each rounded to whole kilometres
        ((88, 507, 427), 1025, True),
        ((88, 507), 1022, True),
        ((88, None, 427), 1022, False),  # the one in the middle may be 507 km long
        ((88, None, 1000), 1022, True),
        ((Decimal("88.3"), Decimal("507.1")), Decimal("595.6"), True),
        ((Decimal("88.3"), Decimal("507.1")), Decimal("595.5"), False),
        ((88, 507), None, False),
        ((), 1022, False),
        ((None, None), 1022, False),
    ],
)
def test_sections_added_up(lengths, length, found):
    assert bool(said(link_with(*lengths, length=length))) is found


@pytest.mark.django_db
def test_parts_of_a_section_stand_for_it_and_are_checked_themselves():
    link = link_with(None, 427, length=1022)
    outer = link.sections.get(order=1)
    for number, kilometres in ((3, 88), (4, 507)):
        factories.TransportSectionFactory(link=link, order=number, parent=outer, length_km=kilometres)
    assert said(link) == []
    outer.length_km = 700
    outer.save()
    assert said(link) == [
        "“Test railway”: its sections add up to 1127 km, but its length is 1022 km.",
        f"“{outer}”: its sections add up to 595 km, but its length is 700 km.",
    ]


@given(st.lists(st.integers(1, 900), min_size=1, max_size=6), st.integers(4, 900))
def test_exact_sums_never_warn_and_large_errors_always_do(lengths, error):
    sections = [
        TransportSection(pk=number, name_en="Part", length_km=Decimal(km)) for number, km in enumerate(lengths, 1)
    ]
    for extra in (0, error):
        link = TransportLink(pk=1, name_en="Whole", length_km=Decimal(sum(lengths) + extra))
        assert bool(list(section_lengths(link, sections))) is (extra > (len(lengths) + 1) / 2)


def test_staff_read_it_on_the_links_page(editor):
    link = link_with(88, 507, length=1022)
    client = signed_in(editor)
    page = client.get(address(link)).content.decode()
    assert "its sections add up to 595 km, but its length is 1022 km." in page
    assert client.post(address(link), {}).status_code == 200  # a warning never stops the form
    assert "add up" not in client.get(address(link_with(88, length=88))).content.decode()
    assert client.get(address(link, "add")).status_code == 200


def test_warnings_of_a_link_with_thirty_sections(editor):
    link = link_with(88, length=1022)
    client = signed_in(editor)
    client.get(address(link))
    one = queries_of(client, address(link))
    for number in range(2, 31):
        factories.TransportSectionFactory(link=link, order=number, length_km=9)
    assert queries_of(client, address(link)) == one
