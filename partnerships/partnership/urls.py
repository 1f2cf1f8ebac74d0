from django.urls import path

from partnerships.partnership import views

urlpatterns = [
    path("partnerships/", views.tenant_list, name="tenant-list"),
    path("partnerships/new/", views.TenantCreate.as_view(), name="tenant-create"),
    *views.TENANT.paths("partnerships/<slug:slug>/", "tenant"),
    path("partnerships/<slug:slug>/invite/", views.TenantInvite.as_view(), name="tenant-invite"),
]
