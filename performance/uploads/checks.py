"""What is refused before anything of it is read: too large (at the field); harmful, or another kind of file (by the
worker, as looking into a file may take long)."""

from collections.abc import Sequence
from pathlib import Path

from crime_data.models import CountSource
from crime_data.readers.files.errors import RefusedFile, UnreadableFile
from crime_data.readers.files.limits import UPLOAD, Limits, in_megabytes
from crime_data.readers.files.safety import Container, sniff
from crime_data.readers.police_uk.files import NamedPath, street_files
from crime_data.readers.tables.file_kinds import detect, wrong_file
from crime_data.readers.tables.layouts import FileKind
from performance.models import SHEET

KINDS: dict[str, tuple[FileKind, ...]] = {
    CountSource.HOME_OFFICE: (FileKind.HOME_OFFICE,),
    CountSource.POLICE_UK: (FileKind.POLICE_UK, FileKind.POLICE_UK_QUALITY),
    CountSource.MET: (FileKind.MET, FileKind.MET_LONG),
    SHEET: (FileKind.FIGURE_SHEET,),
}
MOST_FILES = 100


def too_large(sizes: Sequence[int], limits: Limits = UPLOAD) -> str:
    """Why files of these sizes in bytes are not taken; empty where they are."""
    most = in_megabytes(limits.file_bytes)
    if len(sizes) > MOST_FILES:
        return f"You chose {len(sizes)} files. At most {MOST_FILES} are taken at once."
    if len(sizes) == 1 and sizes[0] > limits.file_bytes:
        return f"The file is {in_megabytes(sizes[0])}. The largest that is taken is {most}."
    if sum(sizes) > limits.file_bytes:
        return f"The files are {in_megabytes(sum(sizes))} together. At most {most} are taken at once."
    return ""


def refuse_unfit(source: str, path: Path, name: str, limits: Limits = UPLOAD) -> None:
    """Raise RefusedFile where the file will not do for that source, by its headings and its archive's directory."""
    try:
        kind = detect(path, limits)
        if kind not in KINDS[source]:
            wrong_file(path, KINDS[source][0], limits)
        if sniff(path, limits) is Container.ZIP:
            street_files([NamedPath(path, name)], limits)
    except UnreadableFile as error:
        raise RefusedFile(f"“{name}”: {error}") from error
