"""The interface strings in the code: the literal texts given to `t`.

Read from the syntax tree: Babel's extractor does not see calls inside f-strings before Python 3.12.
"""

import ast
from pathlib import Path

TRANSLATE = "t"


def used_strings(code: Path) -> dict[str, tuple[str, int]]:
    """Text -> (file relative to the package, line) of its first use."""
    found: dict[str, tuple[str, int]] = {}
    for file in sorted(code.rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == TRANSLATE and node.args:
                text = node.args[0]
                if isinstance(text, ast.Constant) and isinstance(text.value, str):
                    found.setdefault(text.value, (file.relative_to(code).as_posix(), node.lineno))
    return found
