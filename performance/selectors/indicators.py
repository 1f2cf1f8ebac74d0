"""The indicators that a partnership may measure with."""

from django.db.models import QuerySet

from partnerships.models import Partnership
from performance.models import Indicator
from performance.selectors.observations import own_or_national


def own_indicators_of(partnership: Partnership) -> QuerySet[Indicator]:
    """The partnership's own indicators, archived ones too, by name."""
    return Indicator.objects.filter(partnership=partnership)


def own_indicator_for(partnership: Partnership, pk: int) -> Indicator | None:
    """The partnership's own indicator of that key; a shared one is the data stewards'."""
    return own_indicators_of(partnership).filter(pk=pk).first()


def indicators_for(partnership: Partnership) -> QuerySet[Indicator]:
    """The indicators a partnership may measure with: the installation's and its own."""
    return Indicator.objects.current().filter(own_or_national(partnership))
