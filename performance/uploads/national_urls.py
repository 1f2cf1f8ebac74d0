"""Addresses of the installation's own figures, for data stewards."""

from django.urls import path

from performance.handling.views import NationalSourceMarks
from performance.uploads import views

urlpatterns = [
    path("imports/", views.NationalUploadList.as_view(), name="national-upload-list"),
    path("imports/handling/", NationalSourceMarks.as_view(), name="national-source-marks"),
    path("imports/new/", views.NationalUploadCreate.as_view(), name="national-upload-create"),
    path("imports/<int:upload>/", views.NationalUploadDetail.as_view(), name="national-upload-detail"),
    path("imports/<int:upload>/cancel/", views.NationalUploadCancel.as_view(), name="national-upload-cancel"),
    path("imports/<int:upload>/restart/", views.NationalUploadRestart.as_view(), name="national-upload-restart"),
]
