"""Read a YAML file fast; go back for line numbers only when something is wrong with it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from bot.knowledge.errors import Problem

_SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_SafeLoader):  # type: ignore[misc]  # the C loader where PyYAML was built with it
    """YAML 1.2's booleans: 'on', 'no', 'y' stay text. In 1.1 the key `on` of a sign-off would read as true."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"] for first, resolvers in _SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def load_yaml(text: str, *, path: str, first_line: int = 1) -> tuple[Any, list[Problem]]:
    """Parse YAML text. Returns (data, []) or (None, [one problem with the parser's line])."""
    try:
        return yaml.load(text, Loader=_Loader), []  # noqa: S506 - a safe loader, chosen above
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = first_line + (mark.line if mark else 0)
        return None, [Problem(path, line, "yaml", f"not valid YAML: {error.problem}", "mend the YAML at this line")]
    except yaml.YAMLError as error:
        return None, [Problem(path, first_line, "yaml", f"not valid YAML: {error}", "remove the odd character or save as UTF-8")]


def problems_of(error: ValidationError, text: str, *, path: str, first_line: int = 1, at: tuple[Any, ...] = ()) -> list[Problem]:
    """Turn a model's validation errors into problems with the line of the offending key.

    `at` is where the validated object sits in the file (a list index or a key).
    """
    root = yaml.compose(text, Loader=_Loader)
    found = []
    for detail in error.errors():
        loc = (*at, *detail["loc"])
        line = first_line + _line(root, loc)
        name = ".".join(str(part) for part in loc)
        found.append(Problem(path, line, "shape", f"{name}: {detail['msg']}", "see bot/knowledge/models.py for what this file may hold"))
    return found


def _line(node: yaml.Node | None, loc: tuple[Any, ...]) -> int:
    """Line (from 0) of the deepest node on the way `loc` that exists."""
    line = node.start_mark.line if node else 0
    for part in loc:
        step = next((child for key, child, _ in _children(node) if key == str(part)), None)
        mark = next((at for key, _, at in _children(node) if key == str(part)), None)
        if step is None or mark is None:
            break
        node, line = step, mark
    return line


def _children(node: yaml.Node | None) -> Iterator[tuple[str, yaml.Node, int]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield str(key.value), value, key.start_mark.line
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield str(index), value, value.start_mark.line


def line_of(path: Path, needle: str) -> int:
    """First line (from 1) of the file that contains the text; 1 when none does."""
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    return next((number for number, line in enumerate(lines, 1) if needle in line), 1)
