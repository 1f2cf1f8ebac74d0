"""The forms of the priority matrix: its lines, their scores, its weights, and what the plan makes of a line."""

from typing import Any

from django import forms

from core.govuk.fields import RecordField, WholeNumberField, text_area
from core.govuk.forms import GovukForm, OneTimeForm, VersionedForm
from core.govuk.look import Look
from cycle.matrix.scoring import LEAST, MOST, MOST_WEIGHT, Criterion, Score
from cycle.matrix.selectors import priorities_of_current_plans
from cycle.models import Assessment, LineKind, MatrixLine
from performance.measures.selectors import measures_of_plan
from performance.models import IndicatorUnit


class LineForm(GovukForm):
    label = forms.CharField(
        label="What is weighed", max_length=160, help_text="For example, burglary, or the night-time economy"
    )
    kind = forms.ChoiceField(label="Kind", choices=LineKind.choices, widget=forms.RadioSelect)
    measure = RecordField(label="Measure", required=False, empty_label="None", help_text="Gives volume and trend")
    position = RecordField(
        label="Measure of its place among peers",
        required=False,
        empty_label="None",
        help_text="Gives the comparison",
    )
    evidence = text_area(label="Evidence")
    is_chosen = forms.BooleanField(label="Recommend it as a priority", required=False)
    why_chosen = text_area(
        label="Why, against the ranking",
        help_text="Needed where it stands below a line that is not chosen, or has no place.",
    )
    looks = {
        "label": Look(name="what is weighed"),
        "kind": Look(name="the kind"),
        "measure": Look(width="two-thirds"),
        "position": Look(width="two-thirds"),
        "evidence": Look(rows=4),
        "why_chosen": Look(name="why it is chosen", rows=3),
    }

    def __init__(self, *args: Any, assessment: Assessment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        measures = measures_of_plan(assessment.plan)
        measure: Any = self.fields["measure"]
        measure.queryset = measures.exclude(indicator__unit=IndicatorUnit.RANK)
        position: Any = self.fields["position"]
        position.queryset = measures.filter(indicator__unit=IndicatorUnit.RANK)


class NewLineForm(OneTimeForm, LineForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("kind", LineKind.CRIME)


class EditLineForm(VersionedForm, LineForm):
    pass


class PlanResponseForm(VersionedForm, GovukForm):
    """What the plan makes of a recommendation."""

    taken_up = RecordField(label="Taken up as", required=False, empty_label="Not taken up")
    why_not = text_area(label="Why the plan leaves it out")
    looks = {"taken_up": Look(width="two-thirds"), "why_not": Look(rows=3)}

    def __init__(self, *args: Any, line: MatrixLine, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        taken_up: Any = self.fields["taken_up"]
        taken_up.queryset = priorities_of_current_plans(line.partnership)
        taken_up.label_from_instance = lambda priority: f"{priority.title} ({priority.plan})"


class WeightsForm(VersionedForm, GovukForm):
    """A weight for each criterion; 0 leaves it out."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for criterion in Criterion:
            self.fields[criterion.value] = WholeNumberField(
                label=criterion.label, min_value=0, max_value=MOST_WEIGHT, help_text=criterion.question
            )
        self.looks = {
            criterion.value: Look(name=f"the weight of {criterion.label.lower()}", width="2") for criterion in Criterion
        }

    def weights(self) -> dict[str, int]:
        return {criterion.value: self.cleaned_data[criterion.value] for criterion in Criterion}


class ScoresForm(VersionedForm, GovukForm):
    """For each criterion a score with its reason; left open, the data give it where they can."""

    def __init__(self, *args: Any, worked_out: dict[Criterion, Score], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        looks = {}
        for criterion in Criterion:
            given = worked_out.get(criterion)
            from_data = f"From the data: {given.value}. {given.because}" if given else "The data give no score."
            self.fields[f"score_{criterion}"] = forms.TypedChoiceField(
                label=f"{criterion.label}: {criterion.question.lower()}",
                choices=[("", "As the data say"), *((str(n), str(n)) for n in range(LEAST, MOST + 1))],
                coerce=int,
                empty_value=None,
                required=False,
                help_text=f"{from_data} 1 is least, 5 most.",
            )
            self.fields[f"because_{criterion}"] = forms.CharField(
                label=f"Why {criterion.label.lower()} has that score", max_length=500, required=False
            )
            looks[f"because_{criterion}"] = Look(
                width="two-thirds", name=f"why {criterion.label.lower()} has that score"
            )
        self.looks = looks

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for criterion in Criterion:
            score, because = cleaned.get(f"score_{criterion}"), (cleaned.get(f"because_{criterion}") or "").strip()
            if score is not None and not because:
                self.add_error(f"because_{criterion}", f"Say why {criterion.label.lower()} has that score")
            if score is None and because and f"score_{criterion}" not in self.errors:
                self.add_error(f"score_{criterion}", f"Choose the score of {criterion.label.lower()}, or leave out why")
        return cleaned

    def scores(self) -> dict[str, dict[str, Any]]:
        """What was entered, as a line keeps it."""
        return {
            criterion.value: {"score": score, "because": self.cleaned_data[f"because_{criterion}"].strip()}
            for criterion in Criterion
            if (score := self.cleaned_data[f"score_{criterion}"]) is not None
        }
