"""Forms of many zones, read part by part: as they are read one by one, whichever way they come."""

import pytest
from django.db import OperationalError, connection
from django.utils import translation

from ezportal.prepared import Prepared
from tests.factories import ZoneFactory
from zones.api.stored import make_csv_lines, make_details
from zones.index.current import current_table
from zones.models import FormKind, StoredForm
from zones.stored.ahead import forms_in_parts
from zones.stored.keeping import forms_of

KINDS = [(FormKind.CSV, make_csv_lines), (FormKind.DETAIL, make_details)]


def check(kind, make, parts: int) -> None:
    """Some forms are kept already, some have to be made; in a language that is not the active one."""
    pks = [ZoneFactory(name_en=f"Zone {number}", name_lo="ເຂດ").pk for number in range(2 * parts)]
    with translation.override("lo"):
        forms_of(pks[::3], kind, make, current_table())
    wanted = [pks[at : at + 2][::-1] for at in range(0, len(pks), 2)]
    found = list(forms_in_parts(iter(wanted), kind, make, "lo", current_table()))
    assert [part for part, _forms in found] == wanted
    with translation.override("lo"):
        expected = forms_of(pks, kind, make, current_table())
    assert {pk: form for _part, forms in found for pk, form in forms.items()} == expected
    assert StoredForm.objects.filter(kind=kind, language="lo").count() == len(pks)


@pytest.mark.django_db
@pytest.mark.parametrize(("kind", "make"), KINDS)
@pytest.mark.parametrize("parts", [0, 1, 2, 3])
def test_parts_within_a_transaction(kind, make, parts):
    check(kind, make, parts)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("kind", "make"), KINDS)
@pytest.mark.parametrize("is_planned", [True, False])
def test_parts_by_a_connection_of_their_own(kind, make, is_planned, monkeypatch):
    monkeypatch.setattr(Prepared, "are_possible", is_planned)
    check(kind, make, 3)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has no sessions")
def test_connection_is_closed_when_the_reader_leaves_and_its_loss_is_told():
    pks = [ZoneFactory().pk for _ in range(4)]

    def others() -> list[int]:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
                " AND backend_type = 'client backend'"
            )
            return [pid for (pid,) in cursor.fetchall()]

    before = set(others())
    parts = forms_in_parts(iter([[pk] for pk in pks]), FormKind.CSV, make_csv_lines, "en", current_table())
    next(parts)
    (own,) = set(others()) - before
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [own])
    with pytest.raises(OperationalError):
        list(parts)
    parts = forms_in_parts(iter([[pk] for pk in pks]), FormKind.CSV, make_csv_lines, "en", current_table())
    next(parts)
    parts.close()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(0.2)")
    assert set(others()) - before == set()
