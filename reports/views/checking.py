"""Checking a draft: pasted or uploaded, worked out again, held against the partnership's figures. Nothing is kept."""

import re
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render

from core.govuk.forms import GovukForm
from core.govuk.look import Look
from partnerships.access import requires
from partnerships.roles import Permission
from reports.checker import check_text
from reports.checker.findings import CheckReport, Finding, Verdict
from reports.checker.readers import MOST_BYTES, MOST_CHARACTERS, UnreadableFile, read_bytes
from reports.known_facts import known_facts

_AROUND = 90  # characters
_PARAGRAPH = re.compile(r"\n\s*\n|\n(?=\s*(?:[-•*]|\d+(?:\.\d+)*[.)]?\s))")  # it, or a numbered or marked item, begins
_ROW = re.compile(r"\n")
_SPACES = re.compile(r"\s+")


class DraftForm(GovukForm):
    text = forms.CharField(label="Paste the draft", widget=forms.Textarea, required=False, max_length=MOST_CHARACTERS)
    file = forms.FileField(label="Or choose a file", required=False, help_text="Word (.docx), PDF, or plain text")
    looks = {"text": Look(rows=12, name="the draft")}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        text, file = cleaned.get("text"), cleaned.get("file")
        if file is not None and text:
            self.add_error("file", "Paste a draft or choose a file, not both.")
        elif file is not None:
            cleaned["text"] = self._read(file)
        elif not text and not self.errors:
            self.add_error("text", "Paste the draft, or choose a file below.")
        return cleaned

    def _read(self, file: Any) -> str:
        if file.size > MOST_BYTES:
            self.add_error("file", f"The file is larger than {MOST_BYTES // 1_000_000} MB.")
            return ""
        try:
            return read_bytes(file.name, file.read())
        except UnreadableFile as error:
            self.add_error("file", ValidationError(str(error)))
            return ""


@dataclass(frozen=True)
class Shown:
    """A finding with the words around it, each with the space that stands between them."""

    before: str
    words: str
    after: str
    suggestion: str
    verdict: str


@requires(Permission.REPORT_EDIT)
def check_draft(request: Any, slug: str) -> HttpResponse:
    """Works a draft's figures out again. A post changes nothing: it is one because drafts are long."""
    form = DraftForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["text"]
        report = check_text(text, known=known_facts(request.partnership))
        context |= _told(text, report)
    return render(request, "reports/checking/check.html", context)


def _told(text: str, report: CheckReport) -> dict[str, Any]:
    return {
        "report": report,
        "wrong": [_shown(text, one) for one in report.findings if one.verdict is Verdict.DISAGREES],
        "open": [_shown(text, one) for one in report.findings if one.verdict is Verdict.UNCHECKED],
        "right": [_shown(text, one) for one in report.findings if one.verdict is Verdict.AGREES],
        "unchecked": _by_reason(report),
    }


def _by_reason(report: CheckReport) -> list[tuple[str, list[str]]]:
    """The words of the numbers that were not checked, each once, under their reason; the most frequent reason first."""
    found: dict[str, list[str]] = {}
    for number in report.unchecked:
        words = found.setdefault(number.reason, [])
        if number.words not in words:
            words.append(number.words)
    return sorted(found.items(), key=lambda one: -len(one[1]))


def _shown(text: str, finding: Finding) -> Shown:
    line = text[text.rfind("\n", 0, finding.start) + 1 : max(text.find("\n", finding.end), finding.end)]
    border = _ROW if "\t" in line or "|" in line else _PARAGRAPH
    return Shown(
        before=_before(text[max(0, finding.start - _AROUND) : finding.start], border, cut=finding.start > _AROUND),
        words=" ".join(finding.words.split()),
        after=_after(text[finding.end : finding.end + _AROUND], border, cut=finding.end + _AROUND < len(text)),
        suggestion=finding.suggestion,
        verdict=str(finding.verdict),
    )


def _before(words: str, border: re.Pattern[str], *, cut: bool) -> str:
    """The words before a finding from the start of its paragraph or row, or from a whole word on after three dots."""
    *_, own = border.split(words)
    if own == words and cut:
        own = f"… {own.partition(' ')[2]}"
    return _SPACES.sub(" ", own)


def _after(words: str, border: re.Pattern[str], *, cut: bool) -> str:
    """The words after a finding to the end of its paragraph or row, or to a whole word and three dots."""
    own, *_ = border.split(words, maxsplit=1)
    if own == words and cut:
        own = f"{own.rpartition(' ')[0]} …"
    return _SPACES.sub(" ", own)
