"""Reads a layout from its file's plain values, and says at which place it is wrong."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from reports.blocks.registry import NAMES, WRITTEN


class BrokenLayout(ValueError):
    """A layout that cannot be used; the message names the layout, the place and what is wrong there."""


class Numbering(StrEnum):
    SECTIONS = "sections"  # headings 1, 2, 3 and paragraphs 1.1, 1.2
    PARAGRAPHS = "paragraphs"  # headings without numbers, paragraphs 1 to the last throughout
    NONE = "none"


@dataclass(frozen=True)
class CoverField:
    key: str
    label: str


@dataclass(frozen=True)
class SectionLayout:
    """A section: its heading, guidance for who writes it, and its blocks in order (`written` is the officer's text).

    `level` 2 is a part of the section before it; `roman` counts its paragraphs (i), (ii) apart from all others.
    """

    key: str
    heading: str
    blocks: tuple[str, ...] = (WRITTEN,)
    guidance: str = ""
    numbered: bool = True
    roman: bool = False
    level: int = 1

    @property
    def is_written(self) -> bool:
        return WRITTEN in self.blocks


@dataclass(frozen=True)
class PaperLayout:
    """`look` is the layout whose rules of drawing it follows: its own, or those of the one that it is a copy of."""

    name: str
    title: str
    description: str
    cover: tuple[CoverField, ...]
    sections: tuple[SectionLayout, ...]
    numbering: Numbering = Numbering.SECTIONS
    look: str = ""

    def section(self, key: str) -> SectionLayout | None:
        return next((section for section in self.sections if section.key == key), None)


def read(name: str, raw: Any) -> PaperLayout:
    """A layout from `raw`, the values of its file. Raises BrokenLayout."""
    at = f"Layout “{name}”"
    _only(at, raw, ("title", "description", "cover", "sections"), ("numbering", "look"))
    numbering = _one_of(at, "numbering", raw.get("numbering", Numbering.SECTIONS), [str(one) for one in Numbering])
    cover = [_cover(f"{at}, cover field {place}", one) for place, one in enumerate(_list(at, raw, "cover"), start=1)]
    parts = enumerate(_list(at, raw, "sections"), start=1)
    sections = [_section(f"{at}, section {place}", one, Numbering(numbering)) for place, one in parts]
    _once(at, "cover field", [one.key for one in cover])
    _once(at, "section", [one.key for one in sections])
    if not sections or sections[0].level != 1:
        raise BrokenLayout(f"{at}: the first section must be there, and at level 1.")
    look = str(raw.get("look") or name)
    return PaperLayout(
        name, raw["title"], raw["description"], tuple(cover), tuple(sections), Numbering(numbering), look
    )


def _cover(at: str, raw: Any) -> CoverField:
    _only(at, raw, ("key", "label"), ())
    return CoverField(**raw)


def _section(at: str, raw: Any, numbering: Numbering) -> SectionLayout:
    known = [field.name for field in fields(SectionLayout)]
    _only(at, raw, ("key", "heading"), known)
    for block in _list(at, raw, "blocks"):
        _one_of(at, "block", block, sorted(NAMES))
    _one_of(at, "level", raw.get("level", 1), [1, 2])
    if raw.get("level") == 2 and numbering == Numbering.SECTIONS:
        raise BrokenLayout(f"{at}: a part of a section cannot stand in a layout whose sections are numbered.")
    for switch in ("numbered", "roman"):
        _one_of(at, switch, raw.get(switch, False), [True, False])
    return SectionLayout(**{**raw, "blocks": tuple(raw.get("blocks", [WRITTEN]))})


def _only(at: str, raw: Any, needed: Iterable[str], may: Iterable[str]) -> None:
    if not isinstance(raw, dict):
        raise BrokenLayout(f"{at}: names and values are expected, not “{raw}”.")
    if missing := [key for key in needed if not raw.get(key) and raw.get(key) != []]:
        raise BrokenLayout(f"{at}: {missing[0]} is missing.")
    if unknown := sorted(set(map(str, raw)) - {*needed, *may}):
        raise BrokenLayout(f"{at}: {unknown[0]} is not known. Known are: {', '.join(sorted({*needed, *may}))}.")


def _list(at: str, raw: dict[str, Any], key: str) -> list[Any]:
    found = raw.get(key, [])
    if not isinstance(found, list):
        raise BrokenLayout(f"{at}: {key} must be a list.")
    return found


def _one_of(at: str, what: str, value: Any, allowed: Sequence[Any]) -> Any:
    if value not in allowed:
        raise BrokenLayout(f"{at}: {what} “{value}” is not known. Known are: {', '.join(map(str, allowed))}.")
    return value


def _once(at: str, what: str, keys: list[str]) -> None:
    if twice := [key for key in keys if keys.count(key) > 1]:
        raise BrokenLayout(f"{at}: the {what} “{twice[0]}” is there twice.")
