from django.urls import path

from reports.scrutiny.questions import views

urlpatterns = [
    path("questions/", views.question_list, name="question-list"),
    path("questions/new/", views.QuestionCreate.as_view(), name="question-create"),
    path("questions/suggestion/", views.suggestion_settle, name="suggestion-settle"),
    path("questions/brief/", views.chairs_brief, name="chairs-brief"),
    path("questions/<int:question>/", views.question_detail, name="question-detail"),
    path("questions/<int:question>/edit/", views.QuestionEdit.as_view(), name="question-edit"),
    path("questions/<int:question>/drop/", views.QuestionDrop.as_view(), name="question-drop"),
    path("questions/<int:question>/restore/", views.QuestionRestore.as_view(), name="question-restore"),
    path("questions/<int:question>/release/", views.QuestionRelease.as_view(), name="question-release"),
    path("questions/<int:question>/reply/", views.QuestionReply.as_view(), name="question-reply"),
    path("questions/<int:question>/history/", views.QuestionHistory.as_view(), name="question-history"),
]
