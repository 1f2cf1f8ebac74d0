"""Addresses of the installation's own figures, for data stewards."""

from django.urls import path

from performance.uploads import views as uploads

urlpatterns = [
    path("imports/", uploads.NationalUploadList.as_view(), name="national-upload-list"),
    path("imports/handling/", uploads.NationalSourceMarks.as_view(), name="national-source-marks"),
    path("imports/new/", uploads.NationalUploadCreate.as_view(), name="national-upload-create"),
    path("imports/<int:upload>/", uploads.NationalUploadDetail.as_view(), name="national-upload-detail"),
    path("imports/<int:upload>/cancel/", uploads.NationalUploadCancel.as_view(), name="national-upload-cancel"),
    path("imports/<int:upload>/restart/", uploads.NationalUploadRestart.as_view(), name="national-upload-restart"),
]
