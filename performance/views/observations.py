"""Entering a figure, and putting one right."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from core import writes
from core.errors import StaleVersion
from partnerships.access import requires
from partnerships.roles import Permission
from performance import selectors, services
from performance.forms import CorrectObservationForm, NewObservationForm

_MAY = (Permission.FIGURE_EDIT, Permission.FIGURE_EDIT_OWN)


@requires(*_MAY)
def observation_create(request: Any, slug: str, measure: int) -> HttpResponse:
    found = _measure(request, measure)
    form = NewObservationForm(request.POST or None, indicator=found.indicator)
    if request.method == "POST" and form.is_valid():
        values = form.service_values()
        try:
            writes.once(
                form.cleaned_data["once"],
                by=request.user,
                make=lambda: services.record_observation(
                    by=request.user,
                    partnership=request.partnership,
                    indicator=found.indicator,
                    area=selectors.area_of(found),
                    **values,
                ),
            )
            return redirect("measure-detail", slug, found.pk)
        except ValidationError as error:
            form.take_refusal(error)
    return render(request, "performance/figure_form.html", {"form": form, "measure": found})


@requires(*_MAY)
def observation_edit(request: Any, slug: str, observation: int) -> HttpResponse:
    figure = selectors.observation_for(request.partnership, observation)
    if figure is None:
        raise Http404
    measure = selectors.measure_of_observation(request.partnership, figure)
    if measure is None:
        raise Http404
    if not selectors.may_edit_figures(request.scope, measure):
        raise PermissionDenied
    form = CorrectObservationForm(request.POST or None, observation=figure)
    context: dict[str, Any] = {"form": form, "measure": measure, "observation": figure}
    if request.method == "POST" and form.is_valid():
        version, values = form.cleaned_data["version"], form.service_values()
        try:
            services.correct_observation(by=request.user, observation=figure, version=version, **values)
            return redirect("measure-detail", slug, measure.pk)
        except StaleVersion as stale:
            context["theirs"] = form.theirs(stale.current)
            form.take_version(stale.current.version)
            return render(request, "performance/figure_form.html", context, status=409)
        except ValidationError as error:
            form.take_refusal(error)
    return render(request, "performance/figure_form.html", context)


def _measure(request: Any, pk: int) -> Any:
    found = selectors.measure_for(request.partnership, pk)
    if found is None:
        raise Http404
    if not selectors.may_edit_figures(request.scope, found):
        raise PermissionDenied
    return found
