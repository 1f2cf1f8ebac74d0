"""What a plan's document claims without its data."""

from django.db.models import QuerySet

from partnerships.models import Partnership
from performance.models import StatedFigure
from plans.models import Plan


def stated_of(plan: Plan) -> QuerySet[StatedFigure]:
    """What the plan's document claims, in order."""
    return StatedFigure.objects.current().filter(plan=plan).select_related("priority", "measure")


def stated_for(partnership: Partnership, pk: int) -> StatedFigure | None:
    return StatedFigure.objects.filter(partnership=partnership, pk=pk).select_related("plan").first()
