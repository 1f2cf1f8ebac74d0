"""How honest the figures are: every number that the methods have to reach, as measured, beside its bound.

    ./portal bench honesty [--benchmark FILE --force-months FILE]

Grades are tried on invented pairs of years; dispersion, projections, statuses and limits on real series-years (36
months before a year, and the year), which by default are those kept beside the checkout. Years of closures are told
apart and not judged. What each number means stands in `docs/honest-figures.md`.
"""

import argparse
import sys
from pathlib import Path

import numpy as np

from benchmarks.honest.dispersions import measured_dispersions
from benchmarks.honest.grades import measured_grades
from benchmarks.honest.measured import Measured, tell
from benchmarks.honest.projections import measured_projections, measured_statuses, projected
from benchmarks.honest.reading import BENCHMARK, FORCE_MONTHS, read_benchmark
from benchmarks.honest.variation import measured_variation

SEED = 2026


def main() -> int:
    """Print the tables; the exit status is 1 where a number is missed."""
    options = _options()
    chance = np.random.default_rng(SEED)
    met = [tell("Grades (invented pairs of years)", measured_grades(chance))]
    absent = [str(file) for file in (options.benchmark, options.force_months) if not file.exists()]
    if absent:
        sys.stdout.write(f"Dispersion, projections, statuses and limits are not measured: no {', no '.join(absent)}\n")
    else:
        met += _on_real_series(options.benchmark, options.force_months, chance)
    sys.stdout.write("All numbers are met.\n" if all(met) else "A number is missed.\n")
    return 0 if all(met) else 1


def _on_real_series(benchmark: Path, force_months: Path, chance: np.random.Generator) -> list[bool]:
    every = read_benchmark(benchmark, force_months)
    normal = [one for one in every if one.is_normal]
    closed = [one for one in every if not one.is_normal]
    years = projected(normal)
    met = [
        tell("Dispersion", measured_dispersions(every)),
        tell(f"Projection to the end of the year ({len(normal)} years)", measured_projections(years)),
        tell("Status in a running year", measured_statuses(years)),
        tell("Usual variation", measured_variation(normal, chance)),
    ]
    if closed:
        tell(f"Years of closures ({len(closed)}), not judged", _not_judged(measured_projections(projected(closed))))
    return met


def _not_judged(rows: list[Measured]) -> list[Measured]:
    return [Measured(row.what, row.value, digits=row.digits, unit=row.unit) for row in rows]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./portal bench honesty", description=__doc__.splitlines()[0])
    parser.add_argument("--benchmark", type=Path, default=BENCHMARK, help="series-years with their 36 months before")
    parser.add_argument("--force-months", type=Path, default=FORCE_MONTHS, help="the force's months by kind of crime")
    options = parser.parse_args()
    for file, usual in ((options.benchmark, BENCHMARK), (options.force_months, FORCE_MONTHS)):
        if file != usual and not file.is_file():
            parser.error(f"there is no file {file}")
    return options


if __name__ == "__main__":
    sys.exit(main())
