"""On which days the portal reminds by itself. Pure."""

from datetime import date

_TOLD_IN_DAYS = 90
DAYS = (-7, -1, 1, 7, 14, 28)  # from the day on which a return is due


def stage_on(today: date, due: date) -> int:
    """How many of the days of reminding have come: 0 before the first, 6 after the last.

    A day on which nothing ran is made up for on the next.
    """
    return sum((today - due).days >= day for day in DAYS)


def due_in_words(today: date, due: date) -> str:
    """Where a return stands to its day, in words."""
    days = (due - today).days
    if days == 0:
        return "due today"
    number = abs(days)
    if days < -_TOLD_IN_DAYS:
        return "long overdue"
    noun = "day" if number == 1 else "days"
    return f"due in {number} {noun}" if days > 0 else f"overdue by {number} {noun}"
