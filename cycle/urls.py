from django.urls import path

from cycle.views import my_work, rolling

urlpatterns = [
    path("my-work/", my_work.MyWork.as_view(), name="my-work"),
    path("plans/<int:plan>/next/", rolling.RollForward.as_view(), name="roll-forward"),
    path("plans/<int:plan>/promises/", rolling.promise_review, name="promise-review"),
    path("plans/<int:plan>/promises/freeze/", rolling.promises_freeze, name="promises-freeze"),
    path("plans/<int:plan>/promises/settle/", rolling.promises_settle, name="promises-settle"),
]
