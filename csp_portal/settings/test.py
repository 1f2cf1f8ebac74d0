"""For the test suite: quick password hashing, mail kept in memory, tasks run at once."""

import os
import tempfile

from .base import *  # noqa: F403
from .base import DATABASES, STATIC_ROOT, VAR_DIR

SECRET_KEY = "tests-only"  # noqa: S105
DEBUG = False
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
DEMO_ALLOWED = True
AXES_ENABLED = False  # but in the tests of it: everyone here comes from one address
VAR_DIR.mkdir(exist_ok=True)
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, as in earnest: in memory all threads would share one connection, and no race would be one.
    # Each run has its own, so that two runs at once do not meet.
    DATABASES["default"]["TEST"] = {"NAME": f"{tempfile.gettempdir()}/csp-portal-tests-{os.getpid()}.sqlite3"}
# A connection kept open by the browser tests' server would keep the test database from being removed.
DATABASES["default"]["CONN_MAX_AGE"] = 0
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # WhiteNoise warns where it is missing, and warnings are errors
