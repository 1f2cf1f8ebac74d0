"""What a change is set against, by the words after it: another year, a target, an average, another place.

A change that is set against something else than the earlier of two figures says nothing of these two.
"""

import re

from checker.numbers.number import NumberKind
from checker.statements.level_pair import LevelPair, PairShape
from checker.statements.periods import period_of
from checker.text.reading import TextPassage

_ELSEWHERE = re.compile(
    r"^\s?(?:[\w-]+\s){0,3}?(?:nationally|elsewhere|(?:across|in|for)\s(?:the\s)?(?:rest of|england|county|country|"
    r"region|force|other|uk|most similar))",
    re.IGNORECASE,
)
_ON_PERIOD = re.compile(
    r"^[\s\w-]{0,40}?\b(?:on|compared (?:to|with)|since|from|against|over|than|above|below|under)\s(?:the\s)?"
    r"(?P<what>⟦[yd]⟧|(?:same \w+ (?:of|in|for) )?(?:the )?"
    r"(?:last|previous|prior|preceding) (?:year|quarter|month|period))",
    re.IGNORECASE,
)
_NAMED_STANDARD = re.compile(r"\((?:the\s)?(?P<what>target|budget)\b", re.IGNORECASE)
_STANDARD = re.compile(
    r"^\)?(?:\s[\w-]+){0,2}?\s(?:than|below|above|over|under|off|short of)\s"
    r"(?:(?:the|our|its|a|this|year-end)\s)*(?:[\w-]+\s){0,2}?"
    r"(?P<what>targets?|average|nation\w*|county|force|region\w*|england|similar|group|peers|plan|trajectory|forecast|"
    r"budget|expected|baseline|pre-\w+)",
    re.IGNORECASE,
)


def set_against_another(reading: TextPassage, index: int, pair: LevelPair) -> bool:
    """Whether a change is of another place, or set against a target or average that the pair does not name."""
    if _ELSEWHERE.match(reading.after(index)):
        return True
    said = _STANDARD.match(reading.after(index))
    named = _NAMED_STANDARD.search(reading.between(pair.first, pair.last))
    if named and (not said or said["what"].lower().rstrip("s") != named["what"].lower()):
        return True  # `1,340 visits (target 1,200), up 5%`: it is up on another year
    if not said:
        return False
    behind = reading.between(pair.last, index) if index > pair.last else reading.after(pair.last, reach=30)
    about = reading.before(pair.first) + reading.between(pair.first, pair.last) + behind
    return said["what"].lower() not in about.lower()


def period_strength(reading: TextPassage, index: int, pair: LevelPair) -> bool | None:
    """Whether the change names the same earlier period as the pair: None where it plainly names another."""
    said = _ON_PERIOD.match(reading.after(index))
    if not said:
        return True
    earlier = period_of(reading, pair.earlier, pair.later if pair.earlier < pair.later else None)
    if said["what"] == "⟦y⟧":
        named = next((one for one in reading.numbers[index + 1 :] if one.kind is NumberKind.PERIOD), None)
        if earlier and named:
            return True if _alike(reading.printed(named), earlier) else None
        return pair.shape in (PairShape.FROM_TO, PairShape.ARROW)
    return earlier is None


def _alike(one: str, other: str) -> bool:
    return one[-5:].lower() == other[-5:].lower() or one in other or other in one
