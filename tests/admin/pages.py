"""Reading the admin's forms as a browser does, so that tests post what a person would."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.forms import FileField
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse


def address(row: Any, action: str = "change") -> str:
    opts = row._meta
    args = () if action in ("add", "changelist", "export", "import") else (row.pk,)
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_{action}", args=args)


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def form_data(response: Any) -> dict[str, Any]:
    """What the browser would send if nothing were changed: without disabled fields, empty boxes and files."""
    context = response.context
    forms = [context["adminform"].form]
    for inline in context.get("inline_admin_formsets") or ():
        forms += [inline.formset.management_form, *inline.formset.forms]
    data: dict[str, Any] = {}
    for form in forms:
        for bound in form:
            value = bound.value()
            if bound.field.disabled or value is False or isinstance(bound.field, FileField):
                continue
            data[bound.html_name] = "on" if value is True else "" if value is None else value
    return data


def open_form(client: Client, row: Any, action: str = "change") -> dict[str, Any]:
    response = client.get(address(row, action))
    assert response.status_code == 200, response.status_code
    return form_data(response)


def errors_of(response: Any) -> dict[str, list[str]]:
    """Errors of the main form; fails when the form was accepted after all."""
    assert response.status_code == 200, "the form was accepted"
    return {name: list(said) for name, said in response.context["adminform"].form.errors.items()}


def inline_of(response: Any, model: Any) -> Any:
    return next(item for item in response.context["inline_admin_formsets"] if item.opts.model is model)


def add_row(data: dict[str, Any], prefix: str, **values: Any) -> dict[str, Any]:
    """One more row of an inline, as its "add another" link makes it."""
    index = int(data[f"{prefix}-TOTAL_FORMS"])
    data[f"{prefix}-TOTAL_FORMS"] = index + 1
    for name, value in values.items():
        data[f"{prefix}-{index}-{name}"] = value
    return data


def queries_of(client: Client, url: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as caught:
        response = client.get(url)
    assert response.status_code == 200
    return len(caught)
