"""Importing a sheet of new and changed rows: a fixed number of queries for reading, a few for each batch of writing.

The keys of all rows are looked up before the first is built. Fields and permissions are checked row by row in memory.
Constraints and triggers are left to the database, which is asked for its words only about a row it refused.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _
from import_export.results import Error, RowResult

from ezportal.admin.refusals import explain
from ezportal.garbage import collected_later
from zones.models.batches import save_rows, write_rows
from zones.models.instances import NewRows, twin
from zones.sheets.reading import Sheet
from zones.sheets.resource import GuardedResource
from zones.sheets.results import SHOWN_ROWS, SheetResult

BATCH = 500
# Nobody corrects more at once, and each row that the database refused costs queries.
MOST_REFUSED = 1_000


class SheetImport:
    """One sheet on its way in. A refused row is told and the next one tried; the caller undoes all of them then."""

    def __init__(self, resource: GuardedResource, *, is_trial: bool) -> None:
        self.resource, self.is_trial = resource, is_trial
        self.model: Any = resource._meta.model
        self.new_rows = NewRows(self.model)
        self.result = SheetResult()
        self.result.diff_headers = resource.get_diff_headers()
        self.refused: dict[int, ValidationError] = {}
        # By number of the row: what the database has (None: nothing), and what it is to have.
        self.waiting: dict[int, tuple[Any, Any]] = {}
        self.shown: dict[int, tuple[Any, Any]] = {}
        self.expected: set[str] = set()

    def run(self, sheet: Sheet) -> SheetResult:
        """Write the rows, or with `is_trial` try to; needs an open transaction that the caller undoes."""
        try:
            self.resource.check_columns(sheet.headers)
        except ValueError as error:
            self.result.append_base_error(Error(error))
            return self.result
        rows = list(sheet.as_dicts())
        self.resource.look_up(rows)
        for number, row in enumerate(rows, 1):
            if len(self.refused) >= MOST_REFUSED:
                self.result.append_base_error(Error(_("Too many rows are wrong; the rest was not looked at.")))
                break
            self._take(number, row)
        self.flush()
        self._tell(rows)
        return self.result

    def _take(self, number: int, row: dict[str, str]) -> None:
        told = RowResult()
        self.result.append_row_result(told)
        try:
            before = self._stored(row)
            after = self.new_rows.make() if before is None else twin(before)
            errors = self.resource.fill(after, row)
            if self.is_trial and number <= SHOWN_ROWS:
                self.shown[number] = before, after
            if before is not None and not errors and not after.differs_from(before):
                told.import_type = RowResult.IMPORT_TYPE_SKIP
                return
            self.resource.check(after, errors)
        except ValidationError as error:
            self._refuse(number, error)
            return
        told.import_type = RowResult.IMPORT_TYPE_UPDATE if before else RowResult.IMPORT_TYPE_NEW
        self.waiting[number] = before, after
        if key := self.resource.key_in(row):
            self.expected.add(key)
        if len(self.waiting) == BATCH:
            self.flush()

    def _stored(self, row: dict[str, str]) -> Any:
        """The row that this one changes. What it needs of rows that wait to be written is written first."""
        if self.resource.named_own(row) & self.expected:
            self.flush()
        return self.resource.stored_row(row)

    def flush(self) -> None:
        """Write what waits; if the database refuses, one by one, to know which."""
        waiting, self.waiting, self.expected = self.waiting, {}, set()
        write = write_rows if self.is_trial else save_rows
        if not _refusal(lambda: write(self.model, list(waiting.values()))):
            self.resource.keep([after for _before, after in waiting.values()])
            return
        for number, pair in waiting.items():
            if len(self.refused) < MOST_REFUSED:
                self._write_one(write, number, pair)

    def _write_one(self, write: Callable[..., None], number: int, pair: tuple[Any, Any]) -> None:
        before, after = pair
        if before is None:
            after.pk, after._state.adding = None, True  # as the refused batch may have left it
        refused = _refusal(lambda: write(self.model, [pair]))
        if refused:
            self._refuse(number, self._in_words(after, refused))
        else:
            self.resource.keep([after])

    def _in_words(self, row: Any, refused: IntegrityError) -> ValidationError:
        """The broken rule as forms say it. What no constraint of the model says, a trigger does."""
        try:
            row.validate_unique()
            row.validate_constraints()
        except ValidationError as error:
            return self.resource.by_column(error)
        return ValidationError(explain(refused, self.model))

    def _refuse(self, number: int, error: ValidationError) -> None:
        self.refused[number] = error
        told = self.result.rows[number - 1]
        told.import_type, told.validation_error = RowResult.IMPORT_TYPE_INVALID, error

    def _tell(self, rows: Sequence[dict[str, str]]) -> None:
        self.result.count()
        for number, error in sorted(self.refused.items()):
            self.result.append_invalid_row(number, rows[number - 1], error)
        if not self.refused:
            self._show()

    def _show(self) -> None:
        states = [state for pair in self.shown.values() for state in pair if state is not None]
        prefetch_related_objects(states, *self.resource.keys)
        for number, (before, after) in self.shown.items():
            if before is None:
                after.pk = None  # the key of the trial will be another row's
            self.result.rows[number - 1].diff = self.resource.difference(before, after)


def _refusal(write: Callable[[], None]) -> IntegrityError | None:
    try:
        with transaction.atomic():
            write()
    except IntegrityError as error:
        return error
    return None


class SheetResource(GuardedResource):
    """What the admin hands a sheet to."""

    def import_data(self, dataset: Any, dry_run: bool = False, **kwargs: Any) -> SheetResult:
        """Take a sheet in, or only try to. Of a sheet with a refused row nothing stays written."""
        with collected_later(), transaction.atomic():
            result = SheetImport(self, is_trial=dry_run).run(dataset)
            if dry_run or result.has_errors() or result.has_validation_errors():
                transaction.set_rollback(True)
        return result
