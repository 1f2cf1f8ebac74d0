"""The data stewards' pages of shared indicators."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from core.editing.views import ServiceCreateView, values_of
from partnerships.access.policies import steward
from partnerships.pages import found_or_404
from partnerships.records import RecordPages, history
from partnerships.stewards.pages import MergeConfirm, MergeStart, OfInstallation, ShowsTouched
from partnerships.stewards.selectors import touched_with
from performance.indicators.forms import NewIndicatorForm
from performance.indicators.selectors import signed_parts_of
from performance.indicators.services import create_indicator
from performance.indicators.views import ARCHIVE_AND_RESTORE, IndicatorEditPage, IndicatorPartsPage
from performance.shared_indicators.services import (
    countable_nationally,
    like,
    merge_indicators,
    shared_indicator_for,
    shared_indicators,
)


@steward
def shared_list(request: HttpRequest) -> HttpResponse:
    return render(request, "performance/shared_indicators/indicators.html", {"indicators": shared_indicators()})


@steward
def shared_detail(request: HttpRequest, shared: int) -> HttpResponse:
    found = found_or_404(shared_indicator_for(shared))
    parts = signed_parts_of(found)
    context = {"indicator": found, "plus": parts[1], "less": parts[-1], "touched": touched_with(found)}
    return render(request, "performance/shared_indicators/indicator.html", context)


@steward
class SharedCreate(OfInstallation, ServiceCreateView):
    form_class = NewIndicatorForm
    heading = "Add a shared indicator"
    submit = "Add the indicator"
    done = "The indicator was added. Every plan can measure with it now."

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"countable": countable_nationally()}

    def make(self, form: Any) -> Any:
        return create_indicator(by=self.user, **values_of(form))

    def get_back_url(self) -> str:
        return self.url("shared-list")

    def get_done_url(self, saved: Any) -> str:
        return self.url("shared-detail", saved.pk)


class SharedIndicatorMixin(OfInstallation):
    """For pages of one shared indicator."""

    object: Any

    def get_object(self) -> Any:
        return found_or_404(shared_indicator_for(self.kwargs["shared"]))

    def get_caption(self) -> str:
        return str(self.object)

    def get_back_url(self) -> str:
        return self.url("shared-detail", self.kwargs["shared"])


@steward
class SharedEdit(SharedIndicatorMixin, ShowsTouched, IndicatorEditPage):
    template_name = "partnerships/stewards/edit.html"
    done = "The indicator was changed, in every partnership."
    form_kwargs = staticmethod(lambda indicator: {"countable": countable_nationally()})


@steward
class SharedParts(SharedIndicatorMixin, IndicatorPartsPage):
    form_kwargs = staticmethod(lambda indicator: {"possible": like(indicator)})


SHARED_INDICATOR = RecordPages(SharedIndicatorMixin, steward, *ARCHIVE_AND_RESTORE, history(), reads=steward)


@steward
class SharedMergeStart(SharedIndicatorMixin, MergeStart):
    next_name = "shared-merge"

    def get_others(self, record: Any) -> Any:
        return like(record)


@steward
class SharedMerge(SharedIndicatorMixin, MergeConfirm):
    def get_caption(self) -> str:
        return ""

    def get_pair(self) -> tuple[Any, Any]:
        return self.get_object(), found_or_404(shared_indicator_for(self.kwargs["stays"]))

    def merge(self, *, gone: Any, kept: Any, reason: str) -> Any:
        return merge_indicators(by=self.user, gone=gone, kept=kept, version=gone.version, reason=reason)

    def get_done_url(self, saved: Any) -> str:
        return self.url("shared-detail", self.kwargs["stays"])
