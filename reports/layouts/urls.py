from django.urls import path

from reports.layouts import views

urlpatterns = [
    path("layouts/", views.layout_list, name="layout-list"),
    path("layouts/new/", views.LayoutCopy.as_view(), name="layout-copy"),
    path("layouts/<int:own_layout>/", views.LayoutEdit.as_view(), name="layout-edit"),
    path("layouts/<int:own_layout>/archive/", views.LayoutArchive.as_view(), name="layout-archive"),
    path("layouts/<int:own_layout>/restore/", views.LayoutRestore.as_view(), name="layout-restore"),
    path("layouts/<int:own_layout>/history/", views.LayoutHistory.as_view(), name="layout-history"),
]
