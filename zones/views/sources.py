"""The sources of the data, and what rests on each."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.views.generic import DetailView, ListView

from zones.choices import PUBLIC_CLAIM_STATUSES, Publication, SourceKind
from zones.models import Source
from zones.views.facts import Lookups, field_label, shown_value
from zones.views.pages import page_of
from zones.views.resting import RestingRow, load_rows, rows_resting_on

PER_PAGE = 50


class SourceListView(ListView):
    """All sources with the number of profile values each states; filters by kind and words."""

    template_name = "zones/sources.html"
    context_object_name = "sources"
    paginate_by = PER_PAGE

    def get_queryset(self) -> QuerySet:
        public = Q(
            claim_rows__status__in=PUBLIC_CLAIM_STATUSES,
            claim_rows__zone__publication=Publication.PUBLISHED,
        )
        sources = Source.objects.annotate(claim_count=Count("claim_rows", filter=public))
        kind, words = self.request.GET.get("kind", ""), self.request.GET.get("q", "")[:200]
        if kind in SourceKind.values:
            sources = sources.filter(kind=kind)
        for word in words.split():
            sources = sources.filter(Q(title__icontains=word) | Q(publisher__icontains=word) | Q(url__icontains=word))
        return sources.order_by("-claim_count", "title", "pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        kinds = dict(Source.objects.order_by("kind").values_list("kind").annotate(Count("pk")))
        context.update(
            kinds=[(kind, kinds[kind.value]) for kind in SourceKind if kind.value in kinds],
            kind=self.request.GET.get("kind", ""),
            words=self.request.GET.get("q", "")[:200],
        )
        return context


class SourceView(DetailView):
    """One source: where to find it and every public statement that rests on it."""

    model = Source
    template_name = "zones/source.html"
    context_object_name = "source"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        page = page_of(Paginator(rows_resting_on(self.object), PER_PAGE), self.request)
        rows = load_rows(list(page.object_list))
        context.update(page_obj=page, paginator=page.paginator, is_paginated=page.has_other_pages())
        context["rows"] = with_words(rows)
        return context


def with_words(rows: list[RestingRow]) -> list[dict[str, Any]]:
    """What each row says: for a claim the field and its value, else the row's own name."""
    claims = [row.row for row in rows if row.field]
    lookups = Lookups.for_claims(claims)
    return [
        {
            "kind": field_label(row.field) if row.field else row.kind,
            "says": shown_value(row.row, lookups) if row.field else str(row.row),
            "status": row.row.get_status_display() if row.field else "",
            "owner": row.owner,
            "row": row.row,
        }
        for row in rows
    ]
