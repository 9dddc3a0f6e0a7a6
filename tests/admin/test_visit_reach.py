"""Who reaches which people of a visit, in every place of the admin where a row can be reached."""

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from delegations.access import FOCAL_RULES
from delegations.models import (
    AgendaPresenter,
    CaseStudy,
    CountryPresentation,
    Delegate,
    DelegateContact,
    Erasure,
    Expectation,
    Finding,
    FindingSubject,
    LearningVisit,
    PersonalLink,
    Recommendation,
    Reminder,
    TravelGroup,
)
from tests import factories
from tests.admin.delegation import SECRET, entangle
from tests.admin.pages import add_row, address, errors_of, form_data, inline_of, open_form, signed_in
from zones.choices import Publication

PEOPLE = (Delegate, Expectation, CaseStudy, CountryPresentation, Finding)
DESKS = {model: desk for model, desk in admin.site._registry.items() if model._meta.app_label == "delegations"}


@pytest.fixture
def entangled(visit, lao, thai):
    entangle(visit, lao, thai)
    return visit


def every_address():
    """Each list, page, history, deletion and export of each row of learning visits."""
    for model, desk in DESKS.items():
        yield address(model(), "changelist")
        yield address(model(), "add")
        if hasattr(desk, "export_action"):
            yield address(model(), "export")
        for row in model._base_manager.all():
            yield from (address(row), address(row, "delete"), address(row, "history"))
    yield from (reverse("admin:delegations_casestudy_file", args=(row.pk,)) for row in CaseStudy.objects.all())
    yield reverse("admin:index")


def autocompletes():
    """Each foreign key of each model, as its box would ask."""
    for model, desk in DESKS.items():
        for owner in (desk, *(inline(model, admin.site) for inline in desk.inlines)):
            for field in owner.model._meta.fields:
                if field.is_relation and field.related_model in admin.site._registry:
                    yield owner.model._meta.model_name, field.name


def test_no_page_tells_a_focal_point_of_another_delegation(focal_point_laos, entangled):
    client = signed_in(focal_point_laos)
    told = []
    for path in every_address():
        response = client.get(path, follow=True)
        body = b"".join(response) if response.streaming else response.content
        if SECRET.lower() in body.decode(errors="replace").lower():
            told.append(path)
    assert told == []


def test_the_same_pages_tell_an_editor(editor, entangled):
    """Or the test above would look for words that stand nowhere."""
    client = signed_in(editor)
    for path in (
        address(Delegate(), "changelist"), address(AgendaPresenter.objects.get()),
        address(TravelGroup.objects.get()), address(Recommendation.objects.get()),
        address(AgendaPresenter.objects.get(), "history"), address(Recommendation.objects.get(), "history"),
        address(Expectation.objects.get(text_en__contains="Bounmy")),
        address(Expectation.objects.get(text_en__contains="Bounmy"), "history"),
        address(Delegate.objects.get(name="Bounmy"), "history"),
    ):  # fmt: skip
        assert SECRET in client.get(path).content.decode(), path


def test_no_choice_names_another_delegation(focal_point_laos, entangled):
    client = signed_in(focal_point_laos)
    for model, field in autocompletes():
        for term in ("", SECRET):
            query = {"app_label": "delegations", "model_name": model, "field_name": field, "term": term}
            response = client.get(reverse("admin:autocomplete"), query)
            assert SECRET not in response.content.decode(), (model, field)


@pytest.mark.parametrize("model", PEOPLE)
def test_people_of_other_countries_are_out_of_reach(focal_point_laos, entangled, lao, thai, model):
    own, other = (next(row for row in side.rows() if isinstance(row, model)) for side in (lao, thai))
    client = signed_in(focal_point_laos)
    assert list(client.get(address(own, "changelist")).context["cl"].queryset) == [own]
    assert client.get(address(own)).status_code == 200
    assert client.get(address(other)).status_code == 302
    assert client.post(address(other), {}).status_code == 302
    assert client.get(address(other, "history")).status_code == 403
    assert client.get(address(own, "history")).status_code == 200
    assert client.get(address(own, "delete")).status_code == 403


@pytest.mark.parametrize("model", PEOPLE)
def test_stranger_and_staff_without_a_group(partner, focal_point_thailand, lao, model):
    row = next(row for row in lao.rows() if isinstance(row, model))
    assert signed_in(focal_point_thailand).get(address(row)).status_code == 302
    assert signed_in(partner).get(address(row)).status_code == 302
    partner.is_staff = True
    partner.save()
    assert signed_in(partner).get(address(row)).status_code == 403
    assert signed_in(partner).get(address(row, "changelist")).status_code == 403


@pytest.mark.parametrize("model", [PersonalLink, Erasure, Reminder])
def test_records_are_read_by_those_who_run_the_visit(focal_point_laos, editor, administrator, entangled, model):
    row = model._base_manager.first()
    administrator.is_superuser = True
    administrator.save()
    assert signed_in(focal_point_laos).get(address(row, "changelist")).status_code == 403
    assert signed_in(focal_point_laos).get(address(row)).status_code == 403
    assert signed_in(editor).get(address(row)).status_code == 200
    for path in (address(row), address(row, "add"), address(row, "delete")):
        assert signed_in(administrator).post(path, {"post": "yes"}).status_code == 403


def test_token_of_a_link_is_shown_to_nobody(administrator, entangled):
    link = PersonalLink.objects.get()
    administrator.is_superuser = True
    administrator.save()
    client = signed_in(administrator)
    for path in (address(link), address(link, "changelist")):
        assert link.token_hash not in client.get(path).content.decode()


def test_lists_can_not_be_asked_about_persons(focal_point_laos, entangled):
    client = signed_in(focal_point_laos)
    for model, query in (
        (AgendaPresenter, {"delegate__name__contains": "S"}),
        (Recommendation, {"finding__text_en__contains": "S"}),
        (TravelGroup, {"members__delegate__name__contains": "S"}),
        (LearningVisit, {"delegates__name__contains": "S"}),
    ):
        assert client.get(address(model(), "changelist"), query).status_code == 400


def test_what_a_focal_point_only_reads(focal_point_laos, entangled):
    """The visit and its programme are read by all staff, and written by editors."""
    client = signed_in(focal_point_laos)
    route = TravelGroup.objects.get()
    for row in (entangled, route, AgendaPresenter.objects.get(), Recommendation.objects.get()):
        assert client.get(address(row)).status_code == 200
        assert client.post(address(row), {"name_en": "Mine"}).status_code == 403
    assert not any("delegate" in str(item.opts.model._meta) for item in
                   client.get(address(route)).context["inline_admin_formsets"])  # fmt: skip


# --- Writing ----------------------------------------------------------------------------------------


def new_row(client, model, visit):
    return form_data(client.get(address(model(), "add"), {"visit": visit.pk}))


def post_new(client, model, visit, data):
    return client.post(f"{address(model(), 'add')}?visit={visit.pk}", data)


def test_choices_of_a_focal_point_end_at_the_border(focal_point_laos, lao, thai, visit):
    client = signed_in(focal_point_laos)
    form = client.get(address(Expectation(), "add"), {"visit": visit.pk}).context["adminform"].form
    assert list(form.fields["group"].queryset) == [lao.group]
    assert list(form.fields["delegate"].queryset) == [lao.delegate]
    assert (form["group"].value(), form["delegate"].value()) == (lao.group.pk, None)


def test_hand_made_choice_of_another_delegation_is_refused(focal_point_laos, lao, thai, visit):
    client = signed_in(focal_point_laos)
    data = new_row(client, Expectation, visit) | {"text_en": "Mine", "group": lao.group.pk}
    for values in ({"group": thai.group.pk}, {"delegate": thai.delegate.pk}):
        errors = errors_of(post_new(client, Expectation, visit, data | values))
        assert list(errors) == list(values)
        assert SECRET not in str(errors)
    assert not Expectation.objects.filter(text_en="Mine").exists()


@pytest.mark.parametrize(
    ("model", "values"), [(Expectation, {"text_en": "New hope"}), (CaseStudy, {"title": "New case", "text": "Text"})]
)
def test_what_a_focal_point_hands_in_waits_for_review(focal_point_laos, lao, visit, model, values):
    client = signed_in(focal_point_laos)
    data = new_row(client, model, visit) | {"group": lao.group.pk, "publication": "published"} | values
    assert post_new(client, model, visit, data).status_code == 302
    row = model.objects.get(**values)
    assert (row.publication, row.visit, row.group) == (Publication.IN_REVIEW, visit, lao.group)
    assert row.handed_in_at is not None


def test_published_expectation_is_locked_for_a_focal_point(focal_point_laos, editor, lao):
    lao.expectation.publication = Publication.PUBLISHED
    lao.expectation.save()
    client = signed_in(focal_point_laos)
    assert client.get(address(lao.expectation)).status_code == 200
    assert client.post(address(lao.expectation), {"text_en": "Mine"}).status_code == 403
    assert signed_in(editor).get(address(lao.expectation)).context["has_change_permission"]


def test_focal_point_keeps_contacts_of_the_own_country(focal_point_laos, lao, thai):
    client = signed_in(focal_point_laos)
    data = open_form(client, lao.delegate) | {"contact-0-email": "new@example.org"}
    assert client.post(address(lao.delegate), data).status_code == 302
    assert DelegateContact.objects.get(delegate=lao.delegate).email == "new@example.org"
    # Another country's contact, slipped into the own delegate's page.
    data = open_form(client, lao.delegate) | {"contact-0-id": thai.contact.pk, "contact-0-email": "mine@example.org"}
    client.post(address(lao.delegate), data)
    thai.contact.refresh_from_db()
    assert thai.contact.email == f"{SECRET}@example.org"


def test_finding_speaks_of_what_the_visit_saw(focal_point_laos, editor, visit, lao, thai_zone):
    """Also of another country's zone, when the delegation was there; of others only an editor may say so."""
    seen = factories.ZoneFactory(country=factories.CountryFactory(code="CN"), slug="cn-test", name_en="Seen zone")
    factories.SiteVisitFactory(visit=visit, site__zone=seen)
    client = signed_in(focal_point_laos)
    response = client.get(address(lao.finding))
    offered = inline_of(response, FindingSubject).formset.empty_form.fields["zone"].queryset
    assert seen in offered
    assert thai_zone not in offered
    for zone, expected in ((seen, 302), (thai_zone, 200)):
        data = add_row(open_form(client, lao.finding), "subjects", zone=zone.pk)
        assert client.post(address(lao.finding), data).status_code == expected
    editors = signed_in(editor)
    data = add_row(open_form(editors, lao.finding), "subjects", zone=thai_zone.pk)
    assert editors.post(address(lao.finding), data).status_code == 302


def test_delegate_can_not_be_moved_to_another_country(focal_point_laos, editor, lao, thai):
    client = signed_in(focal_point_laos)
    data = open_form(client, lao.delegate) | {"group": thai.group.pk}
    assert "group" in errors_of(client.post(address(lao.delegate), data))
    editors = signed_in(editor)
    assert (
        editors.post(address(lao.delegate), open_form(editors, lao.delegate) | {"group": thai.group.pk}).status_code
        == 302
    )
    lao.expectation.refresh_from_db()
    lao.case_study.refresh_from_db()
    assert (lao.expectation.group, lao.case_study.group) == (thai.group, thai.group)


def test_writer_is_of_the_group_that_is_told(editor, lao, thai):
    client = signed_in(editor)
    data = open_form(client, lao.expectation) | {"delegate": thai.delegate.pk}
    assert errors_of(client.post(address(lao.expectation), data)) == {
        "delegate": ["The delegate belongs to another country group."]
    }


# --- What outlives an erasure -----------------------------------------------------------------------


def test_log_of_the_admin_names_no_person(editor, visit, lao):
    client = signed_in(editor)
    data = new_row(client, Delegate, visit) | {"name": "Khamla Nobody", "group": lao.group.pk}
    assert post_new(client, Delegate, visit, data).status_code == 302
    person = Delegate.objects.get(name="Khamla Nobody")
    client.post(address(person), open_form(client, person) | {"position": "Clerk"})
    route = factories.TravelGroupFactory(visit=visit)
    client.post(address(route), add_row(open_form(client, route), "members", delegate=person.pk))
    assert route.members.count() == 1
    client.post(address(person, "delete"), {"post": "yes"})
    factories.DelegateFactory(visit=visit, group=lao.group, name="Khamla Nobody")
    rows = {"action": "delete_selected", "_selected_action": [Delegate.objects.latest("pk").pk], "post": "yes"}
    client.post(address(person, "changelist"), rows)
    entries = [f"{entry.object_repr} {entry.change_message}" for entry in LogEntry.objects.all()]
    assert len(entries) == 5
    assert not any("Khamla" in entry for entry in entries)


def test_name_that_was_erased_is_not_typed_again(editor, lao):
    delegate = lao.delegate
    for name in Delegate.PERSONAL_FIELDS:
        setattr(delegate, name, "")
    delegate.names_erased_at = delegate.created_at
    delegate.save()
    client = signed_in(editor)
    data = open_form(client, delegate)
    assert not set(Delegate.PERSONAL_FIELDS) & set(data)
    assert client.post(address(delegate), data | {"name": "Again", "sector": "private"}).status_code == 302
    delegate.refresh_from_db()
    assert (delegate.name, delegate.sector) == ("", "private")


def test_every_focal_model_was_tried():
    """A model that is opened to focal points later has to be tried above as well."""
    tried = {*PEOPLE, DelegateContact, FindingSubject}
    assert set(FOCAL_RULES) == {model._meta.label_lower for model in tried}
