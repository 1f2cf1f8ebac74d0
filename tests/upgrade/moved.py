"""What an upgrade did to the rows that were there, beside what `moved.toml` says it does."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

GROWING = {"django_migrations"}
Values = dict[Any, Any]  # of a column, by the primary key of its row
Columns = dict[str, Values]  # by table and name: plans_plan.title


@dataclass(frozen=True)
class MovedColumn:
    """A column that does not keep its values where they were: it went `to` another, or its values changed by `rule`."""

    rule: str
    to: str = ""


def read_rules(path: Path) -> dict[str, MovedColumn]:
    return {column: MovedColumn(**entry) for column, entry in tomllib.loads(path.read_text()).items()}


def columns_of(database: BaseDatabaseWrapper) -> Columns:
    """Every value in the database."""
    look, found = database.introspection, {}
    with database.cursor() as cursor:
        for table in sorted(set(look.table_names(cursor)) - GROWING):
            key = look.get_primary_key_column(cursor, table)
            cursor.execute(f"SELECT * FROM {database.ops.quote_name(table)}")
            names = [column[0] for column in cursor.description]
            rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
            for name in names:
                found[f"{table}.{name}"] = {row[key]: _plain(row[name]) for row in rows}
    return found


def _plain(value: Any) -> Any:
    return bytes(value) if isinstance(value, memoryview) else value


def unexplained(before: Columns, after: Columns, rules: dict[str, MovedColumn]) -> Iterator[str]:
    """The columns that did not keep their values and are not named, and the names that stand for no move."""
    for column, values in before.items():
        rule = rules.get(column)
        if rule is None and not _kept(values, after.get(column)):
            yield f"{column} lost or changed values"
        elif rule and rule.to and not _kept(values, after.get(rule.to)):
            yield f"{column} did not go to {rule.to}"
        elif rule and _kept(values, after.get(column)):
            yield f"{column} keeps its values: it needs no rule"
    yield from (f"{column} is no column of any release" for column in rules.keys() - before.keys())


def _kept(before: Values, after: Values | None) -> bool:
    return after is not None and all(key in after and after[key] == value for key, value in before.items())
