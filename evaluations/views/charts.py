"""Results as bars. The highest rating stands first and has the densest texture."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evaluations.figures.pairs import PairedChange
from evaluations.figures.ratings import Distribution
from evaluations.models import Question
from ezportal.charts import TEXTURES, Bar, BarChart
from ezportal.templatetags.portal import in_reader_language


def labels_of(question: Question) -> dict[int, str]:
    """Each point of the scale with its words: "5 Fully met"; the bare number where it has none."""
    if question.scale is None:
        return {}
    words = {point.value: in_reader_language(point, "label")[0] for point in question.scale.scale_points.all()}
    return {rating: f"{rating} {words.get(rating, '')}".strip() for rating in range(1, question.scale.points + 1)}


def rating_chart(name: str, question: Question, distribution: Distribution) -> BarChart:
    """One bar with a part for each rating; where a scale has more ratings than there are textures, a bar for each."""
    labels = dict(reversed(labels_of(question).items()))
    counts = tuple(reversed(distribution.counts))
    title = in_reader_language(question, "text")[0]
    heads = (_("Rating"), _("Answers"))
    if len(counts) > TEXTURES:
        bars = [Bar(label, (count,)) for label, count in zip(labels.values(), counts, strict=True)]
        return BarChart(name, title, heads, [_("Answers")], bars)
    words = ngettext("%(count)d answer", "%(count)d answers", distribution.n) % {"count": distribution.n}
    return BarChart(name, title, heads, list(labels.values()), [Bar(words, counts)])


def choice_chart(name: str, question: Question, counts: Mapping[str, int]) -> BarChart:
    bars = [
        Bar(in_reader_language(choice, "label")[0], (counts.get(choice.code, 0),)) for choice in question.choices.all()
    ]
    return BarChart(name, _("How often each answer was given"), (_("Answer"), _("Answers")), [_("Answers")], bars)


def change_chart(name: str, title: str, changes: Iterable[tuple[str, PairedChange]]) -> BarChart:
    """How many rose, stayed the same and fell, of those who answered twice."""
    bars = [Bar(words, (change.rose, change.same, change.fell)) for words, change in changes]
    return BarChart(name, title, (_("Who"), _("Pairs")), [_("Rose"), _("Same"), _("Fell")], bars)
