"""Reads about lines of enquiry. The scope comes first: drafts are for those who scrutinise only."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Aggregate, JSONField, OuterRef, QuerySet, Subquery

from actions.actions import selectors as actions
from actions.models import Action
from core.periods.period import Period
from partnerships.access.policies import Scope
from partnerships.access.roles import Permission
from performance.plan_figures.selectors import PlanFigures
from plans.models import Plan
from reports.models import Question
from reports.scrutiny.questions.facts import facts_of
from reports.scrutiny.questions.rules import Suggestion, shipped_rules, suggestions

OF_A_BRIEF = 5


@dataclass(frozen=True)
class CommittedAction:
    """What was committed to on the matter of a question: an action, who leads it, by when, and how it stands."""

    title: str
    led_by: str
    due: date | None
    status: str


@dataclass(frozen=True)
class BriefQuestion:
    """A question as the chair's brief holds it."""

    question: Question
    commitments: tuple[CommittedAction, ...]


def may_see_drafts(scope: Scope) -> bool:
    return scope.can(Permission.SCRUTINISE, Permission.SCRUTINY_MANAGE)


def may_reply(scope: Scope, question: Question) -> bool:
    """The agency that is asked; officers answer for any, and for questions that ask nobody by name."""
    if not question.is_released:
        return False
    if scope.can(Permission.REPORT_EDIT):
        return True
    return scope.can(Permission.ACTION_UPDATE_OWN) and question.asked_id in scope.agency_ids


def questions_of(scope: Scope, plan: Plan, period: Period) -> QuerySet[Question]:
    """The questions that the person may see, in order."""
    found = _visible(scope, Question.objects.current().filter(partnership=scope.partnership, plan=plan, period=period))
    return found.select_related("asked", "measure", "action", "replied_by")


def _visible(scope: Scope, questions: QuerySet[Question]) -> QuerySet[Question]:
    return questions if may_see_drafts(scope) else questions.filter(released_at__isnull=False)


class _Listed(Aggregate):
    """All values of a group as one list."""

    function = "JSON_GROUP_ARRAY"
    output_field = JSONField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, function="JSONB_AGG", **context)


def with_question_periods(scope: Scope, plans: QuerySet[Plan]) -> QuerySet[Plan]:
    """The plans, each with the period of every question on it that the person may see, for `number_of_questions`."""
    found = _visible(scope, Question.objects.current().filter(partnership=scope.partnership, plan=OuterRef("pk")))
    periods = found.order_by().values("plan").annotate(listed=_Listed("period")).values("listed")
    return plans.annotate(question_periods=Subquery(periods, output_field=JSONField()))


def number_of_questions(plan: Any, period: Period) -> int:
    """How many questions the person would find listed, of a plan that `with_question_periods` has read."""
    return [*(plan.question_periods or ())].count(period.code)


def question_for(scope: Scope, pk: int) -> Question | None:
    """The partnership's question of that key, if the person may see it, dropped ones too."""
    found = Question.objects.filter(partnership=scope.partnership, pk=pk)
    if not may_see_drafts(scope):
        found = found.filter(released_at__isnull=False)
    question: Question | None = found.select_related("plan", "asked", "measure", "action", "replied_by").first()
    return question


def open_suggestions(figures: PlanFigures) -> list[Suggestion]:
    """What the data raises and nobody has kept or dropped yet."""
    settled = set(
        Question.objects.filter(plan=figures.plan, period=figures.period).values_list("raised_by_rule", flat=True)
    )
    found = suggestions(facts_of(figures), shipped_rules())
    return [one for one in found if one.key not in settled]


def brief(scope: Scope, plan: Plan, period: Period) -> list[BriefQuestion]:
    """The first five questions, each with the commitments: its own action, else those of its measure's priority."""
    questions = list(questions_of(scope, plan, period)[:OF_A_BRIEF])
    work = list(actions.actions_of(scope.partnership).filter(plan=plan)) if questions else []
    return [BriefQuestion(question, tuple(_commitments(question, work))) for question in questions]


def _commitments(question: Question, work: list[Action]) -> list[CommittedAction]:
    if question.action_id:
        chosen = [action for action in work if action.pk == question.action_id]
    elif question.measure and question.measure.priority_id:
        served = question.measure.priority_id
        chosen = [action for action in work if served in {priority.pk for priority in action.priorities.all()}]
    else:
        chosen = []
    return [CommittedAction(one.title, one.lead_words, one.due, one.get_status_display()) for one in chosen[:4]]
