"""The delegation: how many, of which country, gender and sector. Never who."""

from __future__ import annotations

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from delegations.choices import Gender, Sector
from evaluations.models.report import TextBlock
from evaluations.report.blocks import figure, heading, number, say, table, text, told
from evaluations.report.chapters import Draft, unless_empty
from evaluations.report.charts import stacked
from evaluations.report.shapes import Block, Line

GENDERS = (Gender.FEMALE, Gender.MALE, Gender.NOT_STATED)


def delegation(draft: Draft) -> list[Block]:
    found = draft.written(TextBlock.DELEGATION)
    if draft.record.delegates:
        found += [text(_counted(draft)), *_by_country(draft), *_by_sector(draft)]
    return unless_empty(found, _("No delegates are recorded."))


def _counted(draft: Draft) -> Line:
    take = draft.numbers.take
    if draft.numbers.ask("share_of_women") is None:
        return say(
            _("The list has %(all)s delegates of %(countries)s countries; their gender is not stated."),
            all=take("delegates"),
            countries=take("countries"),
        )
    return say(
        _(
            "The list has %(all)s delegates of %(countries)s countries: %(women)s women, %(men)s men, and %(rest)s "
            "whose gender is not stated. Of those whose gender is stated %(share)s are women."
        ),
        all=take("delegates"),
        countries=take("countries"),
        women=take("delegates", gender=Gender.FEMALE),
        men=take("delegates", gender=Gender.MALE),
        rest=take("delegates", gender=Gender.NOT_STATED),
        share=take("share_of_women"),
    )


def _by_country(draft: Draft) -> list[Block]:
    take, ask = draft.numbers.take, draft.numbers.ask
    groups = [group for group in draft.record.groups if ask("delegates", group=group.code)]
    shown = [gender for gender in GENDERS if ask("delegates", gender=gender)]
    labels = [capfirst(str(gender.label)) for gender in shown]
    caption = _("Numbers of delegates by country and gender")
    source = _("counted from the list of delegates")
    bars = [
        (told(str(group)), [take("delegates", group=group.code, gender=gender) for gender in shown]) for group in groups
    ]
    rows: list[list[Line]] = [
        [label, *map(number, counts), number(take("delegates", group=group.code))]
        for group, (label, counts) in zip(groups, bars, strict=True)
    ]
    rows.append([told(_("Total")), *(number(take("delegates", gender=gender)) for gender in shown)])
    rows[-1].append(number(take("delegates")))
    columns = [(_("Country or organisation"), "auto"), *((label, "num") for label in labels), (_("Total"), "num")]
    return [
        figure(caption, stacked("people", labels, bars, _alt(bars, labels)), source=source),
        table(caption, columns, rows, source=source, has_total=True),
    ]


def _alt(bars: list, labels: list[str]) -> str:
    """The chart in words, for those who can't see it."""
    told_bars = (
        f"{label['text']}: " + ", ".join(f"{name} {part.shown}" for name, part in zip(labels, parts, strict=True))
        for label, parts in bars
    )
    return "; ".join(told_bars)


def _by_sector(draft: Draft) -> list[Block]:
    take = draft.numbers.take
    shown = [sector for sector in Sector if draft.numbers.ask("delegates", sector=sector)]
    rows = [[told(capfirst(str(sector.label))), number(take("delegates", sector=sector))] for sector in shown]
    rows.append([told(_("Total")), number(take("delegates"))])
    columns = [(_("Sector"), "auto"), (_("Delegates"), "num")]
    source = _("counted from the list of delegates")
    return [
        heading(_("Sectors")),
        table(_("Numbers of delegates by sector"), columns, rows, source=source, has_total=True),
    ]
