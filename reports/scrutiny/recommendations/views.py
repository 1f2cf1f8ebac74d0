"""Recommendations of committees: the list, one with its figure and its reply, and what is done to them."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property

from core import clock
from core.editing.views import ServiceCreateView, ServiceUpdateView, values_of
from partnerships.access.policies import PortalRequest, requires
from partnerships.access.roles import Permission
from partnerships.pages import InPartnership, found_or_404
from partnerships.records import RecordPages, archive, edit, history, restore
from reports.papers import selectors as papers
from reports.scrutiny.recommendations import forms, selectors, services
from reports.scrutiny.recommendations.states import state_of


@requires(Permission.READ)
def recommendation_list(request: PortalRequest, slug: str) -> HttpResponse:
    context = {
        "found": selectors.recommendations_on(request.partnership, clock.today()),
        "may_manage": selectors.may_manage(request.scope),
    }
    return render(request, "reports/scrutiny/recommendations/list.html", context)


@requires(Permission.READ)
def recommendation_detail(request: PortalRequest, slug: str, recommendation: int) -> HttpResponse:
    found = found_or_404(selectors.recommendation_for(request.partnership, recommendation))
    context = {
        "recommendation": found,
        "state": state_of(found, clock.today()),
        "row": selectors.figure_row_of(found),
        "may_manage": selectors.may_manage(request.scope),
        "may_reply": selectors.may_reply(request.scope, found),
    }
    return render(request, "reports/scrutiny/recommendations/detail.html", context)


class RecommendationMixin(InPartnership):
    """A page about the recommendation that the address names."""

    @cached_property
    def recommendation(self) -> Any:
        return found_or_404(selectors.recommendation_for(self.partnership, self.kwargs["recommendation"]))

    def get_object(self) -> Any:
        return self.recommendation

    def get_caption(self) -> str:
        return str(self.recommendation)

    def get_back_url(self) -> str:
        return self.url("recommendation-detail", self.recommendation.pk)


@requires(Permission.SCRUTINY_MANAGE)
class RecommendationCreate(InPartnership, ServiceCreateView):
    form_class = forms.NewRecommendationForm
    heading = "Add a recommendation"
    submit = "Add the recommendation"
    done = "Added."

    def get_initial(self) -> dict[str, Any]:
        """The paper named in the address, its committee and its meeting."""
        paper = papers.report_by_slug(self.partnership, self.request.GET.get("paper", ""))
        told = {"report": paper.pk, "committee": paper.committee, "made_on": paper.meeting_date} if paper else {}
        return super().get_initial() | told

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"partnership": self.partnership}

    def make(self, form: Any) -> Any:
        return services.make_recommendation(by=self.user, partnership=self.partnership, **values_of(form))

    def get_back_url(self) -> str:
        return self.url("recommendation-list")

    def get_done_url(self, saved: Any) -> str:
        return self.url("recommendation-detail", saved.pk)


RECOMMENDATION = RecordPages(
    RecommendationMixin,
    requires(Permission.SCRUTINY_MANAGE),
    edit(
        forms.EditRecommendationForm,
        services.change_recommendation,
        form_kwargs=lambda recommendation: {"partnership": recommendation.partnership},
        heading="Edit the recommendation",
    ),
    archive(),
    restore(done="It is on the list again."),
    history(),
)


class RecommendationReply(RecommendationMixin, ServiceUpdateView):
    """A page for the agency that is addressed, and those who may enter a reply for it."""

    def get_object(self) -> Any:
        if not selectors.may_reply(self.scope, self.recommendation):
            raise PermissionDenied
        return self.recommendation


@requires(Permission.REPORT_EDIT, Permission.ACTION_UPDATE_OWN, Permission.SCRUTINY_MANAGE)
class RecommendationAnswer(RecommendationReply):
    template_name = "reports/scrutiny/recommendations/answer.html"
    form_class = forms.RecommendationReplyForm
    service = staticmethod(services.answer_recommendation)
    heading = "Reply to the recommendation"
    submit = "Save the reply"
    done = "The reply was saved."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        beside = {"recommendation": self.object, "row": selectors.figure_row_of(self.object)}
        return super().get_context_data(**(beside | kwargs))


@requires(Permission.REPORT_EDIT, Permission.ACTION_UPDATE_OWN, Permission.SCRUTINY_MANAGE)
class RecommendationDone(RecommendationReply):
    form_class = forms.DoneForm
    service = staticmethod(services.complete_recommendation)
    heading = "Say that it is done"
    submit = "It is done"
