"""Every model has its place in the admin, or a reason in writing why it has none."""

import pytest
from django.apps import apps
from django.contrib import admin

from ezportal.admin import PortalAdmin
from ezportal.admin.inlines import RowInline
from zones.models.public import PublicModel

OWN_APPS = ("zones", "delegations", "evaluations")
# Rows without texts of their own to translate: they are edited where they belong.
WITHIN = {
    "ZoneAlias": "Zone", "ZoneClassification": "Zone", "ZoneRole": "Zone", "ZoneIndustry": "Zone",
    "ZoneRegulation": "Zone", "AreaMember": "CrossBorderArea", "AreaAlias": "CrossBorderArea",
    "CrossingZone": "BorderCrossing", "TransportConnection": "TransportLink",
    "VisitProject": "LearningVisit", "VisitArea": "LearningVisit", "CountryGroup": "LearningVisit",
    "DelegateContact": "Delegate", "TravelCount": "TravelGroup", "TravelGroupMember": "TravelGroup",
    "TravelLeg": "TravelGroup", "FindingSubject": "Finding", "RecommendationSubject": "Recommendation",
    "ExpectationAnswer": "Expectation", "ScalePoint": "Scale", "Choice": "Question", "TallyCount": "Tally",
    "InvitationToken": "Invitation", "Answer": "EvaluationResponse",
}  # fmt: skip


# A questionnaire is frozen when it is published: that is done on its own page.
ONE_BY_ONE = {"Questionnaire": {"publication"}}
WITHOUT = {
    "PairingSecret": "is read by nobody", "StoredForm": "is made from its zone, and made anew by a command",
    "ZoneVersion": "is noted by the change feed only",
}  # fmt: skip


def own_models():
    models = [model for name in OWN_APPS for model in apps.get_app_config(name).get_models()]
    return [model for model in models if not model.__name__.startswith("Historical")]


def desks():
    return {model: desk for model, desk in admin.site._registry.items() if model in own_models()}


@pytest.mark.parametrize("model", own_models(), ids=lambda model: model.__name__)
def test_model_has_a_desk_or_a_place_within_another(model):
    if model.__name__ in WITHIN:
        parent = apps.get_model(model._meta.app_label, WITHIN[model.__name__])
        assert model in {inline.model for inline in admin.site._registry[parent].inlines}
    else:
        assert (model in admin.site._registry) is (model.__name__ not in WITHOUT)


@pytest.mark.parametrize("desk", desks().values(), ids=lambda desk: desk.model.__name__)
def test_desk_stands_on_the_shared_base(desk):
    assert isinstance(desk, PortalAdmin)
    assert desk.show_full_result_count is False
    assert desk.fieldsets
    assert all(issubclass(inline, RowInline) for inline in desk.inlines)


@pytest.mark.parametrize("desk", desks().values(), ids=lambda desk: desk.model.__name__)
def test_long_lists_are_searched_not_listed(desk):
    """A select box of hundreds of rows is slow and of no use; only countries and siblings are that few."""
    few = {"country", "neighbour", "user"}
    for owner in (desk, *(inline(desk.model, admin.site) for inline in desk.inlines)):
        shown = {name for _title, options in owner.fieldsets or () for name in admin.utils.flatten(options["fields"])}
        shown |= set(owner.fields or ())
        keys = {field.name for field in owner.model._meta.fields if field.is_relation} & shown
        searched = set(owner.autocomplete_fields) | set(getattr(owner, "siblings", ())) | set(owner.readonly_fields)
        searched |= set(getattr(owner, "open_keys", ()))
        # Rows of a visit are chosen among those of the same visit; what they belong to is settled.
        searched |= set(getattr(owner.model, "same_visit", ())) | set(
            getattr(owner.model, "visit_path", "").split("__")
        )
        assert keys - searched <= few, owner


@pytest.mark.parametrize("desk", desks().values(), ids=lambda desk: desk.model.__name__)
def test_published_models_can_be_published_in_bulk(desk):
    has_state = "publication" in {field.name for field in desk.model._meta.fields} - ONE_BY_ONE.get(
        desk.model.__name__, set()
    )
    assert hasattr(desk, "has_publish_permission") is has_state


@pytest.mark.parametrize("desk", desks().values(), ids=lambda desk: desk.model.__name__)
def test_what_has_a_history_shows_it(desk):
    shows = "history_list_per_page" in dir(desk)
    assert shows is hasattr(desk.model, "history")
    assert shows is (issubclass(desk.model, PublicModel))
