"""Layouts of committee papers, each a readable file: the cover's fields, the sections in order, what is computed."""

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml


class UnknownLayout(LookupError):
    """No layout of that name; the message lists those there are."""


@dataclass(frozen=True)
class CoverField:
    key: str
    label: str


@dataclass(frozen=True)
class SectionLayout:
    """A section: its heading, guidance for who writes it, and its blocks in order (`written` is the officer's text)."""

    key: str
    heading: str
    blocks: tuple[str, ...] = ("written",)
    guidance: str = ""
    numbered: bool = True

    @property
    def is_written(self) -> bool:
        return "written" in self.blocks


@dataclass(frozen=True)
class Layout:
    name: str
    title: str
    description: str
    cover: tuple[CoverField, ...]
    sections: tuple[SectionLayout, ...]
    numbered_paragraphs: bool = True

    def section(self, key: str) -> SectionLayout | None:
        return next((section for section in self.sections if section.key == key), None)


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
    layouts = (_read(entry.name.removesuffix(".yaml"), yaml.safe_load(entry.read_text("utf-8"))) for entry in files)
    return {layout.name: layout for layout in layouts}


def _read(name: str, raw: dict[str, Any]) -> Layout:
    return Layout(
        name=name,
        title=raw["title"],
        description=raw["description"],
        cover=tuple(CoverField(**entry) for entry in raw["cover"]),
        sections=tuple(
            SectionLayout(**{**entry, "blocks": tuple(entry.get("blocks", ["written"]))}) for entry in raw["sections"]
        ),
        numbered_paragraphs=raw.get("numbered_paragraphs", True),
    )
