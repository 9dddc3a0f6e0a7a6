"""The evaluation of December 2019, recomputed from its counts, as the page and the API show it."""

import re

import pytest
from django.conf import settings
from django.test import Client

PATH = "/learning-visits/shanghai-mohan-boten-2019/evaluation/"
# Code → answers, mean of the counts, printed mean.
EXPECTED = {
    "expectations_met": (15, 4.33, 4.33),
    "knowledge_increased": (15, 4.13, 4.13),
    "relevance_to_work": (15, 4.07, 4.07),
    "additional_knowledge": (15, 4.07, 4.07),
    "overall_satisfaction": (17, 4.41, 4.27),
}


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_data"), pytest.mark.xdist_group("real data")]


def test_interface_gives_the_means_of_the_counts_beside_the_printed_ones(client: Client) -> None:
    rows = {row["code"]: row for row in client.get(f"/api/v1{PATH}").json()["results"]}
    assert {code: (row["n"], row["mean"], row["reported_mean"]) for code, row in rows.items()} == EXPECTED
    assert {code for code, row in rows.items() if not row["agrees"]} == {"overall_satisfaction"}
    assert {code for code, row in rows.items() if row["is_inferred"]} == {
        "knowledge_increased", "relevance_to_work", "additional_knowledge",
    }  # fmt: skip
    assert {(row["invited"], row["source"]["slug"]) for row in rows.values()} == {(26, "mi-slv-2019")}
    assert all(row["locator"] for row in rows.values())


def test_page_shows_them_and_says_where_they_disagree(client: Client) -> None:
    html = client.get(f"/en{PATH}").content.decode()
    found = re.findall(r"<dt>mean of (\d+) ratings from 1 to 5</dt><dd>([\d.]+)</dd>", html)
    assert found == [(str(n), f"{mean:.2f}") for n, mean, _printed in EXPECTED.values()]
    assert html.count("and the counts give the same.") == 4
    assert html.count("The report prints 4.27; its counts give 4.41.") == 1
    assert html.count("How the counts were inferred") == 3
    assert "the labels 7, 3, 3, 3, 8, 8, 5, 4, 4 without" in html
    assert html.count("Printed twice.") == 1


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_page_tells_the_same_figures_in_every_language(client: Client, language: str) -> None:
    html = client.get(f"/{language}{PATH}").content.decode()
    scales = re.findall(r'<article class="panel answered" id="mi-after-event-2019-printed-(\w+)">', html)
    assert scales == list(EXPECTED)
    for _n, mean, _printed in EXPECTED.values():
        whole, decimals = f"{mean:.2f}".split(".")
        assert re.search(rf"<dd>{whole}[.,]{decimals}</dd>", html)
