"""A database of every release is upgraded as the README says, and keeps what was in it."""

import hashlib
from pathlib import Path

import pytest
from django.db import connection

from tests.upgrade.databases import (
    HERE,
    RELEASED,
    connected,
    dump_of,
    empty_database,
    migrate,
    migration_sums,
    restore,
    tables_of,
)
from tests.upgrade.moved import MovedColumn, columns_of, read_rules, unexplained

pytestmark = pytest.mark.django_db
VENDORS = sorted({"sqlite", connection.vendor})
RELEASES = sorted({path.name.rsplit(".", 2)[0] for path in HERE.glob("*.xz")})
MOST_BYTES = 3_000_000


@pytest.mark.parametrize("vendor", VENDORS)
@pytest.mark.parametrize("release", RELEASES)
def test_a_release_is_upgraded_and_every_column_keeps_its_values(release: str, vendor: str, tmp_path: Path) -> None:
    with empty_database(vendor, tmp_path, "upgraded") as address:
        restore(dump_of(release, vendor), address)
        with connected(address) as database:
            before = columns_of(database)
        done = migrate(address)
        assert done.returncode == 0, done.stderr
        with connected(address) as database:
            after, tables = columns_of(database), tables_of(database)
    assert list(unexplained(before, after, read_rules(HERE / "moved.toml"))) == []
    contents, told = after["reports_finalversionfile.content"], after["reports_finalversionfile.sha256"]
    assert len(contents) >= len(before["reports_finalversionfile.content"]) > 0
    assert {key: hashlib.sha256(content).hexdigest() for key, content in contents.items()} == told
    assert vendor != connection.vendor or tables == tables_of(connection)


def test_what_was_released_has_a_dump_for_both_databases_and_they_are_small() -> None:
    dumps = [dump_of(release, vendor) for release in RELEASES for vendor in ("sqlite", "postgresql")]
    assert dumps
    assert sum(dump.stat().st_size for dump in dumps) < MOST_BYTES


def test_no_migration_that_was_released_is_changed_or_taken_away() -> None:
    released = {path: digest for digest, path in (line.split() for line in RELEASED.read_text().splitlines())}
    assert released.items() <= migration_sums().items(), "Add another migration instead: what was released stays."


@pytest.mark.parametrize(
    ("after", "rules", "is_noticed"),
    [
        ({"plan.title": {1: "Safer"}}, {}, False),
        ({"plan.title": {1: "Safer", 2: "New"}, "plan.colour": {1: ""}}, {}, False),
        ({"plan.title": {1: "safer"}}, {}, True),
        ({"plan.title": {}}, {}, True),
        ({"plan.name": {1: "Safer"}}, {}, True),
        ({"plan.name": {1: "Safer"}}, {"plan.title": MovedColumn("called a name", to="plan.name")}, False),
        ({"plan.name": {1: "safer"}}, {"plan.title": MovedColumn("called a name", to="plan.name")}, True),
        ({"plan.title": {1: "SAFER"}}, {"plan.title": MovedColumn("in capitals")}, False),
        ({"plan.title": {1: "Safer"}}, {"plan.title": MovedColumn("in capitals")}, True),
        ({"plan.title": {1: "Safer"}}, {"plan.nothing": MovedColumn("gone")}, True),
    ],
)
def test_a_value_that_is_lost_or_changed_without_a_rule_is_noticed(
    after: dict[str, dict[int, str]], rules: dict[str, MovedColumn], is_noticed: bool
) -> None:
    assert bool(list(unexplained({"plan.title": {1: "Safer"}}, after, rules))) is is_noticed
