"""Sheets in and out of the admin: who may, in which formats, and all rows or none."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from import_export.formats.base_formats import CSV, XLSX
from import_export.forms import ExportForm
from import_export.results import Result
from import_export.tmp_storages import CacheStorage
from tablib import Dataset  # type: ignore[import-untyped]

from zones.imports import is_formula
from zones.models import record_changes


class _Escaped:
    """A text that a spreadsheet would run is written with an apostrophe before it; numbers stay numbers."""

    def _escape_formulae(self, dataset: Any) -> None:
        for _row in range(len(dataset)):
            cells = dataset.lpop()
            dataset.append([f"'{cell}" if is_formula(cell) else cell for cell in cells])


class SafeCSV(_Escaped, CSV):
    def export_data(self, dataset: Any, **kwargs: Any) -> Any:
        # With a byte order mark, or Excel reads Lao and Chinese as Latin letters.
        return super().export_data(dataset, **kwargs).encode("utf-8-sig")


class SafeXLSX(_Escaped, XLSX):
    def create_dataset(self, in_stream: Any) -> Any:
        """Without the empty rows and columns that Excel keeps where something once stood."""
        sheet = super().create_dataset(in_stream)
        width = max((index for index, name in enumerate(sheet.headers or (), 1) if name is not None), default=0)
        rows = [row[:width] for row in sheet if any(cell is not None for cell in row[:width])]
        return Dataset(*rows, headers=list(sheet.headers or ())[:width])


class ExportPermissions:
    """What a person may see in the list is what the export holds."""

    formats = [SafeXLSX, SafeCSV]
    export_template_name = "admin/export_sheet.html"
    # The stock form lists every column as a check box and needs inline scripts for it.
    export_form_class = ExportForm

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

    def has_import_permission(self, request: HttpRequest) -> bool:
        opts = self.opts  # type: ignore[attr-defined]
        names = (f"{opts.app_label}.{action}_{opts.model_name}" for action in ("add", "change"))
        return request.user.has_perms(list(names))

    def get_import_resource_kwargs(self, request: HttpRequest, **kwargs: Any) -> dict[str, Any]:
        return {"user": request.user}

    def process_import(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if not self.has_import_permission(request):
            raise PermissionDenied
        name = request.POST.get("import_file_name", "")
        if request.method == "POST" and cache.get(f"{CacheStorage.CACHE_PREFIX}{name}") is None:
            messages.error(request, _("The file is no longer kept. Please upload it again."))
            return HttpResponseRedirect(request.path.replace("process_import/", "import/"))
        return super().process_import(request, **kwargs)  # type: ignore[misc]

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
            messages.error(request, text)
            return HttpResponseRedirect(request.path.replace("process_import/", "import/"))
        return super().process_result(result, request)  # type: ignore[misc]
