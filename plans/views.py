"""Plans and priorities: read, begin, edit, archive, and delete a draft."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from core.editing import create_page, edit_page
from core.writes import what_goes_with, what_keeps
from partnerships.access import requires
from partnerships.roles import Permission
from plans import selectors, services
from plans.forms import ConfirmForm, NewPlanForm, NewPriorityForm, PlanForm, PriorityForm


@requires(Permission.READ)
def plan_list(request: Any, slug: str) -> HttpResponse:
    context = {"plans": selectors.plans_of(request.partnership), "may_edit": request.scope.can(Permission.PLAN_EDIT)}
    return render(request, "plans/plan_list.html", context)


@requires(Permission.READ)
def plan_detail(request: Any, slug: str, plan: int) -> HttpResponse:
    found = _plan(request, plan)
    context = {
        "plan": found,
        "priorities": selectors.priorities_of(found),
        "statements": selectors.statements_of(found),
        "services": selectors.services_of(found),
        "may_edit": request.scope.can(Permission.PLAN_EDIT),
    }
    return render(request, "plans/plan_detail.html", context)


@requires(Permission.PLAN_EDIT)
def plan_create(request: Any, slug: str) -> HttpResponse:
    form = NewPlanForm(request.POST or None)
    return create_page(
        request,
        form,
        "plans/form.html",
        make=lambda: services.create_plan(by=request.user, partnership=request.partnership, **form.service_values()),
        then=lambda made: reverse("plan-detail", args=[slug, made.pk]),
        heading="Begin a plan",
        back=reverse("plan-list", args=[slug]),
    )


@requires(Permission.PLAN_EDIT)
def plan_edit(request: Any, slug: str, plan: int) -> HttpResponse:
    found = _plan(request, plan)
    form = PlanForm(request.POST or None, plan=found)
    back = reverse("plan-detail", args=[slug, found.pk])
    return edit_page(
        request,
        form,
        "plans/form.html",
        save=lambda: services.change_plan(
            by=request.user, plan=found, version=form.cleaned_data["version"], **form.service_values()
        ),
        then=back,
        heading=f"Edit {found.title}",
        back=back,
    )


@requires(Permission.PLAN_EDIT)
def plan_delete(request: Any, slug: str, plan: int) -> HttpResponse:
    found = _plan(request, plan)
    form = ConfirmForm(request.POST or None, initial={"version": found.version})
    return edit_page(
        request,
        form,
        "plans/confirm_delete.html",
        save=lambda: _deleted(request, found, form.cleaned_data["version"]),
        then=reverse("plan-list", args=[slug]),
        heading=f"Delete the draft {found.title}?",
        back=reverse("plan-detail", args=[slug, found.pk]),
        goes_along=what_goes_with(found),
        kept_by=what_keeps(found),
    )


@requires(Permission.PLAN_EDIT)
def priority_create(request: Any, slug: str, plan: int) -> HttpResponse:
    found = _plan(request, plan)
    form = NewPriorityForm(request.POST or None)
    back = reverse("plan-detail", args=[slug, found.pk])
    return create_page(
        request,
        form,
        "plans/form.html",
        make=lambda: services.create_priority(by=request.user, plan=found, **form.service_values()),
        then=lambda made: back,
        heading="Add a priority",
        back=back,
    )


@requires(Permission.PLAN_EDIT)
def priority_edit(request: Any, slug: str, priority: int) -> HttpResponse:
    found = _priority(request, priority)
    form = PriorityForm(request.POST or None, priority=found)
    back = reverse("plan-detail", args=[slug, found.plan_id])
    return edit_page(
        request,
        form,
        "plans/form.html",
        save=lambda: services.change_priority(
            by=request.user, priority=found, version=form.cleaned_data["version"], **form.service_values()
        ),
        then=back,
        heading=f"Edit {found.title}",
        back=back,
    )


@requires(Permission.PLAN_EDIT)
def priority_archive(request: Any, slug: str, priority: int) -> HttpResponse:
    found = _priority(request, priority)
    form = ConfirmForm(request.POST or None, initial={"version": found.version})
    back = reverse("plan-detail", args=[slug, found.plan_id])
    return edit_page(
        request,
        form,
        "plans/confirm_archive.html",
        save=lambda: services.archive_priority(by=request.user, priority=found, version=form.cleaned_data["version"]),
        then=back,
        heading=f"Archive {found.title}?",
        back=back,
    )


def _deleted(request: Any, plan: Any, version: int | None) -> None:
    services.delete_plan(by=request.user, plan=plan, version=version)
    messages.success(request, f"{plan.title} has been deleted.")


def _plan(request: Any, pk: int) -> Any:
    found = selectors.plan_for(request.partnership, pk)
    if found is None:
        raise Http404
    return found


def _priority(request: Any, pk: int) -> Any:
    found = selectors.priority_for(request.partnership, pk)
    if found is None:
        raise Http404
    return found
