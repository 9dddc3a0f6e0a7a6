"""People are in the database, and in no answer: whatever the address, the format, the language or the caller."""

import io
import zipfile

import pytest
from django.test import Client
from knox.models import AuthToken

from ezportal.api.negotiation import language_codes
from tests import factories as make
from tests.api import visits
from tests.api.conftest import content_of
from tests.people import UserFactory, make_focal_point, make_member

pytestmark = pytest.mark.django_db
SLUG = "the-visit"
LISTS = ("learning-visits/", *(f"learning-visits/{SLUG}/{name}/" for name in visits.PARTS), "projects/", "sites/",
         "discussion-areas/", "zones/", "countries/", "organisations/", "sources/")  # fmt: skip
ITEMS = (f"learning-visits/{SLUG}/", "projects/the-project/", "countries/LA/", "zones/facets/", "openapi.json", "",
         "changes/?limit=1000")  # fmt: skip
ERRORS = (
    f"learning-visits/{SLUG}/?delegate=1", f"learning-visits/{SLUG}/delegates/", "delegates/",
    f"learning-visits/{SLUG}/expectations/?group__delegates__name={visits.PERSONAL['name'].split()[0][:3]}",
    f"learning-visits/{SLUG}/agenda/?page=99", f"learning-visits/{SLUG}/agenda/?fields=delegate",
    f"learning-visits/{SLUG}/case-studies/?format=pdf", "learning-visits/?ordering=delegates__name",
)  # fmt: skip
# Whole values, and the words in them that nothing else has.
SECRETS = [
    *(text for name, text in visits.PERSONAL.items() if name not in ("locator",)), *visits.CONTACT.values(), "line 31415",
    "Zzyzx", "Quillfeather", "Quibbler", "Snark", "Wolpertinger", "271828", "31415",
]  # fmt: skip


@pytest.fixture(autouse=True)
def people():
    visit = visits.full_visit(slug=SLUG)
    make.ActivityFactory(project=make.ProjectFactory(slug="the-project"), visit=visit)
    link = visit.delegates.get().links.get()
    return [*SECRETS, link.token_hash]


def text_of(response):
    """The answer as text; the sheets of a workbook unpacked."""
    content = content_of(response)
    if response.headers.get("Content-Type", "").endswith("sheet"):
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            content = b"".join(book.read(name) for name in book.namelist())
    return content.decode() + str(response.headers)


def told(response, people):
    text = text_of(response).casefold()
    return [secret for secret in people if secret.casefold() in text]


def test_the_people_could_leak(people):
    """They are there, where staff see them."""
    contact = visits.LearningVisit.objects.get(slug=SLUG).delegates.get().contact
    assert contact.email in people
    assert contact.delegate.presentations.exists()
    assert contact.delegate.expectations.exists()
    assert contact.delegate.case_studies.exists()


@pytest.mark.parametrize("path", LISTS)
def test_list_names_nobody_in_any_format_or_language(ask, people, path):
    queries = [f"format={name}" for name in ("json", "csv", "xlsx")]
    queries += [f"lang={code}" for code in language_codes()] + ["translations=all", "format=csv&translations=all"]
    if path in ("sites/", "zones/"):
        queries.append("format=geojson")
    for query in queries:
        response = ask(f"{path}?{query}")
        assert response.status_code == 200
        assert told(response, people) == [], query


@pytest.mark.parametrize("path", ITEMS)
def test_item_names_nobody(ask, people, path):
    mark = "&" if "?" in path else "?"
    for query in ("", *(f"{mark}lang={code}" for code in language_codes())):
        response = ask(f"{path}{query}")
        assert response.status_code == 200
        assert told(response, people) == []


def test_items_of_zones_and_sites_name_nobody(ask, people):
    for name in ("zones", "sites", "organisations"):
        for row in ask(f"{name}/").json()["results"]:
            assert told(ask(f"{name}/{row['slug']}/"), people) == []


@pytest.mark.parametrize("path", ERRORS)
def test_refusal_names_nobody(ask, people, path):
    response = ask(path)
    assert response.status_code in (400, 404)
    assert response["Content-Type"] == "application/problem+json"
    assert told(response, [secret for secret in people if secret not in path]) == []


def test_description_has_no_field_of_a_person(ask):
    properties = set()
    for schema in ask("openapi.json").json()["components"]["schemas"].values():
        properties |= set(schema.get("properties", ()))
    assert not properties & {
        "delegate", "delegates", "email", "phone", "messenger", "position", "organisation_stated", "name_local",
        "token_hash", "contacts_kept_until", "names_kept_until",
    }  # fmt: skip


def test_everybody_is_answered_the_same(people):
    """Visitor, partner, focal points, editor, administrator: a session or a key shows nothing more."""
    partner = UserFactory(username="partner", is_staff=False)
    key = AuthToken.objects.create(partner)[1]
    staff = [make_focal_point("LA"), make_focal_point("TH"), make_member("editor"), make_member("administrator")]
    callers = [Client(), Client(headers={"authorization": f"Bearer {key}"})]
    for user in staff:
        callers.append(Client())
        callers[-1].force_login(user)
    for path in (f"learning-visits/{SLUG}/", *LISTS[: len(visits.PARTS) + 3]):
        answers = [client.get(f"/api/v1/{path}") for client in callers]
        assert {answer.status_code for answer in answers} == {200}
        assert len({answer.content for answer in answers}) == 1, path
        assert len({answer["ETag"] for answer in answers}) == 1
        assert told(answers[-1], people) == []


@pytest.mark.parametrize("path", [f"learning-visits/{SLUG}/", f"learning-visits/{SLUG}/agenda/", "sites/"])
def test_answer_is_labelled_and_not_sent_again_until_something_changes(ask, version, path):
    first = ask(path)
    assert first["X-Data-Version"] == str(version())
    assert first["Cache-Control"] == "public, no-cache"
    assert ask(path, if_none_match=first["ETag"]).status_code == 304
    delegate = visits.LearningVisit.objects.get(slug=SLUG).delegates.get()
    delegate.gender = "male"
    delegate.save()
    assert ask(path, if_none_match=first["ETag"]).status_code == 200


def test_erased_names_leave_the_counts(ask):
    delegate = visits.LearningVisit.objects.get(slug=SLUG).delegates.get()
    before = ask(f"learning-visits/{SLUG}/").json()["delegation"]
    delegate.name, delegate.names_erased_at = "", delegate.created_at
    delegate.save()
    assert ask(f"learning-visits/{SLUG}/").json()["delegation"] == before


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(client, administrator, method):
    client.force_login(administrator)
    assert getattr(client, method)(f"/api/v1/learning-visits/{SLUG}/").status_code == 405
