"""Actions: the list, one action, and every change to one."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django_tables2 import RequestConfig

from actions import selectors, services
from actions.filters import ActionFilter
from actions.forms import ActionForm, ConfirmForm, NewActionForm, ProgressForm
from actions.tables import ActionTable
from core.editing import create_page, edit_page
from core.govuk.export import exported
from core.writes import what_goes_with, what_keeps
from partnerships.access import requires
from partnerships.roles import Permission
from plans.selectors import plan_for


@requires(Permission.READ)
def action_list(request: Any, slug: str) -> HttpResponse:
    found = ActionFilter(
        request.GET, queryset=selectors.actions_of(request.partnership), partnership=request.partnership
    )
    table = ActionTable(found.qs, slug=slug)
    if download := exported(request, table, f"{slug}-actions"):
        return download
    RequestConfig(request, paginate={"per_page": 50}).configure(table)
    return render(request, "actions/action_list.html", {"table": table, "filter": found})


@requires(Permission.READ)
def action_detail(request: Any, slug: str, action: int) -> HttpResponse:
    found = _action(request, action)
    context = {
        "action": found,
        "may_edit": request.scope.can(Permission.ACTION_EDIT),
        "may_report": selectors.may_report(request.scope, found),
    }
    return render(request, "actions/action_detail.html", context)


@requires(Permission.ACTION_EDIT)
def action_create(request: Any, slug: str, plan: int) -> HttpResponse:
    found = plan_for(request.partnership, plan)
    if found is None:
        raise Http404
    form = NewActionForm(request.POST or None, plan=found)
    return create_page(
        request,
        form,
        "actions/form.html",
        make=lambda: services.create_action(by=request.user, plan=found, **form.service_values()),
        then=lambda made: reverse("action-detail", args=[slug, made.pk]),
        heading="Add an action",
        back=reverse("plan-detail", args=[slug, found.pk]),
    )


@requires(Permission.ACTION_EDIT)
def action_edit(request: Any, slug: str, action: int) -> HttpResponse:
    found = _action(request, action)
    form = ActionForm(request.POST or None, action=found)
    back = reverse("action-detail", args=[slug, found.pk])
    return edit_page(
        request,
        form,
        "actions/form.html",
        save=lambda: services.change_action(
            by=request.user, action=found, version=form.cleaned_data["version"], **form.service_values()
        ),
        then=back,
        heading="Edit this action",
        back=back,
    )


@requires(Permission.ACTION_UPDATE, Permission.ACTION_UPDATE_OWN)
def action_report(request: Any, slug: str, action: int) -> HttpResponse:
    found = _action(request, action)
    if not selectors.may_report(request.scope, found):
        raise PermissionDenied
    form = ProgressForm(request.POST or None, action=found)
    back = reverse("action-detail", args=[slug, found.pk])
    return edit_page(
        request,
        form,
        "actions/form.html",
        save=lambda: services.report_progress(
            by=request.user, action=found, version=form.cleaned_data["version"], **form.service_values()
        ),
        then=back,
        heading="Report progress",
        back=back,
    )


@requires(Permission.ACTION_EDIT)
def action_archive(request: Any, slug: str, action: int) -> HttpResponse:
    found = _action(request, action)
    form = ConfirmForm(request.POST or None, initial={"version": found.version})
    return edit_page(
        request,
        form,
        "plans/confirm_archive.html",
        save=lambda: services.archive_action(by=request.user, action=found, version=form.cleaned_data["version"]),
        then=reverse("action-list", args=[slug]),
        heading="Archive this action?",
        back=reverse("action-detail", args=[slug, found.pk]),
    )


@requires(Permission.ACTION_EDIT)
def action_delete(request: Any, slug: str, action: int) -> HttpResponse:
    found = _action(request, action)
    form = ConfirmForm(request.POST or None, initial={"version": found.version})
    return edit_page(
        request,
        form,
        "plans/confirm_delete.html",
        save=lambda: services.delete_action(by=request.user, action=found, version=form.cleaned_data["version"]),
        then=reverse("action-list", args=[slug]),
        heading="Delete this action?",
        back=reverse("action-detail", args=[slug, found.pk]),
        goes_along=what_goes_with(found),
        kept_by=what_keeps(found),
    )


def _action(request: Any, pk: int) -> Any:
    found = selectors.action_for(request.partnership, pk)
    if found is None:
        raise Http404
    return found
