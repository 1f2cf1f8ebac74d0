from django.urls import path

from actions.delivered import views

urlpatterns = [
    path("plans/<int:plan>/delivered/", views.delivered_list, name="delivered-list"),
    path("plans/<int:plan>/delivered/new/", views.AchievementCreate.as_view(), name="achievement-create"),
    path("plans/<int:plan>/delivered/said/", views.QuoteCreate.as_view(), name="quote-create"),
    path("delivered/<int:achievement>/edit/", views.AchievementEdit.as_view(), name="achievement-edit"),
    path("said/<int:quote>/edit/", views.QuoteEdit.as_view(), name="quote-edit"),
    *views.ACHIEVEMENT.paths("delivered/<int:achievement>/", "achievement"),
    *views.QUOTE.paths("said/<int:quote>/", "quote"),
]
