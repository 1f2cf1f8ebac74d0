"""Works out `figures/statistics/kinds_of_crime.csv` from monthly counts of many areas by kind of crime.

    ./portal bench dispersion_table FILE... >figures/statistics/kinds_of_crime.csv

The files have the form in which the Metropolitan Police publishes its boroughs: major category, minor category and
borough, then a column for each month (201004); later files carry earlier ones on. Only every second area is learnt
from, so that the table can be tried on the others (`./portal bench honesty`).

`excess` is the ratio of all the dispersion above 1 to all roots of monthly means, over four spells without the closures
of 2020, and a third more: learnt from one half of the areas and tried on the other, the ratio itself was too small for
twice as many series as chance allows. `drift` is the one at which the 80% ranges of past years would have held four of
five. `yearly_swing` is how far years lie from the year before beyond what their months vary by.
"""

import csv
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import log, sqrt
from pathlib import Path
from typing import TypeAlias

import numpy as np

from core.periods.period import Period
from core.periods.words import PeriodKind
from figures.statistics.kinds_of_crime import ANY_OTHER, KindOfCrime
from figures.statistics.own_dispersion import own_dispersions
from figures.statistics.projections import DRIFT_AT_START, DRIFT_LESS_A_MONTH, MARGIN, project_year

SPELLS = (("2010-M04", "2015-M03"), ("2014-M04", "2017-M03"), ("2017-M04", "2020-M02"), ("2021-M07", "2023-M07"))
YEARS = ("2013-14", "2014-15", "2015-16", "2016-17", "2017-18", "2018-19", "2022-23")
# As many months, by place in the year, as a table of projections is learnt from.
MONTHS_IN = range(1, 10)
A_THIRD_MORE = 1.35
FEWEST_A_MONTH, FEWEST_YEARS, LEAST_DRIFT = 1.0, 30, 0.05
STANDARD_80 = 1.2816
HEAD = (
    "# Worked out by benchmarks/dispersion_table.py from the months April 2010 to July 2023 of",
    "# Metropolitan Police Service, MPS Borough Level Crime (data.london.gov.uk), Open Government Licence v3.0.",
)
TOTAL = "All recorded crime"
# What is learnt, by its name in the files, with its name here and the names that others have for it.
KINDS = {
    ("", "Aggravated Vehicle Taking"): ("Aggravated vehicle taking", ""),
    ("", "Arson"): ("Arson", ""),
    ("", "Bicycle Theft"): ("Bicycle theft", "Theft or taking of a pedal cycle"),
    ("", "Burglary Business and Community"): (
        "Non-domestic burglary",
        "Burglary business and community;Burglary - business and community;Burglary in other buildings",
    ),
    ("", "Criminal Damage"): ("Criminal damage", ""),
    ("", "Domestic Burglary"): (
        "Domestic burglary",
        "Residential burglary;Burglary - residential;Burglary in a dwelling;Burglary dwelling",
    ),
    ("", "Drug Trafficking"): ("Trafficking of drugs", "Drug trafficking"),
    ("", "Handling Stolen Goods"): ("Handling stolen goods", ""),
    ("", "Interfering with a Motor Vehicle"): ("Interfering with a motor vehicle", "Vehicle interference"),
    ("", "Other Sexual Offences"): ("Other sexual offences", ""),
    ("", "Other Theft"): ("All other theft offences", "Other theft"),
    ("", "Possession of Article with Blade or Point"): ("Possession of article with blade or point", "Knife crime"),
    ("", "Possession of Drugs"): ("Possession of drugs", ""),
    ("", "Public Fear Alarm or Distress"): ("Public fear, alarm or distress", ""),
    ("", "Racially or Religiously Aggravated Public Fear, Al"): (
        "Racially or religiously aggravated public fear, alarm or distress",
        "Hate crime;Racially or Religiously Aggravated Public Fear, Al",
    ),
    ("", "Rape"): ("Rape", ""),
    ("", "Robbery of Business Property"): ("Robbery of business property", "Business robbery"),
    ("", "Robbery of Personal Property"): ("Robbery of personal property", "Personal robbery"),
    ("", "Shoplifting"): ("Shoplifting", "Theft from shops"),
    ("", "Theft from Person"): ("Theft from the person", "Theft from person"),
    ("", "Theft from a Motor Vehicle"): ("Theft from a motor vehicle", "Theft from a vehicle"),
    ("", "Theft or Taking of a Motor Vehicle"): (
        "Theft or taking of a motor vehicle",
        "Theft of a motor vehicle;Theft or unauthorised taking of a motor vehicle",
    ),
    ("", "Violence with Injury"): ("Violence with injury", ""),
    ("", "Violence without Injury"): ("Violence without injury", "Stalking and harassment"),
    ("Arson and Criminal Damage", ""): ("Criminal damage and arson", "Arson and criminal damage"),
    ("Burglary", ""): ("Burglary", ""),
    ("Drug Offences", ""): ("Drug offences", "Drugs"),
    ("Miscellaneous Crimes Against Society", ""): (
        "Miscellaneous crimes against society",
        "Miscellaneous crimes;Other crime",
    ),
    ("Possession of Weapons", ""): ("Possession of weapons offences", "Possession of weapons"),
    ("Public Order Offences", ""): ("Public order offences", "Public order"),
    ("Robbery", ""): ("Robbery", ""),
    ("Sexual Offences", ""): ("Sexual offences", ""),
    ("Theft", ""): ("Theft offences", "Theft"),
    ("Vehicle Offences", ""): ("Vehicle offences", "Vehicle crime"),
    ("Violence Against the Person", ""): (
        "Violence against the person",
        "Violence and sexual offences;Violent crime",
    ),
    ("", TOTAL): (TOTAL, "Total recorded crime;All crime;Total notifiable offences"),
}

Counts: TypeAlias = dict[Period, int]
Areas: TypeAlias = dict[str, Counts]


def main() -> int:
    """Write the table to standard output."""
    learnt = {key: _every_second(areas) for key, areas in _read(sys.argv[1:]).items() if key in KINDS}
    wider = {key: _added_up(areas.values()) for key, areas in learnt.items()}
    spread = {key: list(_excesses(areas.values())) for key, areas in learnt.items()}
    subgroups = [pair for (group, _), pairs in spread.items() if not group for pair in pairs]
    excess = {key: _excess(pairs) for key, pairs in spread.items()}
    drift = {key: _drift(learnt[key].values(), excess[key], wider[key]) for key in learnt}
    swing = {key: _swing(learnt[key].values(), excess[key]) for key in learnt}
    usual = float(np.median([one for one in drift.values() if one is not None]))
    areas = sorted(learnt["", TOTAL])
    sys.stdout.write("\n".join([*HEAD, f"# Learnt from: {'; '.join(areas)}"]) + "\n")
    rows = csv.writer(sys.stdout, lineterminator="\n")
    rows.writerow(["kind", "excess", "drift", "yearly_swing", "other_names"])
    for key, (name, others) in sorted(KINDS.items(), key=lambda item: item[1][0]):
        moves = usual if (found := drift[key]) is None else found
        rows.writerow([name, f"{excess[key]:.3f}", f"{moves:.3f}", f"{swing[key]:.3f}", others])
    anything = [f"{_excess(subgroups):.3f}", f"{usual:.3f}", f"{np.median(list(swing.values())):.3f}"]
    rows.writerow([ANY_OTHER, *anything, ""])
    return 0


def _read(files: Sequence[str]) -> dict[tuple[str, str], Areas]:
    """The months of each area by minor category, by major category, and in all."""
    found: dict[tuple[str, str], Areas] = defaultdict(lambda: defaultdict(lambda: defaultdict(int)))
    for file in files:
        with Path(file).open(encoding="utf-8-sig", newline="") as source:
            table = csv.reader(source)
            months = [Period(PeriodKind.MONTH, int(one[:4]), int(one[4:])) for one in next(table)[3:]]
            for major, minor, area, *counts in table:
                for key in (("", minor), (major, ""), ("", TOTAL)):
                    for month, count in zip(months, counts, strict=True):
                        found[key][area][month] += int(count or 0)
    return found


def _every_second(areas: Areas) -> Areas:
    """The boroughs that are learnt from; the airports are no borough."""
    return {area: areas[area] for area in sorted(one for one in areas if "Airport" not in one)[1::2]}


def _added_up(areas: Iterable[Counts]) -> Counts:
    found: dict[Period, int] = defaultdict(int)
    for months in areas:
        for month, count in months.items():
            found[month] += count
    return found


def _excesses(areas: Iterable[Counts]) -> Iterator[tuple[float, float]]:
    """Dispersion above 1 and the root of the monthly mean, of each area in each spell."""
    every = list(areas)
    for start, end in SPELLS:
        first, last = Period.parse(start), Period.parse(end)
        within = [month for month in sorted(every[0]) if first <= month <= last]
        rows = np.array([[months.get(month, 0) for month in within] for months in every], dtype=np.float64)
        rows = rows[rows.mean(axis=1) >= FEWEST_A_MONTH]
        if len(rows):
            found, _ = own_dispersions(rows, first)
            yield from zip((found - 1).tolist(), np.sqrt(rows.mean(axis=1)).tolist(), strict=True)


def _excess(pairs: Sequence[tuple[float, float]]) -> float:
    above, roots = np.array(pairs).T
    return float(A_THIRD_MORE * above.sum() / roots.sum())


def _drift(areas: Iterable[Counts], excess: float, wider: Counts) -> float | None:
    """The drift at which four of five past years would have been held; None where too few can be judged."""
    errors = np.array([error for months in areas for error in _errors(months, excess, wider)]).reshape(-1, 3)
    if len(errors) < FEWEST_YEARS * len(MONTHS_IN):
        return None
    off, noise, share = errors.T
    tried = np.arange(LEAST_DRIFT, 0.5, 0.005)
    held = [(off < STANDARD_80 * np.sqrt(noise + (drift * share) ** 2)).mean() for drift in tried]
    return float(tried[int(np.argmax(np.array(held) >= 0.8))])


def _errors(months: Counts, excess: float, wider: Counts) -> Iterator[tuple[float, float, float]]:
    """For each year and each number of months in: how far the rest was off, its variance but for the drift, and what
    share of the drift belongs to it."""
    kind = KindOfCrime("", excess, 0.1, 0.0)
    for year in map(Period.parse, YEARS):
        for known in MONTHS_IN:
            due = year.months[known:]
            so_far = {month: count for month, count in months.items() if month < due[0]}
            found = project_year(so_far, year=year, kind=kind, wider=wider)
            rest = sum(months.get(month, 0) for month in due)
            if found is None or found.rest < 20 or rest < 5:
                continue
            share = DRIFT_AT_START - DRIFT_LESS_A_MONTH * known
            yield abs(log(rest / found.rest)), (found.spread / MARGIN) ** 2 - (kind.drift * share) ** 2, share


def _swing(areas: Iterable[Counts], excess: float) -> float:
    """How far years lie from the year before, in logarithms, beyond what their months vary by."""
    kind, found = KindOfCrime("", excess, 0.0, 0.0), []
    for months in areas:
        for year in map(Period.parse, YEARS[1:-1]):
            now, before = (sum(months.get(month, 0) for month in one.months) for one in (year, year.year_earlier()))
            if min(now, before) >= 12 * FEWEST_A_MONTH:
                noise = kind.dispersion((now + before) / 24) * (1 / now + 1 / before)
                found.append(log(now / before) ** 2 - noise)
    return sqrt(max(sum(found) / len(found), LEAST_DRIFT**2))


if __name__ == "__main__":
    sys.exit(main())
