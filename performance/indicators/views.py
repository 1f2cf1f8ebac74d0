"""The indicators that a partnership measures with; shared ones are the data stewards' to change."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property

from core.editing.views import ServiceCreateView, ServiceUpdateView, values_of
from partnerships.access.policies import PortalRequest, requires
from partnerships.access.roles import Permission
from partnerships.pages import InPartnership, found_or_404
from partnerships.records import RecordPages, archive, history, restore
from performance.indicators.forms import (
    BreakForm,
    EditIndicatorForm,
    NewIndicatorForm,
    PartsForm,
)
from performance.indicators.selectors import (
    countable,
    indicator_for,
    indicator_page,
    own_indicator_for,
    own_indicators_of,
    possible_parts,
    signed_parts_of,
)
from performance.indicators.services import (
    create_indicator,
    mark_break,
    set_parts,
)


class IndicatorMixin(InPartnership):
    """A page about the partnership's own indicator that the address names."""

    object: Any

    def get_object(self) -> Any:
        return found_or_404(own_indicator_for(self.partnership, self.kwargs["indicator"]))

    def get_caption(self) -> str:
        return str(self.object)

    def get_back_url(self) -> str:
        return self.url("indicator-detail", self.object.pk)


@requires(Permission.READ)
def indicator_list(request: PortalRequest, slug: str) -> HttpResponse:
    context = {
        "indicators": own_indicators_of(request.partnership),
        "may_edit": request.scope.can(Permission.MEASURE_EDIT),
    }
    return render(request, "performance/indicators/indicator_list.html", context)


@requires(Permission.READ)
def indicator_detail(request: PortalRequest, slug: str, shown: int) -> HttpResponse:
    indicator = found_or_404(indicator_for(request.partnership, shown))
    is_own = indicator.partnership_id == request.partnership.pk
    context = {
        "page": indicator_page(request.partnership, indicator),
        "indicator": indicator,
        "is_own": is_own,
        "may_edit": is_own and request.scope.can(Permission.MEASURE_EDIT),
    }
    return render(request, "performance/indicators/indicator.html", context)


@requires(Permission.MEASURE_EDIT)
class IndicatorCreate(InPartnership, ServiceCreateView):
    form_class = NewIndicatorForm
    heading = "Add an indicator"
    submit = "Add the indicator"
    done = "The indicator was added. A plan can now measure with it."

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"countable": countable(self.partnership)}

    def make(self, form: Any) -> Any:
        return create_indicator(by=self.user, partnership=self.partnership, **values_of(form))

    def get_back_url(self) -> str:
        return self.url("indicator-list")

    def get_done_url(self, saved: Any) -> str:
        return self.url("indicator-detail", saved.pk)


class IndicatorEditPage(ServiceUpdateView):
    """The unit is shown, and stays: figures have been entered in it."""

    form_class = EditIndicatorForm
    heading = "Edit the indicator"
    done = "The indicator was saved."

    def get_initial(self) -> dict[str, Any]:
        return super().get_initial() | {"unit": self.object.unit}


class IndicatorPartsPage(ServiceUpdateView):
    form_class = PartsForm
    service = staticmethod(set_parts)
    heading = "What it is made of"
    done = "Saved. Its figures are worked out from its parts wherever all of them are known."

    def values_from(self, record: Any) -> dict[str, Any]:
        found = signed_parts_of(record)
        return {"plus": found[1], "less": found[-1]}


@requires(Permission.MEASURE_EDIT)
class IndicatorEdit(IndicatorMixin, IndicatorEditPage):
    form_kwargs = staticmethod(lambda indicator: {"countable": countable(indicator.partnership)})


@requires(Permission.MEASURE_EDIT)
class IndicatorParts(IndicatorMixin, IndicatorPartsPage):
    form_kwargs = staticmethod(lambda indicator: {"possible": possible_parts(indicator.partnership, indicator)})


ARCHIVE_AND_RESTORE = (
    archive(means="It can no longer be chosen for a plan. Measures that have it keep it, with their figures."),
    restore(done="The indicator is back.", means="It can be chosen for a plan again."),
)
INDICATOR = RecordPages(IndicatorMixin, requires(Permission.MEASURE_EDIT), *ARCHIVE_AND_RESTORE, history())


@requires(Permission.MEASURE_EDIT)
class BreakCreate(IndicatorMixin, ServiceCreateView):
    form_class = BreakForm
    heading = "Mark a break in the series"
    submit = "Mark the break"
    done = "The break was marked. Charts show it, and nothing is compared across it without saying so."

    @cached_property
    def object(self) -> Any:
        return self.get_object()

    def make(self, form: Any) -> Any:
        return mark_break(
            by=self.user,
            indicator=self.object,
            period=form.cleaned_data["period"],
            why=form.cleaned_data["why"],
        )
