"""Import pages: give files, see what they would change, agree or cancel, find the import again."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.urls import reverse
from django.views.generic import TemplateView

from core.editing.views import ServiceConfirmView, ServiceCreateView, ServiceUpdateView, values_of
from core.errors import StaleVersion
from core.govuk.forms import ConfirmForm
from partnerships.access.policies import requires, steward
from partnerships.access.roles import Permission
from partnerships.pages import InPartnership, found_or_404
from performance.uploads import selectors, tasks
from performance.uploads.forms import UploadForm, sources_for
from performance.uploads.preview import MARKS, preview_of
from performance.uploads.services import decisions as services


class PartnershipImports(InPartnership):
    """A partnership's own imports."""

    @property
    def owner(self) -> Any:
        return self.partnership

    @property
    def imports_all(self) -> bool:
        """Whether the person imports for the whole partnership, or only fills in their own agency's sheets."""
        return self.scope.can(Permission.FIGURE_IMPORT)

    def page(self, name: str, *args: Any) -> str:
        return self.url(name, *args)


class NationalImports:
    """National imports, which data stewards make."""

    request: Any  # Django declares it wider
    owner = None
    imports_all = True

    @property
    def user(self) -> Any:
        return self.request.user

    def page(self, name: str, *args: Any) -> str:
        return reverse(f"national-{name}", args=args)


class UploadListPage(TemplateView):
    template_name = "performance/uploads/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        view: Any = self
        found = selectors.uploads_of(view.owner, None if view.imports_all else view.user)
        uploads = [(upload, MARKS[upload.state], view.page("upload-detail", upload.pk)) for upload in found]
        page = {
            "is_national": view.owner is None,
            "uploads": uploads,
            "imports_all": view.imports_all,
            "releases": selectors.releases_of(view.owner) if view.imports_all else [],
            "new_url": view.page("upload-create"),
            "marks_url": view.page("source-marks") if view.imports_all else "",
        }
        return super().get_context_data(**(page | kwargs))


class UploadCreatePage(ServiceCreateView):
    template_name = "performance/uploads/new.html"
    form_class = UploadForm
    submit = "Check the files"
    done = "The files were received. Nothing changes before you agree."
    owner: Any
    user: Any
    page: Any
    imports_all: Any

    def get_heading(self) -> str:
        return "Import figures" if self.owner else "Import national figures"

    def get_form_kwargs(self) -> dict[str, Any]:
        kinds = sources_for(imports_all=self.imports_all, is_national=self.owner is None)
        return super().get_form_kwargs() | {"sources": kinds}

    def make(self, form: Any) -> Any:
        return services.receive(by=self.user, partnership=self.owner, **values_of(form))

    def save(self, form: Any) -> Any:
        upload: Any = super().save(form)
        tasks.start(upload)
        return upload

    def get_back_url(self) -> str:
        return str(self.page("upload-list"))

    def get_done_url(self, saved: Any) -> str:
        return str(self.page("upload-detail", saved.pk))


class UploadPage(ServiceUpdateView):
    """A page about one upload; what the person decides is sent with the version that the page showed."""

    form_class: Any = ConfirmForm
    owner: Any
    user: Any
    page: Any
    imports_all: Any

    def get_object(self) -> Any:
        found = found_or_404(selectors.upload_for(self.owner, self.kwargs["upload"]))
        if not self.imports_all and found.received_by_id != self.user.pk:
            raise PermissionDenied
        return found

    def get_back_url(self) -> str:
        return str(self.page("upload-detail", self.object.pk))

    def refuse_stale(self, form: Any, stale: StaleVersion) -> HttpResponse:
        """Something happened to it meanwhile: the page shows what it is now, and the decision is to be made anew."""
        del self.object
        form.take_version(stale.current.version)
        form.add_error(None, "This import has moved on since the page was opened. Look at what it is now.")
        return self.render_to_response(self.get_context_data(form=form), status=409)


class UploadDetailPage(UploadPage):
    """Where it stands. While it waits for a decision the page is its preview, and the form takes it in."""

    template_name = "performance/uploads/upload.html"
    submit = "Take these figures in"
    done = "Agreed."
    service = staticmethod(services.agree)

    def get_heading(self) -> str:
        return str(self.object.get_source_display())

    def form_valid(self, form: Any) -> HttpResponse:
        answer = super().form_valid(form)
        if answer.status_code == 302:
            tasks.start(self.object)
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = {
            "upload": self.object,
            "mark": MARKS[self.object.state],
            "preview": preview_of(self.object),
            "is_silent": services.may_restart(self.object),
            "list_url": self.page("upload-list"),
            "new_url": self.page("upload-create"),
            "cancel_url": self.page("upload-cancel", self.object.pk),
            "restart_url": self.page("upload-restart", self.object.pk),
            "own_url": self.page("upload-detail", self.object.pk),
        }
        return super().get_context_data(**(page | kwargs))


class UploadCancelPage(UploadPage, ServiceConfirmView):
    template_name = "core/confirm_page.html"
    question = "Cancel the import of"
    submit = "Cancel the import"
    done = "The import was cancelled."
    means = "Nothing of it is taken in. The files that were sent are deleted."
    service = staticmethod(services.cancel)


class UploadRestartPage(UploadPage, ServiceConfirmView):
    template_name = "core/confirm_page.html"
    question = "Start again"
    submit = "Start it again"
    done = "It was started again."
    means = "It goes on from where it stood: what was agreed to is taken in, what was not checked is checked."
    service = staticmethod(services.restart)

    def form_valid(self, form: Any) -> HttpResponse:
        answer = super().form_valid(form)
        if answer.status_code == 302:
            tasks.start(self.object)
        return answer


@requires(Permission.FIGURE_IMPORT, Permission.FIGURE_EDIT_OWN)
class UploadList(PartnershipImports, UploadListPage):
    pass


@requires(Permission.FIGURE_IMPORT, Permission.FIGURE_EDIT_OWN)
class UploadCreate(PartnershipImports, UploadCreatePage):
    pass


@requires(Permission.FIGURE_IMPORT, Permission.FIGURE_EDIT_OWN)
class UploadDetail(PartnershipImports, UploadDetailPage):
    pass


@requires(Permission.FIGURE_IMPORT, Permission.FIGURE_EDIT_OWN)
class UploadCancel(PartnershipImports, UploadCancelPage):
    pass


@requires(Permission.FIGURE_IMPORT, Permission.FIGURE_EDIT_OWN)
class UploadRestart(PartnershipImports, UploadRestartPage):
    pass


@steward
class NationalUploadList(NationalImports, UploadListPage):
    pass


@steward
class NationalUploadCreate(NationalImports, UploadCreatePage):
    pass


@steward
class NationalUploadDetail(NationalImports, UploadDetailPage):
    pass


@steward
class NationalUploadCancel(NationalImports, UploadCancelPage):
    pass


@steward
class NationalUploadRestart(NationalImports, UploadRestartPage):
    pass
