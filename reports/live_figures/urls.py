from django.urls import path

from reports.live_figures import views

urlpatterns = [
    path("papers/<slug:report>/figures/", views.figure_picker, name="figure-picker"),
]
