"""The partners of a partnership on any day, and the pages that keep them."""

from datetime import timedelta
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format

from core import clock
from core.editing.views import ServiceCreateView, ServiceUpdateView, values_of
from core.govuk.export import UnknownFormat, export_response
from core.govuk.forms import ConfirmWithReasonForm
from partnerships.access.policies import PortalRequest, requires
from partnerships.access.roles import Permission
from partnerships.pages import InPartnership, found_or_404
from partnerships.partners import selectors as partner_selectors
from partnerships.partners import selectors as selectors
from partnerships.partners import services as partner_services
from partnerships.partners import services as services
from partnerships.partners.forms import (
    ChangeClassForm,
    DayForm,
    EditPartnerForm,
    EndPartnerForm,
    PartnerForm,
    PlaceTakenForm,
    RenameUnitForm,
    UnitForm,
)
from partnerships.records import RecordPages, edit, history


@requires(Permission.READ)
def partner_list(request: PortalRequest, slug: str) -> HttpResponse:
    """The partners of a day by class, with their contacts; `?export=csv` gives them as a file."""
    form = DayForm(request.GET if any(name.startswith("day-") for name in request.GET) else None)
    today = clock.today()
    asked = form.cleaned_data["day"] if form.is_bound and form.is_valid() else None
    day = asked or today
    groups = selectors.partners_by_class(request.partnership, day)
    if file_format := request.GET.get("export"):
        try:
            return export_response(selectors.partner_rows(groups), f"{slug}-partners-{day}", file_format)
        except UnknownFormat as error:
            raise Http404(str(error)) from error
    context = {
        "form": form,
        "day": day,
        "is_today": day == today,
        "groups": groups,
        "addresses": selectors.addresses_of(groups),
        "others": selectors.partners_of_other_days(request.partnership, day),
        "may_edit": request.scope.can(Permission.PEOPLE_MANAGE),
    }
    return render(request, "partnerships/partners/partner_list.html", context)


@requires(Permission.READ)
def partner_detail(request: PortalRequest, slug: str, partner: int) -> HttpResponse:
    found = found_or_404(selectors.partner_for(request.partnership, partner))
    may_edit = request.scope.can(Permission.PEOPLE_MANAGE)
    context = {
        "partner": found,
        "units": selectors.units_of(found),
        "may_edit": may_edit,
        "may_rename_units": may_edit and not selectors.is_shared(found),
    }
    return render(request, "partnerships/partners/partner_detail.html", context)


class PartnerMixin(InPartnership):
    """For pages of one partner."""

    object: Any
    done = "The partner was changed."

    def get_object(self) -> Any:
        return found_or_404(selectors.partner_for(self.partnership, self.kwargs["partner"]))

    def get_back_url(self) -> str:
        return self.url("partner-detail", self.kwargs["partner"])

    def get_caption(self) -> str:
        return str(self.object)


@requires(Permission.PEOPLE_MANAGE)
class PartnerEnd(PartnerMixin, ServiceUpdateView):
    form_class = EndPartnerForm
    heading = "End its taking part"
    submit = "End it"
    done = "It was ended. What it did stays."
    service = staticmethod(services.end_partner)

    def get_initial(self) -> dict[str, Any]:
        return {"ends": clock.today()} | {k: v for k, v in super().get_initial().items() if v is not None}


@requires(Permission.PEOPLE_MANAGE)
class PartnerClassChange(PartnerMixin, ServiceUpdateView):
    form_class = ChangeClassForm
    heading = "Change the class"
    submit = "Change the class"
    refused_at = {"ends": "starts", "agency": "starts"}
    service = staticmethod(services.change_class)

    def values_from(self, record: Any) -> dict[str, Any]:
        return {"partner_class": record.partner_class}

    def get_done_url(self, saved: Any) -> str:
        return self.url("partner-detail", saved.pk)


PARTNER = RecordPages(
    PartnerMixin,
    requires(Permission.PEOPLE_MANAGE),
    edit(EditPartnerForm, services.change_partner, heading="Edit the partner", refused_at={"agency": "starts"}),
    edit(
        ConfirmWithReasonForm,
        services.reopen_partner,
        name="reopen",
        heading="Let it take part again",
        submit="Take its last day away",
        done="It is a partner again, as if it had not ended.",
    ),
    history(),
)


class WithinPartner(InPartnership):
    """For pages of something that hangs from a partner."""

    @property
    def partner(self) -> Any:
        return found_or_404(selectors.partner_for(self.partnership, self.kwargs["partner"]))

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
        return services.create_unit(by=self.user, partner=self.partner, **values_of(form))


@requires(Permission.PEOPLE_MANAGE)
class UnitRename(WithinPartner, ServiceUpdateView):
    form_class = RenameUnitForm
    heading = "Rename the unit"
    done = "The unit was renamed."

    def get_object(self) -> Any:
        return found_or_404(selectors.unit_for(self.partner, self.kwargs["unit"]))

    def change(self, form: Any, version: int | None) -> Any:
        return services.rename_unit(
            by=self.user, partner=self.partner, unit=self.object, version=version, **values_of(form)
        )


_OF_THE_QUESTION = ("answer", "seen", "csrfmiddlewaretoken", "back")


@requires(Permission.PEOPLE_MANAGE)
class PartnerAdd(InPartnership, ServiceCreateView):
    form_class = PartnerForm
    template_name = "partnerships/partners/partner_form.html"
    heading = "Add a partner"
    submit = "Add the partner"
    done = "The partner was added."

    in_place_of: list[tuple[Any, int]]

    def form_valid(self, form: Any) -> HttpResponse:
        """Ask whose place it takes, where there may be someone; what was typed goes along in the page."""
        values = form.cleaned_data
        found = partner_selectors.replaced_by(
            self.partnership, values["agency"], values["partner_class"], values["starts"]
        )
        self.in_place_of = []
        if found:
            asked = self._question(form, found)
            if "back" in self.request.POST:
                return self.render_to_response(self.get_context_data(form=form))
            if not asked.is_bound or not asked.is_valid():
                return self._ask(form, asked, found)
            if asked.cleaned_data["answer"] == PlaceTakenForm.TAKES_IT:
                self.in_place_of = [(partner, partner.version) for partner in found]
                ended = " and ".join(str(partner) for partner in found)
                self.done = f"The partner was added. {ended}: ended. What was led there is handed over from its page."
        return super().form_valid(form)

    def make(self, form: Any) -> Any:
        return partner_services.add_partner(
            by=self.user, partnership=self.partnership, in_place_of=self.in_place_of, **values_of(form)
        )

    def _question(self, form: Any, found: list[Any]) -> PlaceTakenForm:
        """Answered where the post answers it about exactly these partners as they stand; else asked anew."""
        ends = date_format(form.cleaned_data["starts"] - timedelta(days=1), "j F Y")
        seen = ",".join(f"{partner.pk}:{partner.version}" for partner in found)
        is_answer = self.request.POST.get("seen") == seen
        return PlaceTakenForm(self.request.POST if is_answer else None, ends=ends, initial={"seen": seen})

    def _ask(self, form: Any, question: PlaceTakenForm, found: list[Any]) -> HttpResponse:
        typed = [
            (name, value)
            for name, values in self.request.POST.lists()
            if name not in _OF_THE_QUESTION
            for value in values
        ]
        context = self.get_context_data(form=question, typed=typed, found=found, new=form.cleaned_data)
        self.template_name = "partnerships/partners/partner_takes_over.html"
        return self.render_to_response(context)

    def get_back_url(self) -> str:
        return self.url("partner-list")

    def get_done_url(self, saved: Any) -> str:
        return self.url("partner-detail", saved.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**({"stewards": partner_selectors.stewards()} | kwargs))
