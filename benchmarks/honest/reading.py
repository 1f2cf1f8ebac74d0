"""The files of real series-years: 36 months and the year after them, and the whole force's months by kind of crime."""

import csv
from dataclasses import dataclass
from pathlib import Path

from core.periods.period import Period
from core.periods.words import PeriodKind
from figures.statistics.kinds_of_crime import ANY_OTHER, KindOfCrime, kind_of_crime
from figures.statistics.months import Months

# Kept beside the checkout, as for the tests.
VECTORS = Path(__file__).resolve().parents[2].parent / "shared" / "vectors"
BENCHMARK, FORCE_MONTHS = VECTORS / "projection_benchmark.csv", VECTORS / "projection_benchmark_force_months.csv"
# Shops and streets were closed for much of these two.
CLOSED = (Period.parse("2020-21"), Period.parse("2021-22"))


@dataclass(frozen=True, slots=True)
class SeriesYear:
    """A year of one area and kind of crime with the three years before it; `wider` are the force's months."""

    category: str
    area: str
    era: str
    year: Period
    counts: dict[Period, int]
    wider: Months
    kind: KindOfCrime

    @property
    def is_normal(self) -> bool:
        """Whether the year itself was no year of closures; only such years are judged."""
        return self.era == "normal"

    @property
    def has_normal_history(self) -> bool:
        """Whether none of the three years before was one of closures."""
        return self.history.keys().isdisjoint(month for year in CLOSED for month in year.months)

    @property
    def history(self) -> dict[Period, int]:
        """The 36 months before the year."""
        return self.first(0)

    def first(self, months: int) -> dict[Period, int]:
        """The history and the first so many months of the year."""
        return dict(list(self.counts.items())[: 36 + months])

    def total(self, year: Period) -> int:
        """The count of a whole year."""
        return sum(self.counts[month] for month in year.months)


def read_benchmark(benchmark: Path, force_months: Path) -> list[SeriesYear]:
    """Every series-year of the file, in order."""
    wider = {row.pop("category"): _months(row) for row in _rows(force_months)}
    return [_series_year(row, wider) for row in _rows(benchmark)]


def _series_year(row: dict[str, str], wider: dict[str, Months]) -> SeriesYear:
    year = Period(PeriodKind.FINANCIAL_YEAR, int(row["financial_year"]))
    years = [year]
    for _ in range(3):
        years.insert(0, years[0].year_earlier())
    months = [month for one in years for month in one.months]
    counts = [int(count) for column, count in row.items() if column.startswith("y")]
    return SeriesYear(
        category=row["category"],
        area=row["borough"],
        era=row["era"],
        year=year,
        counts=dict(zip(months, counts, strict=True)),
        wider=wider.get(row["category"], {}),
        kind=_kind(row["category"]),
    )


def _kind(category: str) -> KindOfCrime:
    """Whole groups are called `All Burglary` in the file."""
    found = kind_of_crime(category)
    return found if found.name != ANY_OTHER else kind_of_crime(category.removeprefix("All "))


def _months(row: dict[str, str]) -> Months:
    return {
        Period(PeriodKind.MONTH, int(month[:4]), int(month[5:])): int(count) for month, count in row.items() if count
    }


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as source:
        return list(csv.DictReader(source))
