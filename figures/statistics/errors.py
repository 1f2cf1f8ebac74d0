"""What the statistics raise: one family, so that a caller can refuse bad figures in one place."""


class StatisticsError(ValueError):
    """A figure that no statistic can be worked out from; the message says which and why."""


class NotNumeric(StatisticsError):
    """A value that is missing, infinite, or no number at all, where a number is needed."""


class NegativeCount(StatisticsError):
    """A count, a cost or a number at risk below zero."""


class NotACount(StatisticsError):
    """A count with a fraction: incidents are whole."""


class ZeroExposure(StatisticsError):
    """A population, a time or a sample of nothing: no rate and no share can be told."""


class ImpossibleProportion(StatisticsError):
    """More answers than people asked, a percentage outside 0 to 100, or a place outside its group."""


class TooFewPoints(StatisticsError):
    """A series too short for what was asked of it."""


class UnexplainedBreak(StatisticsError):
    """Limits may be worked out afresh only at a marked break, with its reason."""


class MixedEditions(StatisticsError):
    """Unit costs of several editions or price years in one sum or one series."""


class NoUnitCost(StatisticsError):
    """Crime types that the edition gives no cost for."""
