"""Papers, published versions, questions and recommendations, for support staff.

What a paper keeps from the public, and what a scrutiny member has not released yet, is not for support staff either.
"""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from core.support import LookOnlyAdmin, look_only
from reports.models import FinalVersion, Publication, Question, Recommendation, Report

look_only(
    Report,
    columns=("title", "slug", "partnership", "plan", "period", "committee", "meeting_date", "status"),
    search=("title", "slug"),
    filters=("status", "partnership"),
)
look_only(
    FinalVersion,
    columns=("reference", "title", "partnership", "number", "made_final_at", "made_final_by"),
    search=("reference", "title"),
    hidden=("figures", "basis"),
)
look_only(
    Publication,
    columns=("plan", "period", "number", "partnership", "published_at", "withdrawn_at"),
    filters=("partnership",),
    hidden=("content", "cells"),
)
look_only(
    Recommendation,
    columns=("number", "partnership", "committee", "addressee", "made_on", "reply_due", "replied_on", "done_on"),
    filters=("partnership",),
)


@admin.register(Question)
class QuestionAdmin(LookOnlyAdmin):
    list_display = ("__str__", "partnership", "plan", "asked", "released_at", "replied_at")
    list_filter = ("partnership",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).filter(released_at__isnull=False)
