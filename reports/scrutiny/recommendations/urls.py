from django.urls import path

from reports.scrutiny.recommendations import views

urlpatterns = [
    path("recommendations/", views.recommendation_list, name="recommendation-list"),
    path("recommendations/new/", views.RecommendationCreate.as_view(), name="recommendation-create"),
    path("recommendations/<int:recommendation>/", views.recommendation_detail, name="recommendation-detail"),
    path(
        "recommendations/<int:recommendation>/reply/",
        views.RecommendationAnswer.as_view(),
        name="recommendation-answer",
    ),
    path(
        "recommendations/<int:recommendation>/done/",
        views.RecommendationDone.as_view(),
        name="recommendation-done",
    ),
    *views.RECOMMENDATION.paths("recommendations/<int:recommendation>/", "recommendation"),
]
