"""Filling in a return: its actions, its figures with a word on each, by hand or from its spreadsheet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.utils.functional import cached_property

from actions.progress.forms import ProgressGrid
from actions.progress.selectors import reportable_actions
from crime_data.readers.files.errors import UnreadableFile
from cycle.my_work import services as work
from cycle.my_work.views import WorkEntry, WorkPage
from cycle.returns import sheet
from cycle.returns.forms import ReturnActionsForm
from cycle.returns.selectors import returns as selectors
from cycle.returns.selectors.content import ReturnContent, ReturnFigure, return_content_of
from cycle.returns.services import returns as services
from cycle.returns.views import ReturnMixin
from partnerships.access.policies import PortalRequest, requires
from performance.grid import cells as grid_cells
from performance.grid.cells import GridCell
from performance.grid.services import GridRow

LONGEST = 1000  # characters of a comment


@dataclass
class CommentField:
    """The word on a figure as the page has it; `shown` is what it first had."""

    return_content: ReturnFigure
    text: str
    shown: str
    error: str = ""

    @property
    def name(self) -> str:
        return f"comment_{self.return_content.key}"

    @property
    def shown_name(self) -> str:
        return f"wrote_{self.return_content.key}"

    @property
    def is_asked_for(self) -> bool:
        return bool(self.return_content.asked_because)


@dataclass
class ReturnEntry(WorkEntry):
    """What the page of a return shows or was sent."""

    comments: list[CommentField] = field(default_factory=list)

    @property
    def lines(self) -> list[tuple[GridCell, CommentField]]:
        """Each figure's cell beside its comment."""
        return list(zip(self.cells, self.comments, strict=True))


@requires(*selectors.FILLS)
class ReturnFill(ReturnMixin, WorkPage):
    template_name = "cycle/returns/fill.html"

    @cached_property
    def return_content(self) -> ReturnContent:
        if not selectors.may_fill(self.scope, self.agency_return):
            raise PermissionDenied
        return return_content_of(self.scope, self.agency_return)

    def get(self, request: PortalRequest, **kwargs: Any) -> HttpResponse:
        return self.show(self.saved_entry())

    def post(self, request: PortalRequest, **kwargs: Any) -> HttpResponse:
        return self.read_sheet() if "read" in request.POST else super().post(request, **kwargs)

    def get_form(self, data: Any = None, initial: Mapping[str, Any] | None = None) -> ProgressGrid:
        actions = reportable_actions(self.scope, [one.action for one in self.return_content.actions])
        return ReturnActionsForm(data, actions=actions, may_be_empty=True, initial=initial)

    def get_rows(self) -> list[GridRow]:
        return [one.row for one in self.return_content.figures]

    def saved_comments(self) -> list[CommentField]:
        return [CommentField(one, one.text, one.text) for one in self.return_content.figures]

    def sent(self) -> ReturnEntry:
        post, found = self.request.POST, super().sent()
        comments = self.saved_comments()
        for comment in comments:
            if not comment.return_content.row.may_edit:
                continue
            comment.text = post.get(comment.name, comment.shown).strip().replace("\r\n", "\n")
            comment.shown = post.get(comment.shown_name, comment.shown).replace("\r\n", "\n")
            if len(comment.text) > LONGEST:
                comment.error = f"A comment has at most {LONGEST:,} characters; this one has {len(comment.text):,}."
        return ReturnEntry(found.form, found.cells, comments)

    def is_refused(self, entry: WorkEntry) -> bool:
        return any(comment.error for comment in _comments(entry))

    def has_more(self, entry: WorkEntry) -> bool:
        return any(comment.text != comment.shown for comment in _comments(entry))

    def save(self, entry: WorkEntry, entered: work.EnteredWork) -> None:
        written = [
            services.WrittenComment(
                one.return_content.key,
                one.return_content.row.measure,
                one.return_content.row.period,
                one.text,
                one.shown,
            )
            for one in _comments(entry)
        ]
        once = entry.form.cleaned_data["once"]
        services.save_return(
            scope=self.scope, agency_return=self.agency_return, entered=entered, comments=written, once=once
        )

    def saved(self, entry: WorkEntry, entered: work.EnteredWork) -> HttpResponse:
        try:
            return super().saved(entry, entered)
        except services.CommentsRefused as refusal:
            for comment in _comments(entry):
                if comment.return_content.key in refusal.now:
                    now = comment.shown = refusal.now[comment.return_content.key]
                    comment.error = (
                        f"Someone wrote here meanwhile: “{now or 'nothing'}”. Save again to put yours there."
                    )
            return self.show(entry, status=409)

    def read_sheet(self) -> HttpResponse:
        """Fills the page from a sheet; nothing is saved yet."""
        file = self.request.FILES.get("sheet")
        if file is None:
            return self.show(self.saved_entry(), sheet_error="Choose the filled-in spreadsheet first.")
        try:
            read = sheet.read_sheet(file.name, file.read(), self.return_content)
        except UnreadableFile as error:
            return self.show(self.saved_entry(), sheet_error=str(error))
        entry = self.filled(read.rows)
        grid_cells.typed_figures(entry.cells)  # says at each cell what cannot be read as a figure
        return self.show(entry, from_sheet=True, problems=read.problems)

    def saved_entry(self) -> ReturnEntry:
        return ReturnEntry(self.get_form(), grid_cells.stored_cells(self.get_rows()), comments=self.saved_comments())

    def filled(self, rows: Mapping[str, sheet.ReturnSheetRow]) -> ReturnEntry:
        initial: dict[str, Any] = {}
        for one in self.return_content.actions:
            if (row := rows.get(sheet.action_key(one.action))) is not None:
                initial |= _action_filled(one.action, row)
        cells = grid_cells.stored_cells(self.get_rows())
        for cell in cells:
            if (row := rows.get(cell.row.key)) is not None and row.value != row.stood and cell.row.may_edit:
                cell.text, cell.version = row.value, grid_cells.version_of(row.version)
        comments = self.saved_comments()
        for comment in comments:
            if (row := rows.get(comment.return_content.key)) is not None and comment.return_content.row.may_edit:
                comment.text = row.words
        return ReturnEntry(self.get_form(initial=initial), cells, comments)

    def show(self, entry: WorkEntry, /, *, status: int = 200, **context: Any) -> HttpResponse:
        page = {"entry": entry, "refused": [one for one in _comments(entry) if one.error]}
        return super().show(entry, status=status, **(page | context))

    def get_done_url(self) -> str:
        return self.get_back_url()

    def get_context(self) -> dict[str, Any]:
        return {"agency_return": self.agency_return, "back_url": self.get_back_url()}


def _comments(entry: WorkEntry) -> Iterable[CommentField]:
    return entry.comments if isinstance(entry, ReturnEntry) else ()


def _action_filled(action: Any, row: sheet.ReturnSheetRow) -> dict[str, Any]:
    """What a sheet's row puts into the fields of an action; a status left as it stood stays the action's own."""
    status, text, version = ProgressGrid.names(action)
    found: dict[str, Any] = {text: row.words}
    chosen = sheet.status_of(row.value) if row.value != row.stood else None
    if chosen is not None:
        found |= {status: chosen.value}
    if chosen is not None or row.words:
        found[version] = row.version
    return found
