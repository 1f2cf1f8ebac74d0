"""Minutes as a mail to the group's members, the text itself: not every member signs in to the portal."""

from django.core.mail import EmailMessage

from core.mailing import mail
from core.text import plain_text
from cycle.models import Meeting
from partnerships.groups.selectors import line_of


def minutes_message(meeting: Meeting) -> EmailMessage | None:
    """The minutes as issued, to every member with an address, none of whom sees the others'; None without any."""
    addresses = list(line_of(meeting.group).addresses)
    if not addresses:
        return None
    context = {"meeting": meeting, "minutes": meeting.minutes}
    return mail(subject=f"Minutes: {meeting}", body=plain_text("cycle/meetings/minutes.txt", context), bcc=addresses)
