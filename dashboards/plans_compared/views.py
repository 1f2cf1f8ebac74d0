"""Two of a partnership's plans beside each other."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from dashboards.plans_compared.selectors import compare_plans
from partnerships.access.policies import PortalRequest, requires
from partnerships.access.roles import Permission
from partnerships.pages import found_or_404
from plans.plan import selectors as plan_selectors


@requires(Permission.READ)
def plans_compared(request: PortalRequest, slug: str) -> HttpResponse:
    """The plans asked for by key; without that, the two newest, the older one first."""
    every = list(plan_selectors.plans_of(request.partnership))
    chosen = [_asked(request, name) for name in ("first", "second")]
    newest = list(reversed(every[:2]))
    first, second = (asked or (newest[place] if len(newest) > 1 else None) for place, asked in enumerate(chosen))
    context = {
        "plans": every,
        "first": first,
        "second": second,
        "compared": compare_plans(first, second) if first and second else None,
    }
    return render(request, "dashboards/plans_compared/page.html", context)


def _asked(request: PortalRequest, name: str) -> Any:
    asked = request.GET.get(name, "")
    if not asked:
        return None
    return found_or_404(plan_selectors.plan_for(request.partnership, int(asked)) if asked.isdecimal() else None)
