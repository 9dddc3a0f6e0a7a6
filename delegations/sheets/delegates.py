"""The sheet of delegates: who comes, and how they are reached."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from delegations.choices import DelegateRole, Gender, Sector
from delegations.models import Delegate, DelegateContact
from delegations.sheets.entry import Cells, Entry, put
from delegations.sheets.fields import ChoiceField, EmailField, KnownField, NumberField, TextField
from delegations.sheets.pairing import Place, pair_up
from delegations.sheets.plan import RowState, Step, VisitSheet
from delegations.sheets.problems import Problem
from delegations.sheets.rows import RowForm
from zones.access import may, rows_for

_PLAIN = ("title", "name", "name_local", "position", "organisation_stated", "gender", "sector", "role")
_CONTACT = ("email", "phone", "messenger", "address", "language")


def _limit(name: str) -> int:
    model = DelegateContact if name in _CONTACT else Delegate
    return int(model._meta.get_field(name).max_length or 0)  # type: ignore[union-attr]


def known_as(name: str | None) -> str | None:
    """A name as it is compared: letters of either size, accents kept, because they tell people apart."""
    return None if name is None else " ".join(name.replace("\u200b", "").casefold().split())


class DelegateRow(RowForm):
    main_column = "name"

    number = NumberField(
        label=gettext_lazy("number"), example="1", width=12,
        help_text=gettext_lazy("Place in the list of delegates. May be empty."),
    )  # fmt: skip
    group = KnownField(
        label=gettext_lazy("country"), source="delegations", required=True, example="LA", width=18,
        help_text=gettext_lazy("Code or name of the country in any language, or the code of another group of the "
                               "visit, such as MI."),
    )  # fmt: skip
    title = TextField(label=gettext_lazy("title"), max_length=_limit("title"), example="Ms.", width=8)
    name = TextField(
        label=gettext_lazy("name"), max_length=_limit("name"), required=True, example="Anna Example", width=28,
        help_text=gettext_lazy("In Latin letters, without the title. Rows are matched by it."),
    )  # fmt: skip
    name_local = TextField(
        label=gettext_lazy("name in own script"), max_length=_limit("name_local"), width=24,
    )  # fmt: skip
    position = TextField(
        label=gettext_lazy("position"), max_length=_limit("position"), example="Director", width=28,
    )  # fmt: skip
    organisation_stated = TextField(
        label=gettext_lazy("organisation"), max_length=_limit("organisation_stated"),
        example="Ministry of Examples", width=34, help_text=gettext_lazy("As it is to be printed."),
    )  # fmt: skip
    gender = ChoiceField(
        label=gettext_lazy("gender"), choices=Gender, empty=Gender.NOT_STATED, example="female", width=12,
        help_text=gettext_lazy("As stated by the person; never guessed from a name."),
    )  # fmt: skip
    sector = ChoiceField(
        label=gettext_lazy("sector"), choices=Sector, empty=Sector.NOT_STATED, example="public", width=18,
    )  # fmt: skip
    role = ChoiceField(
        label=gettext_lazy("role"), choices=DelegateRole, empty=DelegateRole.DELEGATE, example="delegate", width=18,
        help_text=gettext_lazy("Empty means delegate."),
    )  # fmt: skip
    email = EmailField(
        label=gettext_lazy("e-mail"), max_length=_limit("email"), example="anna@example.org", width=26,
        help_text=gettext_lazy("Contact data is never public, and is erased after the visit."),
    )  # fmt: skip
    phone = TextField(
        label=gettext_lazy("phone"), max_length=_limit("phone"), example="+856 00 000 000", width=20,
        help_text=gettext_lazy("With the country's code."),
    )  # fmt: skip
    messenger = TextField(
        label=gettext_lazy("messenger"), max_length=_limit("messenger"), example="WeChat: anna", width=20,
    )  # fmt: skip
    address = TextField(label=gettext_lazy("address"), max_length=_limit("address"), width=28)
    language = KnownField(
        label=gettext_lazy("language of messages"), source="languages", example="lo", width=18,
        help_text=gettext_lazy("Code or name of one of the portal's seven languages."),
    )  # fmt: skip


class DelegateEntry(Entry):
    number_field = "number"

    def __init__(self, delegate: Delegate, contact: DelegateContact, *, is_stored: bool) -> None:
        super().__init__(is_stored=is_stored)
        self.delegate, self.contact = delegate, contact

    def __str__(self) -> str:
        return self.delegate.name

    @property
    def numbered(self) -> Delegate:
        return self.delegate

    @property
    def place(self) -> Place | None:
        return None if self.delegate.number is None else ("", self.delegate.number)

    def cells(self) -> Cells:
        group, delegate = self.delegate.group, self.delegate
        labels = {name: getattr(delegate, f"get_{name}_display")() for name in ("gender", "sector", "role")}
        return {
            "number": delegate.number, "group": group.country.name if group.country else group.code,
            **{name: getattr(delegate, name) for name in _PLAIN}, **labels,
            **{name: getattr(self.contact, name) for name in _CONTACT},
        }  # fmt: skip

    def take(self, form: RowForm) -> None:
        for name in form.fields:
            if name in _CONTACT:
                put(self.contact, name, form.value(name) or "")
            elif name in _PLAIN:
                put(self.delegate, name, form.value(name))
        self.delegate.group = form.value("group")
        if form.value("number") is not None:  # an empty cell keeps the number, by which rows are found
            self.delegate.number = form.value("number")

    def has_contact(self) -> bool:
        return self.contact.pk is not None or any(getattr(self.contact, name) for name in _CONTACT)

    def check(self) -> None:
        self.delegate.clean()

    def rows(self) -> list[Any]:
        new_group: list[Any] = [self.delegate.group] if self.delegate.group.pk is None else []
        return [*new_group, self.delegate, *([self.contact] if self.has_contact() else [])]

    def save(self) -> None:
        if self.delegate.group.pk is None:
            self.delegate.group.save()
        self.delegate.save()
        if self.has_contact():
            self.contact.save()


class DelegateSheet(VisitSheet):
    name = "delegates"
    label = gettext_lazy("delegates")
    about = gettext_lazy(
        "One row for each person. A delegate who is on the list already is found by name, then by number."
    )
    form = DelegateRow
    marked_column = "number"
    models = (Delegate, DelegateContact)

    def stored(self) -> list[DelegateEntry]:
        return self._entries(Delegate.objects.all())

    def exported(self) -> list[DelegateEntry]:
        """Those whom the person may see and whose names are still kept."""
        return self._entries(rows_for(self.by, Delegate.objects.filter(names_erased_at__isnull=True)))

    def _entries(self, delegates: Any) -> list[DelegateEntry]:
        found = delegates.filter(visit=self.visit).select_related("contact", "group__country", "group__organisation")
        return [
            DelegateEntry(row, getattr(row, "contact", None) or DelegateContact(delegate=row), is_stored=True)
            for row in found
        ]

    def pair(self, forms: list[Any], stored: list[Any]) -> Mapping[int, Any]:
        kept = [entry for entry in stored if entry.delegate.names_erased_at is None]
        return pair_up(
            forms, kept,
            (lambda form: known_as(form.value("name")), lambda entry: known_as(entry.delegate.name)),
            (lambda form: form.value("number"), lambda entry: entry.delegate.number),
        )  # fmt: skip

    def new_entry(self, form: Any) -> DelegateEntry:
        delegate = Delegate(visit=self.visit)
        return DelegateEntry(delegate, DelegateContact(delegate=delegate), is_stored=False)

    def check_together(self, forms: list[Any]) -> None:
        self.check_once(
            forms, "name", lambda form: known_as(form.value("name")),
            _("This delegate stands here twice; the first time in %(cell)s."),
        )  # fmt: skip
        self.check_once(
            forms, "number", lambda form: form.value("number"),
            _("This number stands here twice; the first time in %(cell)s."),
        )  # fmt: skip
        if self.visit.contacts_kept_until and self.visit.contacts_kept_until < timezone.localdate():
            self._refuse_contacts(forms)

    def _refuse_contacts(self, forms: Iterable[Any]) -> None:
        text = _("Contact data of this visit was kept until %(day)s only. Leave the cell empty.")
        day = self.visit.contacts_kept_until
        self.problems += [
            form.problem(name, text % {"day": day}) for form in forms for name in _CONTACT if form.value(name)
        ]

    def refuse(self, form: Any) -> Problem | None:
        """Asked before the stored row is looked at, so that nobody learns who is on another country's list."""
        group = form.value("group")
        if not may(self.by, "add", Delegate(visit=self.visit, group=group)):
            return form.problem("group", _("You may not enter delegates of this country."))
        if group.pk is None and not may(self.by, "add", group):
            text = _("The visit has no group for this country yet; an editor has to add it.")
            return form.problem("group", text)
        return None

    def number(self, steps: list[Step], others: list[Any]) -> None:
        taken = {entry.delegate.number for entry in others} - {None}
        for step in steps:
            if step.entry.delegate.number in taken:
                self.problems.append(step.form.problem("number", _("Another delegate has this number.")))

    def warn(self) -> None:
        groups = [step.entry.delegate.group for step in self._steps]
        added = dict.fromkeys(str(group) for group in groups if group.pk is None)
        text = _("A country group is added to the visit: %(group)s.")
        self.warnings += [Problem(text % {"group": name}) for name in added]
        self._warn_of_number()

    def _warn_of_number(self) -> None:
        expected = self.visit.expected_delegates
        new = sum(1 for row in self.rows if row.state == RowState.NEW)
        total = Delegate.objects.filter(visit=self.visit).count() + new
        if expected is not None and total != expected:
            text = ngettext(
                "The visit would have %(total)d delegate; %(expected)d are expected.",
                "The visit would have %(total)d delegates; %(expected)d are expected.", total,
            )  # fmt: skip
            self.warnings.append(Problem(text % {"total": total, "expected": expected}))
