from django.urls import path

from reports.scrutiny.questions import views

urlpatterns = [
    path("questions/", views.question_list, name="question-list"),
    path("questions/new/", views.QuestionCreate.as_view(), name="question-create"),
    path("questions/suggestion/", views.suggestion_decide, name="suggestion-settle"),
    path("questions/brief/", views.chairs_brief, name="chairs-brief"),
    path("questions/<int:question>/", views.question_detail, name="question-detail"),
    path("questions/<int:question>/reply/", views.QuestionReply.as_view(), name="question-reply"),
    *views.QUESTION.paths("questions/<int:question>/", "question"),
    *views.RELEASE.paths("questions/<int:question>/", "question"),
]
