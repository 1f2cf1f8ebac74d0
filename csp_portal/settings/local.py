"""For trying the portal and for developing it: `./portal run` and `./portal manage` use these unless told otherwise."""

from .base import *  # noqa: F403
from .base import STATIC_ROOT, env

SECRET_KEY = env("SECRET_KEY", default="only-for-trying-the-portal-on-this-machine-" + "x" * 20)
DEBUG = env.bool("DEBUG", default=True)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Static files are served from where they lie, with DEBUG off too: nothing needs collecting before a try.
WHITENOISE_USE_FINDERS = True
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
DEMO_ALLOWED = True
