from django.urls import path

from actions.views import actions, lists, many, milestones, progress

urlpatterns = [
    path("actions/", lists.action_list, name="action-list"),
    path("actions/change/", many.ManyActionsChange.as_view(), name="action-change-many"),
    path("plans/<int:plan>/actions/new/", actions.ActionCreate.as_view(), name="action-create"),
    path("actions/<int:action>/", actions.action_detail, name="action-detail"),
    path("actions/<int:action>/edit/", actions.ActionEdit.as_view(), name="action-edit"),
    path("actions/<int:action>/progress/", progress.ActionReport.as_view(), name="action-report"),
    path("actions/<int:action>/archive/", actions.ActionArchive.as_view(), name="action-archive"),
    path("actions/<int:action>/restore/", actions.ActionRestore.as_view(), name="action-restore"),
    path("actions/<int:action>/delete/", actions.ActionDelete.as_view(), name="action-delete"),
    path("actions/<int:action>/history/", actions.ActionHistory.as_view(), name="action-history"),
    path("actions/<int:action>/milestones/new/", milestones.MilestoneCreate.as_view(), name="milestone-create"),
    path("milestones/<int:milestone>/edit/", milestones.MilestoneEdit.as_view(), name="milestone-edit"),
]
