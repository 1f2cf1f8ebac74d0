"""What an agency owes for a quarter, worked out from the plan as it stands, and what of it is still lacking."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Prefetch, Q

from actions.actions.selectors import OPEN, actions_of
from actions.leads.selectors import actions_of_agencies
from actions.models import Action, ActionStatus, ProgressUpdate
from actions.progress.selectors import with_last_update
from cycle.models import AgencyReturn, ReturnComment
from figures.figure.building import build_figures
from partnerships.access.policies import Scope
from partnerships.models import Agency
from performance.grid.services import GridRow, rows_of
from performance.measures.figures_due import cells_of_quarter
from performance.plan_figures.presenters import FigureRow, row_for
from performance.plan_figures.selectors import inputs_of

WILL_DO = "“No change since last, because ...” will do."


@dataclass(frozen=True)
class ReturnAction:
    """An action with its last update for the quarter, None where there is none yet."""

    action: Action
    update: ProgressUpdate | None

    @property
    def lacks(self) -> str:
        """What is still to be told, in words; nothing where all is."""
        if self.update is None:
            return "An update for the quarter"
        is_red = self.update.status == ActionStatus.OFF_TRACK
        return f"Why it is off track. {WILL_DO}" if is_red and not self.update.narrative.strip() else ""


@dataclass(frozen=True)
class ReturnFigure:
    """A figure's cell, what the engine makes of it, and the agency's word on it."""

    row: GridRow
    figure: FigureRow
    comment: ReturnComment | None

    @property
    def key(self) -> str:
        return self.row.key

    @property
    def text(self) -> str:
        return self.comment.text if self.comment else ""

    @property
    def asked_because(self) -> str:
        """Why a comment is asked for; empty where none is."""
        if self.row.observation is None:
            return ""
        reasons = (
            f"the target is {self.figure.figure.status_words}" if self.figure.is_off_target else "",
            "the change is clear" if self.figure.is_clear else "",
        )
        return " and ".join(reason for reason in reasons if reason)

    @property
    def lacks(self) -> str:
        if self.row.observation is None:
            return "A figure, or a mark that says why there is none"
        if self.asked_because and not self.text.strip():
            return f"A comment, because {self.asked_because}. {WILL_DO}"
        return ""


@dataclass(frozen=True)
class ReturnContent:
    """All that one return owes."""

    agency_return: AgencyReturn
    actions: tuple[ReturnAction, ...]
    figures: tuple[ReturnFigure, ...]

    @property
    def is_complete(self) -> bool:
        return not self.lacking

    @property
    def lacking(self) -> int:
        """On how many actions and figures something is still to be told."""
        return sum(bool(one.lacks) for one in self.actions) + sum(bool(one.lacks) for one in self.figures)

    @cached_property
    def lines(self) -> list[dict[str, str]]:
        """Everything as it would be submitted, in the words of the page."""
        told = [
            {
                "what": str(one.action),
                "period": self.agency_return.period.short_label,
                "value": one.update.get_status_display() if one.update else "",
                "words": one.update.narrative if one.update else "",
            }
            for one in self.actions
        ]
        return told + [
            {
                "what": one.row.measure.label,
                "period": one.row.period.short_label,
                "value": one.figure.current if one.row.observation else "",
                "words": one.text,
            }
            for one in self.figures
        ]

    @property
    def fingerprint(self) -> str:
        """SHA-256 of what would be submitted."""
        return hashlib.sha256(json.dumps(self.lines, ensure_ascii=False).encode()).hexdigest()


def agencies_of(agency: Agency) -> frozenset[int]:
    """The agency and its units, by key."""
    return frozenset(Agency.objects.filter(Q(pk=agency.pk) | Q(unit_of=agency)).values_list("pk", flat=True))


def return_content_of(scope: Scope, agency_return: AgencyReturn) -> ReturnContent:
    """What the return owes now. As many queries for a long one as for a short one."""
    agencies = agencies_of(agency_return.agency)
    return ReturnContent(
        agency_return,
        tuple(ReturnAction(action, _last(action)) for action in _actions(agency_return, agencies)),
        _figures(scope, agency_return, agencies),
    )


def _actions(agency_return: AgencyReturn, agencies: frozenset[int]) -> list[Action]:
    """Those the agency answers for that are open, or were reported on for the quarter; the earliest due first."""
    quarter = agency_return.period
    led = actions_of_agencies(agency_return.partnership, agencies).values("pk")
    told = ProgressUpdate.objects.filter(period=quarter).values("action")
    of_quarter = Prefetch("updates", ProgressUpdate.objects.filter(period=quarter), to_attr="of_quarter")
    found = actions_of(agency_return.partnership).filter(plan=agency_return.plan_id, pk__in=led)
    found = found.filter(Q(status__in=OPEN) | Q(pk__in=told)).prefetch_related(of_quarter)
    return list(with_last_update(found).order_by("due", "order", "pk"))


def _last(action: Action) -> ProgressUpdate | None:
    updates: Sequence[ProgressUpdate] = getattr(action, "of_quarter", ())
    return next(iter(updates), None)


def _figures(scope: Scope, agency_return: AgencyReturn, agencies: frozenset[int]) -> tuple[ReturnFigure, ...]:
    every = cells_of_quarter(agency_return.plan, agency_return.period)
    cells = [(measure, period) for measure, period in every if measure.data_owner_id in agencies]
    if not cells:
        return ()
    rows = rows_of(scope, cells)
    ready = inputs_of(agency_return.partnership, cells)
    figures = build_figures([one.given for one in ready])
    said = {(one.measure_id, one.period): one for one in ReturnComment.objects.filter(agency_return=agency_return)}
    return tuple(
        ReturnFigure(row, row_for(row.measure, figure), said.get((row.measure.pk, row.period)))
        for row, figure in zip(rows, figures, strict=True)
    )
