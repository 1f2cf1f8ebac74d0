from django.urls import path

from reports.clearance import views

urlpatterns = [
    path("papers/<slug:report>/clearance/", views.clearance, name="clearance"),
    path("papers/<slug:report>/clearance/new/", views.ClearanceCopyCreate.as_view(), name="clearance-copy"),
    path("clearance/<int:clearance_copy>/", views.clearance_file, name="clearance-file"),
]
