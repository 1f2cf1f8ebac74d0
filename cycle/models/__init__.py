from cycle.models.duties import DutyEvidence, Shows
from cycle.models.returns import AgencyReturn, ReturnComment, ReturnStatus

__all__ = ["AgencyReturn", "DutyEvidence", "ReturnComment", "ReturnStatus", "Shows"]
