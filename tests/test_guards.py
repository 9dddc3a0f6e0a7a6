"""Guards of the house: what every model must have. A new model that lacks something fails here."""

import inspect

import pytest
from django.apps import apps
from django.contrib import admin
from django.core.management import call_command
from django.db import connection, models
from factory.django import DjangoModelFactory

from tests import factories
from zones import triggers
from zones.models.public import PublicModel, PublishableModel

OWN_APPS = ("zones", "delegations", "evaluations")

# Where the public reads a model that has no list of its own: as a part of this resource.
SERVED_WITHIN = {
    "Province": "zones", "ZoneAlias": "zones", "ZoneClassification": "zones", "ZoneRole": "zones",
    "ZoneIndustry": "zones", "ZoneRegulation": "zones", "Claim": "zones", "Facility": "zones", "Tenant": "zones",
    "InvestmentOpportunity": "zones", "ZoneService": "zones", "Milestone": "zones and cross-border-areas",
    "Step": "procedures", "AreaMember": "cross-border-areas", "AreaAlias": "cross-border-areas",
    "Agreement": "cross-border-areas", "JointBody": "cross-border-areas", "ClearanceModel": "cross-border-areas",
    "AreaStatement": "cross-border-areas", "CrossingZone": "border-crossings", "TransportConnection": "transport-links",
    "TransportSection": "transport-links", "Station": "transport-links", "TransportFigure": "transport-links",
    "CountryOverview": "countries", "StoredForm": "zones, as it is given out", "DataVersion": "the X-Data-Version header",
    "ZoneVersion": "whether a stored form of a zone counts",
    "Activity": "projects", "Aim": "learning-visits", "VisitProject": "learning-visits", "VisitArea": "learning-visits",
    "CountryGroup": "learning-visits", "Contradiction": "learning-visits", "Reading": "learning-visits",
    "Delegate": "learning-visits, as counts only", "TravelGroup": "learning-visits", "TravelCount": "learning-visits",
    "TravelLeg": "learning-visits", "AgendaDay": "learning-visits", "AgendaItem": "learning-visits",
    "AgendaPresenter": "learning-visits, as an office", "SiteVisit": "learning-visits", "SiteNote": "learning-visits",
    "Expectation": "learning-visits", "ExpectationAnswer": "learning-visits", "AssignmentTopic": "learning-visits",
    "CaseStudy": "learning-visits", "CountryPresentation": "learning-visits", "Finding": "learning-visits",
    "FindingSubject": "learning-visits", "Recommendation": "learning-visits",
    "RecommendationSubject": "learning-visits", "Lesson": "learning-visits",
    "ScalePoint": "rating-scales", "Section": "questionnaires", "Question": "questionnaires",
    "Choice": "questionnaires", "Evaluation": "learning-visits", "Survey": "learning-visits", "Tally": "learning-visits",
    "TallyCount": "learning-visits", "Remark": "learning-visits", "Release": "learning-visits",
    "ReportText": "learning-visits",
}  # fmt: skip
NEVER_PUBLIC = {
    "FocalPoint": "names users", "Enquiry": "holds an investor's address", "Subscription": "holds a reader's address",
    "DelegateContact": "how a person is reached", "PersonalLink": "a way in", "TravelGroupMember": "names persons",
    "Erasure": "record of the retention job", "Reminder": "record of the reminders",
    "PairingSecret": "ties answers to persons", "Invitation": "names who is asked", "InvitationToken": "a way in",
    "EvaluationResponse": "what one person answers", "Answer": "what one person answers",
    "VisitReport": "may hold the directory",
}  # fmt: skip
NO_DESK = {
    "PairingSecret": "is read by nobody", "StoredForm": "made and renewed by the portal alone",
    "ZoneVersion": "noted by the change feed only",
}  # fmt: skip
NO_FACTORY = {
    "StoredForm": "made by the portal from the zone",
    "Change": "written by the change feed only",
    "DataVersion": "written by the change feed only",
    "ZoneVersion": "noted by the change feed only",
}


def own_models() -> list[type[models.Model]]:
    found = [model for name in OWN_APPS for model in apps.get_app_config(name).get_models()]
    return [model for model in found if not model.__name__.startswith("Historical")]


def inline_models() -> set[type[models.Model]]:
    """Rows that are edited on the page of what they belong to."""
    return {inline.model for model_admin in admin.site._registry.values() for inline in model_admin.inlines}


@pytest.mark.parametrize("model", own_models(), ids=lambda model: model.__name__)
def test_a_model_has_words_order_and_a_desk(model: type[models.Model]) -> None:
    assert model.__str__ is not models.Model.__str__
    assert model._meta.ordering
    assert inspect.getdoc(model)
    has_desk = model in admin.site._registry or model in inline_models()
    assert has_desk is (model.__name__ not in NO_DESK)


@pytest.mark.parametrize("model", own_models(), ids=lambda model: model.__name__)
def test_a_model_has_a_factory(model: type[models.Model]) -> None:
    made = {
        factory._meta.model
        for factory in vars(factories).values()
        if inspect.isclass(factory) and issubclass(factory, DjangoModelFactory) and not factory._meta.abstract
    }
    assert (model in made) is (model.__name__ not in NO_FACTORY)


@pytest.mark.parametrize("model", own_models(), ids=lambda model: model.__name__)
def test_a_model_is_served_or_says_why_not(model: type[models.Model], client, db) -> None:
    resource = getattr(model, "public_resource", "") or ("changes" if model.__name__ == "Change" else "")
    exempt = model.__name__ in SERVED_WITHIN or model.__name__ in NEVER_PUBLIC
    assert bool(resource) or exempt
    if resource and model.__name__ not in SERVED_WITHIN:
        assert client.get(f"/api/v1/{resource}/").status_code == 200


@pytest.mark.parametrize("model", own_models(), ids=lambda model: model.__name__)
def test_every_relation_is_named_and_every_factory_works(model: type[models.Model], db) -> None:
    for field in model._meta.get_fields():
        if isinstance(field, models.ForeignKey) and field.related_model._meta.app_label in OWN_APPS:
            assert field.remote_field.related_name, field.name
    if model.__name__ not in NO_FACTORY:
        row = getattr(factories, f"{model.__name__}Factory")()
        assert str(row)
        row.full_clean()


def test_what_the_public_sees_moves_the_data_version() -> None:
    unseen = {*NEVER_PUBLIC, "Change", "DataVersion", "StoredForm", "ZoneVersion"}
    assert {model.__name__ for model in own_models() if not issubclass(model, PublicModel)} == unseen
    resources = [m for m in own_models() if issubclass(m, PublishableModel) and m().public_row() is not None]
    assert all(model.public_resource for model in resources if model.__name__ not in SERVED_WITHIN)


@pytest.mark.parametrize("model", own_models(), ids=lambda model: model.__name__)
def test_changes_of_curated_rows_are_kept(model: type[models.Model]) -> None:
    assert hasattr(model, "history") is issubclass(model, PublicModel)


@pytest.mark.parametrize("model", [m for m in own_models() if hasattr(m, "history")], ids=lambda model: model.__name__)
def test_a_history_can_be_read(model: type[models.Model], db) -> None:
    """It reads its own table: fields are copied for it, with what queries had already kept in them."""
    assert list(model.history.all()) == []  # type: ignore[attr-defined]


def test_no_migration_is_missing(db) -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_the_triggers_are_in_place(db) -> None:
    wanted = {rule.name for rule in triggers.all_rules()}
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")
            found = {name for (name,) in cursor.fetchall()}
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            found = {name.rsplit("_", 1)[0] for (name,) in cursor.fetchall()}
    assert wanted <= found
