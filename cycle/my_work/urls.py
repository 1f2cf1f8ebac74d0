from django.urls import path

from cycle.my_work import views

urlpatterns = [
    path("my-work/", views.MyWork.as_view(), name="my-work"),
]
root_urlpatterns = [path("owed/", views.in_every_partnership, name="owed-everywhere")]
