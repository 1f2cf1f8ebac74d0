"""Signing off a period's figures, and unlocking them: what is signed, what is missing, who entered what."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from core import audit, clock, writes
from core.periods.period import Period
from core.periods.words import PeriodKind
from partnerships.models import Partnership, User
from performance.measures.selectors import measures_of_plan
from performance.models import FigureSignOff, Observation
from performance.observations.selectors import area_of
from performance.plan_figures.selectors import figures_of_plan
from plans.models import Plan


@dataclass(frozen=True)
class FigureToSign:
    """A figure as it would be signed, with who entered it; `at` and `by` are empty for what nobody typed: counted,
    added up from other figures, or missing."""

    label: str
    value: str
    status: str
    sentence: str
    by: str
    by_ids: frozenset[int]
    at: datetime | None
    is_missing: bool


@dataclass(frozen=True)
class FiguresToSign:
    """All that a sign-off signs."""

    plan: Plan
    period: Period
    lines: tuple[FigureToSign, ...]
    summary: str

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(line.label for line in self.lines if line.is_missing)

    @property
    def as_data(self) -> list[dict[str, str]]:
        return [{"label": line.label, "value": line.value, "sentence": line.sentence} for line in self.lines]

    @property
    def fingerprint(self) -> str:
        """SHA-256 of what is signed."""
        return hashlib.sha256(json.dumps(self.as_data, ensure_ascii=False).encode()).hexdigest()


def figures_to_sign(plan: Plan, period: Period) -> FiguresToSign:
    """The plan's figures of the period, with who entered each and when."""
    figures = figures_of_plan(plan, period)
    measures = {measure.pk: measure for measure in measures_of_plan(plan)}
    entered = _entered(plan.partnership, period)
    lines = []
    for row in figures.rows:
        measure = measures[row.measure_id]
        area = area_of(measure)
        found = entered.get((measure.indicator_id, area.pk if area else None), [])
        by = {one.recorded_by for one in found if one.recorded_by}
        lines.append(
            FigureToSign(
                label=row.label,
                value=row.current,
                status=row.status,
                sentence=row.sentence,
                by=", ".join(sorted(str(one) for one in by)),
                by_ids=frozenset(one.pk for one in by),
                at=max((one.recorded_at for one in found), default=None),
                is_missing=not found and not row.figure.given.current.is_known,
            )
        )
    return FiguresToSign(plan, period, tuple(lines), figures.summary.sentence)


def periods_to_sign(plan: Plan) -> list[Period]:
    """The plan's years, and their quarters for those that sign each quarter's returns."""
    return [period for year in plan.years for period in (year, *year.parts(PeriodKind.QUARTER))]


def _entered(partnership: Partnership, period: Period) -> dict[tuple[int, int | None], list[Observation]]:
    """The partnership's own figures by indicator and area: that of the period, else those it is added up from."""
    within = Observation.objects.filter(partnership=partnership, period_end__range=(period.start, period.end))
    found: dict[tuple[int, int | None], list[Observation]] = {}
    for item in within.select_related("recorded_by"):
        if period.contains(item.period):
            found.setdefault((item.indicator_id, item.area_id), []).append(item)
    return {key: [one for one in items if one.period == period] or items for key, items in found.items()}


@transaction.atomic
def sign_off(*, by: User, plan: Plan, period: Period, looked_at: str) -> FigureSignOff:
    """Sign the period's figures as they were shown; the partnership's own values of it are locked from now on.

    Raises ValidationError where the person entered one of them, the period is not over, they are signed already, or
    they have changed since they were shown.
    """
    list(Partnership.objects.select_for_update().filter(pk=plan.partnership_id).values_list("pk"))
    if period not in periods_to_sign(plan):
        raise ValidationError(f"{period.label} is not a year or quarter of this plan.")
    standing = FigureSignOff.objects.standing().filter(partnership=plan.partnership)
    if any(one.period.contains(period) for one in standing):
        raise ValidationError("These figures have been signed off already.")
    if period.end >= clock.today():
        raise ValidationError(f"{period.label} is not over: its figures cannot be signed off yet.")
    found = figures_to_sign(plan, period)
    if any(by.pk in line.by_ids for line in found.lines):
        raise ValidationError("You have entered some of these figures. Someone else has to sign them.")
    if found.fingerprint != looked_at:
        raise ValidationError("The figures have changed since you opened this page. Look at them again below.")
    of = {"partnership": plan.partnership, "plan": plan, "period": period}
    signed = FigureSignOff(**of, signed_at=clock.now(), signed_by=by, figures=found.as_data)
    signed.full_clean()
    signed.save()
    after = {"period": period.code, "fingerprint": found.fingerprint, "missing": list(found.missing)}
    audit.record(by=by, action="signed off", obj=signed, after=after)
    return signed


@transaction.atomic
def unlock(signed: FigureSignOff, *, by: User, version: int | None, reason: str) -> FigureSignOff:
    """Open the period's figures to correction again. Raises StaleVersion, and ValidationError without a reason."""
    if not reason.strip():
        raise ValidationError({"reason": "Say why the figures are unlocked."})
    return writes.change(
        signed,
        by=by,
        version=version,
        action="unlocked",
        reason=reason,
        unlocked_at=clock.now(),
        unlocked_by=by,
        unlock_reason=reason,
    )


def sign_offs_of(plan: Plan) -> list[FigureSignOff]:
    """Every sign-off of the plan's periods, unlocked ones too, the newest first."""
    return list(FigureSignOff.objects.filter(plan=plan).select_related("signed_by", "unlocked_by"))


def sign_off_for(partnership: Partnership, pk: int) -> FigureSignOff | None:
    """The partnership's standing sign-off of that key; None for any other's."""
    found: FigureSignOff | None = (
        FigureSignOff.objects.standing().filter(partnership=partnership, pk=pk).select_related("plan").first()
    )
    return found
