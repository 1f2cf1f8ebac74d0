"""What the partnership has delivered, by theme, with the numbers that go with it as they were stated."""

from dataclasses import dataclass

from actions.models import Achievement
from reports.blocks.context import Context


@dataclass(frozen=True)
class Theme:
    title: str
    achievements: tuple[Achievement, ...]


def build(context: Context) -> list[Theme]:
    """Themes in the plan's order. Two queries."""
    told = context.report.plan.achievements.current()
    by_theme: dict[str, list[Achievement]] = {}
    for achievement in context.about(told.prefetch_related("outputs")):
        by_theme.setdefault(achievement.theme, []).append(achievement)
    return [Theme(title, tuple(found)) for title, found in by_theme.items()]
