"""Writes to groups and the places in them."""

from typing import Any

from django.db import transaction

from core import writes
from partnerships.models import Group, GroupMember, Partnership, User


@transaction.atomic
def create_group(*, by: User | None, partnership: Partnership, name: str, level: str, **values: Any) -> Group:
    return writes.create(Group, by=by, partnership=partnership, name=name, level=level, **values)


@transaction.atomic
def add_group_member(*, by: User | None, group: Group, **values: Any) -> GroupMember:
    """Give someone a place in a group: a portal user, or someone known by role title and address."""
    return writes.create(GroupMember, by=by, group=group, **values)
