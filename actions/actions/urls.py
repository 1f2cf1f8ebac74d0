from django.urls import path

from actions.actions import views

urlpatterns = [
    path("actions/", views.action_list, name="action-list"),
    path("actions/change/", views.ManyActionsChange.as_view(), name="action-change-many"),
    path("plans/<int:plan>/actions/new/", views.ActionCreate.as_view(), name="action-create"),
    path("actions/<int:action>/", views.action_detail, name="action-detail"),
    path("actions/<int:action>/edit/", views.ActionEdit.as_view(), name="action-edit"),
    path("actions/<int:action>/archive/", views.ActionArchive.as_view(), name="action-archive"),
    path("actions/<int:action>/restore/", views.ActionRestore.as_view(), name="action-restore"),
    path("actions/<int:action>/delete/", views.ActionDelete.as_view(), name="action-delete"),
    path("actions/<int:action>/history/", views.ActionHistory.as_view(), name="action-history"),
    path("actions/<int:action>/milestones/new/", views.MilestoneCreate.as_view(), name="milestone-create"),
    path("milestones/<int:milestone>/edit/", views.MilestoneEdit.as_view(), name="milestone-edit"),
]
