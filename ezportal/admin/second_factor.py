"""Signing in with a second factor, the page where staff set theirs up, and the accounts that show who has one."""

from __future__ import annotations

from typing import Any

import django_otp
import segno
from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import authenticate, update_session_auth_hash
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.signals import user_login_failed
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_otp.util import random_hex

from ezportal.second_factor import MOST_APPS, app_that_made, app_with, apps_of, keep_app, readable_key, take_away

# The key that waits in the session until an app has shown that it has it.
NEW_KEY = "new_second_factor_key"
WRONG_CODE = gettext_lazy("This code does not count: it is wrong or was used already. Wait for the next one.")
CODE_INPUT = {"autocomplete": "one-time-code", "inputmode": "numeric", "autocapitalize": "none", "spellcheck": "false"}


class SignInForm(AdminAuthenticationForm):
    """Name, password and, for accounts that have an app, its code: all of them are asked before anything is told."""

    code = forms.CharField(
        label=gettext_lazy("Code of your app"), required=False, max_length=20, widget=forms.TextInput(CODE_INPUT),
        help_text=gettext_lazy("Leave it empty if you have not set up an app."),
    )  # fmt: skip

    def confirm_login_allowed(self, user: Any) -> None:
        super().confirm_login_allowed(user)
        if not apps_of(user).exists():
            return
        code = self.cleaned_data.get("code", "")
        if not code:
            raise ValidationError(_("Enter the code that your app shows, too."), code="no_code")
        app = app_that_made(code, user)
        if app is None:
            # Counted as a wrong password is, by name and address.
            named = {"username": user.get_username()}
            user_login_failed.send(sender=__name__, credentials=named, request=self.request)
            raise ValidationError(WRONG_CODE, code="wrong_code")
        user.otp_device = app  # the session notes it


class ConfirmedByPassword(forms.Form):
    """Whoever finds a session open changes nothing about how its owner signs in."""

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.fields["password"] = forms.CharField(
            label=_("Your password"), strip=False, widget=forms.PasswordInput({"autocomplete": "current-password"})
        )

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        name = self.request.user.get_username()
        # Guesses are counted, and stopped, as at the sign-in.
        if authenticate(self.request, username=name, password=password) != self.request.user:
            raise ValidationError(_("This is not your password."))
        return password


class NewAppForm(ConfirmedByPassword):
    name = forms.CharField(
        label=gettext_lazy("Where the app is"), max_length=64, help_text=gettext_lazy("For example: my telephone.")
    )
    code = forms.CharField(
        label=gettext_lazy("Code that the app shows"), max_length=20, widget=forms.TextInput(CODE_INPUT)
    )

    field_order = ("name", "code", "password")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        if apps_of(self.request.user).count() >= MOST_APPS:
            raise ValidationError(_("You have as many apps as an account can have. Take one away first."))
        key = self.request.session[NEW_KEY]
        self.app = app_with(key, cleaned["code"], name=cleaned["name"], user=self.request.user)
        if self.app is None:
            self.add_error("code", _("The app shows another code by now, or has another key. Try the next code."))
        return cleaned


class RemovalForm(ConfirmedByPassword):
    app = forms.ModelChoiceField(
        TOTPDevice.objects.none(), label=gettext_lazy("App to take away"), empty_label=None, widget=forms.RadioSelect
    )

    field_order = ("app", "password")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["app"]
        choice.queryset = apps_of(self.request.user)
        choice.label_from_instance = lambda app: app.name


def second_factor(request: HttpRequest) -> HttpResponse:
    """The apps of the account that is signed in: what there is, one more, one less."""
    user: Any = request.user
    is_removal = "remove" in request.POST
    sent = request.POST if request.method == "POST" else None
    request.session.setdefault(NEW_KEY, random_hex(20))
    adding = NewAppForm(None if is_removal else sent, request=request, prefix="new")
    removing = RemovalForm(sent if is_removal else None, request=request, prefix="old")
    if not is_removal and adding.is_bound and adding.is_valid():
        with transaction.atomic():
            keep_app(adding.app)
            _end_other_sessions(request, adding.cleaned_data["password"])
        del request.session[NEW_KEY]
        django_otp.login(request, adding.app)
        messages.success(request, _("From now on you sign in with a code of this app, too."))
        return HttpResponseRedirect(request.path)
    if is_removal and removing.is_valid():
        with transaction.atomic():
            take_away(apps_of(user).filter(pk=removing.cleaned_data["app"].pk), by=user)
            _end_other_sessions(request, removing.cleaned_data["password"])
        messages.success(request, _("Codes of this app count no more."))
        return HttpResponseRedirect(request.path)
    draft = TOTPDevice(user=user, key=request.session[NEW_KEY])
    apps = list(apps_of(user))
    context = {
        **admin.site.each_context(request), "title": _("Second factor"), "is_required": settings.SECOND_FACTOR_REQUIRED,
        # Other pages only lead back here as long as there is none.
        "is_nav_sidebar_enabled": bool(apps) or not settings.SECOND_FACTOR_REQUIRED,
        "apps": apps, "has_room": len(apps) < MOST_APPS, "adding": adding, "removing": removing,
        "key": readable_key(draft), "drawing": mark_safe(_drawn(draft.config_url)),
    }  # fmt: skip
    return TemplateResponse(request, "admin/second_factor.html", context)


def _end_other_sessions(request: HttpRequest, password: str) -> None:
    """They were opened by other rules. The same password under a new salt ends them, as a new password does."""
    user: Any = request.user
    user.set_password(password)
    user.save(update_fields=["password"])
    update_session_auth_hash(request, user)


def _drawn(address: str) -> str:
    """The QR code, black on white whatever the theme, as cameras want it."""
    return segno.make(address, error="m").svg_inline(scale=4, border=4, dark="#000", light="#fff", svgclass="qr-code")


class AccountAdmin(UserAdmin[Any]):
    """Accounts, with who has a second factor; whoever lost theirs is helped by a superuser."""

    list_display = (*UserAdmin.list_display, "has_second_factor")
    actions = ("take_second_factor_away",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        apps = TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True)
        return super().get_queryset(request).annotate(has_app=Exists(apps))

    @admin.display(description=gettext_lazy("second factor"), boolean=True, ordering="has_app")
    def has_second_factor(self, user: Any) -> bool:
        return bool(user.has_app)

    def has_take_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_superuser)

    @admin.action(description=gettext_lazy("Take the second factor away (lost telephone)"), permissions=["take"])
    def take_second_factor_away(self, request: HttpRequest, accounts: QuerySet[Any]) -> None:
        apps = TOTPDevice.objects.filter(user__in=accounts.values("pk"))
        owners = list(accounts.filter(pk__in=apps.values("user_id")))
        for owner in owners:
            self.log_change(request, owner, _("Second factor taken away."))
        take_away(apps, by=request.user)
        text = ngettext(
            "%(count)d account signs in without a code now.", "%(count)d accounts sign in without a code now.",
            len(owners),
        )  # fmt: skip
        self.message_user(request, text % {"count": len(owners)}, messages.SUCCESS)
