"""What a draft plan still needs, step by step, with the place where the first gap of each is closed.

They are the gaps from priority to result, read without working any figure out. The figures asked for are of a year that
is over: the plan's own, or else the last before it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from actions.actions.selectors import ActionSummary, PriorityWithActions, headline_summaries_of, priorities_with_actions
from core import clock
from performance.measures.gaps import MeasureGaps, measure_gaps
from performance.periods.selectors import period_of_plan, starting_year
from plans.models import Plan


@dataclass(frozen=True)
class GapPage:
    """A page by its name, what its address names, and the priority that it begins with."""

    page: str
    of: tuple[int | str, ...]
    priority: int | None = None


@dataclass(frozen=True)
class Gap:
    """What is missing, in words, and where it is put right."""

    words: str
    place: GapPage


@dataclass(frozen=True)
class Need:
    """A step of making a plan: what there is, what is missing, and where to go for it.

    Without a place it cannot begin yet, and `found` says what comes first.
    """

    title: str
    found: str
    gaps: tuple[Gap, ...] = ()
    usual: GapPage | None = None

    @property
    def place(self) -> GapPage | None:
        """Where the first gap is closed; without one, where more is added or looked at."""
        return self.gaps[0].place if self.gaps else self.usual

    @property
    def is_done(self) -> bool:
        return self.usual is not None and not self.gaps

    @property
    def hint(self) -> str:
        """What there is, the first gap, and how many more there are."""
        more = f"And {len(self.gaps) - 1} more." if len(self.gaps) > 1 else ""
        return " ".join(filter(None, (self.found, *(gap.words for gap in self.gaps[:1]), more)))


def needs_of(plan: Plan) -> list[Need]:
    """The steps in the order in which a plan is made. Five queries for what is typed, whatever the plan's size."""
    period = period_of_plan(plan, "")
    year = period if period.end < clock.today() else starting_year(plan)
    priorities = priorities_with_actions(plan)
    measures = measure_gaps(plan, target_of=period, figure_of=year)
    return [
        _priorities(plan, priorities),
        _actions(plan, priorities, headline_summaries_of(plan)),
        _measures(plan, priorities, measures),
        _targets(plan, measures, period.short_label),
        _figures(measures, GapPage("grid", (plan.pk, year.code)), year.short_label),
    ]


def _priorities(plan: Plan, priorities: Sequence[PriorityWithActions]) -> Need:
    place = GapPage("priority-create", (plan.pk,))
    gaps = () if priorities else (Gap("There is none yet.", place),)
    return Need("Add its priorities", _counted(len(priorities), "priority", "priorities"), gaps, place)


def _actions(plan: Plan, priorities: Sequence[PriorityWithActions], work: Sequence[ActionSummary]) -> Need:
    title = "Add actions that serve each priority"
    if not priorities:
        return Need(title, "First its priorities.")
    gaps = [
        Gap(f"None serves “{one.title}” yet.", GapPage("action-create", (plan.pk,), one.pk))
        for one in priorities
        if not one.actions
    ]
    gaps += [gap for action in work if action.status.is_open for gap in _gaps_of_action(action)]
    return Need(title, _counted(len(work), "action", "actions"), tuple(gaps), GapPage("action-create", (plan.pk,)))


def _gaps_of_action(action: ActionSummary) -> Iterable[Gap]:
    place = GapPage("action-edit", (action.pk,))
    if not action.led_by:
        yield Gap(f"Nobody leads “{action.title}”.", place)
    if action.due is None:
        yield Gap(f"“{action.title}” has no due date.", place)


def _measures(plan: Plan, priorities: Sequence[PriorityWithActions], measures: Sequence[MeasureGaps]) -> Need:
    title = "Add measures that tell how each priority goes"
    if not priorities:
        return Need(title, "First its priorities.")
    measured = {one.priority_id for one in measures}
    gaps = tuple(
        Gap(f"None is of “{one.title}” yet.", GapPage("measure-create", (plan.pk,), one.pk))
        for one in priorities
        if one.pk not in measured
    )
    return Need(title, _counted(len(measures), "measure", "measures"), gaps, GapPage("measure-create", (plan.pk,)))


def _targets(plan: Plan, measures: Sequence[MeasureGaps], year: str) -> Need:
    title = "Set a target for each measure"
    if not measures:
        return Need(title, "First its measures.")
    gaps = [
        Gap(f"“{one.label}” has none for {year}.", GapPage("target-create", (one.pk,)))
        for one in measures
        if not one.has_target
    ]
    gaps += [
        Gap(f"That of “{one.label}” is to be set.", GapPage("measure-detail", (one.pk,)))
        for one in measures
        if one.is_to_be_set
    ]
    usual = GapPage("measure-list", (plan.pk,))
    return Need(title, _how_many(len(measures) - len(gaps), len(measures)), tuple(gaps), usual)


def _figures(measures: Sequence[MeasureGaps], place: GapPage, year: str) -> Need:
    title = f"Enter the figures of {year}"
    if not measures:
        return Need(title, "First its measures.")
    gaps = tuple(Gap(f"“{one.label}” has none.", place) for one in measures if not one.has_figure)
    return Need(title, _how_many(len(measures) - len(gaps), len(measures)), gaps, place)


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}." if number else ""


def _how_many(number: int, of: int) -> str:
    return f"{number} of {of} {'measure has' if of == 1 else 'measures have'} one."
