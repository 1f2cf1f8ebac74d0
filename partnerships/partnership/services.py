"""Writes to the partnerships themselves."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from core import writes
from partnerships.models import Agency, Partnership, User


@transaction.atomic
def create_partnership(
    *, by: User | None, slug: str, name: str, short_name: str, councils: Iterable[Agency] = (), **values: Any
) -> Partnership:
    """Make a partnership, for one or more councils."""
    return writes.create(
        Partnership,
        by=by,
        links={"councils": list(councils)},
        slug=slug,
        name=name,
        short_name=short_name,
        **values,
    )


@transaction.atomic
def change_partnership(
    partnership: Partnership,
    *,
    by: User | None,
    version: int | None,
    councils: Iterable[Agency] | None = None,
    reason: str = "",
    **values: Any,
) -> Partnership:
    """Change a partnership's name, area, councils or colour; its address stays. Raises StaleVersion."""
    links = None if councils is None else {"councils": list(councils)}
    return writes.change(partnership, by=by, version=version, links=links, reason=reason, **values)
