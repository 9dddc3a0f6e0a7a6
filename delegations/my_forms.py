"""Forms of the pages that a delegate opens with the personal link."""

from __future__ import annotations

import hashlib
from typing import Any

from django import forms
from django.conf import settings
from django.core.validators import FileExtensionValidator, MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from delegations.models import CaseStudy, DelegateContact, Expectation
from delegations.services.directory import CONSENTS, OWN_DATA
from delegations.validators import FILE_TYPES, check_content, check_size

Choices = list[tuple[Any, str]]


class PlainText(forms.CharField):
    """Text of several lines. Browsers send two characters for a line break, which counts as one.

    The browser is not told the limit: it would cut what is pasted without a word.
    """

    widget = forms.Textarea
    default_error_messages = {
        "max_length": _("At most %(limit_value)d characters can be taken; these are %(show_value)d."),
    }

    def __init__(self, *, max_length: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        told = self.error_messages["max_length"]
        self.validators.append(MaxLengthValidator(max_length, message=told))

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n")


class DraftForm(forms.Form):
    """Something that is being written.

    `edition` tells which save the form was opened with. `seen` is a digest of what it showed then: a row that nobody
    touched in this window is neither saved nor said to clash with what another window did to it.
    """

    edition = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    seen = forms.CharField(max_length=16, required=False, widget=forms.HiddenInput)
    language = forms.ChoiceField(label=_("Language you write in"), choices=settings.LANGUAGES)

    written: tuple[str, ...] = ()

    @classmethod
    def values_of(cls, row: Any) -> dict[str, Any]:
        """What a row holds for the fields. Each form has to tell it: forms have a metaclass that is not ABC's."""
        raise NotImplementedError

    @classmethod
    def digest(cls, values: dict[str, Any]) -> str:
        told = "\x1f".join(str(values[name] or "") for name in cls.written)
        return hashlib.sha256(told.encode()).hexdigest()[:16]

    @classmethod
    def shown(cls, row: Any) -> dict[str, Any]:
        """What the form shows of a row: its initial values."""
        values = cls.values_of(row)
        return {**values, "edition": row.edition, "seen": cls.digest(values)}

    def is_touched(self) -> bool:
        return self.digest(self.cleaned_data) != self.cleaned_data["seen"]

    def based_on(self, row: Any) -> None:
        """Keep what was typed, and let the next save replace the row as it is now."""
        shown = self.shown(row)
        fresh = {self.add_prefix(name): str(shown[name]) for name in ("edition", "seen")}
        self.data = {**self.data.dict(), **fresh}  # type: ignore[attr-defined]


class ExpectationForm(DraftForm):
    text = PlainText(label=_("What you expect"), max_length=2000, required=False)
    area = forms.TypedChoiceField(label=_("Theme"), coerce=int, empty_value=None, required=False)

    written = ("text", "language", "area")

    def __init__(self, *args: Any, areas: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].choices = [("", _("none in particular")), *areas]  # type: ignore[attr-defined]
        self.fields["text"].widget.attrs["rows"] = 4

    @classmethod
    def values_of(cls, row: Expectation) -> dict[str, Any]:
        return {"text": row.written, "language": row.language or "en", "area": row.area_id}


class CaseStudyForm(DraftForm):
    topic = forms.TypedChoiceField(label=_("Topic"), coerce=int, empty_value=None, required=False)
    title = forms.CharField(label=_("Title"), max_length=250, required=False)
    text = PlainText(label=_("Text"), max_length=50_000, required=False)

    written = ("topic", "title", "text", "language")

    def __init__(self, *args: Any, topics: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topic"].choices = [("", _("not chosen yet")), *topics]  # type: ignore[attr-defined]
        self.fields["text"].widget.attrs["rows"] = 18

    @classmethod
    def values_of(cls, row: CaseStudy) -> dict[str, Any]:
        return {"topic": row.topic_id, "title": row.title, "text": row.text, "language": row.language or "en"}


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("File instead of the text, or beside it"),
        required=False,
        validators=[FileExtensionValidator(FILE_TYPES), check_size, check_content],
        widget=forms.FileInput(attrs={"accept": ",".join(f".{kind}" for kind in FILE_TYPES)}),
    )


class ConsentForm(forms.ModelForm):
    """What fellow delegates see, field by field, and the numbers that a delegate gives for it."""

    class Meta:
        model = DelegateContact
        fields = (*CONSENTS, *OWN_DATA)
        labels = {
            "shares_name": _("My name and position"),
            "shares_organisation": _("My organisation"),
            "shares_email": _("My e-mail address"),
            "shares_phone": _("My phone number"),
            "shares_messenger": _("My messenger"),
            "shares_in_report": _("My name may stand in the list of delegates of the visit’s report"),
            "phone": _("Phone"),
            "messenger": _("Messenger"),
        }
        help_texts = {"messenger": _("For example WeChat: your name there.")}

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        for name in OWN_DATA:
            if self.cleaned_data.get(f"shares_{name}") and not self.cleaned_data.get(name) and name not in self.errors:
                self.add_error(name, _("Fill this in, or don’t tick it below."))
        return cleaned
