"""Which body of the Act an agency is: by its name where that says so, else by its kind and its dates.

The names of primary care trusts seldom say what they were ("NHS" and the place): their last day does.
"""

import re
from datetime import date
from enum import StrEnum


class Body(StrEnum):
    """A body as section 5 of the Crime and Disorder Act 1998 tells them apart. Values are what one is called."""

    COUNCIL = "council"
    POLICE = "police force"
    POLICE_AUTHORITY = "police authority"
    POLICING_BODY = "police and crime commissioner or mayor"
    FIRE = "fire and rescue authority"
    PROBATION = "provider of probation services"
    PRIMARY_CARE_TRUST = "primary care trust"
    COMMISSIONING_GROUP = "clinical commissioning group"
    CARE_BOARD = "integrated care board"
    HEALTH = "health body"  # which of the three cannot be said
    UNIT = "unit of another body"
    OTHER = "body of another kind"


LAST_OF_TRUSTS = date(2013, 3, 31)
LAST_OF_GROUPS = date(2022, 6, 30)
LAST_OF_POLICE_AUTHORITIES = date(2012, 11, 21)
LAST_OF_PROBATION_TRUSTS = date(2014, 5, 31)
LAST_OF_REHABILITATION_COMPANIES = date(2021, 6, 25)

# The last day of every body of that name.
LAST_DAYS: tuple[tuple[re.Pattern[str], date], ...] = tuple(
    (re.compile(words, re.IGNORECASE), day)
    for words, day in (
        (r"probation trust", LAST_OF_PROBATION_TRUSTS),
        (r"community rehabilitation compan|\bCRC\b", LAST_OF_REHABILITATION_COMPANIES),
        (r"national probation service", LAST_OF_REHABILITATION_COMPANIES),
    )
)
_BY_NAME: tuple[tuple[re.Pattern[str], Body], ...] = tuple(
    (re.compile(words, re.IGNORECASE), body)
    for words, body in (
        (r"police authority", Body.POLICE_AUTHORITY),
        (
            r"police,? (fire )?(and|&) (fire,? )?crime|crime commissioner|\bMOPAC\b|policing and crime",
            Body.POLICING_BODY,
        ),
        (r"clinical commissioning|\bCCG\b", Body.COMMISSIONING_GROUP),
        (r"integrated care board|\bICB\b", Body.CARE_BOARD),
        (r"primary care trust|\bPCT\b", Body.PRIMARY_CARE_TRUST),
    )
)
_BY_KIND = {
    "council": Body.COUNCIL,
    "police": Body.POLICE,
    "fire": Body.FIRE,
    "probation": Body.PROBATION,
    "policing_body": Body.POLICING_BODY,
}
_ABOLISHED = {
    Body.PRIMARY_CARE_TRUST: LAST_OF_TRUSTS,
    Body.COMMISSIONING_GROUP: LAST_OF_GROUPS,
    Body.POLICE_AUTHORITY: LAST_OF_POLICE_AUTHORITIES,
}


def body_of(
    name: str, kind: str, *, is_unit: bool = False, starts: date | None = None, ends: date | None = None
) -> Body:
    """Which body the agency is. `kind` is one of the portal's kinds of agency; a team of another body is a unit."""
    if is_unit:
        return Body.UNIT
    for words, body in _BY_NAME:
        if words.search(name):
            return body
    if kind == "health":
        return _health_by_dates(starts, ends)
    return _BY_KIND.get(kind, Body.OTHER)


def last_day(name: str, body: Body, ends: date | None) -> date | None:
    """The last day on which the body existed; None where no end is known. The law's end is never outlived."""
    days = [ends, _ABOLISHED.get(body), *(day for words, day in LAST_DAYS if words.search(name))]
    return min((day for day in days if day is not None), default=None)


def _health_by_dates(starts: date | None, ends: date | None) -> Body:
    if ends is not None and ends <= LAST_OF_TRUSTS:
        return Body.PRIMARY_CARE_TRUST
    if starts is not None and starts > LAST_OF_GROUPS:
        return Body.CARE_BOARD
    if starts is not None and starts > LAST_OF_TRUSTS and ends is not None and ends <= LAST_OF_GROUPS:
        return Body.COMMISSIONING_GROUP
    return Body.HEALTH
