"""Pages of a list: numbered, of a size the caller may choose, and strict about both."""

from typing import Any

from django.db.models import QuerySet
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import remove_query_param, replace_query_param
from rest_framework.views import APIView

from ezportal.api.parameters import Parameter, whole_number
from ezportal.api.problems import NO_SUCH_PAGE, Problem

PAGE_SIZE = 50
LARGEST_PAGE = 500

PARAMETERS = [
    Parameter(
        "page",
        {"type": "integer", "minimum": 1, "maximum": 1_000_000},
        "Number of the page. One beyond the end is answered with 404.",
        whole_number("page", 1, 1_000_000),
        default=1,
    ),
    Parameter(
        "page_size",
        {"type": "integer", "minimum": 1, "maximum": LARGEST_PAGE},
        "Rows in a page.",
        whole_number("page_size", 1, LARGEST_PAGE),
        default=PAGE_SIZE,
    ),
]


class PagePagination(BasePagination):
    """`count`, `next`, `previous`, `results`. Reads what the view has checked already."""

    def paginate_queryset(self, queryset: QuerySet, request: Request, view: APIView | None = None) -> list[Any]:
        asked = view.asked  # type: ignore[union-attr]
        self.request, self.number, size = request, asked["page"], asked["page_size"]
        self.count = queryset.count()
        self.pages = max(1, -(-self.count // size))
        if self.number > self.pages:
            raise Problem(
                404,
                f"There is no page {self.number}: the list ends with page {self.pages}.",
                kind=NO_SUCH_PAGE,
                title="No such page",
                errors=[{"parameter": "page", "detail": f"The last page is {self.pages}."}],
            )
        start = (self.number - 1) * size
        return list(queryset[start : start + size])

    def get_paginated_response(self, data: Any) -> Response:
        return Response(
            {
                "count": self.count,
                "next": self._address(self.number + 1),
                "previous": self._address(self.number - 1),
                "results": data,
            }
        )

    def _address(self, number: int) -> str | None:
        if not 1 <= number <= self.pages:
            return None
        here = self.request.build_absolute_uri()
        if number == 1:
            return remove_query_param(here, "page")
        return replace_query_param(here, "page", number)

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        address = {"type": ["string", "null"], "format": "uri"}
        return {
            "type": "object",
            "required": ["count", "next", "previous", "results"],
            "properties": {
                "count": {"type": "integer", "minimum": 0, "description": "All matching rows."},
                "next": address,
                "previous": address,
                "results": schema,
            },
        }
