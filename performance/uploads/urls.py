"""Addresses of a partnership's imports."""

from django.urls import path

from performance.uploads import views

urlpatterns = [
    path("imports/", views.UploadList.as_view(), name="upload-list"),
    path("imports/new/", views.UploadCreate.as_view(), name="upload-create"),
    path("imports/<int:upload>/", views.UploadDetail.as_view(), name="upload-detail"),
    path("imports/<int:upload>/cancel/", views.UploadCancel.as_view(), name="upload-cancel"),
    path("imports/<int:upload>/restart/", views.UploadRestart.as_view(), name="upload-restart"),
]
