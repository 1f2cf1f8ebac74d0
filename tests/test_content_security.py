"""The policy that browsers hold every page to, and templates that keep to it."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests import builders, pages

TEMPLATES = Path(settings.BASE_DIR) / "templates"
# What pandoc and WeasyPrint read: files, not pages.
OF_DOCUMENTS = {TEMPLATES / "reports" / "papers" / "document", TEMPLATES / "reports" / "blocks"}
_OF_DJANGO = re.compile(r"\{[%{#].*?[%}#]\}", re.DOTALL)
_INLINE = re.compile(r"\son[a-z]+=|<style\b|\sstyle=|<script(?![^>]*\ssrc=)", re.IGNORECASE)


@pytest.mark.django_db
def test_no_page_may_run_or_style_anything_inline():
    officer = pages.sign_in(builders.make_partnership("seaside"))
    answers = [
        Client().get(reverse("public-list")),
        Client().get(reverse("sign-in")),
        officer.get(reverse("overview", args=["seaside"])),
        officer.get("/no/such/page/"),
    ]
    for answer in answers:
        policy = answer["Content-Security-Policy"]
        assert "unsafe" not in policy
        assert "script-src 'self';" in f"{policy};"
        assert "*" not in policy
        assert "http" not in policy


def test_no_template_of_a_page_holds_a_script_a_style_or_a_handler():
    found = [
        f"{path.relative_to(TEMPLATES)}: {tag.group()}"
        for path in sorted(TEMPLATES.rglob("*.html"))
        if OF_DOCUMENTS.isdisjoint(path.parents)
        for tag in _INLINE.finditer(_OF_DJANGO.sub("", path.read_text("utf-8")))
    ]
    assert found == []
