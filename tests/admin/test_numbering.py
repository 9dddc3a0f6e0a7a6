"""Rows in a stated order: nobody has to know which number is free, and a row moves to where its number says."""

import pytest

from delegations.models import AgendaItem, AgendaPresenter, Aim, Recommendation
from tests import factories
from tests.admin.pages import add_row, address, form_data, inline_of, open_form, signed_in
from zones.models import Change, data_version


@pytest.fixture
def day(visit):
    day = factories.AgendaDayFactory(visit=visit)
    for number in (1, 2, 3, 5):
        factories.AgendaItemFactory(day=day, order=number, title_en=f"Item {number}")
    return day


def titles(day):
    return [(item.order, item.title_en) for item in AgendaItem.objects.filter(day=day).order_by("order")]


def renumber(editor, day, numbers, **more):
    client = signed_in(editor)
    data = open_form(client, day)
    for index, number in enumerate(numbers):
        data[f"items-{index}-order"] = number
    return client.post(address(day), data | more)


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ((2, 1, 3, 5), [(1, "Item 2"), (2, "Item 1"), (3, "Item 3"), (5, "Item 5")]),  # two change places
        ((1, 2, 3, 1), [(1, "Item 5"), (2, "Item 1"), (3, "Item 2"), (4, "Item 3")]),  # the last goes first
        ((3, 2, 3, 5), [(2, "Item 2"), (3, "Item 1"), (4, "Item 3"), (5, "Item 5")]),  # the first goes third
        ((9, 2, 3, 5), [(2, "Item 2"), (3, "Item 3"), (5, "Item 5"), (9, "Item 1")]),  # a gap stays a gap
        (("", 2, 3, 5), [(2, "Item 2"), (3, "Item 3"), (5, "Item 5"), (6, "Item 1")]),  # no number: at the end
    ],
)
def test_item_takes_the_place_that_was_typed(editor, day, numbers, expected):
    assert renumber(editor, day, numbers).status_code == 302
    assert titles(day) == expected


def test_new_items_come_last_or_where_their_number_says(editor, day):
    client = signed_in(editor)
    data = open_form(client, day)
    add_row(data, "items", order="2", title_en="Second", kind="session")
    add_row(data, "items", order="", title_en="Last", kind="session")
    add_row(data, "items", order="", title_en="", kind="session")  # an empty line is no item
    assert client.post(address(day), data).status_code == 302
    assert titles(day) == [
        (1, "Item 1"), (2, "Second"), (3, "Item 2"), (4, "Item 3"), (5, "Item 5"), (6, "Last"),
    ]  # fmt: skip


def test_number_of_a_deleted_item_is_free_at_once(editor, day):
    assert renumber(editor, day, (5, 2, 3, 5), **{"items-3-DELETE": "on"}).status_code == 302
    assert titles(day) == [(2, "Item 2"), (3, "Item 3"), (5, "Item 1")]


def test_moving_is_one_step_told_in_the_history(editor, day):
    factories.AgendaItemFactory(day=day, order=6)
    day.visit.publication = "published"
    day.visit.save()
    before = data_version()
    renumber(editor, day, (2, 1, 3, 5, 6))
    assert data_version() == before + 1
    assert Change.objects.first().key == day.visit.public_key()
    first = AgendaItem.objects.get(title_en="Item 1")
    assert list(first.history.order_by("history_id").values_list("order", flat=True)) == [1, 2]
    assert AgendaItem.objects.get(title_en="Item 3").history.count() == 1


def test_objectives_and_outcomes_are_numbered_apart(editor, visit):
    client = signed_in(editor)
    data = open_form(client, visit)
    for kind, text in (("objective", "See"), ("outcome", "Know"), ("objective", "Hear")):
        add_row(data, "aims", order="", kind=kind, text_en=text)
    assert client.post(address(visit), data).status_code == 302
    found = [(aim.kind, aim.order, aim.text_en) for aim in Aim.objects.order_by("kind", "order")]
    assert found == [("objective", 1, "See"), ("objective", 2, "Hear"), ("outcome", 1, "Know")]


def test_row_with_a_page_of_its_own_is_numbered_too(editor, visit):
    factories.RecommendationFactory(visit=visit, order=4)
    client = signed_in(editor)
    path = f"{address(Recommendation(), 'add')}?visit={visit.pk}"
    data = form_data(client.get(path)) | {"text_en": "New", "order": ""}
    assert client.post(path, data).status_code == 302
    assert Recommendation.objects.get(text_en="New").order == 5
    response = client.post(path, data | {"order": "4"})
    assert "order" in response.context["adminform"].form.errors


def test_rows_whose_number_has_a_default_come_last_too(editor, visit):
    """As a browser sends them: the box of a new row is empty, not 0."""
    item = factories.AgendaItemFactory(day__visit=visit)
    factories.AgendaPresenterFactory(item=item, office_en="First", order=1)
    client = signed_in(editor)
    response = client.get(address(item))
    assert inline_of(response, AgendaPresenter).formset.empty_form["order"].value() is None
    data = form_data(response)
    for office in ("Second", "Third"):
        add_row(data, "presenters", order="", office_en=office)
    assert client.post(address(item), data).status_code == 302
    found = [(row.order, row.office_en) for row in AgendaPresenter.objects.filter(item=item)]
    assert found == [(1, "First"), (2, "Second"), (3, "Third")]


def test_broken_row_leaves_the_numbers_alone(editor, day):
    response = renumber(editor, day, (2, 1, 3, 5), **{"items-0-title_en": ""})
    assert "title_en" in inline_of(response, AgendaItem).formset.errors[0]
    assert titles(day)[:2] == [(1, "Item 1"), (2, "Item 2")]
