"""Every write to the groups that an area is compared with. A group's members are saved with it, as a whole."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core import writes
from partnerships.models import Area, Partnership, User
from performance.comparator_groups.selectors.areas import lying_together, require_fitting
from performance.models import ComparatorGroup, ComparatorMember


@dataclass(frozen=True, slots=True)
class Member:
    """An area in a group between days, both included; None is open."""

    area: Area
    starts: date | None = None
    ends: date | None = None

    @property
    def words(self) -> str:
        """As the history prints it: `Leicester, from 2013-04-01, until 2016-03-31`."""
        parts = (("from", self.starts), ("until", self.ends))
        return ", ".join([f"{self.area.name} ({self.area.code})", *(f"{word} {day}" for word, day in parts if day)])


@transaction.atomic
def create_group(
    *,
    by: User | None,
    partnership: Partnership,
    name: str,
    kind: str,
    source: str,
    members: Iterable[Area] = (),
    starts: date | None = None,
) -> ComparatorGroup:
    """Keep a group of areas from `starts` on. Without members, those that lie in the same county, region or London.

    Raises ValidationError on `members` where there are none to take, or one of another authority type.
    """
    areas = list(members) or lying_together(partnership, kind)
    if not areas:
        raise ValidationError({"members": "Name the areas of the group, one a line."})
    group = writes.create(ComparatorGroup, by=by, partnership=partnership, name=name, kind=kind, source=source)
    return set_members(by=by, group=group, version=group.version, members=[Member(area, starts) for area in areas])


@transaction.atomic
def change_group(
    group: ComparatorGroup, *, by: User | None, version: int | None, reason: str = "", **values: Any
) -> ComparatorGroup:
    """Change a group's name, kind or source. Raises ValidationError where its members do not fit the kind."""
    if "kind" in values:
        require_fitting(values["kind"], group.partnership.area, [one.area for one in members_of(group)])
    return writes.change(group, by=by, version=version, reason=reason, **values)


@transaction.atomic
def set_members(
    *, by: User | None, group: ComparatorGroup, version: int | None, members: Sequence[Member], reason: str = ""
) -> ComparatorGroup:
    """Say who is in the group and when, all at once.

    Raises ValidationError: on `ends` for a last day before the first, on `members` for an area that is in twice at one
    time, or of another authority type than the group is for.
    """
    _require_in_order(members)
    _require_once(members)
    require_fitting(group.kind, group.partnership.area, [one.area for one in members])
    part = writes.DependentList(
        before=sorted(one.words for one in members_of(group)),
        after=sorted(one.words for one in members),
        save=lambda: _save(group, members),
    )
    return writes.change(group, by=by, version=version, reason=reason, parts={"members": part})


@transaction.atomic
def add_members(
    group: ComparatorGroup,
    *,
    by: User | None,
    version: int | None,
    members: Iterable[Area],
    starts: date | None = None,
    reason: str = "",
) -> ComparatorGroup:
    """Take areas into the group from a day on."""
    wanted = [*members_of(group), *(Member(area, starts) for area in members)]
    return set_members(by=by, group=group, version=version, members=wanted, reason=reason)


@transaction.atomic
def change_member(
    *,
    by: User | None,
    member: ComparatorMember,
    version: int | None,
    starts: date | None = None,
    ends: date | None = None,
    reason: str = "",
) -> ComparatorGroup:
    """Say from when until when an area is in its group. `version` is the group's."""
    others = members_of(member.group, leaving_out=member)
    wanted = [*others, Member(member.area, starts, ends)]
    return set_members(by=by, group=member.group, version=version, members=wanted, reason=reason)


@transaction.atomic
def remove_member(
    *, by: User | None, member: ComparatorMember, version: int | None, reason: str = ""
) -> ComparatorGroup:
    """Take out an area that should never have been in; one that was and left gets a last day instead."""
    others = members_of(member.group, leaving_out=member)
    return set_members(by=by, group=member.group, version=version, members=others, reason=reason)


def members_of(group: ComparatorGroup, leaving_out: ComparatorMember | None = None) -> list[Member]:
    """The group's members as they stand."""
    rows = group.members.select_related("area")
    return [Member(row.area, row.starts, row.ends) for row in rows if leaving_out is None or row.pk != leaving_out.pk]


def _require_in_order(members: Iterable[Member]) -> None:
    if any(one.starts and one.ends and one.ends < one.starts for one in members):
        raise ValidationError({"ends": "The last day cannot be before the first."})


def _require_once(members: Sequence[Member]) -> None:
    by_area: dict[int, list[Member]] = {}
    for one in members:
        by_area.setdefault(one.area.pk, []).append(one)
    for stays in by_area.values():
        stays.sort(key=lambda one: one.starts or date.min)
        for earlier, later in pairwise(stays):
            if later.starts is None or earlier.ends is None or later.starts <= earlier.ends:
                raise ValidationError({"members": f"{earlier.area.name} is in the group at that time already."})


def _save(group: ComparatorGroup, members: Sequence[Member]) -> None:
    """Write what differs, so that a member that stays keeps its address."""
    wanted = {(one.area.pk, one.starts, one.ends) for one in members}
    for row in group.members.all():
        key = (row.area_id, row.starts, row.ends)
        if key in wanted:
            wanted.discard(key)
        else:
            row.delete()
    ComparatorMember.objects.bulk_create(
        ComparatorMember(group=group, area_id=area, starts=starts, ends=ends) for area, starts, ends in wanted
    )
