"""A plan's measures, and who may edit their figures."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import Prefetch, QuerySet

from core import audit
from core.models import AuditEntry
from partnerships.access.policies import Scope
from partnerships.access.roles import Permission
from partnerships.models import Partnership
from performance.models import Measure, Target
from plans.models import Plan


def measures_of_plan(plan: Plan) -> QuerySet[Measure]:
    """The plan's current measures in order, monitored or not, with what their pages name."""
    return measures_with_names(plan.partnership).filter(plan=plan)


def measure_for(partnership: Partnership, pk: int) -> Measure | None:
    """The partnership's measure of that key, with what its page names; None for any other's."""
    return measures_with_names(partnership).filter(pk=pk).first()


def measure_to_edit(partnership: Partnership, pk: int) -> Measure | None:
    """The partnership's measure of that key, archived or not; None for any other's."""
    found = Measure.objects.filter(partnership=partnership, pk=pk)
    return found.select_related("plan__partnership", "indicator", "priority").first()


def archived_measures_of(plan: Plan) -> QuerySet[Measure]:
    return Measure.objects.filter(plan=plan, archived_at__isnull=False)


def may_edit_figures(scope: Scope, measure: Measure) -> bool:
    """Any figure with the one permission, the own agency's measures with the other."""
    if scope.can(Permission.FIGURE_EDIT):
        return True
    return scope.can(Permission.FIGURE_EDIT_OWN) and measure.data_owner_id in scope.agency_ids


def measures_to_read(plan: Plan) -> list[Measure]:
    """The plan's monitored measures in order, for reading all of their figures. Two queries.

    The plan and its partnership are those given: a copy of them for each of many measures takes longer to make than
    the figures.
    """
    found = Measure.objects.current().filter(plan=plan, is_monitored=True)
    found = found.select_related("indicator", "area", "data_owner")
    measures = list(found.prefetch_related(_every_target()))
    for measure in measures:
        measure.plan, measure.partnership = plan, plan.partnership
    return measures


def take_targets_known_by(moment: datetime, measures: Sequence[Measure]) -> None:
    """Leave each measure the targets that stood at a moment: those set by then, also those replaced since. One query.

    When a target was set is known from its history.
    """
    read = [target for measure in measures for target in measure.known_targets]
    later = AuditEntry.objects.filter(
        object_type=audit.kind_of(Target), object_id__in=[one.pk for one in read], action="created", at__gt=moment
    )
    not_yet_set = set(later.values_list("object_id", flat=True))
    for measure in measures:
        known = [target for target in measure.known_targets if target.pk not in not_yet_set]
        for target in known:
            if target.replaced_at is not None and target.replaced_at > moment:
                target.replaced_at = None
        measure.__dict__["targets_read"] = known


def measures_with_names(partnership: Partnership) -> QuerySet[Measure]:
    related = (
        "indicator",
        "priority",
        "plan",
        "area",
        "data_owner",
        "partnership__area",
        "partnership__figure_settings",
    )
    found = Measure.objects.current().filter(partnership=partnership)
    return found.select_related(*related).prefetch_related(_every_target())


def _every_target() -> Prefetch[Any]:
    """All targets by period, for `Measure.known_targets`."""
    return Prefetch("targets", Target.objects.order_by("period", "replaced_at", "pk"), to_attr="targets_read")
