"""The partners of a partnership on any day, and the pages that keep them."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from core import clock
from core.editing.views import ConfirmWithReasonForm, ServiceCreateView, ServiceUpdateView, values_of
from core.govuk.export import UnknownFormat, export_response
from partnerships.access.policies import requires
from partnerships.access.roles import Permission
from partnerships.pages import HistoryPage, InPartnership, found_or_404
from partnerships.partners import selectors as partner_selectors
from partnerships.partners import services as partner_services
from partnerships.partners.forms import (
    ChangeClassForm,
    DayForm,
    EditPartnerForm,
    EndPartnerForm,
    RenameUnitForm,
    UnitForm,
)


@requires(Permission.READ)
def partner_list(request: Any, slug: str) -> HttpResponse:
    """The partners of a day by class, with their contacts; `?export=csv` gives them as a file."""
    form = DayForm(request.GET if any(name.startswith("day-") for name in request.GET) else None)
    today = clock.today()
    asked = form.cleaned_data["day"] if form.is_bound and form.is_valid() else None
    day = asked or today
    groups = partner_selectors.partners_by_class(request.partnership, day)
    if file_format := request.GET.get("export"):
        try:
            return export_response(partner_selectors.partner_rows(groups), f"{slug}-partners-{day}", file_format)
        except UnknownFormat as error:
            raise Http404(str(error)) from error
    context = {
        "form": form,
        "day": day,
        "is_today": day == today,
        "groups": groups,
        "addresses": partner_selectors.addresses_of(groups),
        "others": partner_selectors.partners_of_other_days(request.partnership, day),
        "may_edit": request.scope.can(Permission.PEOPLE_MANAGE),
    }
    return render(request, "partnerships/partners/partner_list.html", context)


@requires(Permission.READ)
def partner_detail(request: Any, slug: str, partner: int) -> HttpResponse:
    found = found_or_404(partner_selectors.partner_for(request.partnership, partner))
    may_edit = request.scope.can(Permission.PEOPLE_MANAGE)
    context = {
        "partner": found,
        "units": partner_selectors.units_of(found),
        "may_edit": may_edit,
        "may_rename_units": may_edit and not partner_selectors.is_shared(found),
    }
    return render(request, "partnerships/partners/partner_detail.html", context)


class OfPartner(InPartnership):
    """For pages of one partner."""

    object: Any
    done = "The partner was changed."

    def get_object(self) -> Any:
        return found_or_404(partner_selectors.partner_for(self.partnership, self.kwargs["partner"]))

    def get_back_url(self) -> str:
        return self.url("partner-detail", self.kwargs["partner"])

    def get_caption(self) -> str:
        return str(self.object)


@requires(Permission.PEOPLE_MANAGE)
class PartnerEdit(OfPartner, ServiceUpdateView):
    form_class = EditPartnerForm
    refused_at = {"agency": "starts"}
    heading = "Edit the partner"

    def change(self, form: Any, version: int | None) -> Any:
        return partner_services.change_partner(by=self.user, partner=self.object, version=version, **values_of(form))


@requires(Permission.PEOPLE_MANAGE)
class PartnerEnd(OfPartner, ServiceUpdateView):
    form_class = EndPartnerForm
    heading = "End its taking part"
    submit = "End it"
    done = "It was ended. What it did stays."

    def get_initial(self) -> dict[str, Any]:
        return {"ends": clock.today()} | {k: v for k, v in super().get_initial().items() if v is not None}

    def change(self, form: Any, version: int | None) -> Any:
        return partner_services.end_partner(by=self.user, partner=self.object, version=version, **values_of(form))


@requires(Permission.PEOPLE_MANAGE)
class PartnerReopen(OfPartner, ServiceUpdateView):
    form_class = ConfirmWithReasonForm
    heading = "Let it take part again"
    submit = "Take its last day away"
    done = "It is a partner again, as if it had not ended."

    def change(self, form: Any, version: int | None) -> Any:
        return partner_services.reopen_partner(by=self.user, partner=self.object, version=version, **values_of(form))


@requires(Permission.PEOPLE_MANAGE)
class PartnerClassChange(OfPartner, ServiceUpdateView):
    form_class = ChangeClassForm
    heading = "Change the class"
    submit = "Change the class"
    refused_at = {"ends": "starts", "agency": "starts"}

    def values_from(self, record: Any) -> dict[str, Any]:
        return {"partner_class": record.partner_class}

    def change(self, form: Any, version: int | None) -> Any:
        return partner_services.change_class(by=self.user, partner=self.object, version=version, **values_of(form))

    def get_done_url(self, saved: Any) -> str:
        return self.url("partner-detail", saved.pk)


@requires(Permission.READ)
class PartnerHistory(OfPartner, HistoryPage):
    pass


class WithinPartner(InPartnership):
    """For pages of something that hangs from a partner."""

    @property
    def partner(self) -> Any:
        return found_or_404(partner_selectors.partner_for(self.partnership, self.kwargs["partner"]))

    def get_back_url(self) -> str:
        return self.url("partner-detail", self.kwargs["partner"])

    def get_caption(self) -> str:
        return str(self.partner)


@requires(Permission.PEOPLE_MANAGE)
class UnitCreate(WithinPartner, ServiceCreateView):
    form_class = UnitForm
    heading = "Add a unit or team"
    submit = "Add it"
    done = "The unit was added. It can lead actions and its people can be invited."

    def make(self, form: Any) -> Any:
        return partner_services.create_unit(by=self.user, partner=self.partner, **values_of(form))


@requires(Permission.PEOPLE_MANAGE)
class UnitRename(WithinPartner, ServiceUpdateView):
    form_class = RenameUnitForm
    heading = "Rename the unit"
    done = "The unit was renamed."

    def get_object(self) -> Any:
        return found_or_404(partner_selectors.unit_for(self.partner, self.kwargs["unit"]))

    def change(self, form: Any, version: int | None) -> Any:
        return partner_services.rename_unit(
            by=self.user, partner=self.partner, unit=self.object, version=version, **values_of(form)
        )
