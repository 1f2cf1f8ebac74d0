"""Figures in words: what tables, pages and papers print of a `Figure`, said once."""

from dataclasses import dataclass
from decimal import Decimal

from core.govuk.marks import mark_of
from core.numbers.formats import format_number, format_plain, round_half_up
from core.numbers.quantities import Quantity
from core.numbers.units import Unit
from figures.figure.column_months import ColumnMonths, beside_before, beside_now
from figures.figure.records import Figure
from figures.figure.sentences import change_words, heading_words, shown_places, signed_words
from figures.figure.workings import workings_of
from figures.statistics.grades import Grade
from figures.targets.rules import Status
from figures.targets.wording import words
from performance.models import Measure

# In the order in which statuses are counted. The glyphs are the marks' shapes for documents, where text carries them.
STATUS_GLYPHS = {
    "already_missed": "✕",
    "missed": "■",
    "off_track": "■",
    "at_risk": "▲",
    "could_go_either_way": "◆",
    "within_tolerance": "▲",
    "on_track": "●",
    "already_met": "✓",
    "met": "●",
    "too_early": "◐",
    "not_judged": "–",
    "no_target": "○",
    "no_data": "–",
    "not_due": "◐",
    "ambiguous": "◇",
}
STATUS_LABELS = {name: mark_of(name).word for name in STATUS_GLYPHS}
GRADE_WORDS = {grade.value: mark_of(grade.value).word for grade in Grade}
_GRADE_ORDER = {name: place for place, name in enumerate(GRADE_WORDS)}
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
    def data(self) -> dict[str, str]:
        """What a page says of the figure to a machine, in the words of the exports, as its `data-` attributes."""
        given = self.figure.given
        span = f"{given.span.start}/{given.span.end}" if given.current.is_known else ""
        return {
            "figure": self.label,
            "period": given.period.code,
            "value": given.current.state.value if given.current.amount is None else format_plain(given.current.amount),
            "span": span,
            "status": self.status,
            "grade": self.grade,
            "notes": ";".join(note.code for note in self.figure.notes),
        }

    @property
    def status(self) -> str:
        return str(self.figure.status)

    @property
    def status_label(self) -> str:
        words = self.figure.status_words
        return f"{words[0].upper()}{words[1:]}"

    @property
    def beside_status(self) -> str:
        """Why there is no status to judge, or where a running target is heading; empty where neither is to be said."""
        reason = self.figure.target_status.reason
        return f"because {reason}" if reason else heading_words(self.figure)

    def beside_current(self, months: ColumnMonths) -> str:
        """What stands beside the figure in a column of these months."""
        return beside_now(self.figure, months)

    def beside_previous(self, months: ColumnMonths) -> str:
        """What stands beside the figure before in a column of these months."""
        return beside_before(self.figure, months)

    @property
    def status_mark(self) -> str:
        return STATUS_GLYPHS[self.status]

    @property
    def grade(self) -> str:
        return str(self.figure.grade)

    @property
    def grade_words(self) -> str:
        return GRADE_WORDS[self.grade]

    @property
    def span(self) -> str:
        """The days that the figure covers, in words."""
        return self.figure.given.span.label

    @property
    def is_off_target(self) -> bool:
        """Whether the target is not met, can no longer be met, or is not likely to be."""
        return self.figure.status.is_bad

    @property
    def is_on_target(self) -> bool:
        """Whether the target is met, or likely to be."""
        return self.figure.status.is_good

    @property
    def is_clear(self) -> bool:
        """Whether the change is clear."""
        return self.figure.grade is Grade.CLEAR

    @property
    def needs_attention(self) -> bool:
        """Whether the figure is off its target, or has really grown worse."""
        return self.is_off_target or self.figure.trend == "worsening"

    @property
    def does_well(self) -> bool:
        """Whether the figure is on its target, or has clearly improved, and nothing of it needs attention."""
        return not self.needs_attention and (self.is_on_target or (self.figure.trend == "improving" and self.is_clear))

    @property
    def sort(self) -> dict[str, Decimal | int | str]:
        """What each column is sorted by: exact values, the unknown last."""
        given, found = self.figure.given, self.figure.target_status
        return {
            "label": self.label.casefold(),
            "target": _last_if_none(found.due),
            "previous": _last_if_none(given.previous.amount),
            "current": _last_if_none(given.current.amount),
            "difference": _last_if_none(self.figure.difference),
            "change": _last_if_none(self.figure.change),
            "grade": _GRADE_ORDER[self.grade],
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
    always = {"no_data"}
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
    return unit.write(quantity.amount, shown_places(quantity.amount, unit))


def _change_cell(figure: Figure) -> str:
    if figure.change is None:
        return "Not compared" if figure.not_compared and figure.given.previous.is_known else ""
    if figure.change_unit == "%":
        return f"{format_number(figure.change, 1)}%"
    if figure.change_unit == "pp":
        return f"{format_number(round_half_up(figure.change, 1))} pp"
    return change_words(figure)


def _last_if_none(value: Decimal | None) -> Decimal:
    return Decimal("Infinity") if value is None else value
