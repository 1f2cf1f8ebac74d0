"""Setting a target, putting one right, and replacing one with its reason."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from core import writes
from core.errors import StaleVersion
from partnerships.access import requires
from partnerships.roles import Permission
from performance import selectors, services
from performance.target_forms import ChangeTargetForm, NewTargetForm, ReplaceTargetForm


@requires(Permission.MEASURE_EDIT)
def target_create(request: Any, slug: str, measure: int) -> HttpResponse:
    found = selectors.measure_for(request.partnership, measure)
    if found is None:
        raise Http404
    form = NewTargetForm(request.POST or None, measure=found)
    if request.method == "POST" and form.is_valid():
        values = form.service_values()
        try:
            writes.once(
                form.cleaned_data["once"],
                by=request.user,
                make=lambda: services.set_target(by=request.user, measure=found, **values),
            )
            return redirect("measure-detail", slug, found.pk)
        except ValidationError as error:
            form.take_refusal(error)
    return _page(request, form, found, heading="Set a target")


@requires(Permission.MEASURE_EDIT)
def target_edit(request: Any, slug: str, target: int) -> HttpResponse:
    found = _target(request, target)
    form = ChangeTargetForm(request.POST or None, measure=found.measure, target=found)
    return _save(request, form, found, services.change_target, heading="Correct this target")


@requires(Permission.MEASURE_EDIT)
def target_replace(request: Any, slug: str, target: int) -> HttpResponse:
    found = _target(request, target)
    form = ReplaceTargetForm(request.POST or None, measure=found.measure, target=found)
    return _save(request, form, found, services.replace_target, heading="Replace this target")


def _save(request: Any, form: Any, target: Any, service: Any, *, heading: str) -> HttpResponse:
    measure = target.measure
    if request.method != "POST" or not form.is_valid():
        return _page(request, form, measure, heading=heading)
    try:
        service(by=request.user, target=target, version=form.cleaned_data["version"], **form.service_values())
    except StaleVersion as stale:
        theirs = form.theirs(stale.current)
        form.take_version(stale.current.version)
        return _page(request, form, measure, heading=heading, theirs=theirs, status=409)
    except ValidationError as error:
        form.take_refusal(error)
        return _page(request, form, measure, heading=heading)
    return redirect("measure-detail", request.partnership.slug, measure.pk)


def _target(request: Any, pk: int) -> Any:
    found = selectors.target_for(request.partnership, pk)
    if found is None:
        raise Http404
    return found


def _page(request: Any, form: Any, measure: Any, *, status: int = 200, **context: Any) -> HttpResponse:
    context |= {"form": form, "measure": measure, "warnings": form.warnings if form.is_bound else []}
    return render(request, "performance/target_form.html", context, status=status)
