from django.urls import path

from cycle.roll_forward import views

urlpatterns = [
    path("plans/<int:plan>/next/", views.RollForward.as_view(), name="roll-forward"),
    path("plans/<int:plan>/promises/", views.commitment_review, name="commitment-review"),
    path("plans/<int:plan>/promises/freeze/", views.commitments_freeze, name="commitments-freeze"),
    path("plans/<int:plan>/promises/settle/", views.commitments_settle, name="commitments-settle"),
]
