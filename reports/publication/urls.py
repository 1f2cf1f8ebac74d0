from django.urls import path

from reports.publication import views

urlpatterns = [
    path("plans/<int:plan>/publishing/", views.publishing, name="publishing"),
    path("plans/<int:plan>/publishing/<str:period>/", views.Publish.as_view(), name="publish"),
    path("published/<int:publication>/take-back/", views.Withdraw.as_view(), name="publication-withdraw"),
    path("sealed/<slug:reference>/publish/", views.PaperPublish.as_view(), name="paper-publish"),
    path("public-papers/<int:public_paper>/take-back/", views.PaperTakeBack.as_view(), name="paper-take-back"),
]
