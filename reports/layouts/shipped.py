"""Layouts of committee papers, each a readable file: the cover's fields, the sections in order, what is computed."""

from functools import cache
from importlib import resources
from typing import Any

import yaml

from reports.layouts.reading import PaperLayout, read


class UnknownLayout(LookupError):
    """No layout of that name; the message lists those there are."""


def layout_named(name: str) -> PaperLayout:
    """The layout of that name; raises UnknownLayout."""
    try:
        return _all()[name]
    except KeyError:
        raise UnknownLayout(f"There is no layout “{name}”. There are: {', '.join(sorted(_all()))}.") from None


def layout_of(name: str, copy: Any = None) -> PaperLayout:
    """A paper's layout: the `copy` that it keeps of one of the partnership's own, else the one of that name."""
    return read(name, copy) if copy else layout_named(name)


def raw_layout(name: str) -> dict[str, Any]:
    """The values of a layout's file, for a copy to be made of it; raises UnknownLayout."""
    layout_named(name)
    found: dict[str, Any] = yaml.safe_load(resources.files(__package__).joinpath(f"{name}.yaml").read_text("utf-8"))
    return found


def all_layouts() -> list[PaperLayout]:
    """Every layout, by title."""
    return sorted(_all().values(), key=lambda layout: layout.title)


@cache
def _all() -> dict[str, PaperLayout]:
    files = (entry for entry in resources.files(__package__).iterdir() if entry.name.endswith(".yaml"))
    layouts = (read(entry.name.removesuffix(".yaml"), yaml.safe_load(entry.read_text("utf-8"))) for entry in files)
    return {layout.name: layout for layout in layouts}
