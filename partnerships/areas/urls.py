from django.urls import path

from partnerships.areas import views

urlpatterns = [
    path("areas/", views.area_list, name="area-list"),
    path("areas/new/", views.AreaCreate.as_view(), name="area-create"),
    path("areas/<int:area>/", views.area_detail, name="area-detail"),
    *views.AREA.paths("areas/<int:area>/", "area"),
    path("areas/<int:area>/links/new/", views.AreaLinkCreate.as_view(), name="area-link-create"),
    *views.AREA_LINK.paths("areas/<int:area>/links/<int:link>/", "area-link"),
]
