"""Addresses of the groups that an area is compared with."""

from django.urls import path

from performance.comparator_groups import views

urlpatterns = [
    path("comparison/groups/", views.group_list, name="comparator-groups"),
    path("comparison/groups/new/", views.GroupCreate.as_view(), name="comparator-group-create"),
    path("comparison/groups/<int:comparator>/", views.group_detail, name="comparator-group"),
    path("comparison/groups/<int:comparator>/add/", views.MembersAdd.as_view(), name="comparator-members-add"),
    path("comparison/members/<int:peer>/edit/", views.MemberEdit.as_view(), name="comparator-member-edit"),
    path("comparison/members/<int:peer>/remove/", views.MemberRemove.as_view(), name="comparator-member-remove"),
    *views.COMPARATOR_GROUP.paths("comparison/groups/<int:comparator>/", "comparator-group"),
]
