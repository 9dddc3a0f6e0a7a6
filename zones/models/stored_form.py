"""The public forms of a zone that are kept, so that reading many zones costs no more than reading their texts."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from zones.models.zone import Zone


class FormKind(models.TextChoices):
    ROW = "row", _("row of the API's list")
    DETAIL = "detail", _("detail of the API")
    CSV = "csv", _("line of a CSV file")
    LINE = "line", _("line of a table")
    CARD = "card", _("card")
    PAGE = "page", _("page")


# Whole profiles: they show more than the zone and its own parts; they are long and mostly words, so kept compressed.
PROFILES = {FormKind.DETAIL, FormKind.PAGE}


class StoredForm(models.Model):
    """One public form of a zone in one language, as it was at a data version.

    A form is never corrected: when its zone has changed since, it no longer counts, and is made anew by the worker or
    by the first reader, whoever comes first. Losing the whole table loses nothing.
    """

    zone = models.ForeignKey(Zone, on_delete=models.CASCADE, related_name="stored_forms", verbose_name=_("zone"))
    kind = models.CharField(_("kind"), max_length=6, choices=FormKind)
    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES)
    sequence = models.BigIntegerField(_("data version"), help_text=_("The one that was read before the form was made."))
    release = models.CharField(_("release"), max_length=40, help_text=_("The code that made it."))
    fell_back = models.BooleanField(_("has texts of another language"), default=False)
    body = models.BinaryField(_("body"))

    class Meta:
        verbose_name = _("stored form")
        verbose_name_plural = _("stored forms")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("zone", "kind", "language"), name="stored_form_is_one_per_language"),
        )

    def __str__(self) -> str:
        return f"{self.zone_id} {self.kind} {self.language}"
