"""The forms of uploaded sheets: one file, bounded before anybody opens it and read once."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from import_export.forms import ConfirmImportForm, ImportForm

from ezportal.uploads import UploadRefused
from zones.sheets.reading import MAX_BYTES


class SheetForm(ImportForm):
    """The upload, whose content is what its format says; the file carries what was read as `sheet`."""

    def __init__(self, formats: Any, resources: Any, **kwargs: Any) -> None:
        super().__init__(formats, resources, **kwargs)
        self.formats = formats

    def clean_import_file(self) -> Any:
        file = self.cleaned_data["import_file"]
        if file.size > MAX_BYTES:
            raise ValidationError(
                _("The file is larger than %(limit)d MB. Split it.") % {"limit": MAX_BYTES // 1024**2}
            )
        return file

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if "import_file" in data and "format" in data:
            try:
                data["import_file"].sheet = self.formats[int(data["format"])].read(data["import_file"].read())
            except UploadRefused as refused:
                self.add_error("import_file", str(refused))
        return data


class ConfirmForm(ConfirmImportForm):
    """The confirmation names only what the preview offered."""

    def __init__(self, *args: Any, formats: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.formats = formats

    def clean_format(self) -> str:
        return _one_of(self.cleaned_data["format"], self.formats)

    def clean_resource(self) -> str:
        return _one_of(self.cleaned_data["resource"] or "0", 1)


def _one_of(text: str, count: int) -> str:
    if text not in map(str, range(count)):
        raise ValidationError(_("This is not offered."))
    return text
