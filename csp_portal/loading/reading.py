"""Reading a partnership's YAML file: pydantic models say what it may hold, and what is wrong is told by file and line.

Texts are taken as they are written (`2013-14`, `0.95`, `no`), never as what YAML would make of them; the types of
`values` say what is made of a text. All that is wrong with the form of a file is told at once.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar, TypeVar

import yaml
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from pydantic import BaseModel, ConfigDict, PrivateAttr, model_validator
from pydantic import ValidationError as WrongForm
from pydantic_core import ErrorDetails


class FileError(Exception):
    """A file that cannot be loaded: a line for each thing that is wrong, with the file, the line and what it is."""

    def __init__(self, *wrong: str) -> None:
        super().__init__("\n".join(wrong))
        self.wrong = wrong


class Placed:
    """Something of a file that knows where it stands, as `southwark.yaml, line 8`."""

    place: str
    line: int


class PlacedText(Placed, str):
    pass


class NoText(PlacedText):
    """YAML's own null: a key that has it is as if it were not there, and a figure that is null is not known."""


class PlacedList(Placed, list[Any]):
    pass


class PlacedMapping(Placed, dict[PlacedText, Any]):
    kind = "list by name"
    keys_known: tuple[str, ...] = ()


E = TypeVar("E", bound="FileEntry")
P = TypeVar("P", bound=Placed)


class FileEntry(BaseModel):
    """A mapping with known keys. A lone text stands for the key `short`, where there is one."""

    model_config = ConfigDict(extra="forbid", use_enum_values=True)
    short: ClassVar[str] = ""

    _read_from: PlacedMapping = PrivateAttr()

    @model_validator(mode="wrap")
    @classmethod
    def _keep_place(cls, data: Any, handler: Any) -> Any:
        if cls.short and isinstance(data, PlacedText):
            data = _at(PlacedMapping({_at(PlacedText(cls.short), data): data}), data)
        if isinstance(data, PlacedMapping):
            data.kind = _kind_of(cls.__name__)
            data.keys_known = tuple(field.alias or name for name, field in cls.model_fields.items())
            given = {key: value for key, value in data.items() if key == cls.short or not isinstance(value, NoText)}
        entry = handler(given if isinstance(data, PlacedMapping) else data)
        entry._read_from = data
        return entry

    def given(self, *names: str) -> dict[str, Any]:
        """The values of those names that are there, ready to be a service's arguments."""
        return {name: getattr(self, name) for name in names if name in self.model_fields_set}

    def take_defaults(self, defaults: "FileEntry | None") -> None:
        """Let what is not said here be as `defaults` say it."""
        for name in defaults.model_fields_set - self.model_fields_set if defaults else ():
            setattr(self, name, getattr(defaults, name))

    @property
    def place(self) -> str:
        return self._read_from.place

    def stand_at(self, other: "FileEntry", key: str) -> None:
        """Be told of at a key of another entry, for an entry that the file has no text of its own for."""
        at = next((one for one in other._read_from if one == key), other._read_from)
        self._read_from = _at(PlacedMapping(), at)

    def error(self, message: str, key: str = "") -> FileError:
        at = next((one for one in self._read_from if one == key), self._read_from)
        return FileError(f"{at.place}: {message}")

    def refused(self, error: ValidationError) -> FileError:
        """A service's refusal, told at the key it is about where the file has that key."""
        if not hasattr(error, "error_dict"):
            return self.error(" ".join(error.messages))
        told = [
            " ".join(messages) if name == NON_FIELD_ERRORS else f"{name}: {' '.join(messages)}"
            for name, messages in error.message_dict.items()
        ]
        return self.error(" ".join(told), self._key_of(next(iter(error.message_dict))))

    def _key_of(self, name: str) -> str:
        field = type(self).model_fields.get(name)
        return (field.alias if field else None) or name


def _kind_of(name: str) -> str:
    """What an entry is called to people: `matrix line` for a MatrixLineEntry."""
    return re.sub(r"(?<!^)(?=[A-Z])", " ", name.removesuffix("Entry")).lower()


def read_file(path: Path, form: type[E]) -> E:
    """The file as an entry of that form. Raises FileError, for broken YAML too."""
    try:
        data = _placed(_root_of(path))
    except RecursionError:
        raise FileError(f"{path.name}: something in this file stands within itself.") from None
    try:
        return form.model_validate(data)
    except WrongForm as error:
        found = sorted({_told(data, one) for one in error.errors()})
        raise FileError(*(told for _, told in found)) from None


def _root_of(path: Path) -> yaml.Node:
    try:
        loader = yaml.SafeLoader(path.read_text("utf-8"))
    except OSError as error:
        raise FileError(f"{path}: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise FileError(f"{path.name}: this is not text in UTF-8.") from error
    except yaml.reader.ReaderError as error:
        raise FileError(f"{path.name}: this is not YAML: {error.reason}.") from error
    loader.name = path.name
    try:
        node = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = f", line {mark.line + 1}" if mark else ""
        raise FileError(f"{path.name}{line}: this is not YAML: {error.problem}.") from error
    finally:
        loader.dispose()
    if node is None:
        raise FileError(f"{path.name}: the file is empty.")
    return node


def _placed(node: yaml.Node) -> Any:
    """What the node holds, every text, list and mapping with its place."""
    if isinstance(node, yaml.ScalarNode):
        is_null = node.tag == "tag:yaml.org,2002:null"
        return _at(NoText() if is_null else PlacedText(str(node.value).strip()), node)
    if isinstance(node, yaml.SequenceNode):
        return _at(PlacedList(_placed(item) for item in node.value), node)
    mapping = _at(PlacedMapping(), node)
    for key, value in ((_placed(key), value) for key, value in node.value):
        if not isinstance(key, PlacedText):
            raise FileError(f"{key.place}: a text belongs here.")
        if key in mapping:
            raise FileError(f"{key.place}: “{key}” stands twice here.")
        mapping[key] = _placed(value)
    return mapping


def _at(made: P, where: yaml.Node | Placed) -> P:
    if isinstance(where, Placed):
        made.line, made.place = where.line, where.place
    else:
        made.line = where.start_mark.line + 1
        made.place = f"{where.start_mark.name}, line {made.line}"
    return made


def _told(data: Any, error: ErrorDetails) -> tuple[int, str]:
    """What is wrong, after its line."""
    kind, given = error["type"], error["input"]
    within, at = _found(data, error["loc"][:-1] if kind in ("missing", "extra_forbidden") else error["loc"])
    context: Mapping[str, Any] = error.get("ctx", {})
    if kind == "missing":
        message = f"this {within.kind} lacks {error['loc'][-1]}."
    elif kind == "extra_forbidden":
        at = next(key for key in within if key == error["loc"][-1])
        message = f"“{at}” is not a key of {within.kind}. Known: {', '.join(sorted(within.keys_known))}."
    elif kind == "enum":
        message = f"“{given}” is not one of {context['expected'].replace(chr(39), '').replace(' or ', ', ')}."
    elif kind == "list_type":
        message = "a list belongs here."
    elif kind == "string_type":
        message = "a text belongs here."
    elif kind in ("model_type", "dict_type"):
        message = f"keys and values belong here, for a {_kind_of(context.get('class_name', 'list by name'))}."
    else:
        at, message = context.get("at", at), error["msg"].removeprefix("Value error, ")
    return at.line, f"{at.place}: {message}"


def _found(data: Any, path: tuple[int | str, ...]) -> tuple[Any, Placed]:
    """What the path leads to, or the last on it that is there; and where it stands: the key, for a path to one."""
    for step in path:
        if step == "[key]":
            break
        if isinstance(data, PlacedMapping):
            if step == 0:
                continue  # a lone entry that stands for a list of one
            if step not in data:
                break  # the lone text that stands for a key
            last = next(key for key in data if key == step)
            if path[-1] == "[key]" and path[-2] == step:
                return data, last
            data = data[last]
        elif isinstance(data, PlacedList):
            data = data[int(step)]
    return data, data
