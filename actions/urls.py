from django.urls import path

from actions import views

urlpatterns = [
    path("actions/", views.action_list, name="action-list"),
    path("plans/<int:plan>/actions/new/", views.action_create, name="action-create"),
    path("actions/<int:action>/", views.action_detail, name="action-detail"),
    path("actions/<int:action>/edit/", views.action_edit, name="action-edit"),
    path("actions/<int:action>/progress/", views.action_report, name="action-report"),
    path("actions/<int:action>/archive/", views.action_archive, name="action-archive"),
    path("actions/<int:action>/delete/", views.action_delete, name="action-delete"),
]
