from django.urls import path

from reports.layouts import views

urlpatterns = [
    path("layouts/", views.layout_list, name="layout-list"),
    path("layouts/new/", views.LayoutCopy.as_view(), name="layout-copy"),
    path("layouts/<int:own_layout>/", views.LayoutEdit.as_view(), name="layout-edit"),
    *views.LAYOUT.paths("layouts/<int:own_layout>/", "layout"),
]
