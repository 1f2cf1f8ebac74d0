"""How an action's status is shown: a word, a shape and a tone."""

from typing import Final

from actions.models import ActionStatus
from core.govuk.marks import Mark, Shape, Tone

STATUS_MARKS: Final[dict[str, Mark]] = {
    ActionStatus.NOT_STARTED: Mark(ActionStatus.NOT_STARTED.label, Shape.RING),
    ActionStatus.ON_TRACK: Mark(ActionStatus.ON_TRACK.label, Shape.CIRCLE, Tone.GOOD),
    ActionStatus.AT_RISK: Mark(ActionStatus.AT_RISK.label, Shape.TRIANGLE, Tone.NEAR),
    ActionStatus.OFF_TRACK: Mark(ActionStatus.OFF_TRACK.label, Shape.SQUARE, Tone.BAD),
    ActionStatus.COMPLETE: Mark(ActionStatus.COMPLETE.label, Shape.TICK, Tone.GOOD),
    ActionStatus.DROPPED: Mark(ActionStatus.DROPPED.label, Shape.CROSS),
    ActionStatus.NOT_REPORTED: Mark(ActionStatus.NOT_REPORTED.label, Shape.DASH),
}


def status_mark(status: str) -> Mark:
    """The mark of an action's or an update's status."""
    return STATUS_MARKS[ActionStatus(status)]
