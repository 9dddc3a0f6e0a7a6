"""The profile page of a zone."""

import json
from typing import Any

from django.http import Http404
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from zones.index.current import current_table
from zones.models import FormKind
from zones.stored.keeping import forms_of
from zones.views.stored import make_pages


class ZoneView(TemplateView):
    """The page of one published zone: its parts are read as they are kept, and set into the frame of all pages."""

    template_name = "zones/zone.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        table = current_table()
        pk = table.by_slug.get(kwargs["slug"])
        forms = forms_of([pk], FormKind.PAGE, make_pages, table) if pk else {}
        if pk not in forms:
            raise Http404(_("There is no such page."))
        self.request.has_fallback_text = forms[pk].fell_back  # type: ignore[attr-defined]
        parts = {name: mark_safe(text) for name, text in json.loads(forms[pk].body).items()}
        return super().get_context_data(parts=parts, **kwargs)
