"""How long each page takes to answer, how much it asks of the database, and how much it sends.

A partnership with a plan as large as the largest real one (or with `--size large` 30 priorities, 500 actions and 200
measures) stands among 314 areas whose counts were imported from a national table, invented in the true format. Each
page's time is the median of many, read through the whole stack of middleware by a signed-in officer; in the same rounds
the same stack answers a bare view, and a table of 50 rows in a template of its own. Machines differ: read the ratios.

    ./portal bench pages --years 20
"""

import argparse
import gzip
import os
import statistics
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

ROUNDS, YEARS = 15, 2
MOST_MS, MOST_QUERIES = 50.0, 12
AIMED = ("overview", "measure", "comparison")
BARE, LOOP = "bare view", "50-row template loop"


def main() -> int:
    """Print a line for each page; 1 where one of the three that have an aim is past it."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/bench.sqlite3")
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "csp_portal.settings.local")
        os.environ["DEBUG"] = "false"
        return _run(Path(folder), options)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--years", type=int, default=YEARS, help="years of national counts")
    parser.add_argument("--size", choices=("usual", "large"), default="usual", help="how much stands in the plan")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--only", default="", help="the pages whose names hold this")
    parser.add_argument("--profile", action="store_true", help="where the time of each page goes")
    return parser.parse_args()


def _run(folder: Path, options: argparse.Namespace) -> int:
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from benchmarks import portal
    from csp_portal.startup import settle

    settings.ROOT_URLCONF = "benchmarks.portal_urls"
    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("migrate", verbosity=0)
    place = portal.make(folder, options.years, portal.SIZES[options.size])
    settle()  # as a server's process does
    pages = {BARE: place.bare, LOOP: place.loop, **place.pages}
    wanted = {name: url for name, url in pages.items() if name in (BARE, LOOP) or options.only in name}
    if options.profile:
        return _profile(place.client, wanted)
    sys.stdout.write(f"{place.told}\n")
    return _measure(place.client, wanted, options.rounds)


def _measure(client: Any, pages: dict[str, str], rounds: int) -> int:
    for url in pages.values():
        _get(client, url)  # templates are compiled and modules imported at the first time
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in pages}
    for _ in range(rounds):
        for name, url in pages.items():
            times[name].append(_timed(partial(_get, client, url)))
    medians = {name: statistics.median(whole for whole, _ in taken) * 1000 for name, taken in times.items()}
    working = {name: statistics.median(own for _, own in taken) * 1000 for name, taken in times.items()}
    late = 0
    for name, url in pages.items():
        queries, content = _looked_at(client, url)
        late += name in AIMED and (medians[name] > MOST_MS or queries > MOST_QUERIES)
        sys.stdout.write(
            f"{name}: {medians[name]:.1f} ms median, {queries} queries, {medians[name] / medians[LOOP]:.1f} times "
            f"template loop, {working[name]:.1f} ms of the processor, {medians[name] / medians[BARE]:.1f} times "
            f"bare view, {len(content) / 1000:.0f} kB ({len(gzip.compress(content)) / 1000:.0f} kB compressed)\n"
        )
    return 1 if late else 0


def _looked_at(client: Any, url: str) -> tuple[int, bytes]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        content = _get(client, url)
    return len(queries), content


def _get(client: Any, url: str) -> bytes:
    answer = client.get(url)
    if answer.status_code != 200:
        raise RuntimeError(f"{url} answered {answer.status_code}.")
    content: bytes = answer.content
    return content


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    """How long it took, and how long of that this process had the processor: a busy machine has it wait."""
    began, own = perf_counter(), process_time()
    work()
    return perf_counter() - began, process_time() - own


def _profile(client: Any, pages: dict[str, str]) -> int:
    import cProfile
    import pstats

    for name, url in pages.items():
        _get(client, url)
        profile = cProfile.Profile()
        profile.enable()
        for _ in range(3):
            _get(client, url)
        profile.disable()
        sys.stdout.write(f"\n== {name}: {url}\n")
        pstats.Stats(profile, stream=sys.stdout).sort_stats("cumulative").print_stats(60)
    return 0


if __name__ == "__main__":
    sys.exit(main())
