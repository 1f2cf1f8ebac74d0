"""How many people or households an area had, where a table may say it in parts: by sex, by age, on several sheets.

A figure for everyone is taken where the table has one, otherwise the parts are added up if they make up everyone. Where
a table gives an area two figures for one year and does not say what tells them apart, neither is taken.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from crime_data.readers.tables.cells import tidy
from crime_data.readers.tables.report import ReadReport
from crime_data.readers.terms.place_names import plain

EVERYONE = frozenset(
    ("", "all", "total", "persons", "person", "people", "both", "both sexes", "all persons", "all people")
)
EVERY_AGE = frozenset(("", "all", "total", "all ages", "all age groups", "all categories age"))
_SEXES = {
    **dict.fromkeys(("m", "1", "male", "males", "men"), "male"),
    **dict.fromkeys(("f", "2", "female", "females", "women"), "female"),
}
_AGE = re.compile(r"(?:aged?|ages)?\s*(under\s+)?(\d{1,3})(?:\s*(?:-|–|to)\s*(\d{1,3}))?(.*)")
_OLDEST = 85  # the last of single years of age stands for all who are older


@dataclass(frozen=True, slots=True)
class PopulationLine:
    """A row of a table: an area's figures for one year or several, of everyone or of a sex and age."""

    code: str
    name: str
    geography_year: int | None
    years: tuple[int, ...]
    numbers: tuple[int | None, ...]
    marks: tuple[str, ...]
    sex: str
    age: str
    line: int
    sheet: str


@dataclass(frozen=True, slots=True)
class AreaTotal:
    """An area's figure for a year; None where the table has `mark` instead."""

    code: str
    name: str
    year: int
    number: int | None
    geography_year: int | None
    mark: str


@dataclass(frozen=True, slots=True)
class _Part:
    sex: str
    age: str
    number: int | None
    mark: str
    at: PopulationLine


def one_figure_each(lines: Iterable[PopulationLine], report: ReadReport) -> Iterator[AreaTotal]:
    """One figure for each area and year. What is not clear is refused, with the line of its first part."""
    by_area: dict[str, list[PopulationLine]] = {}
    for line in lines:
        by_area.setdefault(line.code, []).append(line)
    for code, of_area in by_area.items():
        for year, parts in _by_year(of_area).items():
            chosen = _chosen(parts)
            if isinstance(chosen, str):
                at = parts[0].at
                report.refused.add(at.line, f"{code} in {year}: {chosen}", at.name, at.sheet)
            else:
                yield _head(code, year, chosen)


def _head(code: str, year: int, parts: Sequence[_Part]) -> AreaTotal:
    """The parts added up; a part without a figure leaves the whole without one."""
    at = parts[0].at
    lacking = next((part.mark for part in parts if part.number is None), None)
    total = sum(part.number or 0 for part in parts) if lacking is None else None
    return AreaTotal(code, at.name, year, total, at.geography_year, lacking or "")


def sex_of_sheet(name: str) -> str:
    """Whom a sheet is of, by its name: `MYE2 - Females`; empty where it does not say."""
    words = plain(name).split()
    return next((word for word in words if word in _SEXES and len(word) > 1), "")


def _by_year(lines: Sequence[PopulationLine]) -> dict[int, list[_Part]]:
    """The parts of each year, the same figure given twice only once."""
    found: dict[int, dict[tuple[str, str, int | None], _Part]] = {}
    for line in lines:
        sex, age = tidy(line.sex).casefold(), tidy(line.age).casefold()
        for year, number, mark in zip(line.years, line.numbers, line.marks, strict=True):
            part = _Part("" if sex in EVERYONE else sex, "" if age in EVERY_AGE else age, number, mark, line)
            found.setdefault(year, {}).setdefault((part.sex, part.age, number), part)
    return {year: list(parts.values()) for year, parts in found.items()}


def _chosen(parts: Sequence[_Part]) -> list[_Part] | str:
    """The parts that make up everyone, or why that is not known."""
    for has_sexes, has_ages in ((False, False), (False, True), (True, False), (True, True)):
        chosen = [part for part in parts if bool(part.sex) == has_sexes and bool(part.age) == has_ages]
        if chosen:
            break
    if len({(part.sex, part.age) for part in chosen}) != len(chosen):
        given = " and ".join(f"{part.number:,}" if part.number is not None else part.mark for part in chosen[:2])
        return f"the table gives more than one figure ({given}), and not which of them counts."
    if has_sexes and {_SEXES.get(part.sex) for part in chosen} != {"male", "female"}:
        return "the table parts people by sex, and does not give both."
    if has_ages and not all(_is_everyone([part.age for part in chosen if part.sex == sex]) for sex in _of(chosen)):
        return "the table parts people by age, and its ages are not everyone from 0 on, each once."
    return chosen


def _of(parts: Sequence[_Part]) -> set[str]:
    return {part.sex for part in parts}


def _is_everyone(ages: Sequence[str]) -> bool:
    """Whether the ages follow on each other from 0 to the oldest."""
    spans = [_span(age) for age in ages]
    known = sorted(span for span in spans if span is not None)
    if len(known) != len(ages) or known[0][0] != 0 or known[-1][1] < _OLDEST:
        return False
    return all(after[0] == before[1] + 1 for before, after in pairwise(known))


def _span(age: str) -> tuple[int, int] | None:
    """The first and last year of age of `7`, `16-24`, `Aged 85 and over`, `90+`, `under 1`, `4 years and under`."""
    found = _AGE.fullmatch(age)
    if found is None:
        return None
    first, rest = int(found[2]), found[4]
    if found[1]:
        return 0, first - 1
    if "under" in rest:
        return 0, first
    if "+" in rest or "over" in rest or "plus" in rest:
        return first, 999
    return first, int(found[3] or first)
