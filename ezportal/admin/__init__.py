"""What every screen of the admin stands on: row permissions, forms that explain refusals, history, languages."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from ezportal.admin.inlines import RowInline, StackedRows, TabularRows, TranslatedStackedRows, TranslatedTabularRows
from ezportal.admin.model_admin import HistoryAdmin, PortalAdmin, ReadOnlyAdmin, TranslatedAdmin, in_all_languages

__all__ = [
    "HistoryAdmin",
    "PortalAdmin",
    "ReadOnlyAdmin",
    "RowInline",
    "StackedRows",
    "TabularRows",
    "TranslatedAdmin",
    "TranslatedStackedRows",
    "TranslatedTabularRows",
    "in_all_languages",
]

admin.site.site_header = _("Economic zones · staff")
admin.site.site_title = _("Economic zones · staff")
admin.site.index_title = _("What is to do")
