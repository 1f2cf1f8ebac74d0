"""The groups that an area is compared with: their list, one group, and every change to one."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property

from core.editing.views import ServiceArchiveView, ServiceCreateView, ServiceUpdateView, values_of
from partnerships.access.policies import PortalRequest, requires
from partnerships.access.roles import Permission
from partnerships.pages import InPartnership, found_or_404
from partnerships.records import RecordPages, archive, edit, history, restore
from performance.comparator_groups import services
from performance.comparator_groups.forms import (
    AddMembersForm,
    EditComparatorGroupForm,
    MemberForm,
    NewComparatorGroupForm,
)
from performance.comparator_groups.selectors import groups


@requires(Permission.READ)
def group_list(request: PortalRequest, slug: str) -> HttpResponse:
    context = {
        "pages": [groups.group_page(group) for group in groups.groups_of(request.partnership)],
        "archived": groups.archived_groups_of(request.partnership),
        "may_edit": request.scope.can(Permission.MEASURE_EDIT),
    }
    return render(request, "performance/comparator_groups/group_list.html", context)


@requires(Permission.READ)
def group_detail(request: PortalRequest, slug: str, comparator: int) -> HttpResponse:
    found = found_or_404(groups.group_for(request.partnership, comparator))
    context = {
        "page": groups.group_page(found),
        "group": found,
        "may_edit": request.scope.can(Permission.MEASURE_EDIT) and not found.is_archived,
        "may_restore": request.scope.can(Permission.MEASURE_EDIT) and found.is_archived,
    }
    return render(request, "performance/comparator_groups/group.html", context)


class ComparatorGroupMixin(InPartnership):
    """A page about the group that the address names, which leads back to it."""

    object: Any

    def get_object(self) -> Any:
        return found_or_404(groups.group_for(self.partnership, self.kwargs["comparator"]))

    def get_caption(self) -> str:
        return str(self.object)

    def get_back_url(self) -> str:
        return self.url("comparator-group", self.object.pk)


@requires(Permission.MEASURE_EDIT)
class ComparatorGroupCreate(InPartnership, ServiceCreateView):
    form_class = NewComparatorGroupForm
    heading = "Add a group to compare with"
    submit = "Add the group"
    done = "The group was added."

    def make(self, form: Any) -> Any:
        return services.create_group(by=self.user, partnership=self.partnership, **values_of(form))

    def get_back_url(self) -> str:
        return self.url("comparator-groups")

    def get_done_url(self, saved: Any) -> str:
        return self.url("comparator-group", saved.pk)


COMPARATOR_GROUP = RecordPages(
    ComparatorGroupMixin,
    requires(Permission.MEASURE_EDIT),
    edit(EditComparatorGroupForm, services.change_group, heading="Edit {record}", refused_at={"members": "kind"}),
    archive(
        done="The group was archived.",
        means="It leaves the comparisons. Its history stays, and it can be brought back.",
        leads_to="comparator-groups",
    ),
    restore(done="The group is in the list again."),
    history(),
)


@requires(Permission.MEASURE_EDIT)
class ComparatorMembersAdd(ComparatorGroupMixin, ServiceUpdateView):
    form_class = AddMembersForm
    heading = "Add areas to the group"
    submit = "Add the areas"
    done = "The areas were added."

    service = staticmethod(services.add_members)

    def values_from(self, record: Any) -> dict[str, Any]:
        return {}


class ComparatorMemberMixin(InPartnership):
    """A page about a member of a group. What is edited, and has the version, is the group."""

    @cached_property
    def member(self) -> Any:
        return found_or_404(groups.member_for(self.partnership, self.kwargs["peer"]))

    def get_object(self) -> Any:
        return self.member.group

    def get_caption(self) -> str:
        return str(self.member.group)

    def get_back_url(self) -> str:
        return self.url("comparator-group", self.member.group_id)


@requires(Permission.MEASURE_EDIT)
class ComparatorMemberEdit(ComparatorMemberMixin, ServiceUpdateView):
    form_class = MemberForm
    done = "The dates were saved."
    refused_at = {"members": "starts"}

    def get_heading(self) -> str:
        return f"When is {self.member} in the group?"

    def values_from(self, record: Any) -> dict[str, Any]:
        now = groups.member_now(record, self.member)
        return {"starts": now.starts if now else None, "ends": now.ends if now else None}

    def get_initial(self) -> dict[str, Any]:
        return super().get_initial() | {"starts": self.member.starts, "ends": self.member.ends}

    def change(self, form: Any, version: int | None) -> Any:
        return services.change_member(by=self.user, member=self.member, version=version, **values_of(form))


@requires(Permission.MEASURE_EDIT)
class ComparatorMemberRemove(ComparatorMemberMixin, ServiceArchiveView):
    submit = "Take it out"
    done = "The area was taken out."
    means = (
        "For an area that should never have been in: it leaves every comparison, those of past years too. "
        "For one that was in the group and left it, give its last day instead."
    )

    def get_heading(self) -> str:
        return f"Take {self.member} out of the group?"

    def change(self, form: Any, version: int | None) -> Any:
        return services.remove_member(by=self.user, member=self.member, version=version, **values_of(form))
