"""Forms in which staff write zones and decide on claims. The source is asked once per save."""

from __future__ import annotations

import hashlib
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ezportal import edtf
from ezportal.admin.forms import PortalForm
from ezportal.admin.widgets import KnowingAutocomplete
from zones import profile
from zones.access import is_reviewer
from zones.choices import Bound, Publication, ValueState
from zones.models import Claim, Source, Zone
from zones.profile import ProfileField
from zones.services.claims import Statement

# The states a focal point may choose for a zone that is not published.
FOCAL_POINT_STATES = (Publication.DRAFT, Publication.IN_REVIEW)


def form_field(item: ProfileField) -> str:
    """Name of the form field that shows a profile field; of a point or an amount, its first part."""
    return item.columns[0].removesuffix("_id")


def profile_label(name: str) -> str:
    """A profile field as staff read it; the names in other languages say that they are names."""
    item = profile.BY_NAME[name]
    if name.startswith("name_") and name != "name_en":
        return _("Name (%(language)s)") % {"language": item.label}
    return capfirst(str(item.label))


class StatementFields(forms.Form):
    """Who says it, and where: the fields of a `Statement`."""

    user: Any = None

    source = forms.ModelChoiceField(
        label=gettext_lazy("Source"), queryset=Source.objects.all(), required=False,
        help_text=gettext_lazy("Who says so. Needed when you change a value; it then holds for all you change."),
    )  # fmt: skip
    locator = forms.CharField(
        label=gettext_lazy("Place in the source"), max_length=200, required=False,
        help_text=gettext_lazy("Page, line, table or section."),
    )  # fmt: skip
    as_of = forms.CharField(
        label=gettext_lazy("As of"), max_length=10, required=False, validators=[edtf.EDTFValidator()],
        help_text=gettext_lazy("The date it speaks of: 2019, 2019-12 or 2019-12-09."),
    )  # fmt: skip
    note = forms.CharField(
        label=gettext_lazy("Note"), required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Doubts, other readings, how it was derived. Public."),
    )  # fmt: skip
    reason = forms.CharField(
        label=gettext_lazy("Why this value"), required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Why it is used and not another, where sources differ. Public."),
    )  # fmt: skip
    checked_today = forms.BooleanField(
        label=gettext_lazy("I checked it with the source today"), required=False, initial=True,
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        key, field = Claim._meta.get_field("source"), self.fields["source"]
        widget = KnowingAutocomplete(key, admin.site)
        widget.is_required = field.required
        may_add = self.user is not None and self.user.has_perm("zones.add_source")
        field.widget = RelatedFieldWidgetWrapper(
            widget, key.remote_field, admin.site, can_add_related=may_add, can_change_related=False,
        )  # fmt: skip
        field.widget.choices = field.choices  # type: ignore[attr-defined]
        for name in ("locator", "note", "reason"):
            self.fields[name].widget.attrs.setdefault("class", "vTextField")

    def statement(self, **extra: Any) -> Statement | None:
        """What the fields say, None without a source."""
        data = self.cleaned_data
        if not data.get("source"):
            return None
        return Statement(
            source=data["source"], locator=data["locator"], as_of=data["as_of"], note=data["note"],
            reason=data["reason"], confirmed_on=timezone.localdate() if data["checked_today"] else None, **extra,
        )  # fmt: skip


class ZoneForm(PortalForm, StatementFields):
    """A zone's profile. What changed is found by comparing with the zone as it was when the form was opened."""

    # Digest of the profile the form was opened with: a colleague's save in between must not be undone unseen.
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Zone
        fields = "__all__"  # the admin's fieldsets list them
        help_texts = {
            "name_en": gettext_lazy("The usual English name, without abbreviation of the type."),
            "area_ha": gettext_lazy("1 km² is 100 ha."),
            "longitude": gettext_lazy("WGS 84, in degrees, for example 101.68306."),
            "latitude": gettext_lazy("For example 21.19333."),
            "location_precision": gettext_lazy("“The site itself” only when the point lies inside the zone."),
            "established": gettext_lazy("As precisely as the source says: 2003, 2016-12 or 2013-09-29."),
            "investment_planned": gettext_lazy("In full, not in millions: 500000000."),
            "investment_planned_currency": gettext_lazy("ISO 4217, for example USD."),
            "component_of": gettext_lazy("The larger zone it is a part of."),
            "summary_en": gettext_lazy("The portal's own words; two or three sentences."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.before = {item.name: item.read(self.instance) for item in profile.FIELDS}
        if not self.instance._state.adding:
            self.initial["seen"] = self._digest()
        if "publication" in self.fields and self.user is not None and not is_reviewer(self.user):
            allowed = {*FOCAL_POINT_STATES, self.instance.publication}
            choices = [choice for choice in Publication.choices if choice[0] in allowed]
            self.fields["publication"].choices = choices  # type: ignore[attr-defined]

    def _digest(self) -> str:
        told = (*self.before.values(), self.instance.summary_en or "", self.instance.publication)
        return hashlib.sha256("\x1f".join(told).encode()).hexdigest()[:20]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if not self.instance._state.adding and self.cleaned_data.get("seen") != self._digest():
            raise ValidationError(
                _("Somebody else saved this zone after you opened it. Open it again and repeat your change.")
            )
        for name in list(self.cleaned_data):
            if name.endswith("_currency"):
                self._check_currency(name)
        self._check_province()
        # Rows below the form that name no source take this one.
        self.instance.source_of_save = self.cleaned_data.get("source")
        self.instance.locator_of_save = self.cleaned_data.get("locator", "")
        return cleaned

    def _check_currency(self, name: str) -> None:
        currency, amount = self.cleaned_data[name].strip().upper(), name.removesuffix("_currency")
        self.cleaned_data[name] = currency
        if currency and self.cleaned_data.get(amount) is None and amount not in self.errors:
            self.add_error(amount, _("Give the amount of this currency too, or leave both empty."))

    def _check_province(self) -> None:
        province, country = self.cleaned_data.get("province"), self.cleaned_data.get("country")
        code = country.pk if country else self.instance.country_id
        if province is not None and code and province.country_id != code:
            self.add_error("province", _("“%(province)s” lies in another country.") % {"province": province})

    def _post_clean(self) -> None:
        super()._post_clean()
        self.changed_fields = [item.name for item in profile.FIELDS if self._changed(item)]
        for name in self.changed_fields:
            self._check_value(profile.BY_NAME[name])
        if self.changed_fields and not self.cleaned_data.get("source") and "source" not in self.errors:
            labels = ", ".join(profile_label(name) for name in self.changed_fields)
            self.add_error("source", _("Name the source of what you changed: %(fields)s.") % {"fields": labels})

    def _changed(self, item: ProfileField) -> bool:
        if any(column.removesuffix("_id") in self.errors for column in item.columns):
            return False
        return item.read(self.instance) != self.before[item.name]

    def _check_value(self, item: ProfileField) -> None:
        if text := item.read(self.instance):
            try:
                item.canonical(text)
            except ValidationError as error:
                self.add_error(form_field(item), ValidationError(error.messages))


class StateClaimForm(StatementFields):
    """What another source says of a field, recorded beside the value in use."""

    field = forms.ChoiceField(label=gettext_lazy("Field"))
    value_state = forms.ChoiceField(label=gettext_lazy("State of the value"), choices=ValueState, initial="known")
    value = forms.CharField(
        label=gettext_lazy("Value"), max_length=600, required=False,
        help_text=gettext_lazy(
            "Empty unless known. Areas in ha; dates as 2003, 2016-12 or 2013-09-29; amounts as 500000000 USD; a point "
            "as 101.68306 21.19333 town; a province by its code; a zone by its slug."
        ),
    )  # fmt: skip
    bound = forms.ChoiceField(label=gettext_lazy("Bound"), choices=Bound, initial=Bound.EXACT)
    stated = forms.CharField(
        label=gettext_lazy("As stated"), max_length=300, required=False,
        help_text=gettext_lazy("The figure or phrase as the source prints it."),
    )  # fmt: skip

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        self.user = user
        super().__init__(*args, **kwargs)
        self.fields["source"].required = True
        self.fields["source"].help_text = _("Who says so.")
        self.fields["field"].choices = [("", "---------"), *((name, profile_label(name)) for name in profile.BY_NAME)]  # type: ignore[attr-defined]
        for name in ("value", "stated"):
            self.fields[name].widget.attrs.setdefault("class", "vTextField")

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        name, value = self.cleaned_data.get("field"), self.cleaned_data.get("value", "")
        is_known = self.cleaned_data.get("value_state") == ValueState.KNOWN
        if is_known == (not value.strip()):
            self.add_error("value", _("Give a value exactly when it is known."))
        elif name and is_known:
            try:
                profile.field_named(name).canonical(value)
            except ValidationError as error:
                self.add_error("value", ValidationError(error.messages))
        return cleaned


class DecisionForm(forms.Form):
    """Why a claim is accepted, put beside or rejected. A confirmation needs no words."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"), widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
    )  # fmt: skip

    def __init__(self, *args: Any, decision: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if decision == "confirm":
            del self.fields["reason"]
        elif decision == "reject":
            self.fields["reason"].help_text = _("One sentence for whoever proposed it.")
        else:
            self.fields["reason"].help_text = _("One sentence. The public sees it beside the value.")
