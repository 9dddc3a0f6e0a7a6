"""How new what the public sees of each zone is, apart from the zones: their own rows are long to read and to write."""

from __future__ import annotations

from collections.abc import Collection

from django.db import models
from django.utils.translation import gettext_lazy as _


class ZoneVersion(models.Model):
    """The data version that last changed what the public sees of a zone: stored forms that are older do not count.

    Noted in the transaction of the change. A zone without a row has not changed since its forms could be kept.
    """

    zone = models.OneToOneField(
        "zones.Zone", on_delete=models.CASCADE, primary_key=True, related_name="version", verbose_name=_("zone"),
    )  # fmt: skip
    sequence = models.BigIntegerField(_("data version"), db_index=True)

    class Meta:
        verbose_name = _("version of a zone")
        verbose_name_plural = _("versions of zones")
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.zone_id} {self.sequence}"

    @classmethod
    def note(cls, pks: Collection[int], sequence: int) -> None:
        """Have the forms of these zones that are older than this data version count no more."""
        cls.objects.bulk_create(
            [cls(zone_id=pk, sequence=sequence) for pk in sorted(pks)],
            update_conflicts=True, unique_fields=["zone"], update_fields=["sequence"],
        )  # fmt: skip
