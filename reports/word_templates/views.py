"""A council's own Word templates: which is in use, a new one, and the file back."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property

from core.editing.views import ServiceCreateView, values_of
from partnerships.access.policies import PortalRequest, requires
from partnerships.access.roles import Permission
from partnerships.pages import InPartnership, found_or_404
from partnerships.records import RecordPages, archive, history, restore
from reports.word_templates import selectors, services
from reports.word_templates.forms import TemplateForm


@requires(Permission.REPORT_EDIT)
def template_list(request: PortalRequest, slug: str) -> HttpResponse:
    context = {"templates": selectors.templates_of(request.partnership)}
    return render(request, "reports/word_templates/list.html", context)


@requires(Permission.REPORT_EDIT)
def template_file(request: PortalRequest, slug: str, word_template: int) -> HttpResponse:
    found = found_or_404(selectors.template_for(request.partnership, word_template))
    response = HttpResponse(selectors.sent_file(found), content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="template-{found.pk}.docx"'
    return response


@requires(Permission.REPORT_EDIT)
class TemplateCreate(InPartnership, ServiceCreateView):
    form_class = TemplateForm
    heading = "Use a Word template of your own"
    submit = "Check it and use it"
    done = "Word files of papers now take their looks from it."

    def make(self, form: Any) -> Any:
        values = values_of(form)
        return services.add_template(
            by=self.user, partnership=self.partnership, name=values["name"], content=values["file"].read()
        )

    def get_back_url(self) -> str:
        return self.url("word-template-list")


class TemplateMixin(InPartnership):
    """A page about the template that the address names."""

    @cached_property
    def word_template(self) -> Any:
        return found_or_404(selectors.template_for(self.partnership, self.kwargs["word_template"]))

    def get_object(self) -> Any:
        return self.word_template

    def get_back_url(self) -> str:
        return self.url("word-template-list")


WORD_TEMPLATE = RecordPages(
    TemplateMixin,
    requires(Permission.REPORT_EDIT),
    archive(means="Word files take their looks from the template before it again, or from the portal's own."),
    restore(done="It is on the list again."),
    history(),
    reads=requires(Permission.REPORT_EDIT),
)
