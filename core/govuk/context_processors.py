"""What every page's frame needs."""

from typing import Any

from django.http import HttpRequest

PORTAL_NAME = "CSP Portal"


def design_system(request: HttpRequest) -> dict[str, Any]:
    """The portal's name."""
    return {"portal_name": PORTAL_NAME}
