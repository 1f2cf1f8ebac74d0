"""Reads of the evidence for statutory duties. The scope comes first; restricted records are for their readers only."""

from collections import defaultdict

from django.db.models import Q, QuerySet

from cycle.duties.rules.all_duties import BY_ID, DUTIES
from cycle.duties.rules.duty import Duty
from cycle.duties.rules.facts import DutyRecord
from cycle.duties.rules.findings import DutyAnswer
from cycle.models import DutyEvidence
from partnerships.access.policies import Scope
from partnerships.models import Membership, User

RESTRICTED = [duty.id for duty in DUTIES if duty.is_restricted]


def duty_named(key: str) -> Duty | None:
    return BY_ID.get(key)


def evidence_of(scope: Scope) -> QuerySet[DutyEvidence]:
    """The partnership's current records that the person may see, the latest first."""
    found: QuerySet[DutyEvidence] = DutyEvidence.objects.current().filter(partnership=scope.partnership)
    return found.filter(_may_see(scope)).distinct()


def archived_evidence_of(scope: Scope, duty: Duty) -> QuerySet[DutyEvidence]:
    found: QuerySet[DutyEvidence] = DutyEvidence.objects.filter(
        partnership=scope.partnership, duty=duty.id, archived_at__isnull=False
    )
    return found.filter(_may_see(scope)).distinct()


def evidence_for(scope: Scope, pk: int) -> DutyEvidence | None:
    """The record of that key, archived or not; None for another partnership's and for one kept from the person."""
    found: QuerySet[DutyEvidence] = DutyEvidence.objects.filter(partnership=scope.partnership, pk=pk)
    return found.filter(_may_see(scope)).first()


def open_evidence_of(partnership_id: int) -> QuerySet[DutyEvidence]:
    """The current records that everyone of the partnership may see: what a paper rests on."""
    found: QuerySet[DutyEvidence] = DutyEvidence.objects.current().filter(partnership=partnership_id)
    return found.exclude(duty__in=RESTRICTED)


def people_of(scope: Scope) -> QuerySet[User]:
    """Those who have a role in the partnership now: who may be named as readers."""
    active = Membership.objects.active().filter(partnership=scope.partnership)
    return User.objects.filter(pk__in=active.values("user"))


def by_duty(evidence: QuerySet[DutyEvidence]) -> dict[str, tuple[DutyRecord, ...]]:
    """The records as the rules take them."""
    found: dict[str, list[DutyRecord]] = defaultdict(list)
    for one in evidence:
        record = DutyRecord(
            shows=DutyAnswer(one.shows), on=one.on, since=one.since, until=one.until, note=one.note, link=one.link
        )
        found[one.duty].append(record)
    return {duty: tuple(records) for duty, records in found.items()}


def _may_see(scope: Scope) -> Q:
    return ~Q(duty__in=RESTRICTED) | Q(readers=scope.user)
