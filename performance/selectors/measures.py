"""A plan's measures, and who may edit their figures."""

from django.db.models import Prefetch, QuerySet

from partnerships.access import Scope
from partnerships.models import Partnership
from partnerships.roles import Permission
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


def measures_with_names(partnership: Partnership) -> QuerySet[Measure]:
    related = ("indicator", "priority", "plan", "area", "data_owner", "partnership__area")
    targets = Prefetch("targets", Target.objects.order_by("period", "replaced_at", "pk"), to_attr="targets_read")
    return Measure.objects.current().filter(partnership=partnership).select_related(*related).prefetch_related(targets)
