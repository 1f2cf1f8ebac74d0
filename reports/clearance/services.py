"""Making copies of a paper for clearance."""

import hashlib

from django.db import transaction

from core import clock, writes
from partnerships.models import User
from reports.live_figures.selectors import live_paper
from reports.models import ClearanceCopy, ClearanceFile, Report
from reports.papers import documents


@transaction.atomic
def make_copy(*, by: User | None, report: Report, sent_to: str) -> ClearanceCopy:
    """Keep the whole paper as Word as it stands now, for someone who is to clear it."""
    content = documents.to_word(live_paper(report).paper)
    copy = writes.create(
        ClearanceCopy,
        by=by,
        partnership=report.partnership,
        report=report,
        sent_to=sent_to,
        made_at=clock.now(),
        made_by=by,
        sha256=hashlib.sha256(content).hexdigest(),
    )
    ClearanceFile.objects.create(copy=copy, content=content)
    return copy
