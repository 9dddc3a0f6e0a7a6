"""Bars drawn by the server."""

import re

from django.template.loader import render_to_string

from ezportal.charts import LONGEST_BAR, Bar, BarChart


def stacked(*bars: Bar) -> BarChart:
    return BarChart("test", "A title", ("Country", "Total"), ["female", "male", "not stated"], list(bars))


def plain(*bars: Bar) -> BarChart:
    return BarChart("test", "A title", ("Sector", "Delegates"), ["Delegates"], list(bars))


def drawn(chart: BarChart) -> str:
    return render_to_string("_components/bar_chart.html", {"chart": chart})


def test_parts_of_a_bar_follow_each_other_on_one_scale() -> None:
    chart = stacked(Bar("Laos", (2, 1, 1)), Bar("Thailand", (0, 8, 0)))
    laos, thailand = chart.rows
    assert [(part.x, part.width) for part in laos["parts"]] == [(0, 22), (22, 11), (33, 11)]
    assert [(part.texture, part.width) for part in thailand["parts"]] == [(2, LONGEST_BAR)]
    assert (laos["end"], thailand["end"]) == (44, LONGEST_BAR)


def test_totals_are_those_of_the_counts() -> None:
    chart = stacked(Bar("Laos", (2, 1, 1)), Bar("Thailand", (0, 8, 0)))
    assert (chart.totals, chart.total) == ([2, 9, 1], 12)


def test_description_says_all_that_is_drawn() -> None:
    chart = stacked(Bar("Laos", (2, 0, 1)), Bar("Nobody", (0, 0, 0)))
    assert chart.description == "Laos: 2 female, 1 not stated; Nobody: 0"
    assert plain(Bar("Public", (25,)), Bar("Private", (1,))).description == "Public: 25; Private: 1"


def test_shares_are_of_the_whole() -> None:
    chart = plain(Bar("Public", (25,)), Bar("Private", (1,)))
    assert [str(row["share"]) for row in chart.table] == ["96", "4"]


def test_chart_without_counts_is_drawn_without_fault() -> None:
    for chart in (stacked(), plain(), plain(Bar("Nobody", (0,)))):
        assert "<svg" in drawn(chart)
    assert plain(Bar("Nobody", (0,))).share(0) is None


def test_each_kind_has_a_texture_and_a_word_in_the_key() -> None:
    html = drawn(stacked(Bar("Laos", (2, 1, 1))))
    assert re.findall(r'<pattern id="test-(\d)"', html) == ["1", "2", "3"]
    used = re.findall(r'fill="url\(#test-(\d)\)"', html)
    assert used == ["1", "2", "3", "1", "2", "3"]  # the key, then the bar
    for word in ("female", "male", "not stated"):
        assert f"</svg> {word}</li>" in html


def test_drawing_is_named_for_who_does_not_see_it_and_has_its_table() -> None:
    html = drawn(stacked(Bar("Laos", (2, 1, 1))))
    assert 'role="img" aria-labelledby="test-name test-words"' in html
    assert '<desc id="test-words">Laos: 2 female, 1 male, 1 not stated</desc>' in html
    cells = re.findall(r"<t[hd](?: [^>]*)?>(?:<strong>)?([^<]+)", html)
    assert cells == ["Country", "female", "male", "not stated", "Total", "Laos", "2", "1", "1", "4"]


def test_narrow_part_has_no_figure_on_it() -> None:
    html = drawn(stacked(Bar("Laos", (1, 99, 0))))
    assert re.findall(r'class="chart__figure[^>]*>(\d+)<', html) == ["99"]


def test_chart_needs_no_style_and_no_script_and_escapes_its_words() -> None:
    html = drawn(plain(Bar("<b>Laos</b>", (2,))))
    assert not re.search(r"style=|<script|\son[a-z]+=", html)
    assert "<b>Laos" not in html


def test_decimal_point_of_the_drawing_is_not_the_readers(settings) -> None:
    from django.utils import translation

    with translation.override("vi"):
        html = drawn(stacked(Bar("Laos", (1, 2, 4)), Bar("Thailand", (3, 3, 3))))
    assert not re.search(r'(?:x|y|width|height)="\d+,\d', html)
