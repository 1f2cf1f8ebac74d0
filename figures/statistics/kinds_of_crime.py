"""What months of a kind of crime usually do, learnt from many areas: what a series with little history borrows.

`kinds_of_crime.csv` is worked out by `benchmarks/dispersion_table.py`; its first lines name source and licence.
"""

import csv
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt
from pathlib import Path

_TABLE = Path(__file__).with_suffix(".csv")
_AREAS = "# Learnt from: "
ANY_OTHER = "Any other count of incidents"


@dataclass(frozen=True, slots=True)
class KindOfCrime:
    """A row of the table.

    `excess` times the root of the monthly mean is by how much the dispersion of its months is above 1. `drift` is how
    far its level moves in about a year, `yearly_swing` how far one year usually lies from the one before, beyond what
    the months vary by; both as a standard deviation of the logarithm, so that 0.1 is about a tenth.
    """

    name: str
    excess: float
    drift: float
    yearly_swing: float

    def dispersion(self, monthly_mean: float) -> float:
        """Variance by mean of months that usually count `monthly_mean`."""
        return 1 + self.excess * sqrt(max(monthly_mean, 0.0))


def kind_of_crime(name: str = "") -> KindOfCrime:
    """The row of that name, in the words of the Home Office, of data.police.uk or of the Metropolitan Police; the row
    of any other count of incidents where there is none."""
    rows = _rows()
    return rows.get(_plain(name), rows[_plain(ANY_OTHER)])


def every_kind() -> list[KindOfCrime]:
    """All rows, each once."""
    return list(dict.fromkeys(_rows().values()))


@lru_cache(maxsize=1)
def learnt_from() -> frozenset[str]:
    """The areas that the table was learnt from; on all others it can be tried."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        [areas] = [line.removeprefix(_AREAS) for line in file if line.startswith(_AREAS)]
    return frozenset(area.strip() for area in areas.split(";"))


@lru_cache(maxsize=1)
def _rows() -> dict[str, KindOfCrime]:
    """Every row under its name and its other names."""
    found = {}
    with _TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(line for line in file if not line.startswith("#")):
            kind = KindOfCrime(row["kind"], float(row["excess"]), float(row["drift"]), float(row["yearly_swing"]))
            for name in (kind.name, *row["other_names"].split(";")):
                found[_plain(name)] = kind
    return found


def _plain(name: str) -> str:
    return " ".join("".join(letter if letter.isalnum() else " " for letter in name.casefold()).split())
