"""The directory: each delegate decides, field by field; fellow delegates see that much and the public nothing."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from delegations.models import DelegateContact
from delegations.services.directory import CONSENTS, SHARED
from tests.delegations.personal import come_in
from tests.factories import DelegateContactFactory, DelegateFactory, LearningVisitFactory
from tests.factories.rows import one_change

pytestmark = pytest.mark.django_db

DELEGATES, CONSENT = "/en/my/delegates/", "/en/my/directory/"
FACTS = {
    "shares_name": ["Invented Keomany", "Head of the Border Desk"],
    "shares_organisation": ["Ministry of Invented Borders"],
    "shares_email": ["keomany@example.org"],
    "shares_phone": ["+856 20 0000 111"],
    "shares_messenger": ["WeChat keomany-test"],
}
EVERYTHING = [fact for facts in FACTS.values() for fact in facts]


@pytest.fixture
def learning_visit(db):
    return LearningVisitFactory()


@pytest.fixture
def fellow(learning_visit) -> DelegateContact:
    return DelegateContactFactory(
        delegate__visit=learning_visit, delegate__name="Invented Keomany", delegate__position="Head of the Border Desk",
        delegate__organisation_stated="Ministry of Invented Borders", email="keomany@example.org",
        phone="+856 20 0000 111", messenger="WeChat keomany-test", address="1 Invented Road",
    )  # fmt: skip


@pytest.fixture
def reader(learning_visit) -> Client:
    return come_in(DelegateFactory(visit=learning_visit, name="Invented Reader"))


def shown(client: Client, words=EVERYTHING, path: str = DELEGATES) -> list[str]:
    html = client.get(path).content.decode()
    return [word for word in words if word in html]


def test_nobody_is_shown_without_agreeing(reader, fellow):
    assert shown(reader) == []
    assert "0 of 1" in reader.get(DELEGATES).content.decode()


@pytest.mark.parametrize("field", SHARED)
def test_each_field_is_shown_alone(reader, fellow, field):
    setattr(fellow, field, True)
    fellow.save()
    assert shown(reader) == FACTS[field]
    assert "1 of 1" in reader.get(DELEGATES).content.decode()
    assert "1 Invented Road" not in reader.get(DELEGATES).content.decode()


def test_consent_to_the_report_shows_nothing_to_delegates(reader, fellow):
    fellow.shares_in_report = True
    fellow.save()
    assert shown(reader) == []


def test_delegates_of_another_visit_see_nothing(fellow):
    DelegateContact.objects.update(**dict.fromkeys(CONSENTS, True))
    assert shown(come_in(DelegateFactory())) == []


def test_visitors_and_staff_have_no_way_in(client, fellow, editor):
    DelegateContact.objects.update(**dict.fromkeys(CONSENTS, True))
    assert client.get(DELEGATES).status_code == 403
    client.force_login(editor)
    assert client.get(DELEGATES).status_code == 403
    assert shown(client) == []


def test_public_pages_and_answers_hold_nobody(client, fellow, learning_visit):
    DelegateContact.objects.update(**dict.fromkeys(CONSENTS, True))
    paths = ["/en/", "/en/changes/", "/sitemap.xml", "/api/v1/changes/", "/api/v1/"]
    for path in paths:
        assert shown(client, path=path) == []


def test_wishes_are_kept_with_their_moment_and_taken_back(reader, learning_visit):
    page = reader.get(CONSENT)
    assert page.context["contact"].pk is None
    data = {"shares_name": "on", "phone": "+66 1", "messenger": "", "shares_phone": "on"}
    assert reader.post(CONSENT, data)["Location"] == f"{CONSENT}?done=saved"
    contact = DelegateContact.objects.get()
    assert (contact.shares_name, contact.shares_phone, contact.shares_email) == (True, True, False)
    assert contact.phone == "+66 1"
    agreed_at = contact.consented_at
    assert agreed_at is not None
    reader.post(CONSENT, {**data, "phone": "+66 2"})  # no other wish, no other moment
    contact.refresh_from_db()
    assert (contact.phone, contact.consented_at) == ("+66 2", agreed_at)
    reader.post(CONSENT, {"phone": "", "messenger": ""})
    contact.refresh_from_db()
    assert contact.consented_at is None
    assert not any(getattr(contact, name) for name in CONSENTS)


def test_address_of_the_link_is_not_changed_by_the_form(learning_visit):
    contact = DelegateContactFactory(delegate__visit=learning_visit, email="mine@example.org", address="1 Road")
    come_in(contact.delegate).post(CONSENT, {"email": "other@example.org", "address": "", "phone": "1"})
    contact.refresh_from_db()
    assert (contact.email, contact.address, contact.phone) == ("mine@example.org", "1 Road", "1")


def test_number_that_is_shown_must_be_there(reader):
    response = reader.post(CONSENT, {"shares_phone": "on", "phone": ""})
    assert response.status_code == 400
    html = response.content.decode()
    assert 'href="#id_phone"' in html
    assert 'aria-invalid="true"' in html
    assert not DelegateContact.objects.exists()


def test_delegate_sees_what_others_see(learning_visit, fellow):
    fellow.shares_name = fellow.shares_email = True
    fellow.save()
    html = come_in(fellow.delegate).get(CONSENT).content.decode()
    card = html[html.index("So you are shown") :]
    assert [word for word in EVERYTHING if word in card] == [*FACTS["shares_name"], *FACTS["shares_email"]]


def test_queries_do_not_grow_with_the_delegates(reader, learning_visit):
    def queries():
        with CaptureQueriesContext(connection) as caught:
            reader.get(DELEGATES)
        return len(caught)

    DelegateContactFactory(delegate__visit=learning_visit, shares_organisation=True)
    one = queries()
    with one_change():
        for _ in range(29):
            DelegateContactFactory(delegate__visit=learning_visit, shares_organisation=True)
    assert queries() == one
