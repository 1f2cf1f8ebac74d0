from django.urls import path

from reports.word_templates import views

urlpatterns = [
    path("word-templates/", views.template_list, name="word-template-list"),
    path("word-templates/new/", views.TemplateCreate.as_view(), name="word-template-create"),
    path("word-templates/<int:word_template>/file/", views.template_file, name="word-template-file"),
    path(
        "word-templates/<int:word_template>/archive/",
        views.TemplateArchive.as_view(),
        name="word-template-archive",
    ),
    path(
        "word-templates/<int:word_template>/restore/",
        views.TemplateRestore.as_view(),
        name="word-template-restore",
    ),
    path(
        "word-templates/<int:word_template>/history/",
        views.TemplateHistory.as_view(),
        name="word-template-history",
    ),
]
