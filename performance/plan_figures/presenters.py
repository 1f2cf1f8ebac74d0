"""Figures in words: what tables, pages and papers print of a `Figure`, said once."""

from dataclasses import dataclass
from decimal import Decimal

from core.govuk.marks import mark_of
from core.numbers.formats import format_number
from core.numbers.quantities import Quantity
from core.numbers.units import Unit
from figures.figure.records import Figure
from figures.figure.sentences import signed_words
from figures.figure.workings import workings_of
from figures.targets.rules import Status
from figures.targets.wording import words
from performance.models import Measure

# In the order in which statuses are counted. The glyphs are the marks' shapes for documents, where text carries them.
STATUS_GLYPHS = {
    "red": "■",
    "amber": "▲",
    "green": "●",
    "no_target": "○",
    "no_data": "–",
    "not_due": "◐",
    "ambiguous": "◆",
}
STATUS_LABELS = {name: mark_of(name).word for name in STATUS_GLYPHS}
EVIDENCE_WORDS = {name: mark_of(name).word for name in ("clear", "some", "none", "not_tested")}
_EVIDENCE_ORDER = {name: place for place, name in enumerate(EVIDENCE_WORDS)}
_STATUS_ORDER = {name: place for place, name in enumerate(STATUS_LABELS)}


@dataclass(frozen=True)
class FigureRow:
    """A measure's figure as it is printed; `figure` holds the exact values behind the words."""

    measure_id: int
    priority_id: int | None
    section: str
    label: str
    target: str
    previous: str
    current: str
    difference: str
    change: str
    sentence: str
    figure: Figure

    @property
    def workings(self) -> tuple[str, ...]:
        return workings_of(self.figure)

    @property
    def pk(self) -> int:
        return self.measure_id

    @property
    def status(self) -> str:
        return str(self.figure.status)

    @property
    def status_label(self) -> str:
        return STATUS_LABELS[self.status]

    @property
    def status_mark(self) -> str:
        return STATUS_GLYPHS[self.status]

    @property
    def evidence(self) -> str:
        return str(self.figure.evidence)

    @property
    def evidence_words(self) -> str:
        return EVIDENCE_WORDS[self.evidence]

    @property
    def needs_attention(self) -> bool:
        """Whether the target was missed, or the figure has really grown worse."""
        return self.status == "red" or self.figure.trend == "worsening"

    @property
    def does_well(self) -> bool:
        """Whether the target is met by a figure that is in, or the figure has clearly improved."""
        is_met = self.status == "green" and self.figure.given.current.is_known
        return is_met or (self.figure.trend == "improving" and self.evidence == "clear")

    @property
    def sort(self) -> dict[str, Decimal | int | str]:
        """What each column is sorted by: exact values, the unknown last."""
        given, assessment = self.figure.given, self.figure.assessment
        return {
            "label": self.label.casefold(),
            "target": _last_if_none(assessment.due),
            "previous": _last_if_none(given.previous.amount),
            "current": _last_if_none(given.current.amount),
            "difference": _last_if_none(self.figure.difference),
            "change": _last_if_none(self.figure.change),
            "evidence": _EVIDENCE_ORDER[self.evidence],
            "status": _STATUS_ORDER[self.status],
        }


@dataclass(frozen=True)
class StatusCount:
    """How many measures have a status, with its word and mark."""

    status: str
    label: str
    mark: str
    number: int


def status_counts(counts: dict[Status, int]) -> tuple[StatusCount, ...]:
    """The counts in the order in which they are read; the rare states only where there are any."""
    always = {"red", "amber", "green", "no_data", "no_target"}
    return tuple(
        StatusCount(name, label, STATUS_GLYPHS[name], counts[Status(name)])
        for name, label in STATUS_LABELS.items()
        if name in always or counts[Status(name)]
    )


def row_for(measure: Measure, figure: Figure) -> FigureRow:
    """The figure in words, beside where its measure stands."""
    given = figure.given
    target = words(given.target, unit=given.unit, polarity=given.polarity) if given.target else ""
    return FigureRow(
        measure_id=measure.pk,
        priority_id=measure.priority_id,
        section=measure.section,
        label=measure.label,
        target=target,
        previous=figure_words(given.previous, given.unit, given.previous_rank_of),
        current=figure_words(given.current, given.unit, given.rank_of),
        difference=signed_words(figure.difference, given.unit),
        change=_change_cell(figure),
        sentence=figure.sentence,
        figure=figure,
    )


def figure_words(quantity: Quantity, unit: Unit, rank_of: int | None) -> str:
    """A figure as a table prints it: in its unit, a place with how many were ranked, or the mark of its state."""
    if quantity.amount is None:
        return quantity.mark or quantity.state.words
    if unit is Unit.RANK and rank_of:
        return f"{format_number(quantity.amount)}/{rank_of}"
    return unit.write(quantity.amount)


def _change_cell(figure: Figure) -> str:
    if figure.change is None:
        return ""
    if figure.change_unit == "%":
        return f"{format_number(figure.change, 1)}%"
    noun = " pp" if figure.change_unit == "pp" else " places"
    return f"{format_number(figure.change)}{noun}"


def _last_if_none(value: Decimal | None) -> Decimal:
    return Decimal("Infinity") if value is None else value
