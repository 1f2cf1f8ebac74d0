"""Why a file as a whole is not read. The messages are fit to be shown to the person who chose the file."""


class UnreadableFile(Exception):
    """A file that is not read at all; the base of the two kinds below."""


class WrongFile(UnreadableFile):
    """The file is sound but is not what was asked for: the message says what was expected and what was found."""


class RefusedFile(UnreadableFile):
    """The file is not opened or not read on, because it is too large, damaged, locked or could do harm."""
