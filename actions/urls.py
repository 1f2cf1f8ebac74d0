from django.urls import path

from actions.actions import (
    views as actions,
)
from actions.actions import views as lists
from actions.actions import views as many
from actions.actions import views as milestones
from actions.delivered import views as delivered
from actions.progress import views as progress

urlpatterns = [
    path("plans/<int:plan>/delivered/", delivered.delivered_list, name="delivered-list"),
    path("plans/<int:plan>/delivered/new/", delivered.AchievementCreate.as_view(), name="achievement-create"),
    path("plans/<int:plan>/delivered/said/", delivered.QuoteCreate.as_view(), name="quote-create"),
    path("delivered/<int:achievement>/edit/", delivered.AchievementEdit.as_view(), name="achievement-edit"),
    path("delivered/<int:achievement>/archive/", delivered.AchievementArchive.as_view(), name="achievement-archive"),
    path("delivered/<int:achievement>/restore/", delivered.AchievementRestore.as_view(), name="achievement-restore"),
    path("delivered/<int:achievement>/history/", delivered.AchievementHistory.as_view(), name="achievement-history"),
    path("said/<int:quote>/edit/", delivered.QuoteEdit.as_view(), name="quote-edit"),
    path("said/<int:quote>/archive/", delivered.QuoteArchive.as_view(), name="quote-archive"),
    path("said/<int:quote>/restore/", delivered.QuoteRestore.as_view(), name="quote-restore"),
    path("said/<int:quote>/history/", delivered.QuoteHistory.as_view(), name="quote-history"),
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
