"""Writes to groups and the places in them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core import writes
from partnerships.models import Group, GroupMember, Partnership, User


@transaction.atomic
def create_group(*, by: User | None, partnership: Partnership, name: str, level: str, **values: Any) -> Group:
    """Make a group. Raises ValidationError on `name` where an archived one has that name."""
    if Group.objects.filter(partnership=partnership, name=name, archived_at__isnull=False).exists():
        raise ValidationError({"name": "An archived group has this name. Bring that one back instead."})
    return writes.create(Group, by=by, partnership=partnership, name=name, level=level, **values)


@transaction.atomic
def add_group_member(*, by: User | None, group: Group, is_chair: bool = False, **values: Any) -> GroupMember:
    """Give someone a place in a group: a portal user, or someone known by role title, name or address.

    Who takes the chair takes it from the one in it, who stays a member. Raises ValidationError on `user` where nobody
    is named, the person is no one of the partnership, or is in the group already.
    """
    _someone(group, values)
    if is_chair:
        _free_the_chair(by, group)
    return writes.create(GroupMember, by=by, group=group, is_chair=is_chair, **values)


@transaction.atomic
def change_group_member(
    member: GroupMember, *, by: User | None, version: int | None, reason: str = "", **values: Any
) -> GroupMember:
    """Change a place in a group, as `add_group_member`. Raises StaleVersion besides."""
    _someone(member.group, {"user": member.user, **values})
    if values.get("is_chair"):
        _free_the_chair(by, member.group, but=member)
    return writes.change(member, by=by, version=version, reason=reason, **values)


def _someone(group: Group, values: dict[str, Any]) -> None:
    user = values.get("user")
    if user is None and not any(values.get(name) for name in ("role_title", "name", "email")):
        raise ValidationError({"user": "Choose a person, or give at least a role title, a name or an address."})
    if user is not None and not user.memberships.filter(partnership=group.partnership_id).exists():
        raise ValidationError({"user": "Choose someone of this partnership."})


def _free_the_chair(by: User | None, group: Group, but: GroupMember | None = None) -> None:
    Group.objects.select_for_update().get(pk=group.pk)  # two who are put in the chair at once come after each other
    for chair in group.members.current().filter(is_chair=True):
        if but is None or chair.pk != but.pk:
            why = "Someone else took the chair."
            writes.change(chair, by=by, version=chair.version, reason=why, is_chair=False)
