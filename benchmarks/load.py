"""Many people at once: gunicorn with two workers on PostgreSQL, requests at a steady rate, and a ledger of every save.

60 people are signed in and read all pages; one request in ten saves. Requests start when they are due, whether or not
earlier ones have been answered, so that a slow server is met by no fewer. One part of the time the rate is three times
as high. Every save writes down what it saved; at the end the database must hold each of them once, and no other.

    ./portal bench load --seconds 600
"""

import argparse
import asyncio
import os
import re
import resource
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from time import monotonic
from typing import Any

PEOPLE, RATE, PEAK, SAVE_IN = 60, 10, 30, 10
SECONDS, PEAK_SHARE = 60, 0.1
MOST_MS = 300.0
WORKERS, THREADS = 2, 4
_TOKEN = re.compile(r'name="(?P<name>csrfmiddlewaretoken|once)" value="(?P<value>[^"]+)"')


@dataclass
class LoadRecord:
    """What was sent and what came back: read times in milliseconds, saves by what they were to leave behind."""

    reads: list[float] = field(default_factory=list)
    saves: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    saved: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def main() -> int:
    """Print what happened; 1 where a request failed, a save was lost or doubled, or reads were too slow."""
    options = _options()
    if not os.environ.get("DATABASE_URL"):
        return _within_postgres()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "csp_portal.settings.local")
        os.environ["DEBUG"] = "false"
        return _run(Path(folder), options)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=SECONDS, help="how long in all")
    parser.add_argument("--rate", type=int, default=RATE, help="requests a second")
    parser.add_argument("--size", choices=("usual", "large"), default="usual", help="how much stands in the plan")
    parser.add_argument("--years", type=int, default=1, help="years of national counts")
    return parser.parse_args()


def _within_postgres() -> int:
    """The same again on a PostgreSQL that is made for it alone, and removed after it."""
    if not shutil.which("pg_virtualenv"):
        sys.stdout.write("load: not run, as there is no pg_virtualenv (Debian's postgresql-common has it)\n")
        return 1
    inner = 'export DATABASE_URL="postgres://$PGUSER:$PGPASSWORD@$PGHOST:$PGPORT/$PGDATABASE"; exec "$@"'
    wrap = ["pg_virtualenv", "-t", "-c", "--locale=C.UTF-8", "sh", "-c", inner, "sh"]
    command = [*wrap, sys.executable, "-m", "benchmarks.load", *sys.argv[1:]]
    return subprocess.run(command, check=False).returncode  # noqa: S603 our own program


def _run(folder: Path, options: argparse.Namespace) -> int:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connections

    from benchmarks import portal

    call_command("migrate", verbosity=0)
    place = portal.make(folder, options.years, portal.SIZES[options.size])
    people = portal.sign_in_many(PEOPLE)
    connections.close_all()
    sys.stdout.write(
        f"{place.told}\n{PEOPLE} people, {options.rate} requests a second for {options.seconds} s, "
        f"{PEAK} in the last tenth of it; load average before: {os.getloadavg()[0]:.1f}\n"
    )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = _serve(port)
    try:
        _wait_for(port)
        ledger = asyncio.run(_drive(port, people, place, options))
        busy = os.getloadavg()[0]
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=30)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    each = (used.ru_utime + used.ru_stime) / max(1, ledger.statuses.total()) * 1000
    sys.stdout.write(f"load average at its end: {busy:.1f}; {each:.0f} ms of a core for an answer, starting included\n")
    return _told(ledger, portal.saved_texts())


def _serve(port: int) -> "subprocess.Popen[bytes]":
    """Gunicorn as `./portal run` starts it: what is loaded before the workers part does not begin to listen earlier."""
    command = [
        sys.executable, "-m", "gunicorn", "csp_portal.wsgi:application", "--bind", f"127.0.0.1:{port}",
        "--workers", str(WORKERS), "--threads", str(THREADS), "--preload", "--log-level", "warning",
        "--no-control-socket",
    ]  # fmt: skip
    return subprocess.Popen(command)  # noqa: S603 our own program


def _wait_for(port: int, seconds: float = 60) -> None:
    until = monotonic() + seconds
    while monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
    raise TimeoutError("gunicorn did not begin to answer.")


async def _drive(port: int, people: list[str], place: Any, options: argparse.Namespace) -> LoadRecord:
    """Send what is due when it is due; the last tenth of the time at three times the rate."""
    ledger, rolls = LoadRecord(), Random("load")  # noqa: S311 - who reads what, no secret
    paths = list(place.pages.values())
    tasks: list[asyncio.Task[None]] = []
    began, number = monotonic(), 0
    peak_from = options.seconds * (1 - PEAK_SHARE)
    due = 0.0
    while due < options.seconds:
        await asyncio.sleep(max(0.0, began + due - monotonic()))
        session = people[number % len(people)]
        number += 1
        saves = number % SAVE_IN == 0
        work = (
            _save(port, session, place.save, f"Save {number}", ledger)
            if saves
            else _read(port, session, rolls.choice(paths), ledger)
        )
        tasks.append(asyncio.create_task(work))
        due += 1 / (PEAK if due >= peak_from else options.rate)
    await asyncio.gather(*tasks)
    return ledger


async def _read(port: int, session: str, path: str, ledger: LoadRecord) -> None:
    taken, status, _, _ = await _request(port, session, "GET", path, ledger)
    ledger.reads.append(taken)
    if status != 200:
        ledger.errors.append(f"GET {path}: {status}")


async def _save(port: int, session: str, path: str, text: str, ledger: LoadRecord) -> None:
    """Open the form, send it, and send the very same again, as an impatient person does: it must save once."""
    taken, status, page, cookies = await _request(port, session, "GET", path, ledger)
    ledger.reads.append(taken)
    tokens = {found["name"]: found["value"] for found in _TOKEN.finditer(page)}
    if status != 200 or len(tokens) != 2:
        ledger.errors.append(f"GET {path}: {status} without its tokens")
        return
    from urllib.parse import urlencode

    body = urlencode({**tokens, "text": text, "label": text, "words": text, "source": "load"})
    answers = []
    for _ in range(2):
        taken, status, _, _ = await _request(port, session, "POST", path, ledger, body=body, cookies=cookies)
        ledger.saves.append(taken)
        answers.append(status)
    if answers == [302, 302]:
        ledger.saved.append(text)
    else:
        ledger.errors.append(f"POST {path}: {answers}")


async def _request(
    port: int, session: str, method: str, path: str, ledger: LoadRecord, *, body: str = "", cookies: str = ""
) -> tuple[float, int, str, str]:
    """The time in milliseconds until all was read, the status, the page, and the cookies that were set."""
    sent = "; ".join(part for part in (f"sessionid={session}", cookies) if part)
    head = [
        f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{port}", f"Cookie: {sent}", "Connection: close",
        f"Content-Length: {len(body)}", "Content-Type: application/x-www-form-urlencoded",
    ]  # fmt: skip
    began = monotonic()
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write("\r\n".join([*head, "", body]).encode())
        await writer.drain()
        answer = (await reader.read()).decode("utf-8", "replace")
        writer.close()
    except OSError as error:
        ledger.errors.append(f"{method} {path}: {error}")
        return (monotonic() - began) * 1000, 0, "", ""
    headers, _, page = answer.partition("\r\n\r\n")
    status = int(headers.split(" ", 2)[1]) if headers.startswith("HTTP/") else 0
    ledger.statuses[status] += 1
    found = re.search(r"^set-cookie: (csrftoken=[^;]+)", headers, re.IGNORECASE | re.MULTILINE)
    return (monotonic() - began) * 1000, status, page, found[1] if found else ""


def _told(ledger: LoadRecord, stands: Counter[str]) -> int:
    lost = [text for text in ledger.saved if not stands[text]]
    doubled = [text for text, number in stands.items() if number > 1]
    unknown = [text for text in stands if text not in set(ledger.saved)]
    slow = statistics.quantiles(ledger.reads, n=100)[94] if len(ledger.reads) > 1 else 0.0
    sys.stdout.write(
        f"answers by status: {dict(sorted(ledger.statuses.items()))}; errors: {len(ledger.errors)}\n"
        f"reads: {len(ledger.reads)}, median {statistics.median(ledger.reads):.0f} ms, 95th percentile {slow:.0f} ms\n"
        f"saves: {len(ledger.saved)}, each sent twice, median {statistics.median(ledger.saves or [0]):.0f} ms; "
        f"lost: {len(lost)}, doubled: {len(doubled)}, not in the ledger: {len(unknown)}\n"
    )
    for error in ledger.errors[:5]:
        sys.stdout.write(f"  {error}\n")
    return int(bool(ledger.errors or lost or doubled or unknown) or slow > MOST_MS)


if __name__ == "__main__":
    sys.exit(main())
