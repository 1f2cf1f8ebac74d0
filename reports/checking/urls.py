from django.urls import path

from reports.checking import views

urlpatterns = [
    path("check/", views.check_draft, name="check-draft"),
]
