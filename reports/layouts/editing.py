"""Changing a layout's values: sections renamed, put in another order, left out and added. Pure."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from reports.layouts.reading import read

_MOST_SECTIONS = 60


@dataclass(frozen=True)
class SectionChange:
    """What becomes of a section: its heading, its place among the others (any whole number), whether it stays."""

    key: str
    heading: str
    place: int
    stays: bool = True


def changed_content(
    raw: dict[str, Any], *, title: str, changes: Sequence[SectionChange], added: Iterable[str] = ()
) -> dict[str, Any]:
    """The layout's values after the changes. `added` are headings of new written sections, put at the end.

    Sections of one place keep the order they had. A part that comes first becomes a section of its own. Raises
    BrokenLayout where no section is left.
    """
    by_key = {one.key: one for one in changes}
    kept = [section for section in raw["sections"] if section["key"] not in by_key or by_key[section["key"]].stays]
    places = {section["key"]: place for place, section in enumerate(raw["sections"], start=1)}
    ordered = sorted(kept, key=lambda section: _place(section["key"], by_key, places))
    sections = [_renamed(section, by_key.get(section["key"])) for section in ordered]
    keys = {section["key"] for section in raw["sections"]}
    for heading in added:
        key = _new_key(heading, keys)
        keys.add(key)
        sections.append({"key": key, "heading": heading})
    if sections and sections[0].get("level", 1) != 1:
        sections[0] = {name: value for name, value in sections[0].items() if name != "level"}
    found = raw | {"title": title, "sections": sections[:_MOST_SECTIONS]}
    read(title, found)
    return found


def _place(key: str, changes: dict[str, SectionChange], places: dict[str, int]) -> tuple[int, int]:
    chosen = changes[key].place if key in changes else places[key]
    return chosen, places[key]


def _renamed(section: dict[str, Any], change: SectionChange | None) -> dict[str, Any]:
    return section | {"heading": change.heading} if change and change.heading else section


def _new_key(heading: str, taken: set[str]) -> str:
    plain = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40] or "section"
    key, number = stem, 1
    while key in taken:
        number += 1
        key = f"{stem}-{number}"
    return key
