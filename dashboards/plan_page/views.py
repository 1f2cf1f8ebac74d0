"""One plan's page: what it says, where all of it stands, and what a draft still needs."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from core.govuk.marks import Mark, MarkShape, Tone
from core.govuk.panels import Task
from dashboards.plan_page.selectors import GapPage, Need, needs_of
from partnerships.access.policies import PortalRequest, requires
from partnerships.access.roles import Permission
from partnerships.pages import found_or_404
from plans.plan import selectors as plan_selectors
from plans.registers.registry import REGISTERS

DONE = Mark("Done", MarkShape.TICK, Tone.GOOD)
NOT_YET = Mark("Not yet", MarkShape.RING)
LATER = Mark("Cannot start yet", MarkShape.DASH)


@requires(Permission.READ)
def plan_detail(request: PortalRequest, slug: str, plan: int) -> HttpResponse:
    found = found_or_404(plan_selectors.plan_for(request.partnership, plan))
    may_edit = request.scope.can(Permission.PLAN_EDIT)
    needs = needs_of(found) if may_edit and plan_selectors.is_being_made(found) else []
    context = {
        "plan": found,
        "page": plan_selectors.plan_page(found),
        "registers": REGISTERS.values(),
        "may_edit": may_edit,
        "may_add_actions": request.scope.can(Permission.ACTION_EDIT),
        "may_add_measures": request.scope.can(Permission.MEASURE_EDIT),
        "needs": [_task(slug, need) for need in needs],
        "needs_nothing": all(need.is_done for need in needs),
    }
    return render(request, "dashboards/plan_page/page.html", context)


def _task(slug: str, need: Need) -> Task:
    state = DONE if need.is_done else NOT_YET if need.place else LATER
    return Task(title=need.title, state=state, url=_address(slug, need.place) if need.place else "", hint=need.hint)


def _address(slug: str, place: GapPage) -> str:
    query = f"?priority={place.priority}" if place.priority else ""
    return reverse(place.page, args=[slug, *place.of]) + query
