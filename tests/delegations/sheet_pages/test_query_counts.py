"""A sheet of thirty rows costs the queries of a sheet with one."""

from contextlib import contextmanager

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from delegations.sheets.kinds import KINDS
from tests.admin.pages import signed_in
from tests.delegations.sheet_files import (
    HEADER,
    address,
    as_xlsx,
    bring_in,
    file_address,
    states,
)


@contextmanager
def counted():
    with CaptureQueriesContext(connection) as caught:
        yield caught


def rows_of(kind, count):
    match kind:
        case "delegates":
            return [
                HEADER,
                *([n, "LA" if n % 2 else "TH", f"Person {n}", f"p{n}@example.org", ""] for n in range(1, count + 1)),
            ]
        case "agenda":
            header = ["date", "country", "start", "end", "title", "presenters", "time zone"]
            return [header, *(["2030-03-04", "LA", f"{n % 24:02}:00", f"{n % 24:02}:30", f"Item {n}", "A; B", "Asia/Bangkok"]
                              for n in range(1, count + 1))]  # fmt: skip
        case _:
            return [["site", "order", "text"], *(["test-gate", n, f"Note {n}"] for n in range(1, count + 1))]


@pytest.mark.sweep
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("is_stored", [False, True])
def test_preview_costs_the_same_for_1_and_for_30_rows(editor, visit, kind, is_stored):
    found = []
    for count in (1, 30):
        if is_stored:
            bring_in(editor, visit, kind, *rows_of(kind, count))
        client, file = signed_in(editor), SimpleUploadedFile("a.xlsx", as_xlsx(*rows_of(kind, count)))
        with counted() as caught:
            response = client.post(address(visit, kind), {"file": file})
        assert states(response) == ["unchanged" if is_stored else "new"] * count
        found.append(len(caught))
    assert found[1] <= found[0]


@pytest.mark.parametrize("kind", KINDS)
def test_export_costs_the_same_for_1_and_for_30_rows(editor, visit, kind):
    found = []
    for count in (1, 30):
        bring_in(editor, visit, kind, *rows_of(kind, count))
        client = signed_in(editor)
        with counted() as caught:
            client.get(file_address(visit, kind, "recorded", "xlsx"))
        found.append(len(caught))
    assert found[0] == found[1]


def test_focal_points_preview_costs_the_same_for_1_and_for_30_rows(focal_point_laos, visit):
    found = []
    for count in (1, 30):
        rows = [["country", "name"], *(["LA", f"Person {n}"] for n in range(count))]
        client, file = signed_in(focal_point_laos), SimpleUploadedFile("a.xlsx", as_xlsx(*rows))
        with counted() as caught:
            client.post(address(visit, "delegates"), {"file": file})
        found.append(len(caught))
    assert found[0] == found[1]
