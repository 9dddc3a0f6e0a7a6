"""The object rules of `zones.access` in every place where the admin can reach a row.

A model admin asks for the row itself; an inline asks for a row as it would hang on the parent. Choices of foreign
keys are cut to the rows the person may use, which also bounds what a hand-made request can name.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_permission_codename
from django.db.models import ForeignKey, Model, QuerySet
from django.forms.models import _get_foreign_key
from django.http import HttpRequest

from zones.access import countries_of, focal_rule, is_reviewer, may, rows_for


def usable_rows(user: Any, model: type[Model], name: str, queryset: QuerySet[Any]) -> QuerySet[Any]:
    """The rows a person may choose for the foreign key `name` of a model."""
    rule = focal_rule(model)
    if rule is not None and not is_reviewer(user):
        first, _, rest = rule.country.partition("__")
        if name == first.removesuffix("_id"):  # the key by which the row gets its country
            queryset = queryset.filter(**{f"{rest or 'pk'}__in": countries_of(user)})
    return rows_for(user, queryset)


class LimitedChoices:
    """Foreign keys offer, and accept, only rows the person may use."""

    model: type[Model]
    # Fields that only editors and administrators see.
    reviewer_fields: tuple[str, ...] = ()

    def get_field_queryset(self, db: str | None, db_field: ForeignKey[Any, Any], request: HttpRequest) -> QuerySet[Any]:
        queryset = super().get_field_queryset(db, db_field, request)  # type: ignore[misc]
        if queryset is None:
            queryset = db_field.remote_field.model._default_manager.using(db)
        return usable_rows(request.user, self.model, db_field.name, queryset)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)  # type: ignore[misc]
        return fieldsets if is_reviewer(request.user) else _without(fieldsets, self.reviewer_fields)


def _without(fieldsets: Any, names: tuple[str, ...]) -> list[Any]:
    kept = []
    for title, options in fieldsets:
        lines: list[Any] = []
        for line in options["fields"]:
            if isinstance(line, str):
                lines += [line] if line not in names else []
            elif left := tuple(name for name in line if name not in names):
                lines.append(left)
        kept.append((title, {**options, "fields": lines}))
    return kept


class RowPermissions(LimitedChoices):
    """For model admins: lists, autocomplete, detail, history, actions, import and export ask the same rules."""

    never_deleted = False
    # Records that no hand deletes, but that go when the row goes.
    goes_along: tuple[type[Model], ...] = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return rows_for(request.user, super().get_queryset(request))  # type: ignore[misc]

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        if obj is None:
            return super().has_view_permission(request)  # type: ignore[misc]
        return may(request.user, "view", obj) or may(request.user, "change", obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        if obj is None:
            return super().has_change_permission(request)  # type: ignore[misc]
        return may(request.user, "change", obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        if self.never_deleted:
            return False
        if obj is None:
            return super().has_delete_permission(request)  # type: ignore[misc]
        return may(request.user, "delete", obj)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        to_delete, counts, refused, protected = super().get_deleted_objects(objs, request)  # type: ignore[misc]
        refused -= {model._meta.verbose_name for model in self.goes_along}
        return to_delete, counts, refused, protected


class InlinePermissions(LimitedChoices):
    """For inlines: may the person do this to a row of the parent that is not public yet?

    Rows that are public, and thus locked for a focal point, are locked one by one in the formset.
    """

    parent_model: type[Model]
    fk_name: str | None

    def _allowed(self, request: HttpRequest, action: str, parent: Any) -> bool:
        opts = self.model._meta
        if parent is None or parent._state.adding:
            return request.user.has_perm(f"{opts.app_label}.{get_permission_codename(action, opts)}")
        row = self.model()
        key = _get_foreign_key(self.parent_model, self.model, fk_name=self.fk_name)  # type: ignore[no-untyped-call]
        setattr(row, key.name, parent)
        return may(request.user, action, row)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._allowed(request, "add", obj)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._allowed(request, "view", obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._allowed(request, "change", obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._allowed(request, "delete", obj)
