"""Addresses of notes on data and of questions about figures."""

from django.urls import path

from performance.data_notes import views

urlpatterns = [
    path("measures/<int:measure>/notes/new/", views.DataNoteCreate.as_view(), name="note-create"),
    path("measures/<int:measure>/notes/question/", views.DataQuestionCreate.as_view(), name="figure-question"),
    path("notes/<int:note>/end/", views.NoteEnd.as_view(), name="note-end"),
]
