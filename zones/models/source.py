"""Where values come from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ezportal import edtf
from ezportal.keyed_queries import KeyedQuery
from zones.choices import SourceKind
from zones.models.changes import note_any_zone, record_changes
from zones.models.public import PublicModel, edtf_check
from zones.models.zone_version import ZoneVersion

# Notes that have a source's slug show a name made of these in its place, see `zones.views.citations`.
SHOWN_IN_NOTES = ("slug", "publisher", "title", "published")


class Source(PublicModel):
    """A document, page or data set that states facts. Every published value points to one."""

    public_resource = "sources"

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    title = models.CharField(_("title"), max_length=300)
    kind = models.CharField(_("kind"), max_length=12, choices=SourceKind)
    publisher = models.CharField(_("publisher"), max_length=200, blank=True)
    url = models.URLField(_("address"), max_length=1000, blank=True)
    published = models.CharField(
        _("published"), max_length=10, blank=True, validators=[edtf.EDTFValidator()],
        help_text=_("As precisely as known: 2019, 2019-12 or 2019-12-09."),
    )  # fmt: skip
    language = models.CharField(_("language"), max_length=12, blank=True, help_text=_("BCP 47 tag, for example en."))
    licence = models.CharField(_("licence"), max_length=200, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ("title", "pk")
        constraints = (edtf_check("published", "source_published_is_edtf"),)

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("zones:source", args=[self.slug])

    def save(self, *args: Any, **kwargs: Any) -> None:
        before = self.stored()
        with record_changes():
            super().save(*args, **kwargs)
            if before is None or any(getattr(self, name) != getattr(before, name) for name in SHOWN_IN_NOTES):
                note_any_zone()

    @classmethod
    def tell_zones(cls, pks: Sequence[int], sequence: int) -> bool:
        """The zones that cite these, unless something else does, or too much of them."""
        if _cited_elsewhere.rows(pks) or len(citing := _citing_zones.rows(pks)) > MOST_CITING:
            return False
        if citing:
            ZoneVersion.note({zone for (zone,) in citing}, sequence)
        return True


# Of a source that more rows of zones cite, any zone may be one of them: so many are not told one by one.
MOST_CITING = 2000


def _citations(pks: Sequence[int], column: str, *, is_of_zones: bool) -> models.QuerySet[Any, Any]:
    """The column of all rows that cite these sources: of the parts of zones, or of all other models."""
    citing: list[type[Any]] = [relation.related_model for relation in Source._meta.related_objects]
    found: list[models.QuerySet[Any, Any]] = [
        models.QuerySet(model).filter(source__in=pks).order_by().values_list(column)
        for model in citing
        if model.is_part_of_zone == is_of_zones
    ]
    return found[0].union(*found[1:], all=True)


_citing_zones = KeyedQuery(lambda pks: _citations(pks, "zone", is_of_zones=True)[: MOST_CITING + 1])
_cited_elsewhere = KeyedQuery(lambda pks: _citations(pks, "pk", is_of_zones=False)[:1])
