"""What a representative has in a partnership, and the work of an agency in it: actions, measures, risks, questions."""

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.db.models import Q

from actions.actions import selectors as actions
from actions.models import Action
from core.models import Versioned
from partnerships.groups import selectors as group_selectors
from partnerships.models import Agency, GroupMember, Membership, Partner, Partnership, User
from partnerships.partners import selectors as partner_selectors
from performance.measures.selectors import measures_with_names
from performance.models import Measure
from plans.models import Risk
from reports.models import Question

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


@dataclass(frozen=True)
class Portfolio:
    """What a representative has in a partnership: roles, groups, contacts, and the work of the agency they act for."""

    partnership: Partnership
    person: User
    roles: tuple[Membership, ...]
    agency: Agency | None
    places: tuple[GroupMember, ...]
    contacts: tuple[Partner, ...]
    work: AgencyWork

    @property
    def fingerprint(self) -> str:
        """Tells one state of all this from another."""
        return fingerprint_of([*self.roles, *self.places, *self.contacts, *self.work.records])


@dataclass(frozen=True)
class ChosenPortfolio:
    """The keys of what is handed over."""

    places: Collection[int] = ()
    contacts: Collection[int] = ()
    work: ChosenWork = field(default_factory=ChosenWork)


def portfolio_of(partnership: Partnership, membership: Membership) -> Portfolio:
    """What the person of that role has, and the work of the agency they act for in plans that stand."""
    person = membership.user
    roles = tuple(Membership.objects.active().filter(partnership=partnership, user=person).select_related("agency"))
    agency = next((one.agency for one in (*roles, membership) if one.agency_id), None)
    return Portfolio(
        partnership=partnership,
        person=person,
        roles=roles,
        agency=agency,
        places=tuple(group_selectors.places_of(partnership, person)),
        contacts=tuple(partner_selectors.contacts_of(partnership, person)),
        work=work_of(partnership, agency),
    )
