"""What a published version says, as plain data: everything that its page and its files show, and nothing else.

It names agencies, never people; it holds no progress notes, no restricted figures and none read off a chart.
"""

from collections.abc import Iterable
from typing import Any

from django.utils.formats import date_format

from actions.actions import selectors as actions
from actions.models import Action, ActionStatus
from partnerships.partners.selectors import partners_by_class
from performance.plan_figures import exports as export
from performance.plan_figures.presenters import FigureRow
from performance.plan_figures.selectors import PlanFigures
from plans.models import Plan, Priority
from plans.priorities import selectors as priority_selectors

FORMAT = 1  # raised when the shape below changes, so that older versions stay readable


def content_of(figures: PlanFigures) -> dict[str, Any]:
    """The version's content, for `figures` that are fit for the public. JSON types only."""
    plan = figures.plan
    named = {priority.pk: priority for priority in priority_selectors.priorities_of(plan)}
    work = [_action(action) for action in actions.actions_of(plan.partnership).filter(plan=plan)]
    return {
        "format": FORMAT,
        "plan": _plan(plan),
        "period": {"code": figures.period.code, "label": figures.period.label},
        "compared_with": figures.compared_with.label,
        "summary": figures.summary.sentence,
        "counts": [{"status": one.status, "number": one.number} for one in figures.counts],
        "total": figures.summary.total,
        "partners": [
            {"class": group.label, "names": [str(partner) for partner in group.partners]}
            for group in partners_by_class(plan.partnership, figures.period.end)
        ],
        "priorities": [_priority(priority, figures, work) for priority in named.values()],
        "other_figures": [_printed(row) for row in figures.rows if row.priority_id not in named],
        "other_actions": _under(work, None),
        "datasets": _datasets(figures, work, named),
    }


def _priority(priority: Priority, figures: PlanFigures, work: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "number": priority.number,
        "title": priority.title,
        "kind": priority.get_kind_display(),
        "outcomes": [outcome.text for outcome in priority.outcomes.all()],
        "figures": [_printed(row) for row in figures.rows if row.priority_id == priority.pk],
        "actions": _under(work, priority.pk),
    }


def _datasets(figures: PlanFigures, work: list[dict[str, Any]], named: dict[int, Priority]) -> dict[str, Any]:
    exported = zip(figures.rows, export.rows(figures), strict=True)
    return {
        "figures": [_placed(row, values, figures, named) for row, values in exported],
        "targets": [_target(row, figures) for row in figures.rows if row.figure.given.target],
        "actions": [_without_keys(action) for action in work],
    }


def _plan(plan: Plan) -> dict[str, str]:
    return {
        "partnership": plan.partnership.name,
        "slug": plan.slug,
        "title": plan.title,
        "kind": plan.get_kind_display(),
        "starts": plan.starts.isoformat(),
        "ends": plan.ends.isoformat(),
        "summary": plan.summary,
    }


def _printed(row: FigureRow) -> dict[str, Any]:
    return {
        "label": row.label,
        "previous": row.previous,
        "current": row.current,
        "change": row.change,
        "target": row.target,
        "status": row.status,
        "status_label": row.status_label,
        "evidence": row.grade_words,
        "sentence": row.sentence,
        "source": row.figure.given.now.source,
        "data": row.data,
    }


def _placed(row: FigureRow, values: dict[str, str], figures: PlanFigures, named: dict[int, Any]) -> dict[str, str]:
    priority = named.get(row.priority_id or 0)
    return {
        "plan": figures.plan.slug,
        "period": figures.period.code,
        "priority": priority.title if priority else "",
        "section": row.section,
        **values,
        "source": row.figure.given.now.source,
    }


def _target(row: FigureRow, figures: PlanFigures) -> dict[str, str]:
    target = row.figure.given.target
    if target is None:
        raise ValueError("a measure without a target has no row here")
    return {
        "plan": figures.plan.slug,
        "measure": row.label,
        "period": target.period.code,
        "kind": target.kind.value,
        "target": row.target,
        "baseline_period": target.baseline_period.code if target.baseline_period else "",
        "status": row.status,
    }


def _action(action: Action) -> dict[str, Any]:
    status = ActionStatus(action.status)
    return {
        "pk": action.pk,
        "part_of": action.part_of_id,
        "priority_keys": [priority.pk for priority in action.priorities.all()],
        "plan": action.plan.slug,
        "reference": action.reference,
        "title": action.title,
        "heading": action.heading,
        "priorities": action.priority_words,
        "led_by": action.lead_words,
        "due": action.due.isoformat() if action.due else "",
        "due_label": date_format(action.due, "j F Y") if action.due else "",
        "status": status.value,
        "status_label": status.label,
        "part_of_title": action.part_of.title if action.part_of else "",
    }


def _under(work: list[dict[str, Any]], priority: int | None) -> list[dict[str, Any]]:
    """The headline actions of a priority, or of none, each with its own parts."""
    chosen = [
        action
        for action in work
        if action["part_of"] is None
        and (priority in action["priority_keys"] if priority else not action["priority_keys"])
    ]
    return [
        _shown(action) | {"parts": [_shown(part) for part in work if part["part_of"] == action["pk"]]}
        for action in chosen
    ]


def _shown(action: dict[str, Any]) -> dict[str, Any]:
    return {name: action[name] for name in ("title", "led_by", "due_label", "status_label")}


def _without_keys(action: dict[str, Any]) -> dict[str, str]:
    names = ("plan", "reference", "title", "part_of_title", "heading", "priorities", "led_by", "due", "status")
    return {{"part_of_title": "part_of"}.get(name, name): action[name] for name in names}


def rows_of(content: dict[str, Any], dataset: str) -> Iterable[dict[str, str]]:
    """The rows of a dataset of the content, as they were published."""
    rows: Iterable[dict[str, str]] = content["datasets"][dataset]
    return rows
