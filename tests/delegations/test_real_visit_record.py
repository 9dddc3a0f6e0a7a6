"""What the record of the visit of December 2019 stands on: sites, contradictions, lines of the report; nobody is named."""

import re
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models

from delegations.models import (
    Activity,
    AgendaDay,
    AgendaItem,
    Aim,
    Contradiction,
    Delegate,
    Project,
    Reading,
    Site,
    TravelGroup,
    TravelLeg,
    VisitArea,
)
from zones.models.public import PublicModel

FIXTURES = settings.BASE_DIR / "fixtures"
VISIT = "shanghai-mohan-boten-2019"

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_data"), pytest.mark.xdist_group("real data")]


def test_the_sites_of_all_lists_are_there_with_their_zones() -> None:
    assert dict(Site.objects.published().values_list("slug", "zone__slug")) == {
        "shanghai-pilot-ftz": "cn-shanghai-ftz",
        "shanghai-pudong-expo": "cn-shanghai-ftz",
        "waigaoqiao-wine-centre": "cn-waigaoqiao-ftz",
        "waigaoqiao-australian-centre": "cn-waigaoqiao-ftz",
        "jinghong-night-market": None,
        "mohan-ecz": "cn-mohan-edz",
        "mohan-station": "cn-mohan-edz",
        "mohan-management-authority": "cn-mohan-edz",
        "mohan-ecommerce-park": "cn-mohan-edz",
        "mohan-ecommerce-inspection": "cn-mohan-edz",
        "mohan-new-gate": "cn-mohan-edz",
        "mohan-existing-gate": "cn-mohan-edz",
        "boten-sez": "la-boten-sez",
    }
    assert Site.objects.exclude(facility=None).count() == 9


def test_no_point_of_a_town_is_called_the_site() -> None:
    assert set(Site.objects.values_list("location_precision", flat=True)) == {"town", ""}


@pytest.mark.parametrize(
    ("subject", "used"),
    [
        ("Days of the visit", "December 8-14, 2019"),
        ("Day of the synthesis and evaluation workshop", "December 12, 2019, 13.30-18.00, in Boten"),
        ("Name of the zone at Dong Dang in Viet Nam", "Dong Dang – Lang Son Border Gate Economic Zone"),
        ("Code of Vientiane in the agenda", "VTE"),
        ("Departure of flight VN921 on 14 December", None),
        ("Departure and breakfast on 12 December", None),
    ],
)
def test_both_readings_are_kept_and_the_used_one_is_marked(subject: str, used: str | None) -> None:
    found = Contradiction.objects.get(subject=subject)
    assert found.readings.count() > 1
    assert [reading.text for reading in found.readings.filter(is_used=True)] == ([used] if used else [])


def test_every_contradiction_is_explained_and_every_reading_has_its_lines() -> None:
    found = Contradiction.objects.filter(visit__slug=VISIT, order__lt=101)
    assert [row.order for row in found] == list(range(1, found.count() + 1))
    assert found.count() >= 30
    assert [row.subject for row in found if not row.reason or row.readings.count() < 2] == []
    assert not Reading.objects.exclude(locator__startswith="line").exists()


@pytest.mark.parametrize(
    "model", [Project, Activity, Aim, VisitArea, TravelGroup, TravelLeg, AgendaDay, AgendaItem, Site]
)
def test_every_row_has_its_lines_in_the_report(model: type[models.Model]) -> None:
    rows = model._default_manager.all()
    assert rows.exists()
    assert not rows.exclude(source__slug="mi-slv-2019", locator__startswith="line").exists()


def public_texts() -> Iterator[tuple[str, str]]:
    """Every text that the public may read of learning visits, with the column it stands in."""
    for model in apps.get_app_config("delegations").get_models():
        if not issubclass(model, PublicModel) or model is Delegate:
            continue
        columns = [
            field.name
            for field in model._meta.concrete_fields
            if isinstance(field, models.CharField | models.TextField)
        ]
        for values in model._base_manager.values(*columns):
            yield from ((f"{model.__name__}.{column}", str(text)) for column, text in values.items() if text)


def test_no_public_text_names_a_delegate() -> None:
    names = {word.casefold() for name in Delegate.objects.values_list("name", flat=True) for word in name.split()}
    local_names = set(Delegate.objects.exclude(name_local="").values_list("name_local", flat=True))
    texts = list(public_texts())
    assert (len(names) > 50, len(local_names), len(texts) > 1000) == (True, 3, True)
    assert [(where, text) for where, text in texts if names & set(re.findall(r"[\w-]+", text.casefold()))] == []
    assert [(where, text) for where, text in texts if any(name in text for name in local_names)] == []


def test_no_file_names_a_delegate_outside_the_list_of_delegates() -> None:
    names = [name.split() for name in Delegate.objects.values_list("name", flat=True)]
    orders = {" ".join(words) for parts in names for words in (parts, [*parts[-1:], *parts[:-1]])}
    named = re.compile(rf"\b({'|'.join(map(re.escape, orders))})\b")
    lines = [
        f"{path.name}: {line}"
        for path in sorted(FIXTURES.rglob("*.*"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if path.suffix in {".yaml", ".csv"} and not line.startswith("      name: ")
    ]
    assert [line for line in lines if named.search(line)] == []


@pytest.mark.parametrize("pattern", [r"[\w.-]+@[\w-]+\.\w+", r"\+\d[\d ().-]{6,}\d", r"(?i)whats ?app|wechat"])
def test_no_file_of_the_visits_holds_contact_data(pattern: str) -> None:
    paths = [
        *sorted((FIXTURES / "visits").rglob("*.yaml")),
        *(FIXTURES / f"{name}.yaml" for name in ("projects", "sites")),
    ]
    assert [
        (path.name, found) for path in paths for found in re.findall(pattern, path.read_text(encoding="utf-8"))
    ] == []


def test_mail_addresses_and_numbers_are_those_of_offices() -> None:
    texts = [
        (path.name, line)
        for path in sorted(FIXTURES.rglob("*.yaml"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(r"[\w.-]+@mekonginstitute\.org", line)
    ]
    assert texts == [("regional.yaml", "  office_email: information@mekonginstitute.org")]
