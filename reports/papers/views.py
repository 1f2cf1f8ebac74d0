"""The committee paper: begun, its cover changed, read, its sections written, downloaded, put away."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from core.editing.views import ServiceCreateView, ServiceUpdateView, take_refusal, values_of
from core.errors import StaleVersion
from figures.charts.drawing import chart_panel
from partnerships.access.policies import PortalRequest, requires
from partnerships.access.roles import Permission
from partnerships.pages import InPartnership, found_or_404
from partnerships.records import RecordPages, archive, delete, restore
from reports.layouts.shipped import layout_of
from reports.live_figures.selectors import live_paper, open_paper, preview_of
from reports.papers import documents, selectors, services
from reports.papers.assembly import Paper, drawn
from reports.papers.forms import NewReportForm, PaperSectionForm, PracticeForm, ReportForm


@requires(Permission.READ)
def report_list(request: PortalRequest, slug: str) -> HttpResponse:
    may_edit = request.scope.can(Permission.REPORT_EDIT)
    context = {"reports": selectors.reports_of(request.partnership), "may_edit": may_edit}
    if may_edit:
        context["archived"] = selectors.archived_reports_of(request.partnership)
    return render(request, "reports/papers/list.html", context)


@requires(Permission.READ)
def report_detail(request: PortalRequest, slug: str, report: str) -> HttpResponse:
    paper = _as_may_be_read(request, _report(request, report))
    return render(request, "reports/papers/page.html", _page(request, paper))


@requires(Permission.READ)
def report_file(request: PortalRequest, slug: str, report: str, file_format: str) -> HttpResponse:
    if file_format not in documents.CONTENT_TYPES:
        raise Http404
    found = _report(request, report)
    try:
        content = documents.render(_as_may_be_read(request, found), file_format)
    except documents.TooManyPapers as busy:
        context = {"report": found, "why": busy.message}
        answer = render(request, "reports/papers/busy.html", context, status=503)
        answer["Retry-After"] = "60"
        return answer
    response = HttpResponse(content, content_type=documents.CONTENT_TYPES[file_format])
    response["Content-Disposition"] = f'attachment; filename="{found.slug}.{file_format}"'
    return response


@requires(Permission.REPORT_EDIT)
def section_edit(request: PortalRequest, slug: str, report: str, section: str) -> HttpResponse:
    found = _report(request, report)
    part = selectors.section_of(found, section)
    layout = layout_of(found.layout, found.layout_copy).section(section)
    if part is None or layout is None or not layout.is_written:
        raise Http404
    initial = {"text": part.text, "version": part.version}
    form = PaperSectionForm(request.POST or None, initial=initial)
    context: dict[str, Any] = {"form": form, "report": found, "section": part, "guidance": layout.guidance}
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["text"]
        if "preview" in request.POST:
            return render(request, "reports/papers/section.html", context | {"preview": preview_of(found, text)})
        try:
            services.write_section(by=request.user, section=part, version=form.cleaned_data["version"], text=text)
        except StaleVersion as stale:
            context["theirs"] = stale.current.text
            form.take_version(stale.current.version)
            return render(request, "reports/papers/section.html", context, status=409)
        except ValidationError as error:
            take_refusal(form, error)
            return render(request, "reports/papers/section.html", context)
        return redirect("report-detail", slug, found.slug)
    return render(request, "reports/papers/section.html", context)


class ReportMixin(InPartnership):
    """A page about the paper that the address names."""

    object: Any

    def get_object(self) -> Any:
        return _report(self.request, self.kwargs["report"])

    def get_back_url(self) -> str:
        return self.url("report-detail", self.object.slug)


class ArchivedReportMixin(InPartnership):
    """A page about a paper that may be out of the list."""

    def get_object(self) -> Any:
        return found_or_404(selectors.past_or_present_report(self.partnership, self.kwargs["report"]))

    def get_back_url(self) -> str:
        return self.url("report-list")


REPORT = RecordPages(
    ReportMixin,
    requires(Permission.REPORT_EDIT),
    archive(
        means="It leaves the list. Its final versions stay at their addresses, and it can be brought back.",
        leads_to="report-list",
    ),
    restore(page=ArchivedReportMixin, done="The paper is in the list again."),
    delete(services.delete_report, leads_to="report-list"),
)


def _report(request: PortalRequest, slug: str) -> Any:
    found = selectors.report_by_slug(request.partnership, slug)
    if found is None:
        raise Http404
    return found


def _as_may_be_read(request: PortalRequest, report: Any) -> Paper:
    """The whole paper for those who write or sign it; without what it keeps from the public for all others."""
    return (live_paper(report) if selectors.may_see_closed(request.scope) else open_paper(report)).paper


def _page(request: PortalRequest, paper: Paper) -> dict[str, Any]:
    written = [section for section in paper.layout.sections if section.is_written]
    return {
        "paper": drawn(paper, chart_panel),
        "report": paper.report,
        "written": written,
        "interactive": True,
        "may_edit": request.scope.can(Permission.REPORT_EDIT),
        "may_delete": request.scope.can(Permission.REPORT_EDIT) and selectors.may_be_deleted(paper.report),
        "deadlines": selectors.deadlines_of(paper.report),
        "may_recommend": request.scope.can(Permission.SCRUTINY_MANAGE),
    }


@requires(Permission.REPORT_EDIT)
class ReportCreate(InPartnership, ServiceCreateView):
    form_class = NewReportForm
    heading = "Begin a paper"
    submit = "Begin the paper"
    done = "The paper is begun. Its tables and sentences come from the data; write the rest section by section."

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"partnership": self.partnership}

    def make(self, form: Any) -> Any:
        return services.create_report(by=self.request.user, **form.service_values())

    def get_back_url(self) -> str:
        return self.url("report-list")

    def get_done_url(self, saved: Any) -> str:
        return self.url("report-detail", saved.slug)


@requires(Permission.REPORT_EDIT)
class ReportEdit(ReportMixin, ServiceUpdateView):
    form_class = ReportForm
    form_kwargs = staticmethod(lambda report: {"report": report})
    heading = "Edit {record.title}"

    def values_from(self, record: Any) -> dict[str, Any]:
        return ReportForm.values_from(record)

    def change(self, form: Any, version: int | None) -> Any:
        return services.change_report(
            by=self.request.user, report=self.object, version=version, **form.service_values()
        )

    def get_done_url(self, saved: Any) -> str:
        return self.url("report-detail", saved.slug)


@requires(Permission.REPORT_EDIT)
class PracticeEdit(InPartnership, ServiceUpdateView):
    form_class = PracticeForm
    heading = "Days before publication"

    def get_object(self) -> Any:
        return selectors.practice_record(self.partnership)

    def change(self, form: Any, version: int | None) -> Any:
        return services.agree_practice(by=self.user, partnership=self.partnership, version=version, **values_of(form))

    def get_back_url(self) -> str:
        return self.url("report-list")
