"""Notes name other sources by their slug; pages show their names instead."""

import pytest

from tests.factories import FacilityFactory, SourceFactory
from zones.models import data_version
from zones.views.citations import with_citations

pytestmark = pytest.mark.django_db


def test_a_source_named_in_a_note_becomes_a_link(client) -> None:
    SourceFactory(slug="sohu-com-326644672", publisher="Sohu", published="2019-07")
    facility = FacilityFactory(note="The report cites sohu-com-326644672, see there.")
    page = client.get(f"/en/zones/{facility.zone.slug}/").content.decode()
    assert 'The report cites <a href="/en/sources/sohu-com-326644672/">Sohu (2019)</a>, see there.' in page


def test_other_words_with_hyphens_stay_as_they_are() -> None:
    assert with_citations("A duty-free shop of 1992-2019.", data_version()) == "A duty-free shop of 1992-2019."


def test_a_note_can_not_smuggle_markup() -> None:
    SourceFactory(slug="a-source", publisher="<b>Bold</b>")
    shown = with_citations("<script>alert(1)</script> a-source <i>", data_version())
    assert shown == (
        '&lt;script&gt;alert(1)&lt;/script&gt; <a href="/en/sources/a-source/">&lt;b&gt;Bold&lt;/b&gt;</a> &lt;i&gt;'
    )


def test_a_renamed_source_is_shown_by_its_new_name() -> None:
    source = SourceFactory(slug="a-source", publisher="Old")
    assert "Old" in with_citations("See a-source", data_version())
    source.publisher = "New"
    source.save()
    assert "New" in with_citations("See a-source", data_version())
