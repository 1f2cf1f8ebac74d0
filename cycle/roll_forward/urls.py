from django.urls import path

from cycle.roll_forward import views

urlpatterns = [
    path("plans/<int:plan>/next/", views.RollForward.as_view(), name="roll-forward"),
    path("plans/<int:plan>/promises/", views.promise_review, name="promise-review"),
    path("plans/<int:plan>/promises/freeze/", views.promises_freeze, name="promises-freeze"),
    path("plans/<int:plan>/promises/settle/", views.promises_settle, name="promises-settle"),
]
