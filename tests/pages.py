"""What a person does with a page: sign in, read its form, send it again, read what was refused."""

from typing import Any

from django.forms import BaseForm
from django.test import Client

from partnerships.access.roles import Role
from partnerships.models import Partnership, User
from tests import builders


def sign_in(partnership: Partnership | None, role: Role | str = Role.OFFICER, **values: Any) -> Client:
    """A browser in which someone of that role is signed in."""
    return signed_in_as(builders.make_user(partnership, role, **values))


def signed_in_as(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def form_of(response: Any) -> BaseForm:
    form: BaseForm = response.context["form"]
    return form


def form_values(response: Any) -> dict[str, Any]:
    """What a browser would post if the page's form were sent as it stands."""
    values: dict[str, Any] = {}
    for bound in form_of(response):
        name, widget, value = bound.html_name, bound.field.widget, bound.value()
        if hasattr(widget, "names"):
            values |= dict(zip(widget.names(name), widget.format_value(value), strict=True))
        elif isinstance(value, list | tuple):
            values[name] = [str(one) for one in value]
        elif value is not None and value is not False:
            values[name] = str(value)
    return values


def errors_of(response: Any) -> dict[str, list[str]]:
    """The messages of the page's form by field, those of the form as a whole under `__all__`."""
    return {name: [str(text) for text in texts] for name, texts in form_of(response).errors.items()}
