"""The list of actions: filtered, sorted, paged and exported."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django_tables2 import RequestConfig

from actions.actions.filters import ActionFilter
from actions.actions.slipping import with_slips
from actions.actions.tables import ActionTable
from core.govuk.export import exported
from partnerships.access.policies import requires
from partnerships.access.roles import Permission
from plans.plan.selectors import plans_of

PER_PAGE = 50


@requires(Permission.READ)
def action_list(request: Any, slug: str) -> HttpResponse:
    may_edit = request.scope.can(Permission.ACTION_EDIT)
    plans = list(plans_of(request.partnership))
    chosen = ActionFilter(request.GET, partnership=request.partnership, plans=plans)
    of_many = len(plans) > 1 and not request.GET.get("plan")
    table = ActionTable(with_slips(chosen.qs), slug=slug, may_choose=may_edit, of_many=of_many)
    if download := exported(request, table, f"{slug}-actions"):
        return download
    RequestConfig(request, paginate={"per_page": PER_PAGE}).configure(table)
    table.leave_out_empty_columns()
    context = {
        "table": table,
        "filter": chosen,
        "may_edit": may_edit,
        "may_report": request.scope.can(Permission.ACTION_UPDATE),
        "plans": plans if may_edit else (),
    }
    return render(request, "actions/actions/action_list.html", context)
