"""Parts of pages that are rendered once, with what differs from page to page put in."""

from django.template import Context, Template
from django.utils.safestring import mark_safe


def template(text: str) -> Template:
    return Template("{% load once %}" + text)


def test_part_is_rendered_once_for_each_value_it_depends_on():
    part = template("{% once kind %}{{ kind }} {{ other }}{% endonce %}")
    texts = [part.render(Context({"kind": kind, "other": other})) for kind, other in (("a", 1), ("b", 2), ("a", 3))]
    assert texts == ["a 1", "b 2", "a 1"]


def test_held_variable_is_put_in_each_time():
    part = template("{% once holding place %}{% for code in codes %}/{{ code }}{{ place }} {% endfor %}{% endonce %}")
    texts = [part.render(Context({"place": place, "codes": ["en", "lo"]})) for place in ("/a/", "/b/")]
    assert texts == ["/en/a/ /lo/a/ ", "/en/b/ /lo/b/ "]


def test_held_variable_is_escaped_like_any_other():
    part = template('{% once holding place %}<a href="{{ place }}">{% endonce %}')
    assert part.render(Context({"place": '"><script>'})) == '<a href="&quot;&gt;&lt;script&gt;">'
    assert part.render(Context({"place": mark_safe("&amp;")})) == '<a href="&amp;">'


def test_held_variable_of_the_page_stays_as_it_was():
    part = template("{% once holding place %}{{ place }}{% endonce %} {{ place }}")
    assert part.render(Context({"place": "here"})) == "here here"


def test_nobody_can_write_where_a_held_variable_goes():
    part = template('{% once text holding place %}<a title="{{ text }}" href="{{ place }}">{% endonce %}')
    for text in ("\ue000place\ue001", "place"):
        assert part.render(Context({"text": text, "place": "/a/"})) == f'<a title="{text}" href="/a/">'
