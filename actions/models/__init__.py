from actions.models.achievement import Achievement, OutputFigure, Quote
from actions.models.action import Action, ActionLead, ActionStatus, DueChange, Milestone
from actions.models.progress import ProgressUpdate

__all__ = [
    "Achievement",
    "Action",
    "ActionLead",
    "ActionStatus",
    "DueChange",
    "Milestone",
    "OutputFigure",
    "ProgressUpdate",
    "Quote",
]
