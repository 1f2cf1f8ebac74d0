"""The WSGI application that gunicorn serves; production settings unless DJANGO_SETTINGS_MODULE says otherwise."""

import os

from django.core.wsgi import get_wsgi_application

from csp_portal.startup import settle

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "csp_portal.settings.production")
application = get_wsgi_application()
settle()
