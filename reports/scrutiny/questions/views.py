"""Lines of enquiry: what the data raises, members' drafts, released questions with their replies, the chair's brief."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.decorators.http import require_POST

from core.editing.views import ServiceCreateView, ServiceUpdateView, values_of
from partnerships.access.policies import PortalRequest, requires
from partnerships.access.roles import Permission
from partnerships.pages import InPartnership, found_or_404
from partnerships.records import RecordPages, archive, confirm, edit, history, restore
from performance.periods.selectors import period_chosen
from performance.plan_figures.selectors import figures_of_plan
from reports.scrutiny.questions import selectors, services
from reports.scrutiny.questions.forms import EditQuestionForm, NewQuestionForm, ReplyForm
from reports.scrutiny.recommendations.selectors import open_recommendations

_SCRUTINY = (Permission.SCRUTINISE, Permission.SCRUTINY_MANAGE)


@requires(Permission.READ)
def question_list(request: PortalRequest, slug: str) -> HttpResponse:
    chosen = period_chosen(request.partnership, request.GET.get("period", ""))
    context: dict[str, Any] = {"chosen": chosen, "sees_drafts": selectors.may_see_drafts(request.scope)}
    if chosen:
        context["questions"] = list(selectors.questions_of(request.scope, chosen.plan, chosen.period))
        if context["sees_drafts"]:
            figures = figures_of_plan(chosen.plan, chosen.period)
            context["suggestions"] = selectors.open_suggestions(figures)
    return render(request, "reports/scrutiny/questions/list.html", context)


@requires(Permission.READ)
def question_detail(request: PortalRequest, slug: str, question: int) -> HttpResponse:
    found = found_or_404(selectors.question_for(request.scope, question))
    context = {
        "question": found,
        "sees_drafts": selectors.may_see_drafts(request.scope),
        "may_release": request.scope.can(Permission.SCRUTINY_MANAGE) and not found.is_released,
        "may_reply": selectors.may_reply(request.scope, found),
    }
    return render(request, "reports/scrutiny/questions/question.html", context)


@requires(*_SCRUTINY)
@require_POST
def suggestion_decide(request: PortalRequest, slug: str) -> HttpResponse:
    """Keeps or drops one suggestion; the same post again finds it settled and changes nothing."""
    chosen = found_or_404(period_chosen(request.partnership, request.POST.get("period", "")))
    figures = figures_of_plan(chosen.plan, chosen.period)
    key = request.POST.get("suggestion", "")
    suggestion = next((one for one in selectors.open_suggestions(figures) if one.key == key), None)
    if suggestion is None:
        messages.info(request, "That suggestion has been settled already, or the figures no longer raise it.")
    else:
        drops = request.POST.get("settle") == "drop"
        settle = services.drop_suggestion if drops else services.keep_suggestion
        try:
            settle(by=request.user, plan=chosen.plan, period=chosen.period, suggestion=suggestion)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, "Dropped." if drops else "Kept as a draft.")
    return redirect(f"{_list(request)}?period={chosen.period.code}")


@requires(Permission.READ)
def chairs_brief(request: PortalRequest, slug: str) -> HttpResponse:
    """Two pages for the chair: five questions, what they rest on, whom to ask, what was committed to."""
    chosen = period_chosen(request.partnership, request.GET.get("period", ""))
    context: dict[str, Any] = {"chosen": chosen, "waited_for": open_recommendations(request.partnership)}
    if chosen:
        figures = figures_of_plan(chosen.plan, chosen.period)
        context |= {"figures": figures, "brief": selectors.brief(request.scope, chosen.plan, chosen.period)}
    return render(request, "reports/scrutiny/questions/brief.html", context)


class QuestionMixin(InPartnership):
    """A page about the question that the address names."""

    @cached_property
    def line(self) -> Any:
        return found_or_404(selectors.question_for(self.request.scope, self.kwargs["question"]))

    def get_object(self) -> Any:
        return self.line

    def get_back_url(self) -> str:
        return self.url("question-detail", self.line.pk)


@requires(*_SCRUTINY)
class QuestionCreate(InPartnership, ServiceCreateView):
    form_class = NewQuestionForm
    heading = "Add a question"
    submit = "Add the question"
    done = "Added as a draft."

    @cached_property
    def chosen(self) -> Any:
        return found_or_404(period_chosen(self.partnership, self.request.GET.get("period", "")))

    def get_caption(self) -> str:
        return f"{self.chosen.plan}, {self.chosen.period.label}"

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"partnership": self.partnership}

    def make(self, form: Any) -> Any:
        chosen = self.chosen
        return services.create_question(by=self.user, plan=chosen.plan, period=chosen.period, **values_of(form))

    def get_back_url(self) -> str:
        return self.url("question-list")


QUESTION = RecordPages(
    QuestionMixin,
    requires(*_SCRUTINY),
    edit(
        EditQuestionForm,
        services.change_question,
        form_kwargs=lambda question: {"partnership": question.partnership},
        heading="Edit the question",
    ),
    archive(
        name="drop",
        question="Drop",
        submit="Drop it",
        done="Dropped.",
        means="It leaves the list and is not suggested again. It can be brought back.",
        leads_to="question-list",
    ),
    restore(done="It is on the list again."),
    history(),
)
RELEASE = RecordPages(
    QuestionMixin,
    requires(Permission.SCRUTINY_MANAGE),
    confirm(
        "release",
        services.release_question,
        question="Release",
        submit="Release it",
        done="Released.",
        means="Everyone in the partnership will see it, and it can be answered. It cannot be taken back.",
    ),
)


@requires(Permission.REPORT_EDIT, Permission.ACTION_UPDATE_OWN)
class QuestionReply(QuestionMixin, ServiceUpdateView):
    form_class = ReplyForm
    service = staticmethod(services.reply_to_question)
    heading = "Reply"
    submit = "Send the reply"
    done = "The reply was saved."

    def get_caption(self) -> str:
        return str(self.line.text)

    def get_object(self) -> Any:
        if not selectors.may_reply(self.request.scope, self.line):
            raise PermissionDenied
        return self.line


def _list(request: PortalRequest) -> str:
    return reverse("question-list", args=[request.partnership.slug])
