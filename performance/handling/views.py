"""The page on which a partnership, or the installation, says who may see each source."""

from typing import Any

from core.editing.views import ServiceUpdateView
from partnerships.access.policies import requires, steward
from partnerships.access.roles import Permission
from performance.handling.forms import HandlingForm
from performance.handling.selectors import marks_of
from performance.handling.services import save_marks
from performance.uploads.views import NationalImports, PartnershipImports


class SourceMarksPage(ServiceUpdateView):
    template_name = "performance/handling/source_marks.html"
    form_class = HandlingForm
    heading = "Who may see each source"
    done = "Saved. Public pages and papers follow it from now on."
    service = staticmethod(save_marks)
    owner: Any
    user: Any
    page: Any

    def get_object(self) -> Any:
        return marks_of(self.owner)

    def get_back_url(self) -> str:
        return str(self.page("upload-list"))


@requires(Permission.FIGURE_IMPORT)
class SourceMarks(PartnershipImports, SourceMarksPage):
    pass


@steward
class NationalSourceMarks(NationalImports, SourceMarksPage):
    pass
