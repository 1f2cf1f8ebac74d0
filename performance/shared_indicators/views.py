"""The data stewards' pages of shared indicators."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from core.editing.views import ServiceArchiveView, ServiceConfirmView, ServiceCreateView, ServiceUpdateView
from partnerships.access.policies import steward
from partnerships.pages import found_or_404
from partnerships.stewards.pages import (
    MergeConfirm,
    MergeStart,
    OfInstallation,
    ShowsTouched,
    StewardHistoryPage,
)
from partnerships.stewards.selectors import touched_with
from performance.indicators.forms import (
    EditIndicatorForm,
    NewIndicatorForm,
    PartsForm,
)
from performance.indicators.selectors import signed_parts_of
from performance.indicators.services import (
    archive_indicator,
    change_indicator,
    create_indicator,
    restore_indicator,
    set_parts,
)
from performance.shared_indicators.services import (
    countable_nationally,
    like,
    merge_indicators,
    shared_indicator_for,
    shared_indicators,
)


@steward
def shared_list(request: Any) -> HttpResponse:
    return render(request, "performance/shared_indicators/indicators.html", {"indicators": shared_indicators()})


@steward
def shared_detail(request: Any, shared: int) -> HttpResponse:
    found = found_or_404(shared_indicator_for(shared))
    parts = signed_parts_of(found)
    context = {"indicator": found, "plus": parts[1], "less": parts[-1], "touched": touched_with(found)}
    return render(request, "performance/shared_indicators/indicator.html", context)


class _Countable:
    """A form that offers what has been counted nationally."""

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().get_form_kwargs()  # type: ignore[misc]
        return kwargs | {"countable": countable_nationally()}


@steward
class SharedCreate(OfInstallation, _Countable, ServiceCreateView):
    form_class = NewIndicatorForm
    heading = "Add a shared indicator"
    submit = "Add the indicator"
    done = "The indicator was added. Every plan can measure with it now."

    def make(self, form: Any) -> Any:
        return create_indicator(by=self.user, **form.service_values())

    def get_back_url(self) -> str:
        return self.url("shared-list")

    def get_done_url(self, saved: Any) -> str:
        return self.url("shared-detail", saved.pk)


class OfShared(OfInstallation):
    """For pages of one shared indicator."""

    object: Any

    def get_object(self) -> Any:
        return found_or_404(shared_indicator_for(self.kwargs["shared"]))

    def get_caption(self) -> str:
        return str(self.object)

    def get_back_url(self) -> str:
        return self.url("shared-detail", self.kwargs["shared"])


@steward
class SharedEdit(OfShared, ShowsTouched, _Countable, ServiceUpdateView):
    form_class = EditIndicatorForm
    template_name = "partnerships/stewards/edit.html"
    heading = "Edit the indicator"
    done = "The indicator was changed, in every partnership."

    def get_initial(self) -> dict[str, Any]:
        return super().get_initial() | {"unit": self.object.unit}

    def change(self, form: Any, version: int | None) -> Any:
        return change_indicator(by=self.user, indicator=self.object, version=version, **form.service_values())


@steward
class SharedParts(OfShared, ServiceUpdateView):
    form_class = PartsForm
    heading = "What it is made of"
    done = "Saved. Its figures are worked out from its parts wherever all of them are known."

    def values_from(self, record: Any) -> dict[str, Any]:
        found = signed_parts_of(record)
        return {"plus": found[1], "less": found[-1]}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"possible": like(self.object)}

    def change(self, form: Any, version: int | None) -> Any:
        return set_parts(by=self.user, indicator=self.object, version=version, parts=form.parts())


@steward
class SharedArchive(OfShared, ServiceArchiveView):
    means = "It can no longer be chosen for a plan. Measures that have it keep it, with their figures."

    def change(self, form: Any, version: int | None) -> Any:
        reason = form.cleaned_data["reason"]
        return archive_indicator(by=self.user, indicator=self.object, version=version, reason=reason)


@steward
class SharedRestore(OfShared, ServiceConfirmView):
    question = "Bring back"
    submit = "Bring it back"
    done = "The indicator is back."
    means = "It can be chosen for a plan again."

    def change(self, form: Any, version: int | None) -> Any:
        return restore_indicator(by=self.user, indicator=self.object, version=version)


@steward
class SharedHistory(OfShared, StewardHistoryPage):
    pass


@steward
class SharedMergeStart(OfShared, MergeStart):
    next_name = "shared-merge"

    def get_others(self, record: Any) -> Any:
        return like(record)


@steward
class SharedMerge(OfShared, MergeConfirm):
    def get_caption(self) -> str:
        return ""

    def get_pair(self) -> tuple[Any, Any]:
        return self.get_object(), found_or_404(shared_indicator_for(self.kwargs["stays"]))

    def merge(self, *, gone: Any, kept: Any, reason: str) -> Any:
        return merge_indicators(by=self.user, gone=gone, kept=kept, version=gone.version, reason=reason)

    def get_done_url(self, saved: Any) -> str:
        return self.url("shared-detail", self.kwargs["stays"])
