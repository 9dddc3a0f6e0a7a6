"""A plain form in the clothes of the admin's change forms; shown by admin/form_page.html."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.helpers import AdminForm


def small_form(form: forms.Form, fieldsets: list[Any], model_admin: admin.ModelAdmin[Any]) -> AdminForm:
    return AdminForm(form, fieldsets, {}, model_admin=model_admin)  # type: ignore[arg-type]
