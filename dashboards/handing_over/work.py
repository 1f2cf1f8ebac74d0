"""The work of an agency in a partnership, and moving it to another: unfinished actions, measures, risks, questions."""

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from actions.actions import selectors as actions
from actions.actions import services as action_services
from actions.actions.services import NewLead
from actions.models import Action
from core import writes
from core.models import Versioned
from partnerships.models import Agency, Partner, Partnership, User
from performance.measures.selectors import measures_with_names
from performance.models import Measure
from plans.models import Risk
from reports.models import Question
from reports.scrutiny.questions import services as question_services

KINDS = ("actions", "measures", "risks", "questions")


@dataclass(frozen=True)
class AgencyWork:
    """What an agency and its units lead, own or are asked, and which measures' figures they give, in plans that are
    not archived."""

    agencies: frozenset[int] = frozenset()
    actions: tuple[Action, ...] = ()
    measures: tuple[Measure, ...] = ()
    risks: tuple[Risk, ...] = ()
    questions: tuple[Question, ...] = ()

    @property
    def records(self) -> tuple[Versioned, ...]:
        """All of it."""
        return (*self.actions, *self.measures, *self.risks, *self.questions)

    @property
    def fingerprint(self) -> str:
        return fingerprint_of(self.records)

    def offers(self, chosen: "ChosenWork") -> bool:
        """Whether all that was chosen is among it."""
        return all(set(getattr(chosen, kind)) <= {one.pk for one in getattr(self, kind)} for kind in KINDS)


@dataclass(frozen=True)
class ChosenWork:
    """The keys of what is moved."""

    actions: Collection[int] = ()
    measures: Collection[int] = ()
    risks: Collection[int] = ()
    questions: Collection[int] = ()

    @property
    def is_nothing(self) -> bool:
        return not any(getattr(self, kind) for kind in KINDS)


def fingerprint_of(records: Iterable[Versioned]) -> str:
    """Tells one state of some records from another."""
    parts = [f"{one._meta.label_lower}:{one.pk}:{one.version}" for one in records]
    return hashlib.sha256("|".join(parts).encode()).hexdigest()


def work_of(partnership: Partnership, agency: Agency | None) -> AgencyWork:
    """The agency's unfinished actions, its measures and risks, and the questions that wait for its answer; nothing for
    no agency. Scrutiny's drafts are not among them: nobody else sees whom they are for."""
    if agency is None:
        return AgencyWork()
    own = Agency.objects.filter(Q(pk=agency.pk) | Q(unit_of=agency.pk))
    agencies = frozenset(own.values_list("pk", flat=True))
    unfinished = actions.actions_of(partnership).filter(status__in=actions.OPEN, plan__archived_at__isnull=True)
    led = Action.objects.filter(leads__agency__in=agencies)
    measures = measures_with_names(partnership).filter(plan__archived_at__isnull=True)
    here = {"partnership": partnership, "plan__archived_at__isnull": True}
    risks = Risk.objects.current().filter(owner__in=agencies, **here)
    questions = Question.objects.current().filter(
        asked__in=agencies, released_at__isnull=False, replied_at__isnull=True, **here
    )
    return AgencyWork(
        agencies,
        tuple(unfinished.filter(pk__in=led.values("pk"))),
        tuple(measures.filter(data_owner__in=agencies)),
        tuple(risks.select_related("plan")),
        tuple(questions.select_related("plan")),
    )


def move(*, by: User, work: AgencyWork, chosen: ChosenWork, to: Agency, reason: str) -> None:
    """Let `to` have what was chosen; nothing moves where it is its own already.

    Call it inside the service's own transaction. Raises as the services of each room do.
    """
    if to.pk in work.agencies:
        return
    for action in (one for one in work.actions if one.pk in chosen.actions):
        leads = _leads_after(action, work.agencies, to)
        action_services.change_action(by=by, action=action, version=action.version, leads=leads, reason=reason)
    for measure in (one for one in work.measures if one.pk in chosen.measures):
        writes.change(measure, by=by, version=measure.version, reason=reason, data_owner=to)
    for risk in (one for one in work.risks if one.pk in chosen.risks):
        writes.change(risk, by=by, version=risk.version, reason=reason, owner=to)
    for question in (one for one in work.questions if one.pk in chosen.questions):
        question_services.ask_another(by=by, question=question, version=question.version, asked=to, reason=reason)


@transaction.atomic
def hand_over_work(
    *, by: User, partner: Partner, looked_at: str, to: Agency, chosen: ChosenWork, reason: str
) -> Partner:
    """Move a partner's work to another agency, for example from a body that has ended to the one that followed it.

    `looked_at` is the fingerprint of the work that was shown. Raises ValidationError on `to` where it is the partner's
    own agency or a unit of it, and where anything changed since.
    """
    Partnership.objects.select_for_update().get(pk=partner.partnership_id)
    work = work_of(partner.partnership, partner.agency)
    if work.fingerprint != looked_at:
        raise ValidationError("Something of this has changed since the page was opened. Look at it again.")
    if to.pk in work.agencies:
        raise ValidationError({"to": "Choose another agency: this work is its own already."})
    if not work.offers(chosen):
        raise ValidationError("Choose among what this agency has.")
    move(by=by, work=work, chosen=chosen, to=to, reason=reason)
    return partner


def _leads_after(action: Action, old: Collection[int], agency: Agency) -> list[NewLead]:
    """The action's leads with the new agency where the old one first stood, and none of them twice."""
    leads: list[NewLead] = []
    for lead in action.leads.all():
        goes = lead.agency_id in old or lead.agency_id == agency.pk
        if not goes:
            leads.append(NewLead(lead.agency, lead.group, lead.words))
        elif all(one.agency != agency for one in leads):
            leads.append(NewLead(agency, lead.group))
    return leads
