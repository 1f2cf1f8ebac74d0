"""Due dates that were put off: which actions slipped, and how often. Brought forward is no slip."""

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from actions.models import Action, DueChange


def slipped(actions: QuerySet[Action]) -> QuerySet[Action]:
    """Those whose due date was put off, or taken away, at least once."""
    return actions.filter(pk__in=_put_off().values("action"))


def with_slips(actions: QuerySet[Action]) -> QuerySet[Action]:
    """Each action with `slips`: how often its due date was put off or taken away."""
    counted = _put_off().filter(action=OuterRef("pk")).order_by().values("action").annotate(number=Count("pk"))
    return actions.annotate(slips=Coalesce(Subquery(counted.values("number")), 0))


def _put_off() -> QuerySet[DueChange]:
    return DueChange.objects.filter(Q(later__isnull=True) | Q(later__gt=F("earlier")))
