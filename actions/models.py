from actions.actions.models import Action, ActionLead, ActionStatus, DueChange, Milestone
from actions.delivered.models import Achievement, OutputFigure, Quote
from actions.progress.models import ProgressUpdate

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
