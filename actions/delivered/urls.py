from django.urls import path

from actions.delivered import views

urlpatterns = [
    path("plans/<int:plan>/delivered/", views.delivered_list, name="delivered-list"),
    path("plans/<int:plan>/delivered/new/", views.AchievementCreate.as_view(), name="achievement-create"),
    path("plans/<int:plan>/delivered/said/", views.QuoteCreate.as_view(), name="quote-create"),
    path("delivered/<int:achievement>/edit/", views.AchievementEdit.as_view(), name="achievement-edit"),
    path("delivered/<int:achievement>/archive/", views.AchievementArchive.as_view(), name="achievement-archive"),
    path("delivered/<int:achievement>/restore/", views.AchievementRestore.as_view(), name="achievement-restore"),
    path("delivered/<int:achievement>/history/", views.AchievementHistory.as_view(), name="achievement-history"),
    path("said/<int:quote>/edit/", views.QuoteEdit.as_view(), name="quote-edit"),
    path("said/<int:quote>/archive/", views.QuoteArchive.as_view(), name="quote-archive"),
    path("said/<int:quote>/restore/", views.QuoteRestore.as_view(), name="quote-restore"),
    path("said/<int:quote>/history/", views.QuoteHistory.as_view(), name="quote-history"),
]
