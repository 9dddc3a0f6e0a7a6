"""Numbered pages of long lists."""

from typing import Any

from django.core.paginator import InvalidPage, Paginator
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _


def page_of(paginator: Paginator, request: HttpRequest) -> Any:
    """The page that the address asks for; 404 for one that does not exist, as ListView answers."""
    try:
        return paginator.page(request.GET.get("page") or 1)
    except InvalidPage as error:
        raise Http404(_("There is no such page.")) from error
