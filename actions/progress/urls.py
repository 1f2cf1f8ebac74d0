from django.urls import path

from actions.progress import views

urlpatterns = [
    path("actions/<int:action>/progress/", views.ActionReport.as_view(), name="action-report"),
]
