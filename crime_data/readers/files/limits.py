"""How large a file may be. A spreadsheet is checked from its directory, before anything is unpacked."""

from dataclasses import dataclass, replace

from crime_data.readers.files.errors import RefusedFile

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds on a file. Sizes in bytes; `ratio` is unpacked size over packed size of one part of an archive.

    The bounds leave room for honest tables: a national year is 170 MB of XML that packs to a thirtieth, a workbook may
    hold twenty years, and a bomb packs to a thousandth. Sheets are read as streams, whatever their size.
    """

    file_bytes: int = 150 * MEGABYTE
    unpacked_bytes: int = 4096 * MEGABYTE
    side_part_bytes: int = 64 * MEGABYTE
    ratio: int = 250
    members: int = 12_000
    rows: int = 5_000_000
    columns: int = 500
    sheets: int = 64

    def check_size(self, size: int) -> None:
        """Raise `RefusedFile` where a file of `size` bytes is too large."""
        if size > self.file_bytes:
            raise RefusedFile(
                f"The file is {in_megabytes(size)}. The largest that is read here is {in_megabytes(self.file_bytes)}."
            )

    def check_row(self, number: int, columns: int) -> None:
        """Raise `RefusedFile` at the first row past the most rows, or for a row with too many columns."""
        if number > self.rows:
            raise RefusedFile(f"The file has more than {self.rows:,} rows, the most that is read.")
        if columns > self.columns:
            raise RefusedFile(f"Row {number:,} has {columns:,} columns; at most {self.columns:,} are read.")


def in_megabytes(size: int) -> str:
    """A size in bytes as people say it: `1.5 MB`, `200 KB`."""
    if size < MEGABYTE:
        return f"{max(1, round(size / 1024)):,} KB"
    return f"{size / MEGABYTE:,.1f} MB"


UPLOAD = Limits()
# For data stewards at a command line, whose files are their own: twenty years of the country in one CSV.
COMMAND = replace(UPLOAD, file_bytes=8192 * MEGABYTE, unpacked_bytes=8192 * MEGABYTE, rows=100_000_000)
