"""What may stand in a cell, and how what may not is told."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from delegations.choices import Gender, ItemKind
from delegations.sheets import fields
from delegations.sheets.kinds import KINDS
from delegations.sheets.known import Known, in_each_language
from delegations.sheets.pairing import in_turn, pair_up
from delegations.sheets.times import parse_times
from ezportal.languages import LANGUAGES

HALF_PAST_EIGHT, NINE = dt.time(8, 30), dt.time(9)


def said(call, *args):
    with pytest.raises(ValidationError) as caught:
        call(*args)
    return caught.value.messages


@pytest.mark.parametrize(
    "raw",
    [
        "08:30", "8:30", "8.30", "08.30", "8h30", " 8:30 ", "8.3", "08:30:00", "8:30 am", "8.30 A.M.", "08.30 hrs",
        "០៨:៣០", dt.time(8, 30), dt.time(8, 29, 59, 999000), 8.3, dt.timedelta(hours=8, minutes=30), "14.00 -",
    ],
)  # fmt: skip
def test_time_is_read_as_programmes_print_it(raw):
    assert parse_times(raw) == ((dt.time(14),) if raw == "14.00 -" else (HALF_PAST_EIGHT,))


@pytest.mark.parametrize(
    ("raw", "time"),
    [("9", NINE), (9, NINE), ("9 pm", dt.time(21)), ("12 am", dt.time(0)), ("12:15 pm", dt.time(12, 15)), ("", None)],
)
def test_other_times_of_day(raw, time):
    assert parse_times(raw) == (() if time is None else (time,))


@pytest.mark.parametrize("raw", ["08.30 - 09.00", "08:30-09:00", "8:30 – 9:00", "8.30 to 9", "08.30 -\n09.00"])
def test_span_is_split(raw):
    assert parse_times(raw) == (HALF_PAST_EIGHT, NINE)


@pytest.mark.parametrize(
    "raw",
    [
        "morning", "24:00", "08:60", "8:5", "0830", "13 pm", "08:30:15", "1-2-3", 0.35, 25, -1, True,
        dt.timedelta(days=2), dt.datetime(2030, 3, 4, 8, 30), dt.date(2030, 3, 4),  # noqa: DTZ001
    ],
)  # fmt: skip
def test_what_is_no_time_is_told(raw):
    assert "is no time; write it like 08:30." in said(parse_times, raw)[0]


@pytest.mark.parametrize(
    "raw",
    [dt.date(2030, 3, 4), dt.datetime(2030, 3, 4), "2030-03-04", "2030-3-4", "2030/03/04", "2030-03-04 00:00"],  # noqa: DTZ001
)
def test_date_is_read(raw):
    assert fields.DateField().clean(raw) == dt.date(2030, 3, 4)


@pytest.mark.parametrize(
    "raw",
    [
        "04/03/2030", "4 March 2030", "2030-02-30", "2573-03-04", 47546, "soon", dt.date(1900, 1, 5), dt.time(8, 30),
        dt.datetime(2030, 3, 4, 8, 30),  # noqa: DTZ001
    ],
)  # fmt: skip
def test_what_is_no_date_is_told(raw):
    assert "is no date; write it like 2030-03-04." in said(fields.DateField().clean, raw)[0]


@pytest.mark.parametrize(("raw", "text"), [(5.0, "5"), (66123, "66123"), ("'=1+1", "=1+1"), ("  a \n b ", "a b")])
def test_text_is_taken_as_shown(raw, text):
    assert fields.TextField().clean(raw) == text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<b>Anna</b>", "Write plain text, without HTML such as <b>."),
        ("Anna <script src=x>", "Write plain text, without HTML such as <script src=x>."),
        ("<!-- -->", "Write plain text, without HTML such as <!--."),
        ("x" * 11, "The text has 11 characters; at most 10 fit."),
    ],
)
def test_text_breaks_a_rule(text, message):
    assert said(fields.TextField(max_length=10 if text == "x" * 11 else 100).clean, text) == [message]


@pytest.mark.parametrize("text", ["a < b", "1<2 and 3>2", "<a@example.org>", "<<"])
def test_angle_brackets_alone_are_no_html(text):
    assert fields.TextField().clean(text) == text


@pytest.mark.parametrize("raw", [7, 7.0, "7", "៧", " 7 "])
def test_number_is_read(raw):
    assert fields.NumberField().clean(raw) == 7


@pytest.mark.parametrize("raw", [-1, 2.5, "seven", 40_000, "1e3", "²", True])
def test_what_is_no_number_is_told(raw):
    assert "is no whole number from 0 to 32767." in said(fields.NumberField().clean, raw)[0]


@pytest.mark.parametrize("language", [code for code, _name in LANGUAGES])
def test_choice_is_read_in_every_language(language):
    field = fields.ChoiceField(choices=ItemKind)
    with translation.override(language):
        labels = dict(zip(ItemKind.values, field.offers(), strict=True))
    assert {field.clean(label) for label in labels.values()} == set(ItemKind.values)


def test_choice_that_is_none_names_those_there_are():
    field = fields.ChoiceField(choices=Gender, empty=Gender.NOT_STATED)
    assert said(field.clean, "robot") == ["“robot” is not one of: female, male, not stated."]
    assert (field.clean("Female"), field.clean("NOT_STATED"), field.clean(None)) == (
        "female",
        "not_stated",
        "not_stated",
    )


@pytest.mark.parametrize(("raw", "answer"), [("yes", True), ("X", True), (1, True), (True, True), ("No", False),
                                             (None, False), (False, False), (0, False)])  # fmt: skip
def test_yes_and_no(raw, answer):
    assert fields.YesNoField().clean(raw) is answer


def test_maybe_is_neither_yes_nor_no():
    assert said(fields.YesNoField().clean, "maybe") == ["“maybe” is neither yes nor no."]


def test_several_texts_in_a_cell():
    field = fields.TextListField(max_length=20)
    assert field.clean("Director, A;  Deputy\nDeputy\r\n;") == ["Director, A", "Deputy"]
    assert said(field.clean, "short; " + "x" * 21) == ["The text has 21 characters; at most 20 fit."]


def test_known_rows_are_found_by_key_then_by_name():
    known = Known()
    known.add("first", "one", "Station", offer="one")
    known.add("second", "two", "Station", "Dépôt", offer="two")
    known.add("third", "depot", offer="depot")
    assert (known.find("ONE"), known.find("dépôt"), known.find("depot")) == ("first", "third", "third")
    assert known.find("station", prefer=lambda row: row == "second") == "second"
    assert said(known.find, "Station") == ["Several are called “Station”; write one of: one, two."]
    assert said(known.find, "thre") == ["“thre” is not known. Known are: one, two, depot."]


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_no_two_columns_share_a_name_in_any_language(kind):
    labels = [field.label for field in kind.form.base_fields.values()]
    for code, _name in LANGUAGES:
        with translation.override(code):
            assert len({str(label) for label in labels}) == len(labels), code


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_columns_and_cells_of_an_export_are_the_same(kind, editor):
    from tests import factories

    visit = factories.LearningVisitFactory()
    factories.DelegateFactory(visit=visit)
    factories.AgendaItemFactory(day__visit=visit)
    factories.SiteNoteFactory(site_visit__visit=visit)
    (entry,) = kind(visit=visit, by=editor).exported()
    assert entry.cells().keys() == kind.form.base_fields.keys()


def test_words_are_tried_in_all_languages():
    assert len(list(in_each_language("x"))) == len(LANGUAGES) + 1


# --- Pairs and numbers -------------------------------------------------------------------------------
def test_pairs_are_made_the_surest_way_first():
    rows, stored = ["a1", "b2", "c3", "c4"], ["a9", "x2", "c5", "c6"]
    first, last = (lambda text: text[0]), (lambda text: text[1])
    pairs = pair_up(rows, stored, (first, first), (last, last))
    assert {row: pairs.get(id(row)) for row in rows} == {"a1": "a9", "b2": "x2", "c3": None, "c4": None}


class Store(dict):
    """Who holds which number; two holders of one are refused, as a database does."""

    def move(self, row, place):
        assert self.get(place, row) is row
        for held in [held for held, holder in self.items() if holder is row]:
            del self[held]
        if place is not None:
            self[place] = row


class Row:
    def __init__(self, store, before, after):
        self.store = store
        self.place_before, self.place = before and ("", before), after and ("", after)
        store.move(self, self.place_before)

    def step_aside(self, place):
        self.store.move(self, place)
        self.place_before = place


@pytest.mark.parametrize(
    "moves",
    [
        [(1, 2), (2, 3), (3, 4)],
        [(1, 2), (2, 1)],
        [(1, 2), (2, 3), (3, 1)],
        [(None, 1), (1, None)],
        [(None, 4), (4, 5), (5, 6), (7, 8), (8, 7), (9, None)],
        [(None, 1), (1, 2), (2, 3), (3, 4), (5, 6), (6, 5)],
    ],
)
def test_rows_are_saved_when_their_number_is_free(moves):
    store = Store()
    rows = [Row(store, *move) for move in moves]
    for row in in_turn(rows, list(store)):
        store.move(row, row.place)
    assert store == {row.place: row for row in rows if row.place}


def test_decimal_is_no_time():
    assert "is no time" in said(parse_times, Decimal("8.3"))[0]
