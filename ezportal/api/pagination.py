"""Pages of a list: numbered, of a size the caller may choose, and strict about both."""

from dataclasses import dataclass
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


@dataclass(frozen=True)
class Page:
    """One page of a list: its number, from 1, the rows in a page, and the rows of the whole list."""

    number: int
    size: int
    count: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.count // self.size))

    @property
    def offset(self) -> int:
        return (self.number - 1) * self.size

    def check(self) -> None:
        """Raise the 404 for a page beyond the end."""
        if self.number > self.pages:
            raise Problem(
                404,
                f"There is no page {self.number}: the list ends with page {self.pages}.",
                kind=NO_SUCH_PAGE,
                title="No such page",
                errors=[{"parameter": "page", "detail": f"The last page is {self.pages}."}],
            )

    def address(self, here: str, step: int, **others: str) -> str | None:
        """The address of a page before or after this one, with `others` among its parameters."""
        number = self.number + step
        if not 1 <= number <= self.pages:
            return None
        for name in ("page", "after"):
            here = remove_query_param(here, name)
        if number > 1:
            here = replace_query_param(here, "page", number)
        for name, value in others.items():
            here = replace_query_param(here, name, value)
        return here


class PagePagination(BasePagination):
    """`count`, `next`, `previous`, `results`. Reads what the view has checked already."""

    def paginate_queryset(self, queryset: QuerySet, request: Request, view: APIView | None = None) -> list[Any]:
        asked = view.asked  # type: ignore[union-attr]
        self.request, self.page = request, Page(asked["page"], asked["page_size"], queryset.count())
        self.page.check()
        return list(queryset[self.page.offset : self.page.offset + self.page.size])

    def get_paginated_response(self, data: Any) -> Response:
        here = self.request.build_absolute_uri()
        return Response(
            {
                "count": self.page.count,
                "next": self.page.address(here, 1),
                "previous": self.page.address(here, -1),
                "results": data,
            }
        )

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
