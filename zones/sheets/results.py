"""What became of each row of a sheet."""

from __future__ import annotations

from import_export.results import Result, RowResult

# Of a long sheet the preview shows the beginning; what has to be corrected is told for all rows.
SHOWN_ROWS = 200


class SheetResult(Result):
    """The result of a sheet, whose rows are too many for a page."""

    def shown_rows(self) -> list[RowResult]:
        """The first rows that would be written, each with what changes in it."""
        return [row for row in self.rows[:SHOWN_ROWS] if row.diff is not None]

    def hidden_rows(self) -> int:
        return max(0, len(self.rows) - SHOWN_ROWS)

    def count(self) -> None:
        """Add up the rows by what becomes of them."""
        self.total_rows = len(self.rows)
        for row in self.rows:
            self.increment_row_result_total(row)
