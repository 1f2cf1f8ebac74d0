from cycle.models.duties import DutyEvidence, Shows

__all__ = ["DutyEvidence", "Shows"]
