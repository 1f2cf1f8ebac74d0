"""Every mail of the portal is made here, so that what people typed can end none of its headers."""

from collections.abc import Mapping, Sequence

from django.core.mail import EmailMessage

from core.text import one_line


def mail(
    *,
    subject: str,
    body: str,
    to: Sequence[str] = (),
    bcc: Sequence[str] = (),
    headers: Mapping[str, str] | None = None,
) -> EmailMessage:
    """A mail of plain text from the portal's own address; the subject on one line."""
    return EmailMessage(subject=one_line(subject), body=body, to=list(to), bcc=list(bcc), headers=dict(headers or {}))
