"""How a partnership reads its figures."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from core.models import Versioned


class FigureSettings(Versioned):
    """How one partnership reads its figures. Without a row, the engine's own defaults hold."""

    audit_kind = "figure_settings"

    partnership = models.OneToOneField(
        "partnerships.Partnership", on_delete=models.CASCADE, related_name="figure_settings"
    )
    tolerance_percent = models.DecimalField(
        max_digits=5, decimal_places=2, default=5, validators=[MinValueValidator(0), MaxValueValidator(50)]
    )
    clear_below = models.DecimalField(
        "p-value below which a change is clear",
        max_digits=6,
        decimal_places=4,
        default="0.002",
        validators=[MinValueValidator(0.0001), MaxValueValidator(0.2)],
    )
    some_below = models.DecimalField(
        "p-value below which there is some evidence",
        max_digits=6,
        decimal_places=4,
        default="0.05",
        validators=[MinValueValidator(0.0001), MaxValueValidator(0.2)],
    )

    class Meta:
        verbose_name_plural = "figure settings"

    def __str__(self) -> str:
        return f"Figure settings of {self.partnership}"
