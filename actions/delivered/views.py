"""What a plan has delivered, and what people said of it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from actions.delivered import selectors as delivered
from actions.delivered import services as delivering
from actions.delivered.forms import (
    EditAchievementForm,
    EditQuoteForm,
    NewAchievementForm,
    NewQuoteForm,
    outputs_of,
)
from core.editing.views import (
    ServiceArchiveView,
    ServiceConfirmView,
    ServiceCreateView,
    ServiceUpdateView,
    values_of,
)
from partnerships.access.policies import requires
from partnerships.access.roles import Permission
from partnerships.pages import HistoryPage, InPartnership, found_or_404
from plans.plan import selectors as plan_selectors
from plans.plan.views import WithinPlan


@requires(Permission.READ)
def delivered_list(request: Any, slug: str, plan: int) -> HttpResponse:
    found = found_or_404(plan_selectors.plan_for(request.partnership, plan))
    context = {
        "plan": found,
        "page": delivered.delivered_of(found),
        "may_edit": request.scope.can(Permission.ACTION_EDIT),
    }
    return render(request, "actions/delivered/delivered.html", context)


class _ToThePlansList:
    """Leads back to what the plan has delivered."""

    url: Any
    plan: Any

    def get_back_url(self) -> str:
        address: str = self.url("delivered-list", self.plan.pk)
        return address

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().get_form_kwargs()  # type: ignore[misc]
        return kwargs | {"plan": self.plan}


class OfAchievement(InPartnership):
    object: Any

    def get_object(self) -> Any:
        return found_or_404(delivered.achievement_for(self.partnership, self.kwargs["achievement"]))

    @property
    def plan(self) -> Any:
        return self.object.plan

    def get_caption(self) -> str:
        return str(self.object.plan)

    def get_back_url(self) -> str:
        return self.url("delivered-list", self.object.plan_id)


class OfQuote(OfAchievement):
    def get_object(self) -> Any:
        return found_or_404(delivered.quote_for(self.partnership, self.kwargs["quote"]))


@requires(Permission.ACTION_EDIT)
class AchievementCreate(_ToThePlansList, WithinPlan, ServiceCreateView):
    form_class = NewAchievementForm
    heading = "Add what was delivered"
    submit = "Add it"
    done = "It was added."

    def make(self, form: Any) -> Any:
        return delivering.create_achievement(by=self.user, plan=self.plan, **values_of(form))


@requires(Permission.ACTION_EDIT)
class AchievementEdit(_ToThePlansList, OfAchievement, ServiceUpdateView):
    form_class = EditAchievementForm
    heading = "Edit what was delivered"
    done = "It was saved."

    def values_from(self, record: Any) -> dict[str, Any]:
        return super().values_from(record) | {"outputs": outputs_of(record.outputs.all())}

    def change(self, form: Any, version: int | None) -> Any:
        return delivering.change_achievement(by=self.user, achievement=self.object, version=version, **values_of(form))


@requires(Permission.ACTION_EDIT)
class AchievementArchive(OfAchievement, ServiceArchiveView):
    def change(self, form: Any, version: int | None) -> Any:
        return delivering.archive_achievement(by=self.user, achievement=self.object, version=version, **values_of(form))


@requires(Permission.ACTION_EDIT)
class AchievementRestore(OfAchievement, ServiceConfirmView):
    question = "Bring back"
    submit = "Bring it back"
    done = "It is in the list again."

    def change(self, form: Any, version: int | None) -> Any:
        return delivering.restore_achievement(by=self.user, achievement=self.object, version=version)


class AchievementHistory(OfAchievement, HistoryPage):
    pass


@requires(Permission.ACTION_EDIT)
class QuoteCreate(_ToThePlansList, WithinPlan, ServiceCreateView):
    form_class = NewQuoteForm
    heading = "Add what someone said"
    submit = "Add it"
    done = "It was added."

    def make(self, form: Any) -> Any:
        return delivering.create_quote(by=self.user, plan=self.plan, **values_of(form))


@requires(Permission.ACTION_EDIT)
class QuoteEdit(_ToThePlansList, OfQuote, ServiceUpdateView):
    form_class = EditQuoteForm
    heading = "Edit what someone said"
    done = "It was saved."

    def change(self, form: Any, version: int | None) -> Any:
        return delivering.change_quote(by=self.user, quote=self.object, version=version, **values_of(form))


@requires(Permission.ACTION_EDIT)
class QuoteArchive(OfQuote, ServiceArchiveView):
    def change(self, form: Any, version: int | None) -> Any:
        return delivering.archive_quote(by=self.user, quote=self.object, version=version, **values_of(form))


@requires(Permission.ACTION_EDIT)
class QuoteRestore(OfQuote, ServiceConfirmView):
    question = "Bring back"
    submit = "Bring it back"
    done = "It is in the list again."

    def change(self, form: Any, version: int | None) -> Any:
        return delivering.restore_quote(by=self.user, quote=self.object, version=version)


class QuoteHistory(OfQuote, HistoryPage):
    pass
