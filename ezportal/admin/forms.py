"""Forms of the admin: they know who fills them in, and name the field and the rule when something is refused."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _

from ezportal.admin.refusals import Refusal, fields_of, say
from ezportal.admin.widgets import tell_known_rows
from zones.access import focal_rule, is_reviewer, may
from zones.choices import Publication

# Fields that say to whom a row belongs, for telling that it belongs to others.
_OWNERS = ("country", "zone", "group")


class PortalForm(forms.ModelForm):
    """The class is made anew for each request, which leaves the person and an earlier refusal on it."""

    user: Any = None
    refusal: Refusal | None = None
    # A row may only point to rows of the same parent: {"facility": "zone"}.
    same_parent: dict[str, str] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tell_known_rows(self, self.instance)
        for name, value in self.initial.items():
            if isinstance(value, Decimal):
                self.initial[name] = _without_trailing_zeros(value)
        if self.instance._state.adding:
            self._hand_in_for_review()

    def _post_clean(self) -> None:
        self._keep_nothing_as_it_was()
        self._hand_in_for_review()
        self._model_clean()
        self._check_same_parent()
        self._check_rules_of_access()
        for field, messages in (self.refusal or {}).items():
            self.add_error(field if field in self.fields else None, ValidationError(messages))

    def _keep_nothing_as_it_was(self) -> None:
        """An empty translation may be NULL; a form that leaves it empty must not count as a change."""
        for name, value in self.cleaned_data.items():
            if value == "" and getattr(self.instance, name, "") is None:
                self.cleaned_data[name] = None

    def _hand_in_for_review(self) -> None:
        """What a focal point writes into a part waits for an editor; a zone's state is chosen in its own form."""
        opts = self.instance._meta
        is_part = focal_rule(self.instance) is not None and opts.model_name != "zone"
        if is_part and hasattr(self.instance, "publication") and self.user and not is_reviewer(self.user):
            self.instance.publication = Publication.IN_REVIEW

    def _check_same_parent(self) -> None:
        for name, parent in self.same_parent.items():
            row = getattr(self.instance, name, None) if name in self.fields and name not in self.errors else None
            if row is not None and getattr(row, f"{parent}_id") != getattr(self.instance, f"{parent}_id"):
                self.add_error(name, _("“%(row)s” belongs elsewhere.") % {"row": row})

    def _check_rules_of_access(self) -> None:
        """The stored row was checked by the admin; here the row as it would become, and where it would move to."""
        if self.user is None or self.errors:
            return
        action = "add" if self.instance._state.adding else "change"
        if not may(self.user, action, self.instance):
            field = next((name for name in _OWNERS if name in self.fields), None)
            self.add_error(field, _("You may not write this here: it belongs to others or is published."))

    def _model_clean(self) -> None:
        """Django's own checks of the row, with each broken constraint told at a field it speaks of."""
        self.instance.validate_constraints = self._validate_constraints
        try:
            super()._post_clean()  # type: ignore[misc]
        finally:
            del self.instance.validate_constraints

    def _validate_constraints(self, exclude: set[str] | None = None) -> None:
        """A field that is not shown has its value all the same, and takes part in a rule about one that is."""
        exclude = set(exclude or ())
        errors: dict[str, list[str]] = {}
        for model, constraints in self.instance.get_constraints():
            for constraint in constraints:
                shown = [name for name in fields_of(constraint, model) if name in self.fields]
                try:
                    constraint.validate(model, self.instance, exclude=exclude & {*self.fields} if shown else exclude)
                except ValidationError:
                    errors.setdefault(shown[0] if shown else NON_FIELD_ERRORS, []).append(say(constraint, model))
        if errors:
            raise ValidationError(errors)


def _without_trailing_zeros(number: Decimal) -> Decimal:
    """1640 instead of 1640.0000, still a number, so that an untouched field does not count as changed."""
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()


class RowForm(PortalForm):
    """A row of an inline. Without a source of its own it takes the one that is named for the whole save."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Records of the institute itself need none.
        self.needs_source = "source" in self.fields and self.fields["source"].required
        if self.needs_source:
            self.fields["source"].required = False

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.needs_source and not self.cleaned_data.get("source") and "source" not in self.errors:
            self._take_source_of_the_save()
        return cleaned

    def _take_source_of_the_save(self) -> None:
        parent = getattr(self, "parent", None)
        source = getattr(parent, "source_of_save", None) or getattr(parent, "source", None)
        if source is None:
            self.add_error("source", _("Name the source: in this row, or once for the whole save."))
            return
        self.cleaned_data["source"] = source
        if "locator" in self.fields and not self.cleaned_data.get("locator"):
            self.cleaned_data["locator"] = getattr(parent, "locator_of_save", "") or getattr(parent, "locator", "")
