"""How far a quarter's returns are: who owes what since when, and who has never told anything."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, Q

from actions.actions.selectors import OPEN
from actions.leads.selectors import responsible_agencies
from actions.models import Action, ProgressUpdate
from core.periods.period import Period
from cycle.models import AgencyReturn, Reminder, ReminderLink, ReturnStatus
from partnerships.access.roles import Role
from partnerships.models import Membership, Partnership
from performance.measures.figures_due import cells_of_quarter
from performance.models import FigureSignOff, Observation
from performance.observations.selectors import area_id_of
from plans.models import Plan


@dataclass(frozen=True)
class BoardLine:
    """One agency's return on the board, with how much of what it owes is there."""

    agency_return: AgencyReturn
    actions: int
    actions_reported: int
    figures: int
    figures_known: int
    last_reported: datetime | None
    reminders: Sequence[Reminder] = ()

    @property
    def last_reminder(self) -> Reminder | None:
        return next(iter(self.reminders), None)

    @property
    def is_outstanding(self) -> bool:
        return self.agency_return.is_outstanding

    @property
    def is_overdue(self) -> bool:
        return self.is_outstanding and self.agency_return.is_late

    @property
    def has_never_reported(self) -> bool:
        return self.last_reported is None


@dataclass(frozen=True)
class Board:
    """A plan's returns for a quarter: those that owe most urgently first."""

    plan: Plan
    quarter: Period
    lines: tuple[BoardLine, ...]
    signed: FigureSignOff | None

    @property
    def outstanding(self) -> int:
        return sum(line.is_outstanding for line in self.lines)

    @property
    def overdue(self) -> int:
        return sum(line.is_overdue for line in self.lines)

    @property
    def never_reported(self) -> tuple[BoardLine, ...]:
        return tuple(line for line in self.lines if line.has_never_reported)

    @property
    def counts(self) -> list[tuple[str, int]]:
        """How many returns stand where, in the order in which they go on."""
        found = Counter(line.agency_return.status for line in self.lines)
        return [(status.label, found[status]) for status in ReturnStatus]

    @property
    def are_all_accepted(self) -> bool:
        return all(line.agency_return.status == ReturnStatus.ACCEPTED for line in self.lines)


def board_of(plan: Plan, quarter: Period) -> Board:
    """The board of a plan's quarter. A fixed number of queries, however many agencies owe."""
    returns = AgencyReturn.objects.filter(plan=plan, period=quarter).select_related("agency", "submitted_by")
    actions, told = _actions(plan, quarter)
    figures, known = _figures(plan, quarter)
    last = _last_reported(plan.partnership)
    reminders = _reminders(plan, quarter)
    lines = []
    for one in returns:
        key = one.agency_id
        lines.append(
            BoardLine(one, actions[key], told[key], figures[key], known[key], last.get(key), reminders.get(one.pk, ()))
        )
    signed = FigureSignOff.objects.standing().filter(plan=plan).select_related("signed_by")
    return Board(
        plan,
        quarter,
        tuple(sorted(lines, key=_urgency)),
        next((one for one in signed if one.period.contains(quarter)), None),
    )


def _urgency(line: BoardLine) -> tuple[bool, bool, object, str]:
    return not line.is_overdue, not line.is_outstanding, line.agency_return.due, line.agency_return.agency.name


def _actions(plan: Plan, quarter: Period) -> tuple[Counter[int], Counter[int]]:
    """For how many actions that are open or told of each agency answers, and of how many it has told."""
    told = set(ProgressUpdate.objects.filter(action__plan=plan, period=quarter).values_list("action", flat=True))
    due = Action.objects.current().filter(Q(status__in=OPEN) | Q(pk__in=told), plan=plan)
    led = {
        (agency, key) for key, agencies in responsible_agencies(plan.partnership, due).items() for agency in agencies
    }
    return _counted(led), _counted(pair for pair in led if pair[1] in told)


def _figures(plan: Plan, quarter: Period) -> tuple[Counter[int], Counter[int]]:
    """How many figures each agency owes, and how many of them are recorded."""
    cells = [(measure, period, measure.data_owner) for measure, period in cells_of_quarter(plan, quarter)]
    periods = {period for _, period, _ in cells}
    recorded = set(
        Observation.objects.filter(partnership=plan.partnership, period__in=periods).values_list(
            "indicator", "area", "period"
        )
    )
    due = [
        (owner.unit_of_id or owner.pk, (measure.indicator_id, area_id_of(measure), period))
        for measure, period, owner in cells
        if owner
    ]
    return _counted(due), _counted(pair for pair in due if pair[1] in recorded)


def _reminders(plan: Plan, quarter: Period) -> dict[int, list[Reminder]]:
    """The reminders of each return, the latest first."""
    links = ReminderLink.objects.filter(agency_return__plan=plan, agency_return__period=quarter)
    found: dict[int, list[Reminder]] = {}
    for link in links.select_related("reminder__user").order_by("-reminder__queued_at", "-reminder__pk"):
        found.setdefault(link.agency_return_id, []).append(link.reminder)
    return found


def _counted(pairs: Iterable[tuple[int, object]]) -> Counter[int]:
    return Counter(agency for agency, _ in pairs)


def _last_reported(partnership: Partnership) -> dict[int, datetime]:
    """When each agency's officers last reported on an action, entered a figure or submitted a return."""
    officers: dict[int, set[int]] = {}
    members = Membership.objects.filter(partnership=partnership, role=Role.AGENCY_OFFICER)
    for user, own, whole in members.values_list("user", "agency", "agency__unit_of"):
        officers.setdefault(user, set()).add(whole or own or 0)
    moments = [
        *ProgressUpdate.objects.filter(action__partnership=partnership, by__in=officers)
        .values_list("by")
        .annotate(Max("at")),
        *Observation.objects.filter(partnership=partnership, recorded_by__in=officers)
        .order_by()
        .values_list("recorded_by")
        .annotate(Max("recorded_at")),
        *AgencyReturn.objects.filter(partnership=partnership, submitted_by__in=officers)
        .order_by()
        .values_list("submitted_by")
        .annotate(Max("submitted_at")),
    ]
    last: dict[int, datetime] = {}
    for user, at in moments:
        for agency in officers[user]:
            last[agency] = max(at, last.get(agency, at))
    return last
