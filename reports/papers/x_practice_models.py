"""How many working days a council allows a paper before its publication."""

from django.core.validators import MaxValueValidator
from django.db import models

from core.models import Versioned

MOST_DAYS = 60


class PaperPractice(Versioned):
    """Without a row, the usual days hold and are shown as to be confirmed."""

    partnership = models.OneToOneField(
        "partnerships.Partnership", on_delete=models.CASCADE, related_name="paper_practice"
    )
    report_before_publication = models.PositiveSmallIntegerField(
        "working days from the final report to publication", validators=[MaxValueValidator(MOST_DAYS)]
    )
    clearance_before_report = models.PositiveSmallIntegerField(
        "working days from clearance to the final report", validators=[MaxValueValidator(MOST_DAYS)]
    )

    def __str__(self) -> str:
        return f"Days before publication of {self.partnership}"
