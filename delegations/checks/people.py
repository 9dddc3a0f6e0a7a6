"""What is not known of the delegates. It is counted as such, never guessed."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from delegations.checks.kinds import WarningKind
from delegations.checks.record import VisitRecord
from delegations.choices import Gender, Sector
from ezportal.data_warnings import DataWarning


def unstated_notes(record: VisitRecord) -> Iterator[DataWarning]:
    """How many delegates are shown as “not stated”, in gender and in sector."""
    total = len(record.delegates)
    genders = sum(delegate.gender == Gender.NOT_STATED for delegate in record.delegates)
    sectors = sum(delegate.sector == Sector.NOT_STATED for delegate in record.delegates)
    for label, count in ((_("Gender"), genders), (_("Sector"), sectors)):
        if count:
            message = _("%(what)s is not stated for %(count)d of %(total)d delegates; they are counted as not stated.")
            words = {"what": label, "count": count, "total": total}
            figures = ((_("not stated"), str(count)), (_("delegates"), str(total)))
            yield DataWarning(WarningKind.UNSTATED, message % words, (record.visit,), figures, is_note=True)
