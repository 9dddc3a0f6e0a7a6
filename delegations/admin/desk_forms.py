"""The two short forms with which a visit begins: set up anew, or copied from an earlier one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from delegations.models import LearningVisit
from delegations.services.setting_up import VisitPlan
from ezportal.admin.widgets import KnowingAutocomplete
from zones.models import Country, Organisation


class DayInput(forms.DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%Y-%m-%d", **kwargs)


def day_field(label: Any, help_text: Any = "") -> forms.DateField:
    return forms.DateField(label=label, widget=DayInput(), input_formats=["%Y-%m-%d"], help_text=help_text)


class NewVisitForm(forms.Form):
    """A name and an address; the address is made from the name where none is given."""

    name = forms.CharField(
        label=gettext_lazy("Name"), max_length=250, widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text=gettext_lazy("In English. Other languages can follow."),
    )  # fmt: skip
    slug = forms.SlugField(
        label=gettext_lazy("Slug"), max_length=80, required=False,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text=gettext_lazy("Part of its public address, and never changed later. Empty: made from the name."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        slug = self.cleaned_data.get("slug") or slugify(self.cleaned_data.get("name", ""))[:80].strip("-")
        if "name" not in self.errors and "slug" not in self.errors:
            self.cleaned_data["slug"] = slug
            if not slug:
                self.add_error("slug", _("Write a slug in Latin letters; the name gives none."))
            elif LearningVisit.objects.filter(slug=slug).exists():
                self.add_error("slug", _("Another visit has the slug “%(slug)s”; choose one.") % {"slug": slug})
        return cleaned


class SetUpForm(NewVisitForm):
    """What is known of a visit first."""

    first_day = day_field(gettext_lazy("First day"))
    last_day = day_field(gettext_lazy("Last day"))
    host: forms.ModelChoiceField = forms.ModelChoiceField(
        Country.objects.none(), label=gettext_lazy("Goes to"),
        help_text=gettext_lazy("Its time zone becomes that of all days; a day elsewhere is changed on the agenda."),
    )  # fmt: skip
    countries: forms.ModelMultipleChoiceField = forms.ModelMultipleChoiceField(
        Country.objects.none(), label=gettext_lazy("Delegates come from"), widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    organiser = forms.ModelChoiceField(
        Organisation.objects.all(), label=gettext_lazy("Organised by"), required=False,
        help_text=gettext_lazy("Its team becomes a group of its own beside the countries."),
    )  # fmt: skip
    expected_delegates = forms.IntegerField(
        label=gettext_lazy("Expected number of delegates"), required=False, min_value=1, max_value=999,
        help_text=gettext_lazy("With the organiser's team."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        members = Country.objects.members()
        for name in ("host", "countries"):
            self.fields[name].queryset = members  # type: ignore[attr-defined]
        self.fields["countries"].initial = members
        key = LearningVisit._meta.get_field("organiser")
        self.fields["organiser"].widget = KnowingAutocomplete(key, admin.site)
        self.fields["organiser"].widget.choices = self.fields["organiser"].choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        first, last = self.cleaned_data.get("first_day"), self.cleaned_data.get("last_day")
        if first is not None and last is not None and last < first:
            self.add_error("last_day", _("It lies before the first day."))
        return cleaned

    def plan(self) -> VisitPlan:
        return VisitPlan(**self.cleaned_data)


class CopyForm(NewVisitForm):
    """A new name and a first day for the copy of a visit."""

    starts_on = day_field(
        gettext_lazy("First day"), gettext_lazy("All days move with it; their distances stay as they are."),
    )  # fmt: skip
