"""What a paper's figures rest on, in a form that is kept with a final paper, and how two papers differ in it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class MeasureBasis:
    """A measure as a paper shows it. `baseline` is its target's, in words; `years_back` how far that lies back."""

    measure: int
    indicator: str
    label: str
    area: str
    target: str
    baseline: str
    years_back: int | None


@dataclass(frozen=True)
class Comparator:
    """A group of areas that the partnership compares itself with, and who is in it on the paper's last day."""

    name: str
    members: tuple[str, ...]


@dataclass(frozen=True)
class Basis:
    """What the figures of one paper rest on."""

    measures: tuple[MeasureBasis, ...]
    comparators: tuple[Comparator, ...]

    def as_data(self) -> dict[str, Any]:
        """As JSON data, which `read` takes."""
        return asdict(self)


def read(data: Mapping[str, Any]) -> Basis:
    """A basis from the data that `as_data` made."""
    groups = (Comparator(one["name"], tuple(one["members"])) for one in data["comparators"])
    return Basis(tuple(MeasureBasis(**one) for one in data["measures"]), tuple(groups))


def differences(then: Basis, now: Basis) -> list[str]:
    """What was dropped or changed since, in sentences; what is new is no loss and is not told."""
    return [*_measures(then.measures, now.measures), *_groups(then.comparators, now.comparators)]


def _measures(then: Sequence[MeasureBasis], now: Sequence[MeasureBasis]) -> Iterable[str]:
    for old in then:
        new = _same(old, now)
        if new is None:
            yield f"“{old.label}” is no longer measured."
            continue
        if new.label.casefold() != old.label.casefold():
            yield f"“{old.label}” is now called “{new.label}”."
        if new.area != old.area:
            yield f"“{new.label}” is now of {new.area or 'the whole area'}, and was of {old.area or 'the whole area'}."
        if new.indicator != old.indicator:
            yield f"“{new.label}” is now worked out from another indicator ({new.indicator}, was {old.indicator})."
        if old.target and not new.target:
            yield f"“{new.label}” no longer has a target; it was: {old.target}."
        yield from _baselines(old, new)


def _baselines(old: MeasureBasis, new: MeasureBasis) -> Iterable[str]:
    """A baseline that moves on by a year with the paper is no change; one that is dropped or lies elsewhere is."""
    if old.baseline and not new.baseline:
        yield f"“{new.label}” no longer has a baseline; it was {old.baseline}."
    elif old.years_back != new.years_back and old.baseline and old.baseline != new.baseline:
        yield f"The baseline of “{new.label}” is now {new.baseline}, and was {old.baseline}."


def _same(old: MeasureBasis, now: Sequence[MeasureBasis]) -> MeasureBasis | None:
    """The same measure in another paper: the record itself, else its indicator for its area, else its wording."""
    tests = (
        lambda new: new.measure == old.measure,
        lambda new: (new.indicator, new.area) == (old.indicator, old.area),
        lambda new: new.label.casefold() == old.label.casefold(),
        lambda new: new.indicator == old.indicator,
    )
    return next((new for test in tests for new in now if test(new)), None)


def _groups(then: Sequence[Comparator], now: Sequence[Comparator]) -> Iterable[str]:
    standing = {group.name: set(group.members) for group in now}
    for old in then:
        if old.name not in standing:
            yield f"The comparison with “{old.name}” was dropped."
            continue
        left = sorted(set(old.members) - standing[old.name])
        joined = sorted(standing[old.name] - set(old.members))
        parts = [f"{verb} {', '.join(names)}" for verb, names in (("without", left), ("with", joined)) if names]
        if parts:
            yield f"“{old.name}” is now {' and '.join(parts)}."
