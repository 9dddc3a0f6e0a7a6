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

from zones.access import FOCAL_POINT_MODELS, countries_of, is_reviewer, may, rows_for


class LimitedChoices:
    """Foreign keys offer, and accept, only rows the person may use."""

    model: type[Model]

    def get_field_queryset(self, db: str | None, db_field: ForeignKey[Any, Any], request: HttpRequest) -> QuerySet[Any]:
        queryset = super().get_field_queryset(db, db_field, request)  # type: ignore[misc]
        if queryset is None:
            queryset = db_field.remote_field.model._default_manager.using(db)
        in_own_country = db_field.name == "country" and self.model._meta.model_name in FOCAL_POINT_MODELS
        if in_own_country and not is_reviewer(request.user):
            queryset = queryset.filter(pk__in=countries_of(request.user))
        return rows_for(request.user, queryset)


class RowPermissions(LimitedChoices):
    """For model admins: lists, autocomplete, detail, history, actions, import and export ask the same rules."""

    never_deleted = False

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
