# mypy: disallow-subclassing-any=False
"""The actions' columns."""

from datetime import date
from typing import Any, Final

import django_tables2 as tables
from django.db.models import F, QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.safestring import SafeString

from actions.actions import selectors
from actions.models import Action, ActionStatus
from core.govuk.marks import Mark, MarkShape, Tone
from core.govuk.tables import DateColumn, PortalTable, StatusColumn


def status_mark(status: str) -> Mark:
    """The mark of an action's or an update's status."""
    return STATUS_MARKS[ActionStatus(status)]


Ordered = tuple[QuerySet[Action], bool]


MAY_BE_EMPTY = {"reference": "reference", "priorities": "priority_words", "slips": "slips"}


class DueColumn(DateColumn):
    """A due date, with a word where it is past and the action still open."""

    attrs = {"td": {"class": "portal-due"}}

    def render(self, value: date, record: Action) -> str:  # type: ignore[override]
        return f"{super().render(value)}, overdue" if record.is_overdue else super().render(value)


class SlipsColumn(tables.Column):
    """How often the due date was put off, and when it was at first; an export holds the number alone."""

    def render(self, value: int, record: Action) -> str:
        if not value:
            return ""
        first = f", at first due {date_format(record.original_due, 'j F Y')}" if record.original_due else ""
        return f"{value} time{'' if value == 1 else 's'}{first}"

    def value(self, *, value: int, **kwargs: Any) -> int:
        return value


class ActionStatusColumn(StatusColumn):
    """The status as its mark. The table hands over a choice's label, so the code is taken from the record."""

    def render(self, record: Action) -> SafeString:
        return super().render(record.status)

    def value(self, *, record: Action, **kwargs: Any) -> str:  # type: ignore[override]
        return status_mark(record.status).word


class ChooseColumn(tables.Column):
    """A checkbox that chooses the row's action; not part of an export."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(verbose_name="Choose", accessor="pk", orderable=False, exclude_from_export=True, **kwargs)

    def render(self, record: Action) -> SafeString:
        return render_to_string("actions/actions/choose.html", {"action": record})


class TitleColumn(tables.Column):
    """The action as a link to its page, with its plan where the list is of several; an export holds the title alone."""

    def render(self, record: Action, table: "ActionTable") -> SafeString:
        context = {"action": record, "url": table.url_of(record), "names_plan": table.of_many}
        return render_to_string("actions/actions/list_title.html", context)

    def value(self, *, record: Action, **kwargs: Any) -> str:
        return record.title


class ActionTable(PortalTable):
    """`may_choose` offers a checkbox in each row, for a change to several actions; `of_many` names each one's plan."""

    caption = "Actions"
    caption_hidden = True
    row_header = "title"

    choose = ChooseColumn()
    reference = tables.Column("Ref.", default="")
    title = TitleColumn(verbose_name="Action", attrs={"td": {"class": "portal-name"}})
    plan = tables.Column("Plan", accessor="plan__title", visible=False)  # on the page it stands below the action
    priorities = tables.Column("Priority", orderable=False, accessor="priority_words", default="")
    leads = tables.Column("Lead", orderable=False, accessor="lead_words", empty_values=("",), default="No lead")
    due = DueColumn(verbose_name="Due", default="No date")
    slips = SlipsColumn(verbose_name="Put off")
    status = ActionStatusColumn(verbose_name="Status", mark=status_mark)

    class Meta:
        empty_text = "No action matches. Take a filter away, or add an action."

    def __init__(self, *args: Any, slug: str, may_choose: bool = False, of_many: bool = False, **kwargs: Any) -> None:
        absent = [name for name, is_there in (("choose", may_choose), ("plan", of_many)) if not is_there]
        super().__init__(*args, exclude=absent, **kwargs)
        self.slug, self.of_many = slug, of_many

    def leave_out_empty_columns(self) -> None:
        """Hide the columns in which no row of the page has anything, so that the others have the room."""
        shown = [row.record for row in self.paginated_rows]
        for name, attribute in MAY_BE_EMPTY.items():
            if shown and not any(getattr(record, attribute) for record in shown):
                self.columns.hide(name)

    def url_of(self, record: Action) -> str:
        """The action's page."""
        return reverse("action-detail", args=[self.slug, record.pk])

    def order_due(self, queryset: QuerySet[Action], is_descending: bool) -> Ordered:
        """Actions without a date come last either way."""
        due = F("due").desc(nulls_last=True) if is_descending else F("due").asc(nulls_last=True)
        return queryset.order_by(due, "order", "pk"), True

    def order_status(self, queryset: QuerySet[Action], is_descending: bool) -> Ordered:
        return selectors.by_status(queryset, descending=is_descending), True


STATUS_MARKS: Final[dict[str, Mark]] = {
    ActionStatus.NOT_STARTED: Mark(ActionStatus.NOT_STARTED.label, MarkShape.RING),
    ActionStatus.ON_TRACK: Mark(ActionStatus.ON_TRACK.label, MarkShape.CIRCLE, Tone.GOOD),
    ActionStatus.AT_RISK: Mark(ActionStatus.AT_RISK.label, MarkShape.TRIANGLE, Tone.NEAR),
    ActionStatus.OFF_TRACK: Mark(ActionStatus.OFF_TRACK.label, MarkShape.SQUARE, Tone.BAD),
    ActionStatus.COMPLETE: Mark(ActionStatus.COMPLETE.label, MarkShape.TICK, Tone.GOOD),
    ActionStatus.DROPPED: Mark(ActionStatus.DROPPED.label, MarkShape.CROSS),
    ActionStatus.NOT_REPORTED: Mark(ActionStatus.NOT_REPORTED.label, MarkShape.DASH),
}
