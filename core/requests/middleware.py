"""What no address of the portal answers, refused before anything is looked up by it."""

from collections.abc import Callable

from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed

_NUL = "\x00"  # PostgreSQL keeps no text with it, and takes no question with it


METHODS = ("GET", "HEAD", "POST", "OPTIONS")


class MethodMiddleware:
    """No page takes another method. A view that is a function would answer TRACE, which no form guards, like GET."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request) if request.method in METHODS else HttpResponseNotAllowed(METHODS)


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
