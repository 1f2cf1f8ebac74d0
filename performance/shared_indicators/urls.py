"""Addresses of the shared indicators, which the installation's data stewards keep."""

from django.urls import path

from performance.shared_indicators import views

urlpatterns = [
    path("indicators/", views.shared_list, name="shared-list"),
    path("indicators/new/", views.SharedCreate.as_view(), name="shared-create"),
    path("indicators/<int:shared>/", views.shared_detail, name="shared-detail"),
    path("indicators/<int:shared>/edit/", views.SharedEdit.as_view(), name="shared-edit"),
    path("indicators/<int:shared>/parts/", views.SharedParts.as_view(), name="shared-parts"),
    path("indicators/<int:shared>/merge/", views.SharedMergeStart.as_view(), name="shared-merge-start"),
    path("indicators/<int:shared>/merge/<int:stays>/", views.SharedMerge.as_view(), name="shared-merge"),
    *views.SHARED_INDICATOR.paths("indicators/<int:shared>/", "shared"),
]
