"""The cycle's addresses in a partnership, and at the portal's root for links that are sent to people."""

from cycle.assessments import urls as assessments
from cycle.calendar import urls as calendar
from cycle.daily import urls as daily
from cycle.duties import urls as duties
from cycle.matrix import urls as matrix
from cycle.meetings import urls as meetings
from cycle.my_work import urls as my_work
from cycle.reminders import urls as reminders
from cycle.returns import urls as returns
from cycle.roll_forward import urls as roll_forward

urlpatterns = [
    *assessments.urlpatterns,
    *calendar.urlpatterns,
    *duties.urlpatterns,
    *matrix.urlpatterns,
    *meetings.urlpatterns,
    *my_work.urlpatterns,
    *reminders.urlpatterns,
    *returns.urlpatterns,
    *roll_forward.urlpatterns,
]
root_urlpatterns = [*daily.root_urlpatterns, *my_work.root_urlpatterns, *reminders.root_urlpatterns]
