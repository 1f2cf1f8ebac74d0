"""Reads about the groups that an area is compared with. The scope comes first."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Prefetch, QuerySet

from core import clock
from partnerships.models import Partnership
from performance.models import ComparatorGroup, ComparatorMember, GroupKind

_KIND_ORDER = {kind: place for place, kind in enumerate(GroupKind.values)}


@dataclass(frozen=True)
class MembershipChange:
    """A day from which the group is another: who came, who went."""

    day: date
    joined: tuple[str, ...]
    left: tuple[str, ...]

    @property
    def words(self) -> str:
        parts = ((self.joined, "joined"), (self.left, "left"))
        return "; ".join(f"{', '.join(names)} {did}" for names, did in parts if names)


@dataclass(frozen=True)
class GroupPage:
    """A group with its members in order of name, how many are in it today, and when it changed."""

    group: ComparatorGroup
    members: tuple[ComparatorMember, ...]
    today: int
    changes: tuple[MembershipChange, ...]


def groups_of(partnership: Partnership) -> list[ComparatorGroup]:
    """The partnership's current groups, most similar ones first, with their members. Two queries.

    Each group's `partnership` comes with its settings for figures.
    """
    current = ComparatorGroup.objects.current().filter(partnership=partnership)
    found = _with_members(current.select_related("partnership__figure_settings"))
    return sorted(found, key=lambda group: (_KIND_ORDER[group.kind], group.name))


def archived_groups_of(partnership: Partnership) -> QuerySet[ComparatorGroup]:
    return ComparatorGroup.objects.filter(partnership=partnership, archived_at__isnull=False)


def group_for(partnership: Partnership, pk: int) -> ComparatorGroup | None:
    """The partnership's group of that key, archived or not; None for any other's."""
    found = ComparatorGroup.objects.filter(partnership=partnership, pk=pk).select_related("partnership__area")
    return _with_members(found).first()


def member_for(partnership: Partnership, pk: int) -> ComparatorMember | None:
    """The member of that key of one of the partnership's groups."""
    found = ComparatorMember.objects.filter(group__partnership=partnership, pk=pk)
    return found.select_related("area", "group__partnership__area").first()


def member_now(group: ComparatorGroup, member: ComparatorMember) -> ComparatorMember | None:
    """How a member's area stands in its group now, after someone else's change; None where it is out."""
    stays = group.members.filter(area_id=member.area_id)
    return stays.filter(starts=member.starts).first() or stays.first()


def group_page(group: ComparatorGroup) -> GroupPage:
    members = tuple(group.members.all())
    today = clock.today()
    return GroupPage(group, members, sum(one.is_in_on(today) for one in members), membership_changes(members))


def membership_changes(members: tuple[ComparatorMember, ...]) -> tuple[MembershipChange, ...]:
    """The days on which members came or went, in order; the group's own beginning is none."""
    came: dict[date, list[str]] = {}
    went: dict[date, list[str]] = {}
    for one in members:
        if one.starts is not None:
            came.setdefault(one.starts, []).append(str(one))
        if one.ends is not None:
            went.setdefault(one.ends + timedelta(days=1), []).append(str(one))
    days = sorted({*came, *went})
    if days and all(one.starts is not None for one in members):
        days = [day for day in days if day > days[0]]
    return tuple(MembershipChange(day, tuple(came.get(day, ())), tuple(went.get(day, ()))) for day in days)


def _with_members(groups: QuerySet[ComparatorGroup]) -> QuerySet[ComparatorGroup]:
    return groups.prefetch_related(Prefetch("members", ComparatorMember.objects.select_related("area")))
