from django.urls import path

from partnerships.groups import views

urlpatterns = [
    path("groups/", views.group_list, name="group-list"),
    path("groups/new/", views.GroupCreate.as_view(), name="group-create"),
    path("groups/<int:group>/", views.group_detail, name="group-detail"),
    *views.GROUP.paths("groups/<int:group>/", "group"),
    path("groups/<int:group>/members/new/", views.MemberAdd.as_view(), name="member-add"),
    *views.MEMBER.paths("groups/<int:group>/members/<int:member>/", "member"),
]
