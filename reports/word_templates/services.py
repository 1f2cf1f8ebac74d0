"""Every write to councils' Word templates."""

import hashlib

from django.core.exceptions import ValidationError
from django.db import transaction

from core import clock, writes
from partnerships.models import Partnership, User
from reports.models import WordTemplate, WordTemplateFile
from reports.word_templates.template_file import UnsuitableTemplate, prepare_template


@transaction.atomic
def add_template(*, by: User | None, partnership: Partnership, name: str, content: bytes) -> WordTemplate:
    """Take a template into use. Raises ValidationError on `file` for one that is unfit."""
    try:
        reference = prepare_template(content)
    except UnsuitableTemplate as error:
        raise ValidationError({"file": str(error)}) from None
    template = writes.create(
        WordTemplate,
        by=by,
        partnership=partnership,
        name=name,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        added_at=clock.now(),
    )
    WordTemplateFile.objects.create(template=template, sent=content, reference=reference)
    return template
