"""What an uploaded sheet would do to a visit: row by row, before anything is written."""

from __future__ import annotations

import hashlib
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db.models import Model, TextChoices
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from delegations.models import LearningVisit
from delegations.sheets.book import Book
from delegations.sheets.entry import Cells, Entry, shown
from delegations.sheets.fields import LARGEST_NUMBER
from delegations.sheets.headers import find_columns
from delegations.sheets.known import fold, in_each_language
from delegations.sheets.pairing import in_turn
from delegations.sheets.problems import NothingWritten, Problem
from delegations.sheets.rows import RowForm
from delegations.sheets.sheet import Sheet, SheetRow
from ezportal.admin.refusals import REFUSALS, explain
from zones.access import may

EXAMPLE = gettext_lazy("Example:")


class RowState(TextChoices):
    NEW = "new", gettext_lazy("new")
    CHANGED = "changed", gettext_lazy("changed")
    UNCHANGED = "unchanged", gettext_lazy("unchanged")


@dataclass(frozen=True)
class Change:
    """A value before and after, as people read it; empty for none."""

    label: str
    old: str
    new: str


@dataclass(frozen=True)
class PlannedRow:
    number: int
    name: str
    state: RowState
    changes: tuple[Change, ...]


@dataclass
class Step:
    """A row of the sheet with the entry it leads to, and what was stored before."""

    form: Any
    entry: Any
    before: Cells = field(default_factory=dict)


class VisitSheet(ABC):
    """A kind of sheet; an instance is what one file would do to one visit, as planned for one person.

    Stored rows that the sheet doesn't name stay as they are.
    """

    name: ClassVar[str]
    label: ClassVar[Any]
    about: ClassVar[Any]
    form: ClassVar[type[RowForm]]
    # A cell of this column that begins with the word for "Example:" marks the template's example row.
    marked_column: ClassVar[str]
    # All of them have to be open to a person who uses this kind of sheet.
    models: ClassVar[tuple[type[Model], ...]]

    def __init__(self, *, visit: LearningVisit, by: Any) -> None:
        self.visit, self.by, self.book = visit, by, Book(visit)
        self.problems: list[Problem] = []
        self.warnings: list[Problem] = []
        self.rows: list[PlannedRow] = []
        self.examples = 0
        self._steps: list[Step] = []

    # --- What a kind of sheet says for itself -----------------------------------------------------
    @abstractmethod
    def stored(self) -> list[Any]:
        """An entry for each stored row of the visit, in a fixed number of queries."""

    def exported(self) -> list[Any]:
        """The entries that an export holds."""
        return self.stored()

    @abstractmethod
    def pair(self, forms: list[Any], stored: list[Any]) -> Mapping[int, Any]:
        """The stored entry of each form, by the form's id."""

    @abstractmethod
    def new_entry(self, form: Any) -> Any:
        """An entry of new rows for a row of the sheet that pairs with none."""

    def check_together(self, forms: list[Any]) -> None:
        """Rules between rows of the sheet, also those that have problems of their own: adds to the problems."""

    def check_once(self, forms: Iterable[Any], name: str, key_of: Callable[[Any], Hashable], text: str) -> None:
        """No two rows have the same key; `text` tells the cell of the first one. None is no key."""
        first: dict[Hashable, Any] = {}
        for form in forms:
            key = key_of(form)
            if key is not None and first.setdefault(key, form) is not form:
                self.problems.append(form.problem(name, text % {"cell": first[key].cell(name)}))

    def refuse(self, form: Any) -> Problem | None:
        """Why the person may not write such a row, whether it is there already or not."""
        return None

    def number(self, steps: list[Step], others: list[Any]) -> None:
        """Give rows without a number theirs; `others` are the entries that the sheet doesn't name."""

    def warn(self) -> None:
        """Add what the person should look at, and may confirm nevertheless."""

    # --- Planning ------------------------------------------------------------------------------
    @classmethod
    def may_use(cls, user: Any) -> bool:
        names = [f"{model._meta.app_label}.{action}_{model._meta.model_name}"
                 for model in cls.models for action in ("add", "change")]  # fmt: skip
        return bool(user.is_active and user.has_perms(names))

    def read(self, sheet: Sheet, others: Iterable[type[VisitSheet]] = ()) -> Self:
        """Plan the sheet; raises SheetRefused when it is none of this kind."""
        columns = find_columns(sheet, self.form, [(kind.label, kind.form) for kind in others])
        forms = self._forms(sheet, columns)
        valid = [form for form in forms if form.is_valid()]
        self.check_together(forms)
        self._take(valid)
        self._compare()
        self.problems += [problem for form in forms for problem in form.problems()]
        self.problems.sort(key=_by_cell)
        if not self.problems:  # a part of the rows would say little
            self.warn()
            self._warn_of_emptied()
        return self

    def _forms(self, sheet: Sheet, columns: dict[str, int]) -> list[RowForm]:
        words = {fold(word) for word in in_each_language(EXAMPLE)}
        rows = [row for row in sheet.rows if not self._is_example(row, columns, words)]
        self.examples = len(sheet.rows) - len(rows)
        if not rows:
            self.problems.append(Problem(_("There are no rows below the names of the columns.")))
        return [self.form(row, columns, self.book) for row in rows]

    def _is_example(self, row: SheetRow, columns: dict[str, int], words: set[str]) -> bool:
        raw = row.cells.get(columns.get(self.marked_column, 0))
        return isinstance(raw, str) and any(fold(raw).startswith(word) for word in words)

    def _take(self, forms: list[RowForm]) -> None:
        stored = self.stored()
        refusals = {id(form): self.refuse(form) for form in forms}
        self.problems += filter(None, refusals.values())
        allowed = [form for form in forms if refusals[id(form)] is None]
        pairs = self.pair(allowed, stored)
        for form in allowed:
            self._take_one(form, pairs.get(id(form)))
        named = {id(entry) for entry in pairs.values()}
        others = [entry for entry in stored if id(entry) not in named]
        self.number(self._steps, others)
        self._others = [entry.place for entry in others if entry.place is not None]

    def _take_one(self, form: RowForm, stored: Entry | None) -> None:
        if stored is not None and not self._may_all(stored):
            self.problems.append(form.problem(form.main_column, _("An editor has to enter this row.")))
            return
        entry = stored or self.new_entry(form)
        entry.meet(form)
        entry.place_before = entry.place if entry.is_stored else None
        self._steps.append(Step(form, entry, entry.cells() if entry.is_stored else {}))
        entry.take(form)

    def _may_all(self, entry: Entry) -> bool:
        return all(may(self.by, "add" if row._state.adding else "change", row) for row in entry.rows())

    def _compare(self) -> None:
        for step in self._steps:
            if problems := list(self._problems_of(step)):
                self.problems += problems
            else:
                self.rows.append(self._planned(step))

    def _problems_of(self, step: Step) -> Iterator[Problem]:
        """Of the row as it would become."""
        try:
            step.entry.check()
        except ValidationError as error:
            yield from step.form.problems(error)
        if step.entry.place is not None and step.entry.place[1] > LARGEST_NUMBER:
            yield step.form.problem(step.entry.number_field, _("There is no larger number left for this row."))
        if not self._may_all(step.entry):
            yield step.form.problem(step.form.main_column, _("You may not write this row."))

    def _planned(self, step: Step) -> PlannedRow:
        after = step.entry.cells()
        pairs = ((name, step.before.get(name), value) for name, value in after.items())
        changes = tuple(
            Change(str(self.form.base_fields[name].label), shown(old), shown(new))
            for name, old, new in pairs if shown(old) != shown(new)
        )  # fmt: skip
        state = RowState.NEW if not step.entry.is_stored else RowState.CHANGED if changes else RowState.UNCHANGED
        return PlannedRow(step.form.row.number, str(step.entry), state, changes)

    def _warn_of_emptied(self) -> None:
        count = sum(1 for row in self.rows for change in row.changes if change.old and not change.new)
        if count:
            text = ngettext("%(count)d value that is on record becomes empty.",
                            "%(count)d values that are on record become empty.", count)  # fmt: skip
            self.warnings.append(Problem(text % {"count": count}))

    # --- What came of it ---------------------------------------------------------------------------
    @property
    def counts(self) -> dict[str, int]:
        found = Counter(row.state for row in self.rows)
        return {state.value: found[state] for state in RowState}

    @property
    def can_be_written(self) -> bool:
        """All rows are in order, and at least one of them is new or changed."""
        return not self.problems and any(row.state != RowState.UNCHANGED for row in self.rows)

    def summary(self) -> str:
        """For example: 3 new, 1 changed, 22 unchanged. Names nobody."""
        counts = self.counts
        return ", ".join(f"{counts[state.value]} {state.label}" for state in RowState)

    def digest(self) -> str:
        """The same for two plans that would do the same."""
        return hashlib.sha256(repr(self.rows).encode()).hexdigest()

    def save(self) -> None:
        """Write what is new or changed; raises NothingWritten with the row that the database refused."""
        todo = {row.number for row in self.rows if row.state != RowState.UNCHANGED}
        steps = {id(step.entry): step for step in self._steps if step.form.row.number in todo}
        unchanged = [step.entry.place for step in self._steps if id(step.entry) not in steps]
        taken = [*self._others, *filter(None, unchanged)]
        for entry in in_turn([step.entry for step in steps.values()], taken):
            try:
                entry.save()
            except REFUSALS as error:
                model = type(entry.numbered)
                said = ValidationError(explain(error, model))
                raise NothingWritten(steps[id(entry)].form.problems(said)) from error


def _by_cell(problem: Problem) -> tuple[int, int, str]:
    letters = problem.cell.rstrip("0123456789")
    digits = problem.cell[len(letters) :]
    return int(digits or 0), len(letters), letters


def title_of(kind: type[VisitSheet]) -> str:
    return capfirst(str(kind.label))
