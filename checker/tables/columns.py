"""What the columns of a table hold, from their headings: periods, changes, totals, shares."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from checker.numbers.number import Number, NumberKind
from checker.statements.periods import order_of
from checker.tables.tables import Table, TextCell


class ColumnRole(StrEnum):
    """The role of one column."""

    LABEL = "label"
    LEVEL = "level"  # the figure of a period
    TARGET = "target"
    CHANGE_PERCENT = "change per cent"
    CHANGE = "change"
    TOTAL = "total"
    SHARE = "share"
    OTHER = "other"


_CHANGE = re.compile(
    r"change|differen|variance|\bvar\b|\bdiff\b|\+\s?/\s?-|±|increase|decrease|reduction|movement", re.IGNORECASE
)
_PERCENT = re.compile(r"%|per ?cent", re.IGNORECASE)
_PERIOD = re.compile(
    r"(?:19|20)\d\d|\b\d\d\s?/\s?\d\d\b|\bq[1-4]\b|quarter|\b(?:last|this|previous|current|prior)\s(?:year|period|quarter|month)|"
    r"baseline|\bactual\b|outturn|current position|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|ytd|"
    r"year to date",
    re.IGNORECASE,
)
_EARLIER = re.compile(r"\b(?:last|previous|prior|baseline)\b", re.IGNORECASE)
_SHARE = re.compile(r"%\s(?:of|share)|share|proportion|percentage of", re.IGNORECASE)
_ONLY_PERCENT = re.compile(r"\(?(?:%|per ?cent|percentage)\)?", re.IGNORECASE)
_TOTAL = re.compile(
    r"(?:grand |overall |annual |full[- ]year |year |sub[- ]?)?totals?"
    r"(?: (?:no\.?|number|for (?:the )?year|offences|crimes|incidents|cases|funding|budget|spend|cost|all))?\Z",
    re.IGNORECASE,
)
_PERHAPS_TOTAL = re.compile(
    r"(?:all|overall|full year|year|annual|whole year|sum|combined|(?:all|total|overall|recorded) (?:recorded )?"
    r"(?:crimes?|offences?|incidents?|asb|wards|areas|districts|indicators|measures|respondents|victims)|"
    r"(?:borough|city|district|county|force)(?:[- ]wide)?(?: total)?)\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table by role, left to right."""

    table: Table
    roles: tuple[ColumnRole, ...]

    def of(self, *roles: ColumnRole) -> list[int]:
        """The places of the columns with one of the roles."""
        return [place for place, role in enumerate(self.roles) if role in roles]

    def in_order(self) -> list[int]:
        """The level columns, the earliest first, as their headings say; left to right where they do not."""
        levels = self.of(ColumnRole.LEVEL)
        orders = {place: order_of(self.table.title(place)) for place in levels}
        if all(orders.values()) and len(set(orders.values())) == len(levels):
            return sorted(levels, key=lambda place: orders[place] or (0, 0))
        return sorted(levels, key=lambda place: not _EARLIER.search(self.table.title(place)))


def read_columns(table: Table) -> Columns:
    """The roles of a table's columns. Without a heading row only the label is known."""
    width = max((len(row) for row in (table.heading, *table.rows)), default=0)
    roles = [_role(table.title(place), place) for place in range(width)]
    for place in range(1, width):
        if _ONLY_PERCENT.fullmatch(table.title(place)):
            roles[place] = _role_of_percent(roles, place)
    return Columns(table, tuple(roles))


def _role_of_percent(roles: Sequence[ColumnRole], place: int) -> ColumnRole:
    """A column that is headed `%` and nothing else: a change beside a difference or two periods, else a share."""
    levels = [one for one, role in enumerate(roles[:place]) if role is ColumnRole.LEVEL]
    if ColumnRole.CHANGE in roles[:place] or len(levels) > 1:
        return ColumnRole.CHANGE_PERCENT
    return ColumnRole.SHARE


def _role(title: str, place: int) -> ColumnRole:
    if place == 0:
        return ColumnRole.LABEL
    if _CHANGE.search(title):
        return ColumnRole.CHANGE_PERCENT if _PERCENT.search(title) else ColumnRole.CHANGE
    if _SHARE.search(title):
        return ColumnRole.SHARE
    if re.search(r"target", title, re.IGNORECASE):
        return ColumnRole.TARGET
    if is_total(title):
        return ColumnRole.TOTAL
    return ColumnRole.LEVEL if _PERIOD.search(title) else ColumnRole.OTHER


def is_total(words: str) -> bool:
    """Whether a heading or label says that it is the total of the others, and nothing else."""
    return bool(_TOTAL.match(words.strip(" *:")))


def may_be_total(words: str) -> bool:
    """Whether a label may be that of a total: `All crime`, `Full year`. Only sums that add up show that it is one."""
    return bool(_PERHAPS_TOTAL.match(words.strip(" *:")))


def moved(row: tuple[TextCell, ...], place: int, *, percent: bool = False) -> Number | None:
    """The change that a cell states; a plain number in a column of percentages is a percentage."""
    number = row[place].moved if 0 <= place < len(row) else None
    return (
        replace(number, kind=NumberKind.PERCENT) if number and percent and number.kind is NumberKind.COUNT else number
    )


def figure(row: tuple[TextCell, ...], place: int, *, percent: bool = False) -> Number | None:
    """The figure of a cell; a plain number in a column of percentages is a percentage."""
    number = row[place].number if 0 <= place < len(row) else None
    if number is None or number.value is None:
        return None
    return replace(number, kind=NumberKind.PERCENT) if percent and number.kind is NumberKind.COUNT else number
