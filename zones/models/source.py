"""Where values come from."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ezportal import edtf
from zones.choices import SourceKind
from zones.models.public import PublicModel, edtf_check


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
