from django.urls import path

from actions.actions import views

urlpatterns = [
    path("actions/", views.action_list, name="action-list"),
    path("actions/change/", views.ManyActionsChange.as_view(), name="action-change-many"),
    path("plans/<int:plan>/actions/new/", views.ActionCreate.as_view(), name="action-create"),
    path("actions/<int:action>/", views.action_detail, name="action-detail"),
    path("actions/<int:action>/edit/", views.ActionEdit.as_view(), name="action-edit"),
    path("actions/<int:action>/milestones/new/", views.MilestoneCreate.as_view(), name="milestone-create"),
    *views.ACTION.paths("actions/<int:action>/", "action"),
    *views.MILESTONE.paths("milestones/<int:milestone>/", "milestone"),
]
