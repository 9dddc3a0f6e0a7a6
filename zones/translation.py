"""Which texts have one column per language, and which tables keep a history.

History is registered here, after the languages, so that its tables have the language columns too.
"""

from modeltranslation.translator import TranslationOptions, translator

from ezportal.history import keep_history
from zones import models

TRANSLATED: dict[type, tuple[str, ...]] = {
    models.Country: ("official_name",),
    models.Province: ("name",),
    models.ZoneType: ("name", "definition"),
    models.Industry: ("label",),
    models.Organisation: ("name", "responsibility"),
    models.Zone: ("name", "location_advantage", "summary"),
    models.Facility: ("name", "description"),
    models.Tenant: ("name", "activity"),
    models.InvestmentOpportunity: ("title", "description"),
    models.ZoneService: ("name", "description"),
    models.Milestone: ("title", "description"),
    models.Regulation: ("title",),
    models.Incentive: ("title", "description", "conditions"),
    models.Procedure: ("title", "description"),
    models.Step: ("name", "officer", "requirements", "result", "recourse", "certifier"),
    models.CrossBorderArea: ("name", "description"),
    models.Agreement: ("title", "description"),
    models.JointBody: ("name", "description"),
    models.ClearanceModel: ("name", "description", "expected_effect"),
    models.AreaStatement: ("text",),
    models.BorderCrossing: ("name", "description"),
    models.TransportLink: ("name", "description"),
    models.TransportSection: ("name",),
    models.Station: ("name",),
    models.TransportFigure: ("label",),
    models.Indicator: ("name", "description"),
    models.CountryOverview: ("label",),
}

# Columns of a zone that are computed; their history would say nothing.
DERIVED = ("search_text", "last_confirmed", "freshness", "has_competing_claims")

UNTRANSLATED_WITH_HISTORY = (
    models.Source,
    models.Claim,
    models.ZoneAlias,
    models.ZoneClassification,
    models.ZoneRole,
    models.ZoneIndustry,
    models.ZoneRegulation,
    models.AreaMember,
    models.AreaAlias,
    models.CrossingZone,
    models.TransportConnection,
    models.Observation,
)

for model, fields in TRANSLATED.items():
    translator.register(model, type(f"{model.__name__}Translation", (TranslationOptions,), {"fields": fields}))

for model in (*TRANSLATED, *UNTRANSLATED_WITH_HISTORY):
    keep_history(model, app="zones", without=DERIVED if model is models.Zone else (), found_by=("zone",))
