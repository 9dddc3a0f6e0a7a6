"""What holds for every answer below a delegate's address, also for those that no view makes."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from zones.edge.asking import first_part

HEADERS = {
    "Cache-Control": "private, no-store",
    # Browsers that know the second send no path, and so no token, but still say which site a form came from,
    # without which the check against forged forms would refuse it. Others send nothing.
    "Referrer-Policy": "no-referrer, strict-origin",
    "X-Robots-Tag": "noindex, nofollow",
}


class PersonalPagesMiddleware:
    """Nobody keeps these answers, lists them, or learns from a followed link where it came from."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if first_part(request.path_info) == "my":
            for name, value in HEADERS.items():
                response[name] = value
        return response
