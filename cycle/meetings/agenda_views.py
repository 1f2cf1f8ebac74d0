"""What stands on an agenda, and the actions that meetings gave."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model

from core.editing.views import ServiceCreateView, ServiceDeleteView, ServiceUpdateView, values_of
from cycle.meetings import selectors, services
from cycle.meetings.forms import ChangeItemForm, LogItemForm, LogUpdateForm, NewItemForm
from cycle.meetings.views import MeetingMixin
from partnerships.access.policies import requires
from partnerships.access.roles import Permission
from partnerships.pages import InPartnership, found_or_404
from partnerships.records import RecordPages, edit, history


@requires(Permission.MEETING_EDIT)
class ItemAdd(MeetingMixin, ServiceCreateView):
    form_class = NewItemForm
    heading = "Put something on the agenda"
    submit = "Add it"
    done = "It is on the agenda."

    def make(self, form: Any) -> Model:
        return services.add_item(by=self.user, meeting=self.meeting, **values_of(form))


class AgendaItemMixin(InPartnership):
    """A page about one item of an agenda."""

    object: Any

    def get_object(self) -> Any:
        return found_or_404(selectors.item_for(self.partnership, self.kwargs["agenda_item"]))

    def get_caption(self) -> str:
        return str(self.object.meeting)

    def get_back_url(self) -> str:
        return self.url("meeting-detail", self.object.meeting_id)


AGENDA_ITEM = RecordPages(
    AgendaItemMixin,
    requires(Permission.MEETING_EDIT),
    edit(ChangeItemForm, services.change_item, heading="Change the item", done="The item was changed."),
)


@requires(Permission.MEETING_EDIT)
class ItemRemove(AgendaItemMixin, ServiceDeleteView):
    service = staticmethod(services.remove_item)
    question = "Take off the agenda"
    submit = "Take it off"
    done = "It was taken off the agenda."


class LogItemMixin(InPartnership):
    """A page about one action of a group's log."""

    object: Any

    def get_object(self) -> Any:
        return found_or_404(selectors.log_item_for(self.partnership, self.kwargs["log_item"]))

    def get_caption(self) -> str:
        return str(self.object.group)

    def get_back_url(self) -> str:
        return self.url("group-meetings", self.object.group_id)


LOG_ITEM = RecordPages(
    LogItemMixin,
    requires(Permission.MEETING_EDIT),
    edit(LogItemForm, heading="Change the action", done="The action was changed."),
    history(),
)


@requires(Permission.MEETING_EDIT)
class LogItemUpdate(LogItemMixin, ServiceUpdateView):
    form_class = LogUpdateForm
    heading = "How it stands: {record}"
    submit = "Save the update"
    done = "The update was saved."

    def values_from(self, record: Any) -> dict[str, Any]:
        return {"status": record.status}

    def change(self, form: Any, version: int | None) -> Model:
        values = values_of(form)
        if values["status"] == self.object.status and not values["text"]:
            raise ValidationError("Nothing has been entered yet: change the status or say what was done.")
        return services.update_log_item(by=self.user, log_item=self.object, version=version, **values)
