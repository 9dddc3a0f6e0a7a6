"""What a sheet's rows may hold and who may write them; `zones.sheets.importing` takes them in by these rules.

A refused row names its column and the rule. The stored row and the row as it would become are both asked for
permission, so that nobody moves a row into or out of another country.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.html import format_html
from django.utils.translation import gettext as _
from import_export import resources
from import_export.exceptions import FieldError

from ezportal.parts import in_parts
from zones import access
from zones.choices import Publication
from zones.sheets.cells import KeyWidget, NumberWidget, Rows, TextWidget
from zones.translation import TRANSLATED

WIDGETS_MAP = {
    **resources.ModelResource.WIDGETS_MAP,
    **dict.fromkeys(("CharField", "SlugField", "TextField"), TextWidget),
    "DecimalField": NumberWidget,
}

Errors = dict[str, ValidationError]


class PlainDiff(resources.Diff):
    """Old and new value without colours written into the page, which the content security policy forbids."""

    def as_html(self) -> list[str]:
        return [
            format_html("<del>{}</del> <ins>{}</ins>", old, new) if old != new and not self.new else escape(str(new))
            for old, new in zip(self.left, self.right, strict=True)
        ]


class Column:
    """A column of a sheet on its way into the rows."""

    def __init__(self, field: Any, model: Any) -> None:
        self.field, self.name, self.attribute = field, field.column_name, field.attribute
        self.is_by_text = getattr(field.widget, "is_by_text", False)
        # What texts stand for, until rows are written that they may stand for.
        self.known: dict[str, Any] = {}
        keys = {found.name: found for found in model._meta.concrete_fields if found.many_to_one}
        self.key = keys.get(self.attribute)
        self.target = self.key.target_field.attname if self.key else ""

    def put(self, instance: Any, row: dict[str, str]) -> None:
        """Raises ValueError where the cell stands for nothing."""
        text = row[self.name]
        if text in self.known:
            value = self.known[text]
        else:
            value = self.field.clean(row)
            if self.is_by_text:
                self.known[text] = value
        if self.key is None:
            setattr(instance, self.attribute, value)
        else:
            # As assigning does, which asks each time whether the row is of the right model and database.
            instance.__dict__[self.key.attname] = None if value is None else getattr(value, self.target)
            self.key.set_cached_value(instance, value)


class GuardedResource(resources.ModelResource):
    """Rows under the rules of `zones.access`, checked before anything of a stored row is told."""

    WIDGETS_MAP = WIDGETS_MAP
    # Rows beside the stored ones that permissions and publicity ask for.
    related: tuple[str, ...] = ()

    def __init__(self, user: Any = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.user = user
        (self.key_name,) = self._meta.import_id_fields
        self.waits_for_review = hasattr(self._meta.model, "publication") and not access.is_reviewer(user)
        self.stored: dict[str, Any] = {}
        self.columns: list[Column] = []
        self.free: set[str] = set()
        fields = self._meta.model._meta.concrete_fields
        self.keys = {field.name: field.attname for field in fields if field.is_relation}
        texts = [field for field in fields if isinstance(field, models.CharField | models.TextField)]
        self.nullable = [field.attname for field in texts if field.null]
        # What each field has taken already: most columns repeat a few texts, and such a field asks of nothing else.
        self.accepted: dict[str, set[str | None]] = {field.name: set() for field in texts}

    def check_columns(self, headers: Sequence[str]) -> None:
        """Raises ValueError that tells the columns there are."""
        known = [field.column_name for field in self.get_import_fields()]
        if unknown := [name or "–" for name in headers if name not in known]:
            raise ValueError(
                _("Unknown columns: %(unknown)s. The columns are: %(known)s.")
                % {"unknown": ", ".join(unknown), "known": ", ".join(known)}
            )
        try:
            self._check_import_id_fields(headers)
        except FieldError as error:
            raise ValueError(str(error)) from error

    def look_up(self, rows: Rows) -> None:
        """Find all that the rows name, in a fixed number of queries for each column, and what the person may write."""
        columns = rows[0] if rows else {}
        fields = [field for field in self.get_import_fields() if field.column_name in columns]
        self.columns = [Column(field, self._meta.model) for field in fields if field.attribute != "id"]
        self.free = {name for name in ("add", "change") if access.may_everywhere(self.user, name, self._meta.model)}
        for field in fields:
            if isinstance(field.widget, KeyWidget):
                field.widget.load(field.column_name, rows)
        named = sorted({key for row in rows if (key := self.key_in(row))})
        self.stored = {str(getattr(row, self.key_name)): row for row in self._stored_rows(named)}

    def _stored_rows(self, named: Sequence[str]) -> Iterable[Any]:
        """Locked until the sheet is in: what was looked at is what is changed."""
        rows = self._meta.model._base_manager.select_related(*self.related).select_for_update(of=("self",))
        for part in in_parts(named):
            yield from rows.filter(**{f"{self.key_name}__in": part})

    def key_in(self, row: dict[str, str]) -> str:
        return row.get(self.key_name, "")

    def named_own(self, row: dict[str, str]) -> set[str]:
        """Keys of rows of this sheet's own model that the row names: itself, and what it is part of."""
        return {self.key_in(row)} - {""}

    def stored_row(self, row: dict[str, str]) -> Any:
        """The row that this one changes, None for a new one; raises ValidationError where it may not be changed."""
        found = self.stored.get(self.key_in(row))
        if found is not None and not self.may("change", found):
            raise ValidationError(_("You may not change this row."))
        return found

    def may(self, action: str, row: Any) -> bool:
        return action in self.free or access.may(self.user, action, row)

    def keep(self, written: Iterable[Any]) -> None:
        """Rows further down may name these."""
        self.stored.update({str(getattr(row, self.key_name)): row for row in written})
        for column in self.columns:
            column.known.clear()

    def fill(self, instance: Any, row: dict[str, str]) -> Errors:
        """Put the row's cells into an instance; errors come by attribute."""
        errors: Errors = {}
        for column in self.columns:
            try:
                column.put(instance, row)
            except ValueError as error:
                errors[column.attribute] = ValidationError(str(error), code="invalid")
        for name in self.nullable:
            # An empty cell is no text; where the column is NULL it stays so, or unchanged rows look changed.
            if getattr(instance, name) == "":
                setattr(instance, name, None)
        if self.waits_for_review:
            instance.publication = Publication.IN_REVIEW  # as in the form
        return errors

    def check(self, instance: Any, errors: Errors) -> None:
        """Fields and permission, without a query; raises ValidationError by column."""
        told: dict[str, Any] = ValidationError(errors).update_error_dict({}) if errors else {}
        for check in (lambda: instance.clean_fields(exclude=self._known(instance) | errors.keys()), instance.clean):
            try:
                check()
            except ValidationError as error:
                told = error.update_error_dict(told)
        if told:
            raise self.by_column(ValidationError(told))
        for name, texts in self.accepted.items():
            texts.add(getattr(instance, name))
        if not self.may("add" if instance._state.adding else "change", instance):
            raise ValidationError(_("You may not write this row there."))

    def _known(self, instance: Any) -> set[str]:
        """Fields that need no check: a key was looked up, which its field would do again, or a text was taken."""
        known = {name for name, attname in self.keys.items() if getattr(instance, attname) is not None}
        known.update([name for name, texts in self.accepted.items() if getattr(instance, name) in texts])
        return known

    def by_column(self, error: ValidationError) -> ValidationError:
        """A translated text is told by its English column, which is the one in the sheet."""
        texts = TRANSLATED.get(self._meta.model, ())
        told: dict[str, list[str]] = {}
        for name, said in error.message_dict.items():
            told.setdefault(f"{name}_en" if name in texts else name, []).extend(said)
        return ValidationError(told)

    def difference(self, before: Any, after: Any) -> list[str]:
        """The cells of the preview."""
        difference = PlainDiff(self, self._meta.model() if before is None else before, before is None)
        difference.compare_with(self, after)
        return difference.as_html()
