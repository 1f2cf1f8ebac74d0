"""A trajectory's milestones as people type them: a day and a value on each line."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format

from core.numbers.formats import format_plain
from core.numbers.quantities import NotANumber, parse_quantity

_MOST = 60
_DAYS = ("%d %B %Y", "%d %b %Y", "%d/%m/%Y", "%Y-%m-%d")
_LINE = re.compile(r"(?P<day>[^:=;]+?)\s*[:=;]\s*(?P<value>.+)")

Stored = dict[str, str]


class MilestonesField(forms.CharField):
    """Lines such as `31 March 2015: 120` or `31 March 2015: -10%`; cleaned to what a target stores, oldest first."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> list[Stored]:  # type: ignore[override]
        if isinstance(value, list):
            return value
        lines = [line.strip() for line in (super().to_python(value) or "").splitlines() if line.strip()]
        if len(lines) > _MOST:
            raise ValidationError(f"At most {_MOST} milestones can be entered.")
        found = [_read(number, line) for number, line in enumerate(lines, start=1)]
        if len({"percent" in step for step in found}) > 1:
            raise ValidationError("Milestones are either all values or all changes in per cent.")
        return sorted(found, key=lambda step: step["on"])

    def prepare_value(self, value: Any) -> Any:
        return written(value) if isinstance(value, list) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.to_python(initial) != self.to_python(data))

    def run_validators(self, value: Any) -> None:
        return None


def written(steps: Sequence[Stored]) -> str:
    """Stored milestones as they would be typed."""
    return "\n".join(
        f"{date_format(date.fromisoformat(step['on']), 'j F Y')}: "
        f"{format_plain(Decimal(step.get('percent') or step['value']))}{'%' if 'percent' in step else ''}"
        for step in steps
    )


def _read(number: int, line: str) -> Stored:
    match = _LINE.fullmatch(line)
    day = _day(match["day"]) if match else None
    if match is None or day is None:
        raise ValidationError(f"Line {number}: write a day, a colon and a value, for example 31 March 2015: 120.")
    text = match["value"].strip()
    try:
        amount = parse_quantity(text.removesuffix("%")).amount
    except NotANumber as error:
        raise ValidationError(f"Line {number}: {error}") from error
    if amount is None:
        raise ValidationError(f"Line {number}: “{text}” is no number.")
    return {"on": day.isoformat(), "percent" if text.endswith("%") else "value": format_plain(amount)}


def _day(text: str) -> date | None:
    for pattern in _DAYS:
        try:
            return datetime.strptime(" ".join(text.split()), pattern).date()  # noqa: DTZ007 (a day has no time zone)
        except ValueError:
            continue
    return None
