"""The change feed, by which partners keep a copy in step."""

from django.db.models import Min
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from ezportal.api.fields import address_of
from ezportal.api.parameters import Parameter, whole_number
from ezportal.api.problems import CHANGES_GONE, Problem
from ezportal.api.views import PublicView
from zones.api.serializers.changes import ChangesSerializer
from zones.models import Change, version_of

DEFAULT_LIMIT = 100
LARGEST_LIMIT = 1000
LARGEST_SEQUENCE = 10**15


class ChangesView(PublicView):
    """Public changes after a sequence, oldest first.

    Begin with the `X-Data-Version` of a full reading, then follow with `after` set to the
    sequence last seen. `410` says that changes in between are no longer kept.
    """

    def query_parameters(self) -> list[Parameter]:
        return [
            *super().query_parameters(),
            Parameter(
                "after",
                {"type": "integer", "minimum": 0, "maximum": LARGEST_SEQUENCE},
                "The last sequence already known.",
                whole_number("after", 0, LARGEST_SEQUENCE),
                default=0,
            ),
            Parameter(
                "limit",
                {"type": "integer", "minimum": 1, "maximum": LARGEST_LIMIT},
                "Changes in an answer.",
                whole_number("limit", 1, LARGEST_LIMIT),
                default=DEFAULT_LIMIT,
            ),
        ]

    @extend_schema(operation_id="changes", responses=ChangesSerializer)
    def get(self, request: Request) -> Response:
        after, limit = self.asked["after"], self.asked["limit"]
        self.check_kept(request, after)
        rows = Change.objects.filter(sequence__gt=after).order_by("sequence")[:limit]
        last = version_of(request._request)
        return Response(ChangesSerializer({"results": rows, "last_sequence": last}).data)

    def check_kept(self, request: Request, after: int) -> None:
        """Raise the 410 when a change that follows `after` has been dropped."""
        oldest = Change.objects.aggregate(oldest=Min("sequence"))["oldest"]
        last = version_of(request._request)
        first_kept = oldest if oldest is not None else last + 1
        if after >= first_kept - 1:
            return
        # The dumps of the whole data set will stand here; until then the lists are the dump.
        whole = address_of(request, "index")
        raise Problem(
            410,
            f"Changes up to {first_kept - 1} are no longer kept. Read everything again from "
            f"{whole} and follow from the X-Data-Version you find there.",
            kind=CHANGES_GONE,
            title="Changes gone",
            errors=[{"parameter": "after", "detail": f"The oldest kept is {first_kept}."}],
        )
