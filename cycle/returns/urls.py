from django.urls import path

from cycle.returns import fill_views, views

urlpatterns = [
    path("returns/", views.return_list, name="return-list"),
    path("plans/<int:plan>/returns/open/", views.ReturnsOpen.as_view(), name="returns-open"),
    path("returns/<int:agency_return>/", views.ReturnDetail.as_view(), name="return-detail"),
    path("returns/<int:agency_return>/fill/", fill_views.ReturnFill.as_view(), name="return-fill"),
    path("returns/<int:agency_return>/sheet.xlsx", views.ReturnSheet.as_view(), name="return-sheet"),
    path("returns/<int:agency_return>/submit/", views.ReturnSubmit.as_view(), name="return-submit"),
    path("returns/<int:agency_return>/back/", views.ReturnSendBack.as_view(), name="return-send-back"),
    *views.AGENCY_RETURN.paths("returns/<int:agency_return>/", "return"),
]
