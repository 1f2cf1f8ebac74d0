"""Wards and priority neighbourhoods: the crime in each, and drawing them."""

import re
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from core.editing.views import ServiceCreateView, values_of
from core.govuk.forms import GovukForm, OneTimeForm, VersionedForm
from core.govuk.look import Look
from partnerships.access.policies import PortalRequest, requires
from partnerships.access.roles import Permission
from partnerships.pages import InPartnership, found_or_404
from partnerships.records import RecordPages, archive, edit, history
from performance.neighbourhoods import selectors, services
from performance.neighbourhoods.ward_beside_area import ward_beside_area

_A_YEAR = 60 * 60 * 24 * 365


@requires(Permission.READ)
def neighbourhoods(request: PortalRequest, slug: str) -> HttpResponse:
    categories = selectors.categories_of(request.partnership)
    asked = request.GET.get("category", "")
    chosen = next((name for name, _ in categories if name == asked), "all")
    table = selectors.neighbourhood_table(request.partnership, chosen)
    every = list(selectors.neighbourhoods_of(request.partnership))
    picked = next((one for one in every if str(one.pk) == request.COOKIES.get(_cookie(slug))), None)
    context = {
        "table": table,
        "neighbourhoods": every,
        "picked": picked,
        "beside": ward_beside_area(table, picked.name) if table and picked else None,
        "categories": categories,
        "chosen": chosen,
        "may_edit": request.scope.can(Permission.MEASURE_EDIT),
    }
    return render(request, "performance/neighbourhoods/table.html", context)


@requires(Permission.READ)
@require_POST
def neighbourhood_pick(request: PortalRequest, slug: str) -> HttpResponse:
    """Remembers a member's own ward or neighbourhood on their device, so that it is picked once; nothing forgets it."""
    response = redirect("neighbourhoods", slug)
    asked = request.POST.get("neighbourhood", "")
    if not asked:
        response.delete_cookie(_cookie(slug))
        return response
    found = found_or_404(selectors.neighbourhood_for(request.partnership, int(asked)) if asked.isdecimal() else None)
    response.set_cookie(
        _cookie(slug), str(found.pk), max_age=_A_YEAR, httponly=True, samesite="Lax", secure=request.is_secure()
    )
    return response


def _cookie(slug: str) -> str:
    return f"neighbourhood-{slug}"


class SmallAreasField(forms.CharField):
    """Codes of small areas as they are pasted: with lines, commas or spaces between. Cleaned to a list."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> Any:
        if isinstance(value, list):
            return value
        return [code.upper() for code in re.split(r"[\s,;]+", value or "") if code]

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def run_validators(self, value: Any) -> None:
        return None


class _Fields(forms.Form):
    name = forms.CharField(label="Name", max_length=120)
    kind = forms.ChoiceField(label="What it is", choices=selectors.KINDS, widget=forms.RadioSelect)
    small_areas = SmallAreasField(
        label="Small areas (LSOAs)", help_text="Their codes, such as E01025770, one on each line or with commas between"
    )
    looks = {"small_areas": Look(name="the small areas", rows=8)}


class NewNeighbourhoodForm(OneTimeForm, _Fields, GovukForm):
    looks = _Fields.looks


class EditNeighbourhoodForm(VersionedForm, _Fields, GovukForm):
    looks = _Fields.looks


class NeighbourhoodMixin(InPartnership):
    object: Any

    def get_object(self) -> Any:
        return found_or_404(selectors.neighbourhood_for(self.partnership, self.kwargs["neighbourhood"]))

    def get_back_url(self) -> str:
        return self.url("neighbourhoods")


@requires(Permission.MEASURE_EDIT)
class NeighbourhoodCreate(InPartnership, ServiceCreateView):
    form_class = NewNeighbourhoodForm
    heading = "Draw a neighbourhood"
    submit = "Add the neighbourhood"
    done = "The neighbourhood was added."

    def make(self, form: Any) -> Any:
        return services.create_neighbourhood(by=self.user, partnership=self.partnership, **values_of(form))

    def get_back_url(self) -> str:
        return self.url("neighbourhoods")


NEIGHBOURHOOD = RecordPages(
    NeighbourhoodMixin,
    requires(Permission.MEASURE_EDIT),
    edit(EditNeighbourhoodForm, services.change_neighbourhood, heading="Edit {record.name}"),
    archive(done="The neighbourhood was archived."),
    history(),
)
