"""What every screen of the admin stands on: row permissions, forms that explain refusals, history, languages."""

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _
from django_otp.plugins.otp_totp.admin import TOTPDevice

from ezportal.admin.inlines import RowInline, StackedRows, TabularRows, TranslatedStackedRows, TranslatedTabularRows
from ezportal.admin.model_admin import HistoryAdmin, PortalAdmin, ReadOnlyAdmin, TranslatedAdmin, in_all_languages
from ezportal.admin.second_factor import AccountAdmin, SignInForm

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
admin.site.login_form = SignInForm

# Accounts by our own page. Keys of apps are shown to nobody but their owner, when they are set up.
admin.site.unregister([get_user_model(), TOTPDevice])
admin.site.register(get_user_model(), AccountAdmin)
