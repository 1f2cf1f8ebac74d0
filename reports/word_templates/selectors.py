"""Reads of councils' Word templates."""

from django.db.models import QuerySet

from partnerships.models import Partnership
from reports.models import WordTemplate, WordTemplateFile


def templates_of(partnership: Partnership) -> QuerySet[WordTemplate]:
    """The partnership's current templates, the newest, which is the one in use, first."""
    found: QuerySet[WordTemplate] = WordTemplate.objects.current().filter(partnership=partnership)
    return found


def template_for(partnership: Partnership, pk: int) -> WordTemplate | None:
    """The partnership's template of that key, archived ones too; None for any other's."""
    return WordTemplate.objects.filter(partnership=partnership, pk=pk).first()


def sent_file(template: WordTemplate) -> bytes:
    """The file as it was sent."""
    return bytes(WordTemplateFile.objects.values_list("sent", flat=True).get(template=template))


def reference_for(partnership_id: int) -> bytes | None:
    """What pandoc takes the styles from for the partnership's Word files; None where it has no template."""
    files = WordTemplateFile.objects.filter(template__partnership=partnership_id, template__archived_at=None)
    newest = files.order_by("-template__added_at", "-template_id").values_list("reference", flat=True).first()
    return None if newest is None else bytes(newest)
