"""Links that keep what the address already asks for."""

from collections.abc import Iterable, Mapping

from django.http import QueryDict


def query_with(
    query: QueryDict, changes: Mapping[str, str | int | None] | None = None, without: Iterable[str] = ()
) -> str:
    """The query string, from its question mark, with some values set and others left out. `?` alone where none is left.

    A value of None leaves its name out too.
    """
    changed = query.copy()
    for name in without:
        changed.pop(name, None)
    for name, value in (changes or {}).items():
        if value is None:
            changed.pop(name, None)
        else:
            changed[name] = str(value)
    return f"?{changed.urlencode()}"
