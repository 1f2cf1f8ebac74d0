"""How the days' work stands: the last day of which all is done, and what is not."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from core import clock
from cycle.models import Due


@dataclass(frozen=True)
class DailyWork:
    """`last_good` is the last day whose work is all done, if any; `is_late` says that it is over a day old."""

    last_good: date | None
    is_late: bool
    unfinished: list[Due]


def daily_work() -> DailyWork:
    """How it stands now."""
    unfinished = list(Due.objects.filter(done_at=None).select_related("partnership"))
    days = {due.day for due in unfinished}
    good = Due.objects.exclude(day__in=days).order_by("-day").values_list("day", flat=True).first()
    today = timezone.localdate(clock.now())
    return DailyWork(good, good is None or good < today - timedelta(days=1), unfinished)
