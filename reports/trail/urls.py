from django.urls import path

from reports.trail import views

urlpatterns = [
    path("papers/<slug:report>/trail/", views.trail, name="paper-trail"),
    path("papers/<slug:report>/trail/consultees/new/", views.ConsulteeCreate.as_view(), name="consultee-create"),
    path("papers/<slug:report>/trail/review/", views.ReviewPaper.as_view(), name="review-paper"),
    path("papers/<slug:report>/trail/wording/", views.DeclareWording.as_view(), name="declare-wording"),
    path("papers/<slug:report>/trail/sign/", views.SignPaper.as_view(), name="sign-paper"),
    path("papers/<slug:report>/trail/seal/", views.MakeFinal.as_view(), name="make-final"),
    path("papers/<slug:report>/trail/correct/", views.CorrectPaper.as_view(), name="correct-paper"),
    path("papers/<slug:report>/trail/exempt/<slug:section>/", views.ExemptSection.as_view(), name="exempt-section"),
    path("papers/<slug:report>/trail/open/<slug:section>/", views.OpenSection.as_view(), name="open-section"),
    path("consultees/<int:consultee>/", views.ConsulteeEdit.as_view(), name="consultee-edit"),
]
