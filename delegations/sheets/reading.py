"""An uploaded file as a sheet, whatever program saved it. Nobody trusts its name: the content decides."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from delegations.sheets.delimited import read_delimited
from delegations.sheets.problems import SheetRefused
from delegations.sheets.sheet import Sheet
from delegations.sheets.workbook import read_workbook

MAX_BYTES = 5 * 1024 * 1024

# First bytes of what people upload by mistake.
_FOREIGN = (
    (b"%PDF", gettext_lazy("This is a PDF. Upload the Excel file or the CSV file that it was made from.")),
    (
        b"\xd0\xcf\x11\xe0",
        gettext_lazy("This is an old Excel file (.xls), or one with a password. Save it as .xlsx without a password."),
    ),
)  # fmt: skip


def read_sheet(content: bytes) -> Sheet:
    """The rows of an XLSX or CSV file; raises SheetRefused."""
    if not content.strip():
        raise SheetRefused(_("The file is empty."))
    for start, reason in _FOREIGN:
        if content.startswith(start):
            raise SheetRefused(str(reason))
    return read_workbook(content) if content.startswith(b"PK") else read_delimited(content)
