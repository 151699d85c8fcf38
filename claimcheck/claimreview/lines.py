"""On which line of a JSON text each value of it stands. Knows no rule, and takes the text for valid."""

import json
import re
from collections.abc import Iterable
from typing import Any

from claimcheck.claimreview.findings import Steps

MOST_LOCATED = 2**20
"""Characters of a text of which each value's line is found; of what is in a longer one, the line that it begins on."""

_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[\[\]{}:,]|[^\s\[\]{}:,"]+')

# The steps that are asked for, as a tree. Under None, which is no step, is the line of the value, once that was passed.
_Tree = dict[Any, Any]


def lines_of(text: str, paths: Iterable[Steps]) -> dict[Steps, int]:
    """Give the line, counted from 1, on which each value begins; for one that is not there, that of what it is missing in."""
    wanted = set(paths)
    tree: _Tree = {}
    for path in wanted:
        inside = tree
        for step in path:
            inside = inside.setdefault(step, {})
    _pass_through(text, tree)
    return {path: _line(tree, path) for path in wanted}


def _line(tree: _Tree, path: Steps) -> int:
    line: int = tree.get(None, 1)
    for step in path:
        tree = tree[step]
        line = tree.get(None, line)
    return line


def _pass_through(text: str, tree: _Tree) -> None:
    """Go once through the text, and note the line of each value that is asked for."""
    # Around each other: whether it is an object, what is asked for in it, and the key or the index that is next.
    open_values: list[list[Any]] = []
    at, line = 0, 1
    is_key = False
    for match in _TOKEN.finditer(text):
        piece = match[0]
        around = open_values[-1] if open_values else None
        if is_key and piece[0] == '"' and around:
            # Without any value in it that is asked for, the keys of an object do not matter.
            around[2] = json.loads(piece) if around[1] else None
            is_key = False
        elif piece in "]}":
            open_values.pop()
            is_key = False
        elif piece == "," and around:
            is_key = around[0]
            around[2] = None if is_key else around[2] + 1
        elif piece != ":":
            inside = (around[1] or {}).get(around[2]) if around else tree
            if inside is not None:
                line += text.count("\n", at, match.start())
                at = match.start()
                inside[None] = line
            if piece in "[{":
                is_key = piece == "{"
                open_values.append([is_key, inside, None if is_key else 0])
