"""Offence codes, and their sums: subgroup, group, victim-based, other crimes against society, and the total.

The Home Office's totals at this level leave fraud out (it is recorded nationally), so `total` is victim-based crime and
other crimes against society; fraud, where an old table has it, is kept beside.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from performance.readers.names import plain


class OffenceClass(StrEnum):
    """The three kinds of recorded crime; `UNCLASSED` where a code's group is not known."""

    VICTIM_BASED = "victim_based"
    SOCIETY = "society"
    FRAUD = "fraud"
    UNCLASSED = "unclassed"


@dataclass(frozen=True, slots=True)
class OffenceGroup:
    """A group of offences under its present name, and the names it has gone by."""

    name: str
    offence_class: OffenceClass
    other_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Offence:
    """An offence code with its place in the classification; `is_known` is False for one that only a file named."""

    code: str
    description: str
    subgroup: str
    group: str
    is_known: bool = True


class Classification:
    """The offence codes that are known, and what a file says of those that are not."""

    def __init__(self, groups: Iterable[OffenceGroup], offences: Iterable[Offence]) -> None:
        self.groups: dict[str, OffenceGroup] = {}
        self._group_names: dict[str, str] = {}
        for group in groups:
            self.groups[group.name] = group
            self._group_names.update({plain(name): group.name for name in (group.name, *group.other_names)})
        self.offences = {offence.code: offence for offence in offences}
        self._subgroup_names = {plain(offence.subgroup): offence.subgroup for offence in self.offences.values()}
        self._codes_by_words = {plain(offence.description): offence.code for offence in self.offences.values()}

    def offence(self, code: str, *, description: str = "", group: str = "", subgroup: str = "") -> Offence:
        """The offence of a code as a file gives it. A known code keeps its place in the classification, as it has to
        be the same in every file; an unknown one takes the place that the file states."""
        code = self.true_code(code, description)
        known = self.offences.get(code)
        if known is not None:
            return known
        group = self.group_name(group)
        subgroup = self._subgroup_names.get(plain(subgroup), subgroup) or group
        return Offence(code, description, subgroup, group, is_known=False)

    def true_code(self, code: str, description: str) -> str:
        """`code` in capitals, with a nought that a spreadsheet dropped put back: 4.1 with the words of 4.10 is 4.10."""
        code = code.upper()
        if f"{code}0" in self.offences and self._codes_by_words.get(plain(description)) == f"{code}0":
            return f"{code}0"
        return code

    def group_name(self, name: str) -> str:
        """A group's present name, whatever case or older name a file uses; an unknown one as it is."""
        return self._group_names.get(plain(name), name)

    def class_of(self, group: str) -> OffenceClass:
        """Whether a group is victim-based, against society or fraud."""
        known = self.groups.get(self.group_name(group))
        return known.offence_class if known is not None else OffenceClass.UNCLASSED


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of counts. `given` adds up what is there; `missing` are the codes without a figure."""

    given: int = 0
    missing: tuple[str, ...] = ()

    @property
    def count(self) -> int | None:
        """The sum where every part of it is there, otherwise None: a sum with a part missing is not known."""
        return None if self.missing else self.given

    def plus(self, code: str, count: int | None) -> "Sum":
        """This sum with one more part."""
        if count is None:
            return replace(self, missing=(*self.missing, code))
        return replace(self, given=self.given + count)


@dataclass(slots=True)
class RollUp:
    """The sums of one place and period. `total` = `victim_based` + `society` + `unclassed`; `fraud` stands apart.

    `unknown` are the codes that the classification does not have: they count where their file said they belong.
    """

    total: Sum = field(default_factory=Sum)
    victim_based: Sum = field(default_factory=Sum)
    society: Sum = field(default_factory=Sum)
    fraud: Sum = field(default_factory=Sum)
    unclassed: Sum = field(default_factory=Sum)
    groups: dict[str, Sum] = field(default_factory=dict)
    subgroups: dict[tuple[str, str], Sum] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()


def roll_up(counts: Mapping[Offence, int | None], classification: Classification) -> RollUp:
    """The sums over offences of one place and period; `counts` holds None where a figure is missing.

    Subgroups are keyed by (group, subgroup), as one name may stand in two groups.
    """
    result = RollUp()
    for offence, count in counts.items():
        offence_class = classification.class_of(offence.group)
        setattr(result, offence_class, getattr(result, offence_class).plus(offence.code, count))
        if offence_class is not OffenceClass.FRAUD:
            result.total = result.total.plus(offence.code, count)
        subgroup = (offence.group, offence.subgroup)
        result.groups[offence.group] = result.groups.get(offence.group, Sum()).plus(offence.code, count)
        result.subgroups[subgroup] = result.subgroups.get(subgroup, Sum()).plus(offence.code, count)
        if not offence.is_known:
            result.unknown = (*result.unknown, offence.code)
    return result
