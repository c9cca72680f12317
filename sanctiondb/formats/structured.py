"""YAML, JSON and JSON Lines as plain values, before anything is known of records."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import yaml

from sanctiondb.errors import FileRefused
from sanctiondb.files import SourceFile
from sanctiondb.formats.base import not_text

DEEPEST = 50

LINES = frozenset({".jsonl", ".ndjson", ".nl"})
"""Endings of files with one JSON value a line; others are told by their content."""

_PLAIN = tuple(f"tag:yaml.org,2002:{name}" for name in ("null", "bool", "int", "float", "seq", "map", "str"))
_GUESSED = ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")


class Unreadable(str):
    """A line that is no JSON, as it stands in the file."""


class _Loader(yaml.CSafeLoader):
    """YAML with the plain types of version 1.2: dates stay text, `yes` and `no` are words.

    Other types, and keys that stand twice, are refused.
    """

    yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag not in _GUESSED]
        for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }
    yaml_constructors = {
        tag: construct for tag, construct in yaml.CSafeLoader.yaml_constructors.items() if tag in (*_PLAIN, None)
    }

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        """Constructs a mapping as PyYAML does, but for one with a key twice."""
        if twice := _twice([str(key.value) for key, _ in node.value]):
            raise yaml.YAMLError(f"the key {twice!r} stands twice, line {node.start_mark.line + 1}: keep one")
        return super().construct_mapping(node, deep)


_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), list("tf"))


def parsed(file: SourceFile) -> Any:
    """The value of a YAML or JSON file, or the list of a JSON Lines file's, a bad line as Unreadable.

    Raises FileRefused for text that is none of these.
    """
    with file.text() as stream:
        text = stream.read()
    if not_text(text):
        raise FileRefused(
            f"{file.name}: holds a NUL or bytes that are not UTF-8; expected text in UTF-8: save it as that"
        )
    try:
        return _shallow(_value(text, LINES & set(Path(file.name.lower()).suffixes)))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        said = " ".join(str(error).split())[:200]
        raise FileRefused(
            f"{file.name}: {said}; expected YAML, JSON or JSON Lines: mend the file at that place"
        ) from error


def _value(text: str, lines: Any) -> Any:
    if lines:
        return _lines(text)
    if text.lstrip()[:1] not in ("{", "["):
        return _yaml(text)
    try:
        return _json(text)
    except json.JSONDecodeError as error:
        if error.msg == "Extra data":
            return _lines(text)
        return _flow(text, error)


def _flow(text: str, error: json.JSONDecodeError) -> Any:
    """YAML in its flow style begins like JSON; where it is neither, JSON's complaint is the better one."""
    try:
        return _yaml(text)
    except yaml.YAMLError:
        raise error from None


def _lines(text: str) -> list[Any]:
    return [_line(line) for line in text.split("\n") if line.strip()]


def _line(line: str) -> Any:
    try:
        return _json(line)
    except ValueError:
        return Unreadable(line)


def _twice(keys: list[str]) -> str | None:
    key, times = Counter(keys).most_common(1)[0] if keys else ("", 0)
    return key if times > 1 else None


def _shallow(value: Any) -> Any:
    """A value that is not nested deeper than any record is; raises ValueError for another."""
    layer, depth = [value], 0
    while layer and depth <= DEEPEST:
        inner = [one.values() if isinstance(one, dict) else one for one in layer if isinstance(one, dict | list)]
        layer, depth = [value for values in inner for value in values], depth + 1
    if layer:
        raise ValueError(f"nested deeper than {DEEPEST} levels")
    return value


def _json(text: str) -> Any:
    return json.loads(text, object_pairs_hook=_unrepeated)


def _unrepeated(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = [key for key, _ in pairs]
    if twice := _twice(keys):
        raise ValueError(f"the key {twice!r} stands twice: keep one")
    return dict(pairs)


def _yaml(text: str) -> Any:
    """Aliases are refused: with them a small file can stand for one of any size."""
    for event in yaml.parse(text, yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent):
            line = event.start_mark.line + 1 if event.start_mark else "?"
            raise yaml.YAMLError(f"an alias, line {line}: write the value out")
    return yaml.load(text, _Loader)
