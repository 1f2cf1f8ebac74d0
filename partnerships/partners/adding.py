"""Adding a partner; where it may come in the place of others, that is asked before anything is written."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.utils.formats import date_format

from core.editing.views import ServiceCreateView, values_of
from partnerships.access.policies import requires
from partnerships.access.roles import Permission
from partnerships.pages import InPartnership
from partnerships.partners import selectors as partner_selectors
from partnerships.partners import services as partner_services
from partnerships.partners.forms import PartnerForm, PlaceTakenForm

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
