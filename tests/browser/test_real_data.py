"""The real names and figures, which are longer than invented ones, at the width of a phone."""

import pytest
from django.db.models.functions import Length

from tests.browser.conftest import PHONE
from zones.models import CrossBorderArea, Source, TransportLink, Zone

LONGEST = 4

pytestmark = pytest.mark.xdist_group("real data")


@pytest.fixture
def real_paths(own_real_data, transactional_db) -> list[str]:
    """Pages of the rows with the longest names, and those the portal is about."""
    zones = Zone.objects.published().order_by(-Length("name_en"))[:LONGEST]
    sources = Source.objects.order_by(-Length("title"))[:LONGEST]
    slugs = ["la-boten-sez", "cn-shanghai-ftz", "cn-mohan-bez", *(zone.slug for zone in zones)]
    return [
        "/",
        "/zones/?view=map",
        "/changes/",
        "/data-policy/",
        *(f"/zones/{zone.slug}/" for zone in Zone.objects.published().filter(slug__in=slugs)),
        *(f"/countries/{code}/" for code in ("kh", "cn", "la", "mm", "th", "vn")),
        *(f"/cross-border-areas/{area.slug}/" for area in CrossBorderArea.objects.published()),
        *(f"/transport-links/{link.slug}/" for link in TransportLink.objects.published()),
        *(f"/sources/{source.slug}/" for source in sources),
    ]


def test_real_pages_fit_a_phone(visit, real_paths) -> None:
    assert len(real_paths) > 20
    found = {}
    with visit(width=PHONE) as window:
        for language in ("en", "my"):
            for path in real_paths:
                window.open(f"/{language}{path}")
                if window.complaints or window.overflow():
                    found[f"{language}{path}"] = [*window.complaints, window.overflow()]
                window.complaints.clear()
    assert found == {}
