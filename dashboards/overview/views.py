"""The partnership at a glance, and what has changed since people last met."""

from django.http import HttpResponse
from django.shortcuts import render
from django_tables2 import RequestConfig

from actions.leads.selectors import actions_without_agency
from core.govuk.export import exported
from dashboards.changes.forms import ChangesForm
from dashboards.changes.selectors.baselines import baselines_of, meetings_held, plans_with_baselines
from dashboards.changes.tables import ChangesTable
from dashboards.overview.selectors import overview_of
from partnerships.access.policies import PortalRequest, requires
from partnerships.access.roles import Permission
from performance.periods.selectors import period_chosen
from reports.scrutiny.questions.selectors import may_see_drafts, with_question_periods

PER_PAGE = 50


@requires(Permission.READ)
def overview(request: PortalRequest, slug: str) -> HttpResponse:
    asked = request.GET.get("period", "")
    among = with_question_periods(request.scope, plans_with_baselines())
    chosen = period_chosen(request.partnership, asked, among=among)
    context = {
        "chosen": chosen,
        "overview": overview_of(request.scope, chosen.plan, chosen.period) if chosen else None,
        "may_scrutinise": may_see_drafts(request.scope),
        "may_compare": request.scope.can(Permission.MEASURE_EDIT),
        "unanswered": actions_without_agency(request.partnership)
        if request.scope.can(Permission.PEOPLE_MANAGE)
        else (),
    }
    return render(request, "dashboards/overview/page.html", context)


@requires(Permission.READ)
def changes(request: PortalRequest, slug: str) -> HttpResponse:
    """What changed of the plan since a meeting: the last one, or `?since=2014-05-15`; of one heading with `?of=`.

    The plan is that of the overview: the one in force, or that of `?period=2013-14`.
    """
    asked = request.GET.get("period", "")
    chosen = period_chosen(request.partnership, asked, among=plans_with_baselines())
    form = ChangesForm(request.GET, meetings=meetings_held(request.partnership))
    if form.meeting is None:
        return render(request, "dashboards/changes/none.html", {})
    plan = chosen.plan if chosen else None
    found = form.changes(request.partnership, plan, baselines_of(plan).entered_at if plan else None)
    table = ChangesTable(found.shown, slug=slug)
    if download := exported(request, table, f"{slug}-changes-since-{form.meeting.code}"):
        return download
    RequestConfig(request, paginate={"per_page": PER_PAGE}).configure(table)
    return render(
        request, "dashboards/changes/changes.html", {"form": form, "found": found, "table": table, "chosen": chosen}
    )
