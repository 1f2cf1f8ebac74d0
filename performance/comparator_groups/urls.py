"""Addresses of the groups that an area is compared with."""

from django.urls import path

from performance.comparator_groups import views

urlpatterns = [
    path("comparison/groups/", views.group_list, name="comparator-groups"),
    path("comparison/groups/new/", views.ComparatorGroupCreate.as_view(), name="comparator-group-create"),
    path("comparison/groups/<int:comparator>/", views.group_detail, name="comparator-group"),
    path(
        "comparison/groups/<int:comparator>/add/", views.ComparatorMembersAdd.as_view(), name="comparator-members-add"
    ),
    path("comparison/members/<int:peer>/edit/", views.ComparatorMemberEdit.as_view(), name="comparator-member-edit"),
    path(
        "comparison/members/<int:peer>/remove/", views.ComparatorMemberRemove.as_view(), name="comparator-member-remove"
    ),
    *views.COMPARATOR_GROUP.paths("comparison/groups/<int:comparator>/", "comparator-group"),
]
