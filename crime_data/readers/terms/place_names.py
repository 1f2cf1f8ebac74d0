"""From the name of a place as a file spells it to the area it means. What is not known is never guessed at."""

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

_APOSTROPHES = re.compile(r"['’‘`.]")
_OTHER_MARKS = re.compile(r"[^a-z0-9]+")
_STYLES = re.compile(
    r"\b((city|county|royal borough|london borough|borough|metropolitan borough) of"
    r"|community safety partnership|crime and disorder reduction partnership|safer partnership|csp|cdrp"
    r"|county borough|unitary authority|(metropolitan borough |borough |city |county |district )?council)\b"
)
_POINTERS = re.compile(r"\s*(\[[^\]]*\]|\(\d{1,2}\)|\*+)\s*$")
_FORCE_STYLES = re.compile(r"\b(constabulary|police service|police force|police|heddlu)\b")
_SMALL_WORDS = re.compile(r"\b(and|the)\b")


def plain(name: str) -> str:
    """A name without case, accents and marks, `&` written out: `St. Helens` and `ST HELENS` are one."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(_OTHER_MARKS.sub(" ", _APOSTROPHES.sub("", bare).replace("&", " and ")).split())


def name_key(name: str) -> str:
    """As `plain`, also without styles and small words: `London, City of` and `City of London` are one.

    A name that is nothing but such words keeps them.
    """
    written = plain(name)
    return " ".join(_SMALL_WORDS.sub(" ", _STYLES.sub(" ", written)).split()) or written


def force_key(name: str) -> str:
    """As `name_key` for a police force: `Leicestershire Police` and `Leicestershire` are one."""
    written = name_key(name)
    return " ".join(_FORCE_STYLES.sub(" ", written).split()) or written


class UnknownName(LookupError):
    """A name that means no known area, or several. `suggestions` are the nearest known names."""

    def __init__(self, name: str, suggestions: tuple[str, ...], *, is_shared: bool = False) -> None:
        listed = ", ".join(f"“{suggestion}”" for suggestion in suggestions)
        what = "is the name of several areas" if is_shared else "is not an area that is known here"
        super().__init__(f"“{name}” {what}." + (f" Nearest: {listed}." if listed else ""))
        self.name = name
        self.suggestions = suggestions


@dataclass(frozen=True, slots=True)
class Match:
    """The area that a name means. `part` is set where the name is that of a part of the area (a district that has
    since been merged into it), whose figures have to be added up to be the area's."""

    code: str
    name: str
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameFacts:
    """What is known of names: `aliases` as pairs of names for one area, `parts` as (name, area it is part of)."""

    aliases: tuple[tuple[str, str], ...] = ()
    parts: tuple[tuple[str, str], ...] = ()


class NameResolver:
    """Resolves names of areas, however a file spells them.

    `areas` are (code, name) of the kind of area that a file is about (partnerships); `others` those that are meant only
    where no name, alias or part of the first fits (districts). `parts` are (name of a part, code of its area). Names of
    two areas that are equal in `key`'s eyes are told apart by their spelling, and refused where that does not help.
    """

    def __init__(
        self,
        areas: Iterable[tuple[str, str]],
        *,
        others: Iterable[tuple[str, str]] = (),
        parts: Iterable[tuple[str, str]] = (),
        facts: NameFacts | None = None,
        key: Callable[[str], str] = name_key,
    ) -> None:
        facts = facts or NameFacts()
        self._key = key
        self._exact: dict[str, Match] = {}
        self._by_key: dict[str, Match] = {}
        self._shared_spellings: set[str] = set()
        self._shared_keys: set[str] = set()
        names: dict[str, str] = {}
        for code, name in areas:
            names.setdefault(code, name)
            self._add_area(Match(code, name))
        self._add_aliases(facts.aliases)
        for name, code in parts:
            if code in names:
                self._by_key.setdefault(key(name), Match(code, names[code], part=name))
        self._add_parts(facts.parts)
        for code, name in others:
            self._by_key.setdefault(key(name), Match(code, name))
        self._add_aliases(facts.aliases)
        self._known = {key(match.part or match.name): match.part or match.name for match in self._by_key.values()}

    def resolve(self, name: str) -> Match:
        """The area that `name` means. Raises `UnknownName`."""
        found = self.find(name)
        if found is None:
            is_shared = plain(name) in self._shared_spellings or self._key(name) in self._shared_keys
            raise UnknownName(" ".join(name.split()), self.suggestions(name), is_shared=is_shared)
        return found

    def find(self, name: str) -> Match | None:
        """As `resolve`, with None for a name that is not known. Pointers to notes behind it are passed over."""
        name = _POINTERS.sub("", name)
        spelled, key = plain(name), self._key(name)
        if spelled in self._exact:
            return None if spelled in self._shared_spellings else self._exact[spelled]
        if key in self._shared_keys:
            return None
        return self._by_key.get(key) or self._child_of_parent(name)

    def suggestions(self, name: str) -> tuple[str, ...]:
        """Up to three known names that look like it, nearest first."""
        near = difflib.get_close_matches(self._key(name), self._known, n=3, cutoff=0.6)
        return tuple(self._known[key] for key in near)

    def _add_area(self, match: Match) -> None:
        spelled, key = plain(match.name), self._key(match.name)
        if self._exact.setdefault(spelled, match).code != match.code:
            self._shared_spellings.add(spelled)
        if self._by_key.setdefault(key, match).code != match.code:
            self._shared_keys.add(key)

    def _add_aliases(self, aliases: Iterable[tuple[str, str]]) -> None:
        """Either name of a pair may be the one that the areas carry."""
        for pair in aliases:
            first, second = (self._key(name) for name in pair)
            for known, other in ((first, second), (second, first)):
                if known in self._by_key:
                    self._by_key.setdefault(other, self._by_key[known])

    def _add_parts(self, parts: Iterable[tuple[str, str]]) -> None:
        for name, whole in parts:
            area = self._by_key.get(self._key(whole))
            if area is not None:
                self._by_key.setdefault(self._key(name), Match(area.code, area.name, part=name))

    def _child_of_parent(self, name: str) -> Match | None:
        """`Cornwall_Caradon`: older tables write a merged area's former districts behind its name."""
        parent, joined, child = name.partition("_")
        area = self._by_key.get(self._key(parent)) if joined and child.strip() else None
        return Match(area.code, area.name, part=" ".join(child.split())) if area is not None else None
