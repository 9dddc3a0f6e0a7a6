"""Sheets in and out of the admin: who may, in which formats, and all rows or none."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from import_export.formats.base_formats import CSV, XLSX
from import_export.forms import ExportForm
from import_export.results import Result
from import_export.tmp_storages import CacheStorage

from ezportal.uploads import UploadRefused
from zones.admin.sheet_files import ConfirmForm, SheetForm, read_csv, read_xlsx
from zones.imports import is_formula
from zones.models import record_changes


class _Escaped:
    """A text that a spreadsheet would run is written with an apostrophe before it; numbers stay numbers."""

    def _escape_formulae(self, dataset: Any) -> None:
        for _row in range(len(dataset)):
            cells = dataset.lpop()
            dataset.append([f"'{cell}" if is_formula(cell) else cell for cell in cells])


class SafeCSV(_Escaped, CSV):
    def create_dataset(self, in_stream: Any) -> Any:
        return read_csv(in_stream)

    def export_data(self, dataset: Any, **kwargs: Any) -> Any:
        # With a byte order mark, or Excel reads Lao and Chinese as Latin letters.
        return super().export_data(dataset, **kwargs).encode("utf-8-sig")


class SafeXLSX(_Escaped, XLSX):
    def create_dataset(self, in_stream: Any) -> Any:
        return read_xlsx(in_stream)


class ExportPermissions:
    """What a person may see in the list is what the export holds."""

    formats = [SafeXLSX, SafeCSV]
    export_template_name = "admin/export_sheet.html"
    # The stock form lists every column as a check box and needs inline scripts for it.
    export_form_class = ExportForm

    def export_action(self, request: HttpRequest) -> HttpResponse:
        """A filter in the address that is none is refused as the list refuses it: by starting without filters."""
        try:
            return super().export_action(request)  # type: ignore[misc]
        except IncorrectLookupParameters:
            messages.error(request, _("The address held a filter that does not exist. It was left out."))
            return HttpResponseRedirect(request.path)

    def get_export_data(self, file_format: Any, request: HttpRequest, queryset: QuerySet[Any], **kwargs: Any) -> Any:
        """As the library does, but it knows only its own Excel class as one that holds numbers."""
        if not self.has_export_permission(request):
            raise PermissionDenied
        native = file_format.is_binary()
        data = self.get_data_for_export(request, queryset, force_native_type=native, **kwargs)  # type: ignore[attr-defined]
        return file_format.export_data(data)

    def has_export_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)  # type: ignore[attr-defined]


class _NothingWritten(Exception):
    """Undoes an import of which a row was refused."""


class SheetPermissions(ExportPermissions):
    """Import for those who may add and change; each row is checked again by its resource."""

    # The file waits for its confirmation where every web process finds it.
    tmp_storage_class = CacheStorage
    import_template_name = "admin/import_sheet.html"
    import_form_class = SheetForm
    confirm_form_class = ConfirmForm

    def has_import_permission(self, request: HttpRequest) -> bool:
        opts = self.opts  # type: ignore[attr-defined]
        names = (f"{opts.app_label}.{action}_{opts.model_name}" for action in ("add", "change"))
        return request.user.has_perms(list(names))

    def get_import_resource_kwargs(self, request: HttpRequest, **kwargs: Any) -> dict[str, Any]:
        return {"user": request.user}

    def get_confirm_form_kwargs(self, request: HttpRequest, import_form: Any = None) -> dict[str, Any]:
        found = super().get_confirm_form_kwargs(request, import_form)  # type: ignore[misc]
        return {**found, "formats": len(self.formats)}

    def add_data_read_fail_error_to_form(self, form: Any, error: Exception) -> None:
        if not isinstance(error, UploadRefused):
            raise error
        form.add_error("import_file", str(error))

    def process_import(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Write what the preview showed. A file that is gone, or is not what the form says, is asked for again."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        name = request.POST.get("import_file_name", "")
        if request.method == "POST" and cache.get(f"{CacheStorage.CACHE_PREFIX}{name}") is None:
            return self._ask_again(request, _("The file is no longer kept. Please upload it again."))
        if not self.create_confirm_form(request).is_valid():  # type: ignore[attr-defined]
            return self._ask_again(request, _("The confirmation was not complete. Please upload the file again."))
        try:
            return super().process_import(request, **kwargs)  # type: ignore[misc]
        except UploadRefused as refused:
            return self._ask_again(request, str(refused))

    def _ask_again(self, request: HttpRequest, why: str) -> HttpResponse:
        messages.error(request, why)
        return HttpResponseRedirect(request.path.replace("process_import/", "import/"))

    def process_dataset(self, *args: Any, **kwargs: Any) -> Result:
        """One transaction and one step of the data version, or nothing at all."""
        result = None
        try:
            with record_changes():
                result = super().process_dataset(*args, **kwargs)  # type: ignore[misc]
                if result.has_errors() or result.has_validation_errors():
                    raise _NothingWritten
        except _NothingWritten:
            pass
        return result

    def process_result(self, result: Result, request: HttpRequest) -> HttpResponse:
        if result.has_errors() or result.has_validation_errors():
            text = _("Nothing was imported: the data changed since the preview. Upload the file again to see why.")
            return self._ask_again(request, text)
        return super().process_result(result, request)  # type: ignore[misc]
