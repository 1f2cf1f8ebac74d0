"""Returns: the board of a quarter, one return as it stands, and what its agency and the partnership do with it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from actions.leads.selectors import actions_without_agency
from core import clock
from core.editing.views import ServiceCreateView, ServiceLookedAtView, ServiceUpdateView, values_of
from core.govuk.export import export_response
from cycle.reminders.selectors import unsubmitted_returns
from cycle.returns import sheet
from cycle.returns.forms import OpenReturnsForm, SendBackForm
from cycle.returns.selectors import returns as selectors
from cycle.returns.selectors.board import board_of
from cycle.returns.selectors.content import ReturnContent, return_content_of
from cycle.returns.services import opening
from cycle.returns.services import returns as services
from partnerships.access.policies import PortalRequest, requires
from partnerships.access.roles import Permission
from partnerships.pages import InPartnership, found_or_404
from partnerships.records import RecordPages, confirm, history
from plans.plan import selectors as plan_selectors
from plans.plan.views import WithinPlan


@requires(*selectors.OPENS)
def return_list(request: PortalRequest, slug: str) -> HttpResponse:
    """The board of the latest quarter, or of the one asked for; an agency's officers see their own agency's returns."""
    seen = selectors.returns_seen(request.scope)
    context: dict[str, Any] = {"may_manage": request.scope.can(Permission.RETURN_MANAGE), "plans": []}
    if not request.scope.can(*selectors.SEES_ALL):
        return render(request, "cycle/returns/own.html", context | {"returns": list(seen)})
    quarters = selectors.quarters_with_returns(request.scope)
    chosen = next((one for one in quarters if one.code == request.GET.get("quarter")), next(iter(quarters), None))
    if context["may_manage"]:
        context |= {
            "plans": plan_selectors.plans_of(request.partnership),
            "remind_words": remind_words(request.partnership),
        }
    if chosen:
        boards = [board_of(plan, chosen) for plan in selectors.plans_with_returns(request.partnership, chosen)]
        context |= {"boards": boards, "may_sign": request.scope.can(Permission.SIGN_OFF)}
    context["unanswered"] = actions_without_agency(request.partnership)
    return render(request, "cycle/returns/board.html", context | {"quarters": quarters, "chosen": chosen})


def remind_words(partnership: Any) -> str:
    """What the button says that reminds all who owe; empty where nobody does."""
    number = len({one.agency_id for one in unsubmitted_returns(partnership)})
    return f"Remind {number} {'agency' if number == 1 else 'agencies'}" if number else ""


@requires(Permission.RETURN_MANAGE)
class ReturnsOpen(WithinPlan, ServiceCreateView):
    form_class = OpenReturnsForm
    heading = "Open the returns of a quarter"
    submit = "Open the returns"
    done = "The returns are open."

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"quarters": opening.quarters_of(self.plan, clock.today())}

    def make(self, form: Any) -> Any:
        return services.open_by_hand(by=self.user, plan=self.plan, **values_of(form))

    def get_back_url(self) -> str:
        return self.url("return-list")

    def get_done_url(self, saved: Any) -> str:
        return f"{self.get_back_url()}?quarter={saved.period.code}"


class ReturnMixin(InPartnership):
    """A page about one return that the person may see."""

    @cached_property
    def agency_return(self) -> Any:
        found = found_or_404(selectors.return_for(self.scope, self.kwargs["agency_return"]))
        if not selectors.may_see(self.scope, found):
            raise PermissionDenied
        return found

    def get_object(self) -> Any:
        return self.agency_return

    def get_caption(self) -> str:
        return str(self.agency_return.plan.title)

    def get_back_url(self) -> str:
        return self.url("return-detail", self.agency_return.pk)


@requires(*selectors.OPENS)
class ReturnDetail(ReturnMixin, TemplateView):
    """What it owes or what was submitted, and what can be done with it next."""

    template_name = "cycle/returns/detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page: dict[str, Any] = {"agency_return": self.agency_return}
        page["may_fill"] = selectors.may_fill(self.scope, self.agency_return)
        page["may_submit"] = selectors.may_submit(self.scope, self.agency_return)
        page["may_manage"] = self.scope.can(Permission.RETURN_MANAGE)
        if self.agency_return.is_outstanding:
            page["return_content"] = return_content_of(self.scope, self.agency_return)
        return super().get_context_data(**(kwargs | page))


@requires(*selectors.FILLS)
class ReturnSubmit(ReturnMixin, ServiceLookedAtView):
    """Shows all that is submitted once more; nothing can be submitted while something is lacking."""

    template_name = "cycle/returns/submit.html"
    submit = "Submit the return"
    done = "The return was submitted."

    @cached_property
    def return_content(self) -> ReturnContent:
        if not selectors.may_submit(self.scope, self.agency_return):
            raise PermissionDenied
        return return_content_of(self.scope, self.agency_return)

    def get_heading(self) -> str:
        return f"Submit the return: {self.agency_return}"

    def get_fingerprint(self) -> str:
        return self.return_content.fingerprint

    def make(self, form: Any) -> Any:
        return services.submit(scope=self.scope, agency_return=self.agency_return, **values_of(form))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **({"return_content": self.return_content, "agency_return": self.agency_return} | kwargs)
        )


AGENCY_RETURN = RecordPages(
    ReturnMixin,
    requires(Permission.RETURN_MANAGE),
    confirm(
        "accept",
        services.accept,
        question="Accept the return of",
        submit="Accept it",
        done="The return was accepted.",
        means="Its figures and updates stand as they were submitted. "
        "An approver can then sign the quarter’s figures off.",
    ),
    history(),
    reads=requires(*selectors.OPENS),
)


@requires(Permission.RETURN_MANAGE)
class ReturnSendBack(ReturnMixin, ServiceUpdateView):
    form_class = SendBackForm
    submit = "Return it to the agency"
    done = "The return went back to the agency."

    def get_heading(self) -> str:
        return f"Return it to the agency: {self.agency_return}"

    def get_initial(self) -> dict[str, Any]:
        return {"version": self.agency_return.version}

    def change(self, form: Any, version: int | None) -> Any:
        why = form.cleaned_data["sent_back_why"]
        return services.send_back(by=self.user, agency_return=self.agency_return, version=version, why=why)


@requires(*selectors.OPENS)
class ReturnSheet(ReturnMixin, TemplateView):
    """The return as a spreadsheet, to be filled in and read back."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        rows = sheet.rows_of(return_content_of(self.scope, self.agency_return))
        return export_response(rows, f"return {self.agency_return}", "xlsx")
