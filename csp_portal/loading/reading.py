"""Reading a partnership's YAML file: pydantic models say what it may hold, and what is wrong is told by file and line.

Texts are taken as they are written (`2013-14`, `0.95`, `no`), never as what YAML would make of them; the types below
say what is made of a text. All that is wrong with the form of a file is told at once.
"""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Annotated, Any, ClassVar, TypeVar

import yaml
from django.core.exceptions import ValidationError
from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainValidator, PrivateAttr, model_validator
from pydantic import ValidationError as WrongForm
from pydantic_core import ErrorDetails, PydanticCustomError

from core.periods.period import Period
from core.periods.words import InvalidPeriod


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
            data = _at(PlacedMapping({PlacedText(cls.short): data}), data)
        if isinstance(data, PlacedMapping):
            data.kind = _kind_of(cls.__name__)
            data.keys_known = tuple(field.alias or name for name, field in cls.model_fields.items())
        entry = handler(data)
        entry._read_from = data
        return entry

    def given(self, *names: str) -> dict[str, Any]:
        """The values of those names that are there, ready to be a service's arguments."""
        return {name: getattr(self, name) for name in names if name in self.model_fields_set}

    def take_defaults(self, defaults: "FileEntry | None") -> None:
        """Let what is not said here be as `defaults` say it."""
        for name in defaults.model_fields_set - self.model_fields_set if defaults else ():
            setattr(self, name, getattr(defaults, name))

    def error(self, message: str, key: str = "") -> FileError:
        at = self._read_from.get(PlacedText(key), self._read_from)
        return FileError(f"{at.place}: {message}")

    def refused(self, error: ValidationError) -> FileError:
        """A service's refusal, told at the key it is about where the file has that key."""
        if not hasattr(error, "error_dict"):
            return self.error(" ".join(error.messages))
        told = [f"{name}: {' '.join(messages)}" for name, messages in error.message_dict.items()]
        return self.error(" ".join(told), next(iter(error.message_dict)))


def _kind_of(name: str) -> str:
    """What an entry is called to people: `matrix line` for a MatrixLineEntry."""
    return re.sub(r"(?<!^)(?=[A-Z])", " ", name.removesuffix("Entry")).lower()


def read_file(path: Path, form: type[E]) -> E:
    """The file as an entry of that form. Raises FileError, for broken YAML too."""
    loader = yaml.SafeLoader(path.read_text("utf-8"))
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
    data = _placed(node)
    try:
        return form.model_validate(data)
    except WrongForm as error:
        found = sorted({_told(data, one) for one in error.errors()})
        raise FileError(*(told for _, told in found)) from None


def _placed(node: yaml.Node) -> Any:
    """What the node holds, every text, list and mapping with its place."""
    if isinstance(node, yaml.ScalarNode):
        return _at(PlacedText(str(node.value).strip()), node)
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
            if step not in data:
                break  # the lone text that stands for a key
            last = next(key for key in data if key == step)
            if path[-1] == "[key]" and path[-2] == step:
                return data, last
            data = data[last]
        elif isinstance(data, PlacedList):
            data = data[int(step)]
    return data, data


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("a text belongs here.")
    return value


def _yes_no(value: Any) -> bool:
    if _text(value) not in ("yes", "no"):
        raise ValueError(f"“{value}” is not yes or no.")
    return bool(value == "yes")


def _whole(value: Any) -> int:
    if not (_text(value).isascii() and value.isdigit()):
        raise ValueError(f"“{value}” is not a whole number.")
    return int(value)


def _number(value: Any) -> Decimal:
    try:
        number = Decimal(_text(value))
    except InvalidOperation:
        raise ValueError(f"“{value}” is not a number.") from None
    if not number.is_finite():
        raise ValueError(f"“{value}” is not a number.")
    return number


def _day(value: Any) -> date:
    try:
        return date.fromisoformat(_text(value))
    except ValueError:
        raise ValueError(f"“{value}” is not a day. Write it as 2014-03-31.") from None


def _period(value: Any) -> Period:
    try:
        return Period.parse(_text(value))
    except InvalidPeriod as error:
        raise ValueError(str(error)) from None


def _each_period_once(value: Any) -> Any:
    """Refuses two keys that are one period, such as `2013-14` and `2013/14`."""
    seen: set[str] = set()
    for key in value if isinstance(value, PlacedMapping) else ():
        try:
            code = Period.parse(key).code
        except InvalidPeriod:
            continue  # refused as a key of its own
        if code in seen:
            raise PydanticCustomError("repeated", f"“{key}” stands twice here.", {"at": key})
        seen.add(code)
    return value


T = TypeVar("T")
YesNo = Annotated[bool, PlainValidator(_yes_no)]
Whole = Annotated[int, PlainValidator(_whole)]
Number = Annotated[Decimal, PlainValidator(_number)]
Day = Annotated[date, PlainValidator(_day)]
InPeriod = Annotated[Period, PlainValidator(_period)]
ByPeriod = Annotated[dict[InPeriod, T], BeforeValidator(_each_period_once)]
ByName = dict[str, T]
