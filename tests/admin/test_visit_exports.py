"""Lists of a visit as sheets: nobody gets more than the list shows, and only who runs the visit gets contact data."""

import csv
import io

from delegations.models import Delegate, Expectation, Recommendation
from tests import factories
from tests.admin.delegation import SECRET
from tests.admin.pages import address, signed_in
from tests.factories.rows import one_change

CSV = "1"


def export(client, model, resource="0", query=""):
    response = client.post(address(model(), "export") + query, {"format": CSV, "resource": resource})
    assert response.status_code == 200
    return response


def rows(response):
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_delegates_are_exported_as_far_as_they_are_seen(focal_point_laos, editor, lao, thai):
    found = rows(export(signed_in(focal_point_laos), Delegate))
    assert [(row["visit"], row["group"], row["name"]) for row in found] == [("test-visit", "LA", "Bounmy")]
    assert {row["name"] for row in rows(export(signed_in(editor), Delegate))} == {"Bounmy", SECRET}
    assert "email" not in found[0]


def test_contact_data_is_exported_by_those_who_run_the_visit(focal_point_laos, editor, administrator, lao):
    for user in (editor, administrator):
        assert rows(export(signed_in(user), Delegate, resource="1"))[0]["email"] == "Bounmy@example.org"
    response = export(signed_in(focal_point_laos), Delegate, resource="1")
    assert b"example.org" not in response.content
    assert "contact" not in signed_in(focal_point_laos).get(address(lao.delegate, "export")).content.decode().lower()


def test_delegate_without_contact_data_is_exported(editor, visit):
    factories.DelegateFactory(visit=visit, name="No Contact")
    assert rows(export(signed_in(editor), Delegate, resource="1"))[0]["email"] == ""


def test_export_page_names_the_columns_of_each_table(editor, lao):
    page = signed_in(editor).get(address(lao.delegate, "export")).content.decode()
    assert page.count("organisation_stated") == 2
    assert "messenger" in page


def test_formulas_are_disarmed(editor, visit):
    factories.DelegateFactory(visit=visit, name="=1+1", position="@SUM(A1)")
    row = rows(export(signed_in(editor), Delegate))[0]
    assert (row["name"], row["position"]) == ("'=1+1", "'@SUM(A1)")


def test_export_follows_the_visit_of_the_list(editor, visit, lao):
    factories.DelegateFactory(name="Of another visit")
    response = export(signed_in(editor), Delegate, query=f"?visit__id__exact={visit.pk}")
    assert {row["name"] for row in rows(response)} == {"Bounmy"}


def test_expectations_name_no_writer(focal_point_laos, editor, lao, thai):
    own = rows(export(signed_in(focal_point_laos), Expectation))
    assert [row["text_en"] for row in own] == ["Hope of Bounmy"]
    assert len(rows(export(signed_in(editor), Expectation))) == 2
    assert "delegate" not in own[0]


def test_recommendations_tell_how_late_they_are(editor, visit):
    owner = factories.OrganisationFactory(slug="office")
    factories.RecommendationFactory(visit=visit, owner=owner, due_on="2020-01-01")
    factories.RecommendationFactory(visit=visit, owner=owner, due_on="2020-01-01", status="done", evidence="Seen")
    late, done = rows(export(signed_in(editor), Recommendation))
    assert late["owner"] == "office"
    assert int(late["days_overdue"]) > 2000
    assert done["days_overdue"] == ""


def test_exports_with_thirty_rows(editor, visit, lao, django_assert_max_num_queries):
    with one_change():
        for _number in range(30):
            factories.DelegateContactFactory(delegate__visit=visit)
            factories.ExpectationFactory(visit=visit, area=factories.DiscussionAreaFactory())
            factories.RecommendationFactory(visit=visit, owner=factories.OrganisationFactory())
    client = signed_in(editor)
    for model, resource in ((Delegate, "1"), (Expectation, "0"), (Recommendation, "0")):
        with django_assert_max_num_queries(15):
            export(client, model, resource)
