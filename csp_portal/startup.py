"""What a server's process does once, before it takes requests."""

import gc

from django.urls import get_resolver

# Python's own thresholds have the collector of cycles look at young objects after every 700: a page makes a hundred
# thousand, nearly none of them in a cycle.
_YOUNG, _MIDDLE, _OLD = 50_000, 20, 20


def settle() -> None:
    """Load the addresses with all that they import, and leave what is loaded by now out of each later collection.

    The libraries and models of the portal are some hundred thousand objects that live as long as the process. Looking
    through them again and again took up to a third of a large page's time. Where workers part from a process that has
    settled (gunicorn's `--preload`), they also share the memory of what is never looked through.
    """
    _ = get_resolver().url_patterns
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)
