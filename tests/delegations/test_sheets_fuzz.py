"""Whatever stands in the cells of a sheet, it is planned or refused; nothing breaks, and nothing is written."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from delegations.sheets.importing import import_sheet, plan_sheet
from delegations.sheets.kinds import KINDS
from delegations.sheets.problems import SheetRefused
from delegations.sheets.reading import read_sheet
from tests import factories
from tests.delegations.sheet_files import as_csv, as_xlsx
from zones.models import data_version

TEXTS = st.one_of(
    st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=12),
    st.sampled_from([
        "LA", "Laos", "=1+1", "'=1+1", "<b>", "08:30", "8.30 - 9", "25:00", "2030-03-04", "30-02-2030", "yes", "female",
        "test-gate", "Asia/Bangkok", "route-a", "1", "-1", "1e9", "Example: 1", "a;b\nc", "x" * 400, "_xD800_", "٣", "²",
        "a@example.org", " ", "#REF!",
    ]),
)  # fmt: skip
CELLS = st.one_of(
    st.none(), TEXTS, st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.booleans(), st.times(),
    st.dates(min_value=dt.date(1900, 3, 1)), st.datetimes(min_value=dt.datetime(1900, 3, 1)),  # noqa: DTZ001
)  # fmt: skip
FUZZ = settings(
    max_examples=20, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip


@pytest.fixture
def visit(db):
    factories.CountryFactory(code="LA", time_zone="Asia/Vientiane")
    factories.SiteFactory(slug="test-gate")
    visit = factories.LearningVisitFactory()
    factories.TravelGroupFactory(visit=visit, code="route-a")
    return visit


# A row that is in order, by column, and the column that tells two of them apart; the fuzz spoils a few of its cells.
GOOD = {
    "delegates": ({"group": "LA"}, "name"),
    "agenda": ({"date": "2030-03-04", "country": "LA"}, "title_en"),
    "notes": ({"site": "test-gate"}, "text_en"),
}


def rows(kind):
    fields = KINDS[kind].form.base_fields
    good, telling = GOOD[kind]

    def row(number, spoilt):
        return [{**good, telling: f"Row {number}", **spoilt}.get(name) for name in fields]

    spoilt = st.dictionaries(st.sampled_from(list(fields)), CELLS, max_size=2)
    return st.lists(spoilt, max_size=5).map(
        lambda found: [[str(field.label) for field in fields.values()], *map(row, range(len(found)), found)]
    )


def try_out(kind, visit, content, user):
    """A plan without problems is written, and then the same file changes nothing any more."""
    before = data_version()
    plan = plan_sheet(kind=KINDS[kind], visit=visit, content=content, by=user)
    assert all(str(problem) for problem in plan.problems)
    assert data_version() == before
    assert not any(rows.exists() for rows in (visit.delegates, visit.days, visit.site_visits))
    if plan.problems:
        return
    import_sheet(kind=KINDS[kind], visit=visit, content=content, by=user, seen=plan.digest())
    again = plan_sheet(kind=KINDS[kind], visit=visit, content=content, by=user)
    assert (again.problems, {row.state.value for row in again.rows}) == ([], {"unchanged"})
    for written in (visit.delegates, visit.days, visit.site_visits, visit.groups):
        written.all().delete()


@pytest.mark.parametrize("kind", KINDS)
def test_random_cells_of_excel_files(kind, visit, editor):
    @FUZZ
    @given(rows(kind))
    def fuzz(found):
        try_out(kind, visit, as_xlsx(*found), editor)

    fuzz()


@pytest.mark.parametrize("kind", KINDS)
def test_random_cells_of_text_files(kind, visit, editor):
    @FUZZ
    @given(rows(kind), st.sampled_from(",;\t"), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
    def fuzz(found, delimiter, encoding):
        try_out(kind, visit, as_csv(*found, delimiter=delimiter, encoding=encoding), editor)

    fuzz()


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.binary(max_size=300), st.binary(max_size=100).map(lambda tail: b"PK\x03\x04" + tail)))
def test_random_bytes(content):
    try:
        read_sheet(content)
    except SheetRefused as refused:
        assert refused.problems  # noqa: PT017


@settings(max_examples=60, deadline=None)
@given(st.integers(min_value=0), st.binary(min_size=1, max_size=8))
def test_damaged_excel_file(place, damage):
    content = bytearray(as_xlsx(["name", "country"], ["Anna", "LA"]))
    place %= len(content)
    content[place : place + len(damage)] = damage
    try:
        read_sheet(bytes(content))
    except SheetRefused as refused:
        assert refused.problems  # noqa: PT017
