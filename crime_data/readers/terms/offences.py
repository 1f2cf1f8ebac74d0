"""Offence codes: their subgroups and groups, and whether a group is victim-based, against society, or fraud."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from crime_data.readers.terms.place_names import plain


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
