"""Adding a note on data, questioning a figure, and ending either with a reason."""

from typing import Any

from django.utils.functional import cached_property

from core.editing.views import ServiceCreateView, ServiceFormView
from figures.readings.data_notes import NoteEffect, NoteKind
from partnerships.access.policies import requires
from partnerships.access.roles import Permission
from partnerships.pages import InPartnership, found_or_404
from performance.data_notes.forms import DataNoteForm, EndNoteForm, QuestionForm
from performance.data_notes.selectors import note_for
from performance.data_notes.services import add_note, end_note, question_figure
from performance.measures.selectors import measure_for
from performance.observations.selectors import area_of


class _OnAMeasure(InPartnership, ServiceCreateView):
    @cached_property
    def measure(self) -> Any:
        return found_or_404(measure_for(self.partnership, self.kwargs["measure"]))

    def get_caption(self) -> str:
        return str(self.measure)

    def get_back_url(self) -> str:
        return self.url("measure-detail", self.measure.pk)


@requires(Permission.MEASURE_EDIT)
class DataNoteCreate(_OnAMeasure):
    form_class = DataNoteForm
    heading = "Add a data note"
    submit = "Add the note"
    done = "The note was added. What is said of these figures follows it from now on."

    def make(self, form: Any) -> Any:
        given = form.cleaned_data
        return add_note(
            by=self.user,
            partnership=self.partnership,
            indicator=self.measure.indicator,
            area=area_of(self.measure),
            kind=NoteKind(given["kind"]),
            effect=NoteEffect(given["effect"]),
            reason=given["why"],
            starts=given["first"].start,
            ends=given["last"].end if given["last"] else None,
            source=given["source"],
        )


@requires(Permission.FIGURE_EDIT)
class DataQuestionCreate(_OnAMeasure):
    form_class = QuestionForm
    heading = "Question a figure"
    submit = "Question it"
    done = "The figure is questioned. It is shown, and stays out of sums until someone settles it."

    def make(self, form: Any) -> Any:
        return question_figure(
            by=self.user, measure=self.measure, period=form.cleaned_data["period"], why=form.cleaned_data["why"]
        )


@requires(Permission.MEASURE_EDIT)
class NoteEnd(InPartnership, ServiceFormView):
    """Takes back a note, a break that was marked wrongly among them, or settles a question."""

    form_class = EndNoteForm
    done = "It was taken back. The history keeps it, with the reason."

    @cached_property
    def note(self) -> Any:
        return found_or_404(note_for(self.partnership, self.kwargs["note"]))

    def get_heading(self) -> str:
        is_question = self.note.kind == NoteKind.QUESTIONED
        return "Settle a question: the figure is right" if is_question else "Take back a data note"

    def get_caption(self) -> str:
        return str(self.note)

    def get_back_url(self) -> str:
        indicator = self.note.indicator_id
        return self.url("indicator-detail", indicator) if indicator else self.url("performance-table")

    def save(self, form: Any) -> Any:
        note = self.note
        end_note(by=self.user, note=note, reason=form.cleaned_data["why"])
        return note
