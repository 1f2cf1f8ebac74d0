"""What a plan has delivered, by theme, with what people said. Reads; the scope comes first."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from actions.models import Achievement, Quote
from partnerships.models import Partnership
from plans.models import Plan


@dataclass(frozen=True)
class Theme:
    """A theme of the document (empty where there is none) and what was delivered under it."""

    title: str
    achievements: tuple[Achievement, ...]


@dataclass(frozen=True)
class Delivered:
    """All that a plan has delivered; `quotes` are those that belong to no one achievement."""

    themes: tuple[Theme, ...]
    quotes: tuple[Quote, ...]
    archived: tuple[Achievement, ...]
    archived_quotes: tuple[Quote, ...]


def delivered_of(plan: Plan) -> Delivered:
    """Themes in the plan's order, with figures and quotes. Five queries."""
    quotes = Prefetch("quotes", Quote.objects.current())
    found = Achievement.objects.filter(plan=plan).select_related("priority").prefetch_related("outputs", quotes)
    said = list(Quote.objects.filter(plan=plan))
    return Delivered(
        themes=themes_of(found.filter(archived_at__isnull=True)),
        quotes=tuple(quote for quote in said if not quote.is_archived and quote.achievement_id is None),
        archived_quotes=tuple(quote for quote in said if quote.is_archived),
        archived=tuple(found.filter(archived_at__isnull=False)),
    )


def achievements_of(plan: Plan) -> QuerySet[Achievement]:
    """The plan's current achievements, in order."""
    found: QuerySet[Achievement] = Achievement.objects.current().filter(plan=plan)
    return found


def themes_of(achievements: Iterable[Achievement]) -> tuple[Theme, ...]:
    """Achievements under their themes, in the order in which the themes first occur."""
    by_theme: dict[str, list[Achievement]] = {}
    for achievement in achievements:
        by_theme.setdefault(achievement.theme, []).append(achievement)
    return tuple(Theme(title, tuple(under)) for title, under in by_theme.items())


def achievement_for(partnership: Partnership, pk: int) -> Achievement | None:
    """The partnership's achievement of that key, archived or not; None for any other's."""
    found = Achievement.objects.filter(partnership=partnership, pk=pk)
    return found.select_related("plan").prefetch_related("outputs").first()


def quote_for(partnership: Partnership, pk: int) -> Quote | None:
    """The partnership's quote of that key; None for any other's."""
    return Quote.objects.filter(partnership=partnership, pk=pk).select_related("plan").first()
