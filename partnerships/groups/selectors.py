"""Reads about the partnership's groups, their members and their address lists."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import BigIntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from partnerships.models import Group, GroupLevel, GroupMember, Membership, Partnership, User


@dataclass(frozen=True)
class MemberLine:
    """A member as a list shows them. `has_left`: their role in the partnership has ended since."""

    member: GroupMember
    agency: str
    role_title: str
    email: str
    has_left: bool

    def __str__(self) -> str:
        return str(self.member)


@dataclass(frozen=True)
class GroupLine:
    """A group with its members, the one in the chair first."""

    group: Group
    members: tuple[MemberLine, ...]

    @property
    def chair(self) -> str:
        """Who is in the chair, or the role title that the group names for it; empty where neither is known.

        Where both are, the member with their own role title, else with the chair's.
        """
        title = self.group.chair_role
        line = next((one for one in self.members if one.member.is_chair), None)
        if line is None:
            return title
        return f"{line}, {line.role_title}" if title and str(line) != line.role_title else str(line)

    @property
    def addresses(self) -> list[str]:
        """The e-mail addresses of those who are still there, each once."""
        return list(dict.fromkeys(one.email for one in self.members if one.email and not one.has_left))


@dataclass(frozen=True)
class GroupsOfLevel:
    """The groups of one level, by name."""

    label: str
    groups: tuple[GroupLine, ...]


def groups_by_level(partnership: Partnership) -> list[GroupsOfLevel]:
    """The current groups with their members, the strategic level first; levels without a group are left out."""
    lines = _lines(partnership, Group.objects.current().filter(partnership=partnership))
    return [
        GroupsOfLevel(str(level.label), found)
        for level in GroupLevel
        if (found := tuple(line for line in lines if line.group.level == level))
    ]


def archived_groups_of(partnership: Partnership) -> QuerySet[Group]:
    return Group.objects.filter(partnership=partnership, archived_at__isnull=False)


def group_for(partnership: Partnership, pk: int) -> Group | None:
    """The partnership's group of that key, archived or not; None for any other's."""
    return Group.objects.filter(partnership=partnership, pk=pk).select_related("partnership").first()


def group_line(group: Group) -> GroupLine:
    """One group with its members."""
    return _lines(group.partnership, Group.objects.filter(pk=group.pk))[0]


def former_members_of(group: Group) -> QuerySet[GroupMember]:
    """Those who had a place in the group, the latest first."""
    return group.members.filter(archived_at__isnull=False).select_related("user").order_by("-archived_at")


def member_for(group: Group, pk: int) -> GroupMember | None:
    """The group's present member of that key; None for any other's."""
    return group.members.current().filter(pk=pk).select_related("user", "agency", "group__partnership").first()


def past_or_present_member_for(group: Group, pk: int) -> GroupMember | None:
    return group.members.filter(pk=pk).select_related("user").first()


def places_of(partnership: Partnership, person: User) -> QuerySet[GroupMember]:
    """The person's places in the partnership's current groups, by the group's name."""
    found = GroupMember.objects.current().filter(user=person, group__partnership=partnership)
    current = found.filter(group__archived_at__isnull=True)
    return current.select_related("group__partnership", "agency", "user").order_by("group__name", "pk")


def agencies_in_the_chair(partnership: Partnership) -> dict[int, int]:
    """The agency of whoever is in the chair of each current group, by the group's key: as their place names it, else
    the one they act for in the partnership. Groups whose chair is empty or of no agency are left out. One query."""
    roles = Membership.objects.active().filter(partnership=partnership, user=OuterRef("user"), agency__isnull=False)
    chairs = GroupMember.objects.current().filter(
        group__partnership=partnership, group__archived_at__isnull=True, is_chair=True
    )
    acts_for = Coalesce("agency_id", Subquery(roles.values("agency_id")[:1]), output_field=BigIntegerField())
    rows = chairs.order_by().annotate(acts_for=acts_for).values_list("group", "acts_for")
    return {group: agency for group, agency in rows if agency is not None}


HEADER = ("GroupsOfLevel", "Group", "Chair", "Member", "Role title", "Agency", "E-mail", "Role in the portal")


def member_rows(levels: Iterable[GroupsOfLevel]) -> list[tuple[object, ...]]:
    """The members of some groups as rows of a file, the header first. A group without one keeps a row."""
    rows: list[tuple[object, ...]] = [HEADER]
    for level in levels:
        for line in level.groups:
            rows.extend(_rows_of(level.label, line) or [(level.label, str(line.group), line.chair, *[""] * 5)])
    return rows


def rows_of_group(group: Group) -> list[tuple[object, ...]]:
    """The members of one group as rows of a file."""
    return member_rows([GroupsOfLevel(group.get_level_display(), (group_line(group),))])


def _rows_of(level: str, line: GroupLine) -> list[tuple[object, ...]]:
    return [
        (
            level,
            str(line.group),
            "Chair" if one.member.is_chair else "",
            str(one),
            one.role_title,
            one.agency,
            one.email,
            "" if one.member.user_id is None else "Ended" if one.has_left else "Yes",
        )
        for one in line.members
    ]


def _lines(partnership: Partnership, groups: QuerySet[Group]) -> list[GroupLine]:
    """Groups with their members, in three queries."""
    members = GroupMember.objects.current().filter(group__in=groups).select_related("user", "agency", "group")
    standing = Membership.objects.active().filter(partnership=partnership).select_related("agency")
    agencies = {one.user_id: str(one.agency or "") for one in standing}
    by_group: dict[int, list[MemberLine]] = {}
    for member in members:
        by_group.setdefault(member.group_id, []).append(_member_line(member, agencies))
    return [GroupLine(group, tuple(by_group.get(group.pk, ()))) for group in groups]


def _member_line(member: GroupMember, agencies: dict[int, str]) -> MemberLine:
    """The role title in the group's own words: who is in the chair without one has the chair's."""
    user = member.user
    title = member.role_title or (member.group.chair_role if member.is_chair else "")
    if user is None:
        return MemberLine(member, str(member.agency or ""), title, member.email, has_left=False)
    agency = str(member.agency or agencies.get(user.pk, ""))
    return MemberLine(member, agency, title or user.role_title, user.email, user.pk not in agencies)


def groups_of(partnership: Partnership) -> QuerySet[Group]:
    """The partnership's current groups, by name."""
    return Group.objects.current().filter(partnership=partnership)
