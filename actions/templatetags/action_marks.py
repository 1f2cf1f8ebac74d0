"""`{% status_tag action.status|action_mark %}` shows an action's status."""

from django import template

from actions.actions.tables import status_mark

register = template.Library()
register.filter("action_mark", status_mark)
