"""Which audit entries are about one plan: of what there is by the records, of what is gone by the entry itself.

An entry of a change holds only what differs, so the plan of what is still there is asked of the records. What is gone
tells nothing but that it was taken out, by its last entry, which keeps all that it was; where a whole plan is gone,
nothing is left that leads to another one.
"""

from typing import Any

from django.db.models import BigIntegerField, Case, CharField, OuterRef, Q, QuerySet, Value, When
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast

from actions.models import Action, Milestone, ProgressUpdate
from core.models import AuditEntry
from partnerships.models import Partnership
from performance.models import FigureSignOff, Measure, Observation, Target
from plans.models import Plan, Priority
from reports.models import FinalVersion, Publication

# What belongs to no plan: what committees ask of the partnership, and the counts that it was given.
OF_THE_PARTNERSHIP = ("recommendation", "release")
_RELEASE = "release"
# What can be deleted by itself, and the column of its last entry that says what it belonged to.
_BELONGED_TO = {
    "priority": "plan",
    "action": "plan",
    "measure": "plan",
    "target": "measure",
    "observation": "indicator",
    "milestone": "action",
}


def entries_concerning(partnership: Partnership, plan: Plan | None) -> QuerySet[AuditEntry]:
    """The entries about the plan and about the partnership as a whole; of no other plan, current, draft or deleted.

    Without a plan those about the partnership only. `partnership` has to be the plan's.
    """
    own = Q(tenant_id=partnership.pk) | Q(tenant_id=None, object_type=_RELEASE)
    about = Q(object_type__in=OF_THE_PARTNERSHIP)
    found: QuerySet[AuditEntry] = AuditEntry.objects.filter(own)
    if plan is not None:
        found = found.annotate(belonged_to=_belonged_to(), ended=_ended())
        about |= _there(plan) | _gone(plan)
    return found.filter(about)


def never_seen(moment: Any) -> QuerySet[AuditEntry]:
    """The entries that made what an outer entry is about, from a moment on."""
    same = {"object_type": OuterRef("object_type"), "object_id": OuterRef("object_id")}
    return AuditEntry.objects.filter(**same, action="created", at__gte=moment)


def _there(plan: Plan) -> Q:
    actions = Action.objects.filter(plan=plan)
    records: dict[str, QuerySet[Any]] = {
        "priority": Priority.objects.filter(plan=plan),
        "action": actions,
        "milestone": Milestone.objects.filter(action__plan=plan),
        "progress_update": ProgressUpdate.objects.filter(action__plan=plan),
        "measure": Measure.objects.filter(plan=plan),
        "target": Target.objects.filter(measure__plan=plan),
        "observation": Observation.objects.filter(indicator__in=_indicators(plan), period_end__lte=_last_day(plan)),
        "sign_off": FigureSignOff.objects.filter(plan=plan),
        "final_version": FinalVersion.objects.filter(report__plan=plan),
        "publication": Publication.objects.filter(plan=plan),
    }
    about = Q(object_type="plan", object_id=plan.pk)
    for kind, of_plan in records.items():
        about |= Q(object_type=kind, object_id__in=of_plan.order_by().values("pk"))
    return about


def _gone(plan: Plan) -> Q:
    of_plan = Q(object_type__in=[kind for kind, column in _BELONGED_TO.items() if column == "plan"])
    of_measure = Q(object_type="target", belonged_to__in=_keys(Measure.objects.filter(plan=plan)))
    of_action = Q(object_type="milestone", belonged_to__in=_keys(Action.objects.filter(plan=plan)))
    of_indicator = Q(
        object_type="observation", belonged_to__in=_indicators(plan), ended__lte=_last_day(plan).isoformat()
    )
    about = (of_plan & Q(belonged_to=plan.pk)) | of_measure | of_action | of_indicator
    return Q(action="deleted") & about


def _indicators(plan: Plan) -> QuerySet[Any]:
    return Measure.objects.filter(plan=plan).order_by().values("indicator")


def _keys(records: QuerySet[Any]) -> QuerySet[Any]:
    return records.order_by().values("pk")


def _last_day(plan: Plan) -> Any:
    """A figure of a later year is another plan's; those of the years before are what this one is set against."""
    return plan.years[-1].end


def _belonged_to() -> Case:
    # Only where the kind of record says so is the column read: elsewhere it may hold anything.
    columns = [
        When(object_type=kind, action="deleted", then=Cast(KeyTextTransform(column, "before"), BigIntegerField()))
        for kind, column in _BELONGED_TO.items()
    ]
    return Case(*columns, default=None, output_field=BigIntegerField())


def _ended() -> Case:
    """The last day of the period of a figure that was deleted, as `2014-03-31`."""
    day = KeyTextTransform("period_end", "before")
    of_figure = When(object_type="observation", action="deleted", then=day)
    return Case(of_figure, default=Value(""), output_field=CharField())
