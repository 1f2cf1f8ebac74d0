"""The partnership's groups at three levels, their members and their address lists."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property

from core.editing.views import ServiceCreateView, values_of
from core.govuk.export import UnknownFormat, export_response
from partnerships.access.policies import PortalRequest, requires
from partnerships.access.roles import Permission
from partnerships.groups import selectors as selectors
from partnerships.groups import services as services
from partnerships.groups.forms import EditGroupForm, EditMemberForm, NewGroupForm, NewMemberForm
from partnerships.pages import InPartnership, found_or_404
from partnerships.records import RecordPages, archive, edit, history, restore


@requires(Permission.READ)
def group_list(request: PortalRequest, slug: str) -> HttpResponse:
    """The groups by level; `?export=csv` gives every member of each."""
    levels = selectors.groups_by_level(request.partnership)
    if file_format := request.GET.get("export"):
        return _file(selectors.member_rows(levels), f"{slug}-groups", file_format)
    may_edit = request.scope.can(Permission.PEOPLE_MANAGE)
    archived = selectors.archived_groups_of(request.partnership) if may_edit else ()
    context = {"levels": levels, "archived": archived, "may_edit": may_edit}
    return render(request, "partnerships/groups/group_list.html", context)


@requires(Permission.READ)
def group_detail(request: PortalRequest, slug: str, group: int) -> HttpResponse:
    """One group with its members; `?export=csv` gives its address list."""
    found = found_or_404(selectors.group_for(request.partnership, group))
    if file_format := request.GET.get("export"):
        return _file(selectors.rows_of_group(found), f"{slug}-{found.name}", file_format)
    context = {
        "group": found,
        "line": selectors.group_line(found),
        "former": selectors.former_members_of(found),
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
        return services.create_group(by=self.user, partnership=self.partnership, **values_of(form))

    def get_back_url(self) -> str:
        return self.url("group-list")

    def get_done_url(self, saved: Any) -> str:
        return self.url("group-detail", saved.pk)


class GroupMixin(InPartnership):
    """For pages of one group, and of what hangs from it."""

    @cached_property
    def group(self) -> Any:
        return found_or_404(selectors.group_for(self.partnership, self.kwargs["group"]))

    def get_object(self) -> Any:
        return self.group

    def get_back_url(self) -> str:
        return self.url("group-detail", self.group.pk)

    def get_caption(self) -> str:
        return str(self.group)


@requires(Permission.PEOPLE_MANAGE)
class MemberAdd(GroupMixin, ServiceCreateView):
    form_class = NewMemberForm
    heading = "Add a member"
    submit = "Add the member"
    done = "The member was added."
    refused_at = {"__all__": "user"}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"partnership": self.partnership}

    def make(self, form: Any) -> Any:
        return services.add_group_member(by=self.user, group=self.group, **values_of(form))


GROUP = RecordPages(
    GroupMixin,
    requires(Permission.PEOPLE_MANAGE),
    edit(EditGroupForm, heading="Edit the group", done="The group was changed.", refused_at={"__all__": "name"}),
    archive(
        done="The group was archived.",
        means="It leaves the lists and can lead nothing new. What it leads stays with it until someone else is named.",
        leads_to="group-list",
    ),
    restore(done="The group is back, with its members."),
    history(),
)


class MemberMixin(GroupMixin):
    """A page about the present member that the address names; it leads back to the group."""

    object: Any

    def get_object(self) -> Any:
        return found_or_404(selectors.member_for(self.group, self.kwargs["member"]))


class PastOrPresentMemberMixin(GroupMixin):
    def get_object(self) -> Any:
        return found_or_404(selectors.past_or_present_member_for(self.group, self.kwargs["member"]))


MEMBER = RecordPages(
    MemberMixin,
    requires(Permission.PEOPLE_MANAGE),
    edit(
        EditMemberForm,
        services.change_group_member,
        form_kwargs=lambda member: {"partnership": member.group.partnership, "has_account": member.user_id is not None},
        heading="Change the place of {record}",
        done="The member was changed.",
        refused_at={"user": "role_title"},
    ),
    archive(
        name="remove",
        heading="Does {record} leave {record.group}?",
        submit="Take the place away",
        done="The member has left the group.",
        means="The person leaves the group’s list and its address list. That they were in it stays in the history.",
    ),
    history(page=PastOrPresentMemberMixin),
)
