"""For a real installation: refuses to start before what it stands on is said, and never loads the demo."""

import os

from django.core.exceptions import ImproperlyConfigured

SHORTEST_KEY = 50  # characters; `openssl rand -hex 32` prints 64

_unsaid = [name for name in ("DATABASE_URL", "EMAIL_URL") if not os.environ.get(name)]
if len(os.environ.get("SECRET_KEY", "")) < SHORTEST_KEY:
    _unsaid.insert(0, f"SECRET_KEY ({SHORTEST_KEY} characters or more that no one else knows)")
if _unsaid:
    raise ImproperlyConfigured(f"The portal does not start. Set in its environment: {', '.join(_unsaid)}.")

from .base import *  # noqa: E402, F403
from .base import ALLOWED_HOSTS, env  # noqa: E402

DEBUG = False
SECRET_KEY = env("SECRET_KEY")
PORTAL_ADDRESS = env("PORTAL_ADDRESS", default=f"https://{ALLOWED_HOSTS[0]}" if ALLOWED_HOSTS else "")
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=True)
SECURE_HSTS_PRELOAD = env.bool("SECURE_HSTS_PRELOAD", default=True)
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
