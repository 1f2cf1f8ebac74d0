"""One duty: its words, what was recorded for it, and the forms that record it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property

from core.editing.views import ServiceCreateView, ServiceUpdateView, values_of
from cycle.duties import services
from cycle.duties.forms import EditEvidenceForm, NewEvidenceForm
from cycle.duties.rules.all_duties import BY_ID
from cycle.duties.selectors import evidence as selectors
from partnerships.access.policies import PortalRequest, requires
from partnerships.access.roles import Permission
from partnerships.pages import InPartnership, found_or_404
from partnerships.records import RecordPages, archive, history, restore


@requires(Permission.READ)
def duty_detail(request: PortalRequest, slug: str, duty: str) -> HttpResponse:
    found = found_or_404(selectors.duty_named(duty))
    context = {
        "duty": found,
        "evidence": [one for one in selectors.evidence_of(request.scope) if one.duty == found.id],
        "archived": selectors.archived_evidence_of(request.scope, found),
        "may_edit": request.scope.can(Permission.PLAN_EDIT),
    }
    return render(request, "cycle/duties/duty_detail.html", context)


@requires(Permission.PLAN_EDIT)
class EvidenceCreate(InPartnership, ServiceCreateView):
    form_class = NewEvidenceForm
    heading = "Record evidence"
    submit = "Record it"
    done = "The evidence was recorded."

    @cached_property
    def duty(self) -> Any:
        return found_or_404(selectors.duty_named(self.kwargs["duty"]))

    def get_caption(self) -> str:
        return f"{self.duty.id}: {self.duty.wording}"

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"duty": self.duty, "scope": self.scope}

    def make(self, form: Any) -> Any:
        return services.record_evidence(
            by=self.user, partnership=self.partnership, duty=self.duty.id, **values_of(form)
        )

    def get_back_url(self) -> str:
        return self.url("duty-detail", self.duty.id)


class EvidenceMixin(InPartnership):
    """A page about the record that the address names; it leads back to its duty."""

    object: Any

    def get_object(self) -> Any:
        return found_or_404(selectors.evidence_for(self.scope, self.kwargs["evidence"]))

    def get_caption(self) -> str:
        return f"{self.object.duty}: {BY_ID[self.object.duty].wording}"

    def get_back_url(self) -> str:
        return self.url("duty-detail", self.object.duty)


@requires(Permission.PLAN_EDIT)
class EvidenceEdit(EvidenceMixin, ServiceUpdateView):
    form_class = EditEvidenceForm
    service = staticmethod(services.change_evidence)
    heading = "Edit evidence"
    done = "The evidence was saved."

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"duty": BY_ID[self.object.duty], "scope": self.scope}

    def values_from(self, record: Any) -> dict[str, Any]:
        return super().values_from(record) | {"readers": [reader.pk for reader in record.readers.all()]}


EVIDENCE = RecordPages(
    EvidenceMixin,
    requires(Permission.PLAN_EDIT),
    archive(means="It no longer counts for the duty. Its history stays, and it can be brought back."),
    restore(done="It counts for the duty again."),
    history(),
)
