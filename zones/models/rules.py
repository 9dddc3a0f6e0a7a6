"""The rules a zone lives by: regulations, incentives, and procedures with their steps."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ezportal import edtf
from zones.choices import IncentiveKind, RegulationKind
from zones.models.public import PublicModel, PublishableModel, SourcedModel, edtf_check, one_of_check
from zones.models.reference import Country, Organisation, ZoneType
from zones.models.zone import Zone


class Regulation(SourcedModel, PublishableModel):
    """A legal instrument: law, decree, plan, agreement."""

    public_resource = "regulations"

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, null=True, blank=True, related_name="regulations", verbose_name=_("country"),
    )  # fmt: skip
    title = models.CharField(_("title"), max_length=300)
    kind = models.CharField(_("kind"), max_length=12, choices=RegulationKind)
    number = models.CharField(_("number"), max_length=80, blank=True)
    issued = models.CharField(_("issued"), max_length=10, blank=True, validators=[edtf.EDTFValidator()])
    body = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="regulations",
        verbose_name=_("issued by"),
    )  # fmt: skip
    url = models.URLField(_("address of the text"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("regulation")
        verbose_name_plural = _("regulations")
        ordering = ("slug",)
        constraints = (
            edtf_check("issued", "regulation_issued_is_edtf"),
            edtf_check("as_of", "regulation_as_of_is_edtf"),
        )

    def __str__(self) -> str:
        return self.title


class ZoneRegulation(SourcedModel, PublicModel):
    """A regulation that governs a zone."""

    zone = models.ForeignKey(Zone, on_delete=models.CASCADE, related_name="regulation_links", verbose_name=_("zone"))
    regulation = models.ForeignKey(
        Regulation, on_delete=models.PROTECT, related_name="zone_links", verbose_name=_("regulation"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("regulation of the zone")
        verbose_name_plural = _("regulations of the zone")
        ordering = ("zone", "regulation__slug", "pk")
        constraints = (
            models.UniqueConstraint(fields=("zone", "regulation"), name="zoneregulation_once"),
            edtf_check("as_of", "zoneregulation_as_of_is_edtf"),
        )

    def __str__(self) -> str:
        return str(self.regulation)

    def public_row(self) -> PublicModel | None:
        return self.zone


class Incentive(SourcedModel, PublishableModel):
    """An advantage given to investors by a zone, a country or a type of zone."""

    public_resource = "incentives"

    slug = models.SlugField(_("slug"), max_length=100, unique=True)
    zone = models.ForeignKey(
        Zone, on_delete=models.CASCADE, null=True, blank=True, related_name="incentives", verbose_name=_("zone"),
    )  # fmt: skip
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, null=True, blank=True, related_name="incentives", verbose_name=_("country"),
    )  # fmt: skip
    zone_type = models.ForeignKey(
        ZoneType, on_delete=models.PROTECT, null=True, blank=True, related_name="incentives",
        verbose_name=_("zone type"),
    )  # fmt: skip
    kind = models.CharField(_("kind"), max_length=15, choices=IncentiveKind)
    title = models.CharField(_("title"), max_length=250)
    description = models.TextField(_("description"), blank=True)
    rate_percent = models.DecimalField(_("rate (%)"), max_digits=5, decimal_places=2, null=True, blank=True)
    years = models.PositiveSmallIntegerField(_("years"), null=True, blank=True, help_text=_("How long it is given."))
    conditions = models.TextField(_("conditions"), blank=True)
    legal_basis = models.ForeignKey(
        Regulation, on_delete=models.PROTECT, null=True, blank=True, related_name="incentives",
        verbose_name=_("legal basis"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("incentive")
        verbose_name_plural = _("incentives")
        ordering = ("slug",)
        constraints = (
            one_of_check(("zone", "country", "zone_type"), "incentive_has_one_subject"),
            models.CheckConstraint(
                condition=Q(rate_percent__isnull=True) | Q(rate_percent__range=(0, 100)),
                name="incentive_rate_is_percent",
                violation_error_message=_("A rate lies between 0 and 100 per cent."),
            ),
            edtf_check("as_of", "incentive_as_of_is_edtf"),
        )

    def __str__(self) -> str:
        return self.title

    def is_public(self) -> bool:
        return super().is_public() and (self.zone is None or self.zone.is_public())


class Procedure(SourcedModel, PublishableModel):
    """A formality an investor goes through, as a row of steps."""

    public_resource = "procedures"

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    zone = models.ForeignKey(
        Zone, on_delete=models.CASCADE, null=True, blank=True, related_name="procedures", verbose_name=_("zone"),
    )  # fmt: skip
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, null=True, blank=True, related_name="procedures", verbose_name=_("country"),
    )  # fmt: skip
    title = models.CharField(_("title"), max_length=250)
    description = models.TextField(_("description"), blank=True)
    provider = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="procedures",
        verbose_name=_("provider"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("procedure")
        verbose_name_plural = _("procedures")
        ordering = ("slug",)
        constraints = (
            one_of_check(("zone", "country"), "procedure_has_one_subject"),
            edtf_check("as_of", "procedure_as_of_is_edtf"),
        )

    def __str__(self) -> str:
        return self.title

    def is_public(self) -> bool:
        return super().is_public() and (self.zone is None or self.zone.is_public())


class Step(SourcedModel, PublicModel):
    """One step of a procedure and the eleven things it tells; what no source states stays empty (unknown)."""

    procedure = models.ForeignKey(
        Procedure, on_delete=models.CASCADE, related_name="steps", verbose_name=_("procedure"),
    )  # fmt: skip
    order = models.PositiveSmallIntegerField(_("order"))
    name = models.CharField(_("name"), max_length=250)
    office = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="steps", verbose_name=_("office"),
    )  # fmt: skip
    officer = models.CharField(_("officer"), max_length=200, blank=True, help_text=_("The post, not the person."))
    requirements = models.TextField(_("what to bring"), blank=True, help_text=_("With the number of copies."))
    form_url = models.URLField(_("form"), max_length=500, blank=True)
    result = models.CharField(_("result"), max_length=300, blank=True)
    cost = models.DecimalField(_("cost"), max_digits=14, decimal_places=2, null=True, blank=True)
    cost_currency = models.CharField(_("currency of the cost"), max_length=3, blank=True)
    counter_minutes_min = models.PositiveIntegerField(_("minutes at the counter, at least"), null=True, blank=True)
    counter_minutes_max = models.PositiveIntegerField(_("minutes at the counter, at most"), null=True, blank=True)
    queue_days_min = models.PositiveIntegerField(_("days of waiting, at least"), null=True, blank=True)
    queue_days_max = models.PositiveIntegerField(_("days of waiting, at most"), null=True, blank=True)
    legal_basis = models.ForeignKey(
        Regulation, on_delete=models.PROTECT, null=True, blank=True, related_name="steps",
        verbose_name=_("legal basis"),
    )  # fmt: skip
    legal_article = models.CharField(_("article"), max_length=80, blank=True)
    recourse = models.CharField(_("recourse"), max_length=300, blank=True)
    certifier = models.CharField(_("certified by"), max_length=200, blank=True, help_text=_("Office, not person."))
    last_checked = models.DateField(_("last checked"), null=True, blank=True)

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering = ("procedure", "order")
        constraints = (
            models.UniqueConstraint(fields=("procedure", "order"), name="step_order_once"),
            models.CheckConstraint(
                condition=Q(cost__isnull=True, cost_currency="")
                | Q(cost__isnull=False, cost__gte=0, cost_currency__regex="^[A-Z]{3}$"),
                name="step_cost_has_currency",
                violation_error_message=_("Give a cost and its currency (ISO 4217) together."),
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{low}__isnull": True})
                    | Q(**{f"{high}__isnull": True})
                    | Q(**{f"{low}__lte": F(high)}),
                    name=f"step_{low}_within",
                    violation_error_message=_("The least can't be more than the most."),
                )
                for low, high in (
                    ("counter_minutes_min", "counter_minutes_max"),
                    ("queue_days_min", "queue_days_max"),
                )
            ),
            edtf_check("as_of", "step_as_of_is_edtf"),
        )

    def __str__(self) -> str:
        return f"{self.order}. {self.name}"

    def public_row(self) -> PublicModel | None:
        return self.procedure
