from django.urls import path

from reports.word_templates import views

urlpatterns = [
    path("word-templates/", views.template_list, name="word-template-list"),
    path("word-templates/new/", views.TemplateCreate.as_view(), name="word-template-create"),
    path("word-templates/<int:word_template>/file/", views.template_file, name="word-template-file"),
    *views.WORD_TEMPLATE.paths("word-templates/<int:word_template>/", "word-template"),
]
