"""Incentives, regulations and procedures."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from ezportal.api.fields import ApiAddress, Number, TranslatedText
from zones.api.fields import Choice, OptionalNumber, PartialDate, PublicKey, Text
from zones.api.serializers.cited import CitedSerializer, OrganisationKeySerializer
from zones.choices import IncentiveKind, RegulationKind
from zones.models import Procedure, Regulation
from zones.totals import ProcedureTotals, procedure_totals


class IncentiveSerializer(CitedSerializer):
    """An advantage given by a zone, a country or for a type of zone; one of the three is set."""

    slug = serializers.SlugField(read_only=True)
    zone = PublicKey()
    country = Text(source="country_id")
    zone_type = PublicKey()
    kind = Choice(IncentiveKind)
    title = TranslatedText()
    description = TranslatedText()
    rate_percent = OptionalNumber()
    years = OptionalNumber()
    conditions = TranslatedText()
    legal_basis = PublicKey()
    self = ApiAddress("incentives-detail")


class RegulationKeySerializer(CitedSerializer):
    """A legal instrument; `url` opens its text."""

    slug = serializers.SlugField(read_only=True)
    country = Text(source="country_id")
    title = TranslatedText()
    kind = Choice(RegulationKind)
    number = Text()
    issued = PartialDate()
    body = PublicKey()
    url = Text()
    self = ApiAddress("regulations-detail")


class RegulationSerializer(RegulationKeySerializer):
    """A legal instrument with the zones it governs; `url` opens its text."""

    zones = serializers.SerializerMethodField()

    def get_zones(self, regulation: Regulation) -> list[str]:
        return [link.zone.slug for link in regulation.zone_links.all()]


class StepSerializer(CitedSerializer):
    """A step of a procedure; what no source states is null."""

    order = serializers.IntegerField(read_only=True)
    name = TranslatedText()
    office = OrganisationKeySerializer(read_only=True, allow_null=True)
    officer = TranslatedText()
    requirements = TranslatedText()
    form_url = Text()
    result = TranslatedText()
    cost = OptionalNumber()
    cost_currency = Text()
    counter_minutes_min = OptionalNumber()
    counter_minutes_max = OptionalNumber()
    queue_days_min = OptionalNumber()
    queue_days_max = OptionalNumber()
    legal_basis = PublicKey()
    legal_article = Text()
    recourse = TranslatedText()
    certifier = TranslatedText()
    last_checked = serializers.DateField(read_only=True, allow_null=True)


class CostSerializer(serializers.Serializer):
    currency = serializers.CharField(read_only=True)
    amount = Number()


class TotalsSerializer(serializers.Serializer):
    """Computed from the steps; `steps_with_*` says how many of them state the figure."""

    steps = serializers.IntegerField(read_only=True)
    offices = serializers.IntegerField(read_only=True)
    days_min = OptionalNumber()
    days_max = OptionalNumber()
    steps_with_days = serializers.IntegerField(read_only=True)
    counter_minutes_min = OptionalNumber()
    counter_minutes_max = OptionalNumber()
    steps_with_minutes = serializers.IntegerField(read_only=True)
    costs = serializers.SerializerMethodField()
    steps_with_cost = serializers.IntegerField(read_only=True)

    @extend_schema_field(CostSerializer(many=True))
    def get_costs(self, totals: ProcedureTotals) -> Any:
        rows = [{"currency": currency, "amount": amount} for currency, amount in totals.costs.items()]
        return CostSerializer(rows, many=True).data


class ProcedureSerializer(CitedSerializer):
    """A formality an investor goes through, with its steps and what they take in all."""

    slug = serializers.SlugField(read_only=True)
    zone = PublicKey()
    country = Text(source="country_id")
    title = TranslatedText()
    description = TranslatedText()
    provider = OrganisationKeySerializer(read_only=True, allow_null=True)
    steps = StepSerializer(many=True, read_only=True)
    totals = serializers.SerializerMethodField()
    self = ApiAddress("procedures-detail")

    @extend_schema_field(TotalsSerializer)
    def get_totals(self, procedure: Procedure) -> Any:
        return TotalsSerializer(procedure_totals(procedure.steps.all())).data
