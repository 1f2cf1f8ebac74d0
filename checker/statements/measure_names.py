"""The names of measures, so far alike that two statements are about the same one."""

import re

_LEADING = re.compile(
    r"^(?:(?:the|our|your|all of|overall|total|recorded|reported|police[- ]recorded|number|numbers|level|levels|"
    r"volume|rate|rates|incidents|reports|cases|offences|of|in|for|also|however|while|whilst|and|reduce|number of|"
    r"a|an|local|o)\s)+"
)
_TRAILING = re.compile(
    r"\s(?:offences?|crimes?|incidents?|reports?|cases|levels?|rates?|figures?|numbers?|was|were|has|have|also)$"
)
_ONE_NAME = re.compile(r"\b(?:(?:dwelling|house|household|domestic) burglary|burglary (?:in a )?dwelling)\b")
_TOO_GENERAL = frozenset(
    re.findall(
        r"\w+",
        """
        it this that these those they which there we crime crimes offence offences incident incidents report reports
        number numbers figure figures rate rates level levels performance total overall others what and but by residents
        people year respondents target city borough district county area average january february march april may june
        july august september october november december case cases
        """,
    )
)


def measure_key(words: str) -> str:
    """The measure a phrase names, without articles and what is said of any measure; empty where it names none."""
    key = " ".join(re.findall(r"[a-z][a-z'-]*|\d+", words.lower()))
    key = _LEADING.sub("", key)
    key = _TRAILING.sub("", key)
    if not key or all(word in _TOO_GENERAL for word in key.split()) or len(key.split()) > 6:
        return ""
    return _ONE_NAME.sub("domestic burglary", " ".join(_singular(word) for word in key.split()))


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def words_of(text: str) -> list[str]:
    """The words of a sentence as measure names are compared by them, in order."""
    singular = " ".join(_singular(word) for word in re.findall(r"[a-z][a-z'-]*|\d+", text.lower()))
    return _ONE_NAME.sub("domestic burglary", singular).split()
