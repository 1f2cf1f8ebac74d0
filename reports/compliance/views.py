"""The compliance page: every statutory duty as of a day."""

from django.http import HttpResponse
from django.shortcuts import render

from core import clock
from cycle.duties.forms import OnForm
from partnerships.access.policies import PortalRequest, requires
from partnerships.access.roles import Permission
from reports.compliance.selectors import compliance_for, moments_of


@requires(Permission.READ)
def duties(request: PortalRequest, slug: str) -> HttpResponse:
    """As of `?on=2014-03-31`; as of today without a day, or with what is none, which is said at its field."""
    today = clock.today()
    form = OnForm(request.GET) if request.GET.get("on") else OnForm(initial={"on": today})
    on = form.cleaned_data["on"] if form.is_bound and form.is_valid() else today
    context = {
        "form": form,
        "compliance": compliance_for(request.scope, on),
        "moments": moments_of(request.partnership),
        "today": today,
        "may_edit": request.scope.can(Permission.PLAN_EDIT),
    }
    return render(request, "reports/compliance/page.html", context)
