"""Good practice with figures, which the portal holds itself to."""

from collections.abc import Callable, Sequence

from cycle.duties.rules.duty import Duty, Rule, Topic, Verification, duties_on
from cycle.duties.rules.facts import Facts, FiguresFact
from cycle.duties.rules.findings import DutyFinding, cannot_tell, met, not_applicable, not_met
from cycle.duties.rules.recorded import listed

duty: Callable[..., Callable[[Rule], Duty]] = duties_on(Topic.FIGURES)
SOUTHAMPTON = "Southampton’s plan of 2011/12"


def _of_figures(facts: Facts, find: Callable[[FiguresFact], DutyFinding]) -> DutyFinding:
    if facts.figures is None or not facts.figures.monitored:
        return cannot_tell("No measure of a plan for this day is known.")
    return find(facts.figures)


def _faultless(names: Sequence[str], well: str, ill: str) -> DutyFinding:
    return not_met(f"{ill}: {listed(names)}.") if names else met(well)


@duty("DQ-01", "Good practice", Verification.OWN)
def both_figures(facts: Facts) -> DutyFinding:
    """A change is told only where both of its figures are there."""
    return _of_figures(
        facts,
        lambda one: _faultless(one.changes_without_both, "Every change has both figures.", "One figure is missing"),
    )


@duty("DQ-02", SOUTHAMPTON, Verification.OWN, "its printed counts do not reach the number monitored")
def statuses_add_up(facts: Facts) -> DutyFinding:
    """Statuses add up to the number of measures monitored."""

    def find(one: FiguresFact) -> DutyFinding:
        because = f"{one.counted} counted, {one.monitored} monitored."
        return met(because) if one.counted == one.monitored else not_met(because)

    return _of_figures(facts, find)


@duty("DQ-03", SOUTHAMPTON, Verification.OWN, "23% to 50% was called +27%")
def points(facts: Facts) -> DutyFinding:
    """Percentage points and per cent are never mixed."""

    def find(one: FiguresFact) -> DutyFinding:
        if not one.percentages:
            return not_applicable("No measure is a percentage.")
        return _faultless(one.mixed_units, "Percentages change in points.", "Told in per cent")

    return _of_figures(facts, find)


@duty("DQ-04", "Southampton’s plans of both years", Verification.OWN)
def ranks(facts: Facts) -> DutyFinding:
    """A place in a ranking says which end is best and among how many."""

    def find(one: FiguresFact) -> DutyFinding:
        if not one.ranks:
            return not_applicable("No measure is a place in a ranking.")
        return _faultless(
            one.ranks_without_group, "Each place says among how many.", "The size of the group is missing"
        )

    return _of_figures(facts, find)
