"""The names that a measure goes by: its indicator's, the first part of its own, and what a place in a group is for."""

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from performance.models import IndicatorUnit, Measure

_HEAD = re.compile(r"^(?P<head>[A-Z][^-–:(]{3,60}?)\s(?:[-–]\s|\()")
_PLACE_FOR = re.compile(
    r"^(?:comparative\s|relative\s|our\s)?(?:position|place|rank(?:ing)?)\b.*?\s(?:for|on|in|of)\s"
    r"(?:the\s)?(?:most similar group\sfor\s)?(?P<what>[A-Za-z].*)$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Names:
    """Other names of a measure, and the names under which its place in a group may be told."""

    others: tuple[str, ...] = ()
    ranked: tuple[str, ...] = ()


def names_of(measures: Collection[Measure]) -> dict[str, Names]:
    """The other names of a plan's measures, by the name the plan gives them.

    An indicator's own name stands only for the one measure of the plan that shows it for the partnership's own area.
    """
    shown = Counter(measure.indicator_id for measure in measures)
    found = {}
    for measure in measures:
        own = measure.area_id is None and shown[measure.indicator_id] == 1
        labels = (measure.label, *((measure.indicator.name,) if own else ()))
        heads = [head["head"] for label in labels if own and (head := _HEAD.match(label))]
        ranked = [place["what"] for label in labels if (place := _PLACE_FOR.match(label))]
        is_rank = measure.indicator.unit == IndicatorUnit.RANK
        found[measure.label] = Names(tuple(dict.fromkeys([*labels[1:], *heads])), tuple(ranked) if is_rank else ())
    return found
