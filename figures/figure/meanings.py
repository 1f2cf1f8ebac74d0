"""What the words for a target's status and for a change mean, in a line each: the key that stands wherever they do."""

from collections.abc import Iterable

from figures.figure.records import Figure
from figures.statistics.grades import Grade
from figures.targets.rules import Status

STATUS_MEANINGS = {
    Status.ON_TRACK: "likely to be met: a chance of at least four in five",
    Status.AT_RISK: "uncertain, and heading for a figure near the target",
    Status.COULD_GO_EITHER_WAY: "uncertain, and the figures vary too much to say more",
    Status.OFF_TRACK: "not likely to be met: a chance of one in five or less",
    Status.ALREADY_MISSED: "more is in already than the target allows for its whole period",
    Status.ALREADY_MET: "as much is in already as the target asks of its whole period",
    Status.TOO_EARLY: "fewer than three months are in",
    Status.MET: "the period is over, and the target was met",
    Status.WITHIN_TOLERANCE: "the period is over, and the target was missed by no more than the tolerance",
    Status.MISSED: "the period is over, and the target was missed by more than the tolerance",
    Status.AMBIGUOUS: "it is not agreed whether more or fewer is wanted",
    Status.NO_TARGET: "none holds in this period, or it is still to be set",
    Status.NO_DATA: "nothing has come in for this period, which is not the same as none",
    Status.NOT_DUE: "the period has not begun",
    Status.NOT_JUDGED: "something about the data stands in the way; the reason is said",
}
GRADE_MEANINGS = {
    Grade.CLEAR: "very unlikely to be chance; what caused it is another question",
    Grade.SOME: "probably not chance, though that cannot be ruled out",
    Grade.STEADY: "a change of a tenth or more can be ruled out",
    Grade.TOO_FEW: "the figures vary so much that chance alone could explain it; nothing shows that it stayed the same",
    Grade.NOT_TESTED: "whether chance could explain it was not worked out; the reason is said",
}


def words_used(figures: Iterable[Figure]) -> dict[Status | Grade, str]:
    """Each status and grade that the figures have, with what it means, in the order of the key."""
    used = {word for figure in figures for word in (figure.status, figure.grade)}
    return {word: meaning for word, meaning in (STATUS_MEANINGS | GRADE_MEANINGS).items() if word in used}
