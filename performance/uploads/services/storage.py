"""The bytes of uploads: written to the database in pieces, and read out again exactly as they came."""

import hashlib
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from django.core.files.uploadedfile import UploadedFile

from crime_data.readers.files.errors import RefusedFile
from performance.models import Upload, UploadChunk, UploadFile

PIECE = 1024 * 1024
LONGEST_NAME = 120


def store_files(upload: Upload, given: Sequence[UploadedFile[Any]]) -> None:
    """Store the files' bytes with their names. Call it inside the transaction that makes the upload."""
    for number, one in enumerate(given):
        file = UploadFile.objects.create(upload=upload, number=number, name=shown_name(one), size=0, sha256="")
        digest, size = hashlib.sha256(), 0
        for at, piece in enumerate(_pieces(one)):
            UploadChunk.objects.create(file=file, number=at, content=piece)
            digest.update(piece)
            size += len(piece)
        file.size, file.sha256 = size, digest.hexdigest()
        file.save(update_fields=["size", "sha256"])


def shown_name(given: UploadedFile[Any]) -> str:
    """The file's name without folders and without what no file may be called; its ending is kept."""
    name = Path(str(given.name or "").replace("\\", "/")).name.replace("\x00", "").strip() or "file"
    return name[-LONGEST_NAME:]


def delete_content(upload: Upload) -> None:
    """Let go of the bytes: their figures are in, or will not be."""
    UploadChunk.objects.filter(file__upload=upload).delete()


@contextmanager
def stored_files(upload: Upload) -> Iterator[tuple[list[Path], list[str]]]:
    """The upload's files in a folder of their own while the block runs: paths and names.

    Raises RefusedFile where the bytes are not those that were received.
    """
    with tempfile.TemporaryDirectory(prefix="csp-upload-") as folder:
        paths, names = [], []
        for file in UploadFile.objects.filter(upload=upload):
            # In a folder each, as two may have one name; the ending is kept, the rest of the name is not needed.
            path = Path(folder) / str(file.number)
            path.mkdir()
            path /= file.name.replace("/", "-")
            with path.open("wb") as out:
                _write_out(file, out)
            paths.append(path)
            names.append(file.name)
        yield paths, names


def _write_out(file: UploadFile, out: IO[bytes]) -> None:
    digest = hashlib.sha256()
    # One piece at a time, by its number: a cursor over all would hold them all on SQLite.
    for (key,) in UploadChunk.objects.filter(file=file).values_list("pk"):
        piece = bytes(UploadChunk.objects.values_list("content", flat=True).get(pk=key))
        digest.update(piece)
        out.write(piece)
    if digest.hexdigest() != file.sha256:
        raise RefusedFile(f"What is kept of “{file.name}” is not what was received. Choose the file again.")


def _pieces(given: Any) -> Iterator[bytes]:
    given.seek(0)
    while piece := given.read(PIECE):
        yield piece
