"""The priority matrix of an assessment: the ranking, its weights, its lines and their scores."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from core.editing.history import Reader
from core.editing.views import ServiceCreateView, ServiceUpdateView, values_of
from cycle.assessments import selectors
from cycle.assessments.views import AssessmentMixin
from cycle.matrix import selectors as matrix_selectors
from cycle.matrix import services as matrix_services
from cycle.matrix.forms import EditLineForm, NewLineForm, PlanResponseForm, ScoresForm, WeightsForm
from cycle.matrix.scoring import Criterion
from cycle.matrix.selectors import lines_of, matrix_of, worked_out_for
from partnerships.access.policies import PortalRequest, requires
from partnerships.access.roles import Permission
from partnerships.pages import InPartnership, found_or_404
from partnerships.records import RecordPages, archive, edit, history, restore


@requires(Permission.READ)
def matrix(request: PortalRequest, slug: str, assessment: int) -> HttpResponse:
    found = found_or_404(selectors.assessment_for(request.partnership, assessment))
    context = {
        "assessment": found,
        "matrix": matrix_of(found),
        "archived": matrix_selectors.archived_lines_of(found),
        "may_edit": request.scope.can(Permission.PLAN_EDIT),
    }
    return render(request, "cycle/matrix/matrix.html", context)


class MatrixMixin(AssessmentMixin):
    def get_back_url(self) -> str:
        return self.url("matrix", self.assessment.pk)


@requires(Permission.PLAN_EDIT)
class WeightsEdit(MatrixMixin, ServiceUpdateView):
    form_class = WeightsForm
    heading = "Weights of the criteria"
    done = "The weights were saved."
    refused_at = {"weights": Criterion.VOLUME.value}

    def values_from(self, record: Any) -> dict[str, Any]:
        return {criterion.value: record.weights.get(criterion.value, 0) for criterion in Criterion}

    def change(self, form: Any, version: int | None) -> Any:
        return matrix_services.set_weights(
            by=self.user, assessment=self.assessment, version=version, weights=form.weights()
        )


@requires(Permission.PLAN_EDIT)
class LineCreate(MatrixMixin, ServiceCreateView):
    form_class = NewLineForm
    heading = "Add a line"
    submit = "Add the line"
    done = "The line was added."

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"assessment": self.assessment}

    def make(self, form: Any) -> Any:
        return matrix_services.create_line(by=self.user, assessment=self.assessment, **values_of(form))


class MatrixLineMixin(InPartnership):
    """A page about the line that the address names; it leads back to its matrix."""

    object: Any

    def get_object(self) -> Any:
        return found_or_404(matrix_selectors.line_for(self.partnership, self.kwargs["line"]))

    def get_caption(self) -> str:
        return str(self.object.assessment)

    def get_back_url(self) -> str:
        return self.url("matrix", self.object.assessment_id)

    def get_readers(self) -> dict[str, Reader]:
        return {"scores": _scores_in_words, "kept": _scores_in_words}


@requires(Permission.PLAN_EDIT)
class ScoresEdit(MatrixLineMixin, ServiceUpdateView):
    form_class = ScoresForm
    done = "The scores were saved."

    def get_heading(self) -> str:
        return f"Scores of “{self.object}”"

    def get_form_kwargs(self) -> dict[str, Any]:
        assessment = self.object.assessment
        given = worked_out_for(assessment, lines_of(assessment)).get(self.object.pk, {})
        return super().get_form_kwargs() | {"worked_out": given}

    def values_from(self, record: Any) -> dict[str, Any]:
        entered = record.scores.items()
        scores = {f"score_{name}": one["score"] for name, one in entered}
        return scores | {f"because_{name}": one["because"] for name, one in entered}

    def change(self, form: Any, version: int | None) -> Any:
        return matrix_services.change_line(by=self.user, line=self.object, version=version, scores=form.scores())


MATRIX_LINE = RecordPages(
    MatrixLineMixin,
    requires(Permission.PLAN_EDIT),
    edit(
        EditLineForm,
        matrix_services.change_line,
        form_kwargs=lambda line: {"assessment": line.assessment},
        heading="Edit “{record}”",
        done="The line was saved.",
    ),
    # What the plan makes of a recommendation comes after the assessment's approval, and stays open.
    edit(
        PlanResponseForm,
        name="answer",
        form_kwargs=lambda line: {"line": line},
        heading="What the plan makes of “{record}”",
        done="The plan’s answer was saved.",
    ),
    archive(
        matrix_services.archive_line,
        means="It leaves the matrix, and the ranking counts without it. Its history stays.",
    ),
    restore(matrix_services.restore_line, done="It is in the matrix again."),
    history(),
)


def _scores_in_words(scores: Any) -> str:
    """`Volume 4 (because)`, one after another."""
    told = (f"{Criterion(name).label} {one['score']} ({one['because']})" for name, one in (scores or {}).items())
    return "; ".join(told) or "None"
