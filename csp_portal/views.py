"""The portal's front door."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from csp_portal.living_demo.services import keeping
from csp_portal.loading.partnerships import PASSWORD
from partnerships.access import selectors as access_selectors
from partnerships.access.policies import public


@public
def home(request: HttpRequest) -> HttpResponse:
    """The signed-in go to their partnership, or choose among several; anyone else reads what the portal is."""
    if not request.user.is_authenticated:
        sign_ins = keeping.sign_ins() if settings.DEMO_ALLOWED else []
        return render(request, "home.html", {"sign_ins": sign_ins, "password": PASSWORD})
    partnerships = access_selectors.partnerships_of(request.user)
    if len(partnerships) == 1:
        return redirect("overview", partnerships[0].slug)
    return redirect("partnership-list")


@public
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "accessibility.html", {})
