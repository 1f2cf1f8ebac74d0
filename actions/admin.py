"""Actions, their progress and what was achieved, for support staff."""

from actions.models import Achievement, Action, DueChange, Milestone, ProgressUpdate, Quote
from core.support import look_only

look_only(
    Action,
    columns=("title", "plan", "partnership", "status", "due", "original_due", "archived_at"),
    search=("title", "reference"),
    filters=("status", "partnership"),
)
look_only(ProgressUpdate, columns=("action", "period", "status", "by", "at"), search=("action__title",))
look_only(DueChange, columns=("action", "earlier", "later", "reason", "by", "at"), search=("action__title",))
look_only(Milestone, columns=("title", "action", "due", "done_on"), search=("title",))
look_only(Achievement, columns=("__str__", "plan", "partnership", "archived_at"), search=("text",))
look_only(Quote, columns=("speaker", "plan", "partnership", "consent", "archived_at"), filters=("consent",))
