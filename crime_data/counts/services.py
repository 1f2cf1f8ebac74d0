"""Writes of counts beside those of a release's own: how many rows of a force have no location."""

from collections.abc import Sequence

from core.periods.period import Period
from crime_data.counts.packed_periods import pack
from crime_data.models import ForceMonth
from crime_data.readers.police_uk.quality import ForceMonthRow


def save_force_months(rows: Sequence[ForceMonthRow]) -> None:
    ForceMonth.objects.bulk_create(
        [
            ForceMonth(
                force=row.force[:80],
                month=pack(Period.parse(row.month)),
                rows=row.rows,
                without_location=row.without_location,
            )
            for row in rows
        ],
        update_conflicts=True,
        update_fields=["rows", "without_location"],
        unique_fields=["force", "month"],
    )
