"""Checking a draft: pasted or uploaded, worked out again, held against the partnership's figures. Nothing is kept."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render

from checker import check_text
from checker.readers import MOST_BYTES, MOST_CHARACTERS, FileText, UnreadableDocument, open_bytes
from core.govuk.forms import GovukForm
from core.govuk.look import Look
from partnerships.access.policies import PortalRequest, requires
from partnerships.access.roles import Permission
from reports.checking.presenters import checked_draft
from reports.checking.selectors.known_facts import known_facts


class DraftForm(GovukForm):
    text = forms.CharField(label="Paste the draft", widget=forms.Textarea, required=False, max_length=MOST_CHARACTERS)
    file = forms.FileField(
        label="Or choose a file", required=False, help_text="Word (.docx), PDF, a web page (.html) or plain text"
    )
    looks = {"text": Look(rows=12, name="the draft")}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        text, file = cleaned.get("text"), cleaned.get("file")
        if file is not None and text:
            self.add_error("file", "Paste a draft or choose a file, not both.")
        elif file is not None:
            cleaned["read"] = self._read(file)
        elif not text and not self.errors:
            self.add_error("text", "Paste the draft, or choose a file below.")
        else:
            cleaned["read"] = FileText(text or "")
        return cleaned

    def _read(self, file: Any) -> FileText:
        if file.size > MOST_BYTES:
            self.add_error("file", f"The file is larger than {MOST_BYTES // 1_000_000} MB.")
            return FileText("")
        try:
            return open_bytes(file.name, file.read())
        except UnreadableDocument as error:
            self.add_error("file", ValidationError(str(error)))
            return FileText("")


@requires(Permission.REPORT_EDIT)
def check_draft(request: PortalRequest, slug: str) -> HttpResponse:
    """Works a draft's figures out again. A post changes nothing: it is one because drafts are long."""
    form = DraftForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        draft, file = form.cleaned_data["read"], form.cleaned_data.get("file")
        known = known_facts(request.partnership)
        report = check_text(draft.text, known=known)
        context["told"] = checked_draft(draft, file.name if file else "", report, known)
    return render(request, "reports/checking/check.html", context)
