"""The partnership's groups at three levels, their members and their address lists."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property

from core.editing.views import (
    ServiceArchiveView,
    ServiceConfirmView,
    ServiceCreateView,
    ServiceUpdateView,
    values_of,
)
from core.govuk.export import UnknownFormat, export_response
from partnerships.access.policies import requires
from partnerships.access.roles import Permission
from partnerships.groups import selectors as group_selectors
from partnerships.groups import services as group_services
from partnerships.groups.forms import EditGroupForm, EditMemberForm, NewGroupForm, NewMemberForm
from partnerships.pages import HistoryPage, InPartnership, found_or_404


@requires(Permission.READ)
def group_list(request: Any, slug: str) -> HttpResponse:
    """The groups by level; `?export=csv` gives every member of each."""
    levels = group_selectors.groups_by_level(request.partnership)
    if file_format := request.GET.get("export"):
        return _file(group_selectors.member_rows(levels), f"{slug}-groups", file_format)
    may_edit = request.scope.can(Permission.PEOPLE_MANAGE)
    archived = group_selectors.archived_groups_of(request.partnership) if may_edit else ()
    context = {"levels": levels, "archived": archived, "may_edit": may_edit}
    return render(request, "partnerships/groups/group_list.html", context)


@requires(Permission.READ)
def group_detail(request: Any, slug: str, group: int) -> HttpResponse:
    """One group with its members; `?export=csv` gives its address list."""
    found = found_or_404(group_selectors.group_for(request.partnership, group))
    if file_format := request.GET.get("export"):
        return _file(group_selectors.rows_of_group(found), f"{slug}-{found.name}", file_format)
    context = {
        "group": found,
        "line": group_selectors.line_of(found),
        "former": group_selectors.former_members_of(found),
        "may_edit": request.scope.can(Permission.PEOPLE_MANAGE),
    }
    return render(request, "partnerships/groups/group_detail.html", context)


def _file(rows: list[tuple[object, ...]], name: str, file_format: str) -> HttpResponse:
    try:
        return export_response(rows, name, file_format)
    except UnknownFormat as error:
        raise Http404(str(error)) from error


@requires(Permission.PEOPLE_MANAGE)
class GroupCreate(InPartnership, ServiceCreateView):
    form_class = NewGroupForm
    heading = "Add a group"
    submit = "Add the group"
    done = "The group was added. Give it its members."
    refused_at = {"__all__": "name"}

    def make(self, form: Any) -> Any:
        return group_services.create_group(by=self.user, partnership=self.partnership, **values_of(form))

    def get_back_url(self) -> str:
        return self.url("group-list")

    def get_done_url(self, saved: Any) -> str:
        return self.url("group-detail", saved.pk)


class WithinGroup(InPartnership):
    """For pages of one group, and of what hangs from it."""

    @cached_property
    def group(self) -> Any:
        return found_or_404(group_selectors.group_for(self.partnership, self.kwargs["group"]))

    def get_object(self) -> Any:
        return self.group

    def get_back_url(self) -> str:
        return self.url("group-detail", self.group.pk)

    def get_caption(self) -> str:
        return str(self.group)


@requires(Permission.PEOPLE_MANAGE)
class GroupEdit(WithinGroup, ServiceUpdateView):
    form_class = EditGroupForm
    heading = "Edit the group"
    done = "The group was changed."
    refused_at = {"__all__": "name"}

    def change(self, form: Any, version: int | None) -> Any:
        return group_services.change_group(by=self.user, group=self.group, version=version, **values_of(form))


@requires(Permission.PEOPLE_MANAGE)
class GroupArchive(WithinGroup, ServiceArchiveView):
    done = "The group was archived."
    means = "It leaves the lists and can lead nothing new. What it leads stays with it until someone else is named."

    def change(self, form: Any, version: int | None) -> Any:
        return group_services.archive_group(by=self.user, group=self.group, version=version, **values_of(form))

    def get_done_url(self, saved: Any) -> str:
        return self.url("group-list")


@requires(Permission.PEOPLE_MANAGE)
class GroupRestore(WithinGroup, ServiceConfirmView):
    question = "Bring back"
    submit = "Bring it back"
    done = "The group is back, with its members."

    def change(self, form: Any, version: int | None) -> Any:
        return group_services.restore_group(by=self.user, group=self.group, version=version)


@requires(Permission.READ)
class GroupHistory(WithinGroup, HistoryPage):
    pass


@requires(Permission.PEOPLE_MANAGE)
class MemberAdd(WithinGroup, ServiceCreateView):
    form_class = NewMemberForm
    heading = "Add a member"
    submit = "Add the member"
    done = "The member was added."
    refused_at = {"__all__": "user"}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"partnership": self.partnership}

    def make(self, form: Any) -> Any:
        return group_services.add_group_member(by=self.user, group=self.group, **values_of(form))


class OfMember(WithinGroup):
    object: Any

    def get_object(self) -> Any:
        return found_or_404(group_selectors.member_for(self.group, self.kwargs["member"]))


@requires(Permission.PEOPLE_MANAGE)
class MemberEdit(OfMember, ServiceUpdateView):
    form_class = EditMemberForm
    done = "The member was changed."
    refused_at = {"user": "role_title"}

    def get_heading(self) -> str:
        return f"Change the place of {self.object}"

    def get_form_kwargs(self) -> dict[str, Any]:
        values = {"partnership": self.partnership, "has_account": self.object.user_id is not None}
        return super().get_form_kwargs() | values

    def change(self, form: Any, version: int | None) -> Any:
        return group_services.change_group_member(by=self.user, member=self.object, version=version, **values_of(form))


@requires(Permission.PEOPLE_MANAGE)
class MemberRemove(OfMember, ServiceArchiveView):
    submit = "Take the place away"
    done = "The member has left the group."
    means = "The person leaves the group’s list and its address list. That they were in it stays in the history."

    def get_heading(self) -> str:
        return f"Does {self.object} leave {self.group}?"

    def change(self, form: Any, version: int | None) -> Any:
        return group_services.remove_group_member(by=self.user, member=self.object, version=version, **values_of(form))


@requires(Permission.READ)
class MemberHistory(OfMember, HistoryPage):
    """Of one who has left, too."""

    def get_object(self) -> Any:
        return found_or_404(group_selectors.past_or_present_member_for(self.group, self.kwargs["member"]))
