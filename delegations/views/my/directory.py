"""Fellow delegates who wish to be seen, and the own wish to be."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from delegations.my_forms import ConsentForm
from delegations.services import directory
from delegations.views.my.base import DelegateView, go_to


class DelegatesView(DelegateView):
    template_name = "delegations/my/delegates.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        fellows = directory.fellow_delegates(self.delegate)
        return super().get_context_data(fellows=fellows, total=self.visit.delegates.count() - 1, **kwargs)


class ConsentView(DelegateView):
    """What the others see of me."""

    template_name = "delegations/my/directory.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        contact = directory.own_contact(self.delegate)
        form = kwargs.pop("form", None) or ConsentForm(instance=contact)
        problems = [
            {"anchor": form[name].id_for_label, "text": f"{form.fields[name].label}: {said}"}
            for name, messages in form.errors.items()
            for said in messages
        ]
        entry = directory.entry_of(contact) if contact.pk else None
        shared = [form[name] for name in directory.SHARED]
        return super().get_context_data(
            form=form, contact=contact, entry=entry, problems=problems, shared=shared, **kwargs
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        form = ConsentForm(request.POST, instance=directory.own_contact(self.delegate))
        if not form.is_valid():
            return self.page(400, form=form)
        directory.save_consent(delegate=self.delegate, values=form.cleaned_data)
        return go_to(reverse("my:directory"), "saved")
