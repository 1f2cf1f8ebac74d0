from django.urls import path

from reports.before_signing import views

urlpatterns = [
    path("papers/<slug:report>/before-signing/", views.before_signing_page, name="before-signing"),
]
