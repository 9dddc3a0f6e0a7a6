"""Reference data with stable keys: countries, provinces, organisations, zone types, industries.

Such rows are retired, never deleted, because claims, fixtures and partners name them by key.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Self

from django.apps import apps
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Concat, Left
from django.db.models.lookups import Exact
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ezportal import cldr, edtf
from zones.choices import OrganisationKind
from zones.models.public import DraftLanguagesModel, PublicModel, PublicQuerySet, edtf_check


def _zones(**lookup: Any) -> Iterable[PublicModel]:
    """Zones that show these rows."""
    return apps.get_model("zones", "Zone")._base_manager.filter(**lookup).distinct()


class CountryQuerySet(PublicQuerySet):
    def members(self) -> Self:
        """The six Lancang-Mekong countries."""
        return self.filter(is_member=True)


class Country(DraftLanguagesModel, PublicModel):
    """A country by its ISO 3166-1 code. Its everyday name comes from CLDR; English may be set by the institute."""

    public_resource = "countries"

    code = models.CharField(_("ISO 3166-1 code"), max_length=2, primary_key=True)
    alpha3 = models.CharField(_("ISO 3166-1 alpha-3 code"), max_length=3, unique=True)
    short_name_en = models.CharField(
        _("short English name"), max_length=80, blank=True,
        help_text=_("Only where the institute's name differs from CLDR's, for example Lao PDR."),
    )  # fmt: skip
    official_name = models.CharField(_("official name"), max_length=200, blank=True)
    capital = models.CharField(_("capital"), max_length=80, blank=True)
    currency = models.CharField(_("ISO 4217 currency"), max_length=3, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=40, blank=True, help_text=_("For example Asia/Bangkok."))
    local_language = models.CharField(_("main language"), max_length=12, blank=True, help_text=_("BCP 47 tag."))
    is_member = models.BooleanField(_("Lancang-Mekong country"), default=False)

    objects = CountryQuerySet.as_manager()

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering = ("code",)
        constraints = (
            models.CheckConstraint(
                condition=Q(code__regex=r"^[A-Z]{2}$"),
                name="country_code_is_iso",
                violation_error_message=_("A country code has two capital letters."),
            ),
        )

    @classmethod
    def dependants(cls, pks: Sequence[Any]) -> Iterable[PublicModel]:
        return _zones(country__in=pks)

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Everyday name in the active language."""
        language = get_language() or "en"
        if language == "en" and self.short_name_en:
            return self.short_name_en
        return cldr.territory_name(self.code, language)

    @property
    def local_name(self) -> str:
        """Everyday name in the country's own language, empty where that language is not recorded."""
        return cldr.territory_name(self.code, self.local_language) if self.local_language else ""

    def public_key(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return reverse("zones:country", args=[self.code.lower()])


def begins_with_country(column: str) -> Exact:
    """The code of a province in this column belongs to the country of the row."""
    return Exact(Left(column, 3), Concat("country", Value("-")))


class Province(PublicModel):
    """A first-level division by its ISO 3166-2 code."""

    public_resource = "countries"

    code = models.CharField(_("ISO 3166-2 code"), max_length=6, primary_key=True)
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="provinces", verbose_name=_("country"))
    name = models.CharField(_("name"), max_length=120)

    class Meta:
        verbose_name = _("province")
        verbose_name_plural = _("provinces")
        ordering = ("code",)
        constraints = (
            models.CheckConstraint(
                condition=Q(code__regex=r"^[A-Z]{2}-[A-Z0-9]{1,3}$"),
                name="province_code_is_iso",
                violation_error_message=_("A province code looks like LA-LM."),
            ),
            models.CheckConstraint(
                condition=begins_with_country("code"),
                name="province_code_of_its_country",
                violation_error_message=_("A province code begins with the code of its country."),
            ),
        )

    def __str__(self) -> str:
        return self.name

    def public_row(self) -> Country:
        return self.country


class TreeModel(DraftLanguagesModel, PublicModel):
    """A term in a tree, retired rather than deleted."""

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("parent"),
    )  # fmt: skip
    is_retired = models.BooleanField(_("retired"), default=False)

    class Meta:
        abstract = True

    @classmethod
    def with_descendants(cls, slugs: list[str]) -> set[int]:
        """Keys of the named terms and of all below them; the tree is small, so it is read once and walked."""
        children: dict[int | None, list[int]] = {}
        found = set()
        rows: models.QuerySet[Any] = cls._base_manager.all()
        for pk, parent, slug in rows.values_list("pk", "parent_id", "slug"):
            children.setdefault(parent, []).append(pk)
            if slug in slugs:
                found.add(pk)
        waiting = list(found)
        while waiting:
            below = children.get(waiting.pop(), [])
            waiting += [pk for pk in below if pk not in found]
            found.update(below)
        return found


class ZoneType(TreeModel):
    """A kind of zone: international concepts on top, each country's legal terms below."""

    public_resource = "zone-types"

    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, null=True, blank=True, related_name="zone_types", verbose_name=_("country"),
        help_text=_("Empty for an international concept."),
    )  # fmt: skip
    name = models.CharField(_("name"), max_length=160)
    abbreviation = models.CharField(_("abbreviation"), max_length=20, blank=True)
    definition = models.TextField(_("definition"), blank=True)
    source = models.ForeignKey(
        "zones.Source", on_delete=models.PROTECT, null=True, blank=True, related_name="zone_types",
        verbose_name=_("source of the definition"),
    )  # fmt: skip
    locator = models.CharField(_("place in the source"), max_length=200, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("zone type")
        verbose_name_plural = _("zone types")
        ordering = ("slug",)
        constraints = (
            models.CheckConstraint(condition=~Q(parent=F("pk")), name="zonetype_not_its_own_parent"),
            models.CheckConstraint(
                condition=Q(definition_en="") | Q(definition_en__isnull=True) | Q(source__isnull=False),
                name="zonetype_definition_has_source",
                violation_error_message=_("A definition needs its source."),
            ),
        )

    @classmethod
    def dependants(cls, pks: Sequence[Any]) -> Iterable[PublicModel]:
        return _zones(classifications__zone_type__in=pks)

    def __str__(self) -> str:
        return self.name


class Industry(TreeModel):
    """An ISIC Rev. 4 section or division, or a cluster label of the portal below one."""

    public_resource = "industries"

    label = models.CharField(_("label"), max_length=200)
    isic_code = models.CharField(_("ISIC Rev. 4 code"), max_length=5, blank=True)

    class Meta:
        verbose_name = _("industry")
        verbose_name_plural = _("industries")
        ordering = ("slug",)
        constraints = (models.CheckConstraint(condition=~Q(parent=F("pk")), name="industry_not_its_own_parent"),)

    @classmethod
    def dependants(cls, pks: Sequence[Any]) -> Iterable[PublicModel]:
        return _zones(industries__industry__in=pks)

    def __str__(self) -> str:
        return self.label


class Organisation(PublicModel):
    """A public or private body. Only its office can be written to here, never a person."""

    public_resource = "organisations"

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=250)
    acronym = models.CharField(_("acronym"), max_length=30, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind)
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, null=True, blank=True, related_name="organisations",
        verbose_name=_("country"), help_text=_("Empty for an intergovernmental organisation or when unknown."),
    )  # fmt: skip
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("part of"),
    )  # fmt: skip
    responsibility = models.CharField(_("responsibility"), max_length=300, blank=True)
    address = models.CharField(_("postal address"), max_length=400, blank=True)
    website = models.URLField(_("website"), blank=True, max_length=300)
    office_email = models.EmailField(
        _("office e-mail"), blank=True, help_text=_("Address of the office, never of a person."),
    )  # fmt: skip
    office_phone = models.CharField(
        _("office telephone"), max_length=60, blank=True, help_text=_("Number of the office, never of a person."),
    )  # fmt: skip
    source = models.ForeignKey(
        "zones.Source", on_delete=models.PROTECT, related_name="organisations", verbose_name=_("source"),
    )  # fmt: skip
    locator = models.CharField(_("place in the source"), max_length=200, blank=True)
    as_of = models.CharField(_("as of"), max_length=10, blank=True, validators=[edtf.EDTFValidator()])
    note = models.TextField(_("note"), blank=True)
    is_retired = models.BooleanField(_("retired"), default=False)

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ("slug",)
        constraints = (
            models.CheckConstraint(condition=~Q(parent=F("pk")), name="organisation_not_its_own_parent"),
            edtf_check("as_of", "organisation_as_of_is_edtf"),
        )

    @classmethod
    def dependants(cls, pks: Sequence[Any]) -> Iterable[PublicModel]:
        return _zones(roles__organisation__in=pks)

    def __str__(self) -> str:
        return self.name
