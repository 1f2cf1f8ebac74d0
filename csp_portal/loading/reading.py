"""Reading YAML by its places: every value knows its file and line, so that a mistake is told where it stands.

Scalars are taken as the text that is written (`2013-14`, `0.95`, `no`), never as what YAML would make of them; each
reader below says what it makes of a text. Unknown, missing and repeated keys are refused.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from pathlib import Path
from typing import Any

import yaml
from django.core.exceptions import ValidationError

from core.periods.period import Period
from core.periods.words import InvalidPeriod

Reader = Callable[[yaml.Node], Any]


class FixtureError(Exception):
    """A fixture that cannot be loaded; the message names the file, the line and what is wrong there."""

    @classmethod
    def at(cls, node: yaml.Node, message: str) -> "FixtureError":
        return cls(f"{node.start_mark.name}, line {node.start_mark.line + 1}: {message}")


class Record(dict[str, Any]):
    """What a shape read: values by key, those left out absent, and the place of each."""

    def __init__(self, node: yaml.Node, values: Mapping[str, Any], nodes: Mapping[str, yaml.Node]) -> None:
        super().__init__(values)
        self.node = node
        self.nodes = nodes

    def only(self, *names: str) -> dict[str, Any]:
        """The values of those names that are there, ready to be a service's arguments."""
        return {name: self[name] for name in names if name in self}

    def error(self, message: str, key: str = "") -> FixtureError:
        return FixtureError.at(self.nodes.get(key, self.node), message)

    def refused(self, error: ValidationError) -> FixtureError:
        """A service's refusal, told at the key it is about where the file has that key."""
        if not hasattr(error, "error_dict"):
            return self.error(" ".join(error.messages))
        told = [f"{name}: {' '.join(messages)}" for name, messages in error.message_dict.items()]
        return self.error(" ".join(told), next(iter(error.message_dict)))


@dataclass(frozen=True)
class Shape:
    """A mapping with known keys, each with its reader. A lone text stands for the key `short`, where there is one."""

    name: str
    required: Mapping[str, Reader]
    optional: Mapping[str, Reader] = field(default_factory=dict)
    short: str = ""

    def __call__(self, node: yaml.Node) -> Record:
        readers = {**self.required, **self.optional}
        if self.short and isinstance(node, yaml.ScalarNode):
            return Record(node, {self.short: readers[self.short](node)}, {self.short: node})
        nodes: dict[str, yaml.Node] = {}
        for key, value in _pairs(node, self.name):
            name = text(key)
            if name not in readers:
                raise FixtureError.at(
                    key, f"“{name}” is not a key of {self.name}. Known: {', '.join(sorted(readers))}."
                )
            if name in nodes:
                raise FixtureError.at(key, f"“{name}” stands twice in this {self.name}.")
            nodes[name] = value
        if missing := [name for name in self.required if name not in nodes]:
            raise FixtureError.at(node, f"this {self.name} lacks {', '.join(missing)}.")
        return Record(node, {name: readers[name](value) for name, value in nodes.items()}, nodes)


def read_file(path: Path, shape: Shape) -> Record:
    """The file as a record of `shape`. Raises FixtureError, for broken YAML too."""
    loader = yaml.SafeLoader(path.read_text("utf-8"))
    loader.name = path.name
    try:
        node = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = f", line {mark.line + 1}" if mark else ""
        raise FixtureError(f"{path.name}{line}: this is not YAML: {error.problem}.") from error
    finally:
        loader.dispose()
    if node is None:
        raise FixtureError(f"{path.name}: the file is empty.")
    return shape(node)


def many(reader: Reader) -> Reader:
    """A list of what `reader` reads."""

    def read(node: yaml.Node) -> list[Any]:
        if not isinstance(node, yaml.SequenceNode):
            raise FixtureError.at(node, "a list belongs here.")
        return [reader(item) for item in node.value]

    return read


def by_key(key_reader: Reader, reader: Reader) -> Reader:
    """A mapping with free keys, such as periods."""

    def read(node: yaml.Node) -> dict[Any, Any]:
        found: dict[Any, Any] = {}
        for key, value in _pairs(node, "list by name"):
            name = key_reader(key)
            if name in found:
                raise FixtureError.at(key, f"“{key.value}” stands twice here.")
            found[name] = reader(value)
        return found

    return read


def one_of(choices: type[Enum]) -> Reader:
    """One of the values of an enumeration, as its text."""
    values = [str(member.value) for member in choices]

    def read(node: yaml.Node) -> str:
        value = text(node)
        if value not in values:
            raise FixtureError.at(node, f"“{value}” is not one of {', '.join(values)}.")
        return value

    return read


def text(node: yaml.Node) -> str:
    """The text as written, without white space around it."""
    if not isinstance(node, yaml.ScalarNode):
        raise FixtureError.at(node, "a text belongs here.")
    return str(node.value).strip()


def yes_no(node: yaml.Node) -> bool:
    value = text(node)
    if value not in ("yes", "no"):
        raise FixtureError.at(node, f"“{value}” is not yes or no.")
    return value == "yes"


def whole(node: yaml.Node) -> int:
    value = text(node)
    if not (value.isascii() and value.isdigit()):
        raise FixtureError.at(node, f"“{value}” is not a whole number.")
    return int(value)


def number(node: yaml.Node) -> Decimal:
    """An exact number with a point and without separators."""
    try:
        value = Decimal(text(node))
    except InvalidOperation:
        raise FixtureError.at(node, f"“{text(node)}” is not a number.") from None
    if not value.is_finite():
        raise FixtureError.at(node, f"“{text(node)}” is not a number.")
    return value


def day(node: yaml.Node) -> date:
    try:
        return date.fromisoformat(text(node))
    except ValueError:
        raise FixtureError.at(node, f"“{text(node)}” is not a day. Write it as 2014-03-31.") from None


def period(node: yaml.Node) -> Period:
    try:
        return Period.parse(text(node))
    except InvalidPeriod as error:
        raise FixtureError.at(node, str(error)) from None


def _pairs(node: yaml.Node, name: str) -> list[tuple[yaml.Node, yaml.Node]]:
    if not isinstance(node, yaml.MappingNode):
        raise FixtureError.at(node, f"keys and values belong here, for a {name}.")
    return list(node.value)
