from django.urls import path

from reports.publication import views

urlpatterns = [
    path("plans/<int:plan>/publishing/", views.publishing, name="publishing"),
    path("plans/<int:plan>/publishing/<str:period>/", views.Publish.as_view(), name="publish"),
    *views.PUBLICATION.paths("published/<int:publication>/", "publication"),
    path("sealed/<slug:reference>/publish/", views.PaperPublish.as_view(), name="paper-publish"),
    *views.PAPER_PUBLICATION.paths("public-papers/<int:public_paper>/", "paper"),
]
