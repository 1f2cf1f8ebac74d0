"""What is measured: an indicator's unit, direction, source and definition, and what it is made of."""

from django.db import models
from django.db.models import F, Q

from core.models import Archivable, none_as_one
from crime_data.models import CountSource
from partnerships.models import Owned


class IndicatorUnit(models.TextChoices):
    """Values are those of `core.numbers.Unit`."""

    COUNT = "count", "Count"
    PERCENT = "percent", "Per cent"
    RATE_1000 = "rate_per_1000", "Rate per 1,000 people"
    RATE_100000 = "rate_per_100000", "Rate per 100,000 people"
    RATE_1000_HOUSEHOLDS = "rate_per_1000_households", "Rate per 1,000 households"
    RANK = "rank", "Rank in a group"
    MONEY = "money", "Pounds"
    NUMBER = "number", "Number"


class IndicatorPolarity(models.TextChoices):
    LOWER = "lower", "Lower is better"
    HIGHER = "higher", "Higher is better"
    AMBIGUOUS = "ambiguous", "Neither: the direction is not agreed"


class Frequency(models.TextChoices):
    MONTH = "month", "Monthly"
    QUARTER = "quarter", "Quarterly"
    YEAR = "financial_year", "Yearly (April to March)"
    CALENDAR_YEAR = "calendar_year", "Yearly (January to December)"
    OCCASIONAL = "occasional", "Now and then"


class Handling(models.TextChoices):
    PUBLIC = "public", "Public"
    PARTNERS = "partners", "Partners only"
    RESTRICTED = "restricted", "Restricted"


class Indicator(Owned, Archivable):
    """An indicator: the installation's (no partnership), shared by all, or one partnership's own."""

    audit_kind = "indicator"

    partnership = models.ForeignKey(
        "partnerships.Partnership", null=True, blank=True, on_delete=models.CASCADE, related_name="own_indicators"
    )
    slug = models.SlugField(max_length=80)
    name = models.CharField(max_length=200)
    unit = models.CharField(max_length=24, choices=IndicatorUnit.choices, default=IndicatorUnit.COUNT)
    unit_label = models.CharField(max_length=40, blank=True, help_text="What is counted, for example offences")
    polarity = models.CharField(max_length=10, choices=IndicatorPolarity.choices, default=IndicatorPolarity.LOWER)
    frequency = models.CharField(max_length=16, choices=Frequency.choices, default=Frequency.YEAR)
    definition = models.TextField(blank=True)
    source = models.CharField(max_length=200, blank=True)
    more_may_be_good = models.BooleanField(
        "more reports may be good", default=False, help_text="For example where victims are encouraged to report"
    )
    police_driven = models.BooleanField(
        "driven by police activity", default=False, help_text="For example drug possession or weapons found in searches"
    )
    handling = models.CharField(max_length=10, choices=Handling.choices, default=Handling.PUBLIC)
    count_source = models.CharField(
        "counted by", max_length=12, choices=CountSource.choices, blank=True, help_text="Empty where it is typed"
    )
    count_category = models.CharField(
        "what is counted", max_length=160, blank=True, help_text="As the source's counts are kept: group:Robbery"
    )
    is_derived = models.BooleanField(
        "made of parts", default=False, editable=False, help_text="Kept by the service that sets its parts"
    )
    lag_days = models.PositiveSmallIntegerField(
        "days until it is due", default=31, help_text="How long after a period ends its figure can be expected"
    )
    suppress_below = models.PositiveSmallIntegerField(
        "suppress counts below",
        default=5,
        help_text="Smaller counts are not shown to the public. 0 where the source publishes them itself",
    )

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                "slug",
                none_as_one("partnership"),
                name="performance_indicator_slug_once",
                violation_error_message="There is an indicator of that short name already.",
            ),
            models.CheckConstraint(
                name="performance_indicator_counted",
                condition=Q(count_source="", count_category="") | ~Q(count_source="") & ~Q(count_category=""),
                violation_error_message="Say both who counts it and what is counted.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def counted(self) -> str:
        """Who counts it and what, as one value of a form; empty where it is typed."""
        return f"{self.count_source}|{self.count_category}" if self.count_source else ""


class IndicatorPart(models.Model):
    """A part of a derived indicator, added (+1) or taken away (-1): victim-based crime is all crime less other
    crimes against society."""

    whole = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="parts")
    part = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="part_of")
    sign = models.SmallIntegerField(choices=[(1, "plus"), (-1, "less")], default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["whole", "part"], name="performance_part_once"),
            models.CheckConstraint(name="performance_part_not_itself", condition=~Q(whole=F("part"))),
        ]

    def __str__(self) -> str:
        return f"{self.whole} {self.get_sign_display()} {self.part}"
