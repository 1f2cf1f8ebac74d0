"""Layouts of committee papers, each a readable file: the cover's fields, the sections in order, what is computed."""

from functools import cache
from importlib import resources

import yaml

from reports.layouts.reading import BrokenLayout, CoverField, Layout, Numbering, SectionLayout, read

__all__ = [
    "BrokenLayout",
    "CoverField",
    "Layout",
    "Numbering",
    "SectionLayout",
    "UnknownLayout",
    "all_layouts",
    "layout_named",
]


class UnknownLayout(LookupError):
    """No layout of that name; the message lists those there are."""


def layout_named(name: str) -> Layout:
    """The layout of that name; raises UnknownLayout."""
    try:
        return _all()[name]
    except KeyError:
        raise UnknownLayout(f"There is no layout “{name}”. There are: {', '.join(sorted(_all()))}.") from None


def all_layouts() -> list[Layout]:
    """Every layout, by title."""
    return sorted(_all().values(), key=lambda layout: layout.title)


@cache
def _all() -> dict[str, Layout]:
    files = (entry for entry in resources.files(__package__).iterdir() if entry.name.endswith(".yaml"))
    layouts = (read(entry.name.removesuffix(".yaml"), yaml.safe_load(entry.read_text("utf-8"))) for entry in files)
    return {layout.name: layout for layout in layouts}
