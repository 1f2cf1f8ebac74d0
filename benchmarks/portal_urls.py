"""The portal's addresses, with a bare view and a table of 50 rows behind the same middleware."""

from typing import Any

from django.http import HttpResponse
from django.template import engines
from django.urls import include, path

from partnerships.access.policies import requires
from partnerships.access.roles import Permission

_LOOP = engines["django"].from_string(
    """<table>{% for row in rows %}<tr><th>{{ row.name }}</th><td>{{ row.before }}</td><td>{{ row.now }}</td>
    <td>{{ row.change }}</td><td>{{ row.status }}</td></tr>{% endfor %}</table>"""
)
_ROWS = [
    {"name": f"Measure {number}", "before": number, "now": number * 2, "change": "100%", "status": "Missed"}
    for number in range(50)
]


@requires(Permission.READ)
def bare(request: Any, slug: str) -> HttpResponse:
    return HttpResponse("ok")


@requires(Permission.READ)
def loop(request: Any, slug: str) -> HttpResponse:
    return HttpResponse(_LOOP.render({"rows": _ROWS}, request))


urlpatterns = [
    path("p/<slug:slug>/bench/bare/", bare, name="bench-bare"),
    path("p/<slug:slug>/bench/loop/", loop, name="bench-loop"),
    path("", include("csp_portal.urls")),
]
