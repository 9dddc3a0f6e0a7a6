"""The form of an upload: one file, bounded in size before anybody opens it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from delegations.sheets.reading import MAX_BYTES

# What a form adds around its file.
_WRAPPING_BYTES = 64 * 1024


def is_too_long(content_length: Any) -> bool:
    """Told by the length that a request announces, so that nothing of it has to be read."""
    text = str(content_length or "0")
    return text.isdecimal() and int(text) > MAX_BYTES + _WRAPPING_BYTES


def too_large() -> str:
    return _("The file is larger than %(limit)d MB. Take out pictures and other sheets, or split it.") % {
        "limit": MAX_BYTES // 1024**2
    }


class UploadForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("file"),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={"empty": gettext_lazy("The file is empty.")},
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise ValidationError(too_large())
        return file
