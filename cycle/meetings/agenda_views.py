"""What stands on an agenda, and the actions that meetings gave."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model

from core.editing.views import ServiceCreateView, ServiceDeleteView, ServiceUpdateView, values_of
from cycle.meetings import selectors, services
from cycle.meetings.forms import ChangeItemForm, LogItemForm, LogUpdateForm, NewItemForm
from cycle.meetings.views import OfMeeting
from partnerships.access.policies import requires
from partnerships.access.roles import Permission
from partnerships.pages import HistoryPage, InPartnership, found_or_404


@requires(Permission.MEETING_EDIT)
class ItemAdd(OfMeeting, ServiceCreateView):
    form_class = NewItemForm
    heading = "Put something on the agenda"
    submit = "Add it"
    done = "It is on the agenda."

    def make(self, form: Any) -> Model:
        return services.add_item(by=self.user, meeting=self.meeting, **values_of(form))


class OfItem(InPartnership):
    """A page about one item of an agenda."""

    def get_object(self) -> Any:
        return found_or_404(selectors.item_for(self.partnership, self.kwargs["agenda_item"]))

    def get_caption(self) -> str:
        return str(self.object.meeting)  # type: ignore[attr-defined]

    def get_back_url(self) -> str:
        return self.url("meeting-detail", self.object.meeting_id)  # type: ignore[attr-defined]


@requires(Permission.MEETING_EDIT)
class ItemEdit(OfItem, ServiceUpdateView):
    form_class = ChangeItemForm
    heading = "Change the item"
    done = "The item was changed."

    def change(self, form: Any, version: int | None) -> Model:
        return services.change_item(by=self.user, item=self.object, version=version, **values_of(form))


@requires(Permission.MEETING_EDIT)
class ItemRemove(OfItem, ServiceDeleteView):
    question = "Take off the agenda"
    submit = "Take it off"
    done = "It was taken off the agenda."

    def remove(self, version: int | None) -> None:
        services.remove_item(by=self.user, item=self.object, version=version)


class OfLogItem(InPartnership):
    """A page about one action of a group's log."""

    def get_object(self) -> Any:
        return found_or_404(selectors.log_item_for(self.partnership, self.kwargs["log_item"]))

    def get_caption(self) -> str:
        return str(self.object.group)  # type: ignore[attr-defined]

    def get_back_url(self) -> str:
        return self.url("group-meetings", self.object.group_id)  # type: ignore[attr-defined]


@requires(Permission.MEETING_EDIT)
class LogItemEdit(OfLogItem, ServiceUpdateView):
    form_class = LogItemForm
    heading = "Change the action"
    done = "The action was changed."

    def change(self, form: Any, version: int | None) -> Model:
        return services.change_log_item(by=self.user, log_item=self.object, version=version, **values_of(form))


@requires(Permission.MEETING_EDIT)
class LogItemUpdate(OfLogItem, ServiceUpdateView):
    form_class = LogUpdateForm
    submit = "Save the update"
    done = "The update was saved."

    def get_heading(self) -> str:
        return f"How it stands: {self.object}"

    def values_from(self, record: Any) -> dict[str, Any]:
        return {"status": record.status}

    def change(self, form: Any, version: int | None) -> Model:
        values = values_of(form)
        if values["status"] == self.object.status and not values["text"]:
            raise ValidationError("Nothing has been entered yet: change the status or say what was done.")
        return services.update_log(by=self.user, log_item=self.object, version=version, **values)


@requires(Permission.READ)
class LogItemHistory(OfLogItem, HistoryPage):
    pass
