"""What no address of the portal holds, refused before anything is looked up by it."""

from collections.abc import Callable

from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse

_NUL = "\x00"  # PostgreSQL keeps no text with it, and takes no question with it


class NulMiddleware:
    """There is nothing at an address with a NUL in it; a cookie with one cannot be read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if any(_NUL in value for value in request.COOKIES.values()):
            raise SuspiciousOperation("A cookie holds a NUL.")
        asked = (text for name, values in request.GET.lists() for text in (name, *values))
        if _NUL in request.path_info or any(_NUL in text for text in asked):
            raise Http404
        return self.get_response(request)
