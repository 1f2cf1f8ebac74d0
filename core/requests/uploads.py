"""Receiving files: however large what is sent, only so much of it is written to disk."""

from typing import Any

from django.core.files.uploadhandler import TemporaryFileUploadHandler

MOST = 160 * 1024 * 1024  # bytes of one request; a little more than any page takes


class BoundedFileHandler(TemporaryFileUploadHandler):
    """Files as temporary files. Past `MOST` bytes of a request what comes is counted, and not kept.

    A file's `size` is always that of what was sent, so the form can say that it is too large, and how large.
    """

    file: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.received += len(raw_data)
        if self.received <= MOST:
            super().receive_data_chunk(raw_data, start)
