from django.urls import path

from reports.compliance import views

urlpatterns = [
    path("duties/", views.duties, name="duties"),
]
