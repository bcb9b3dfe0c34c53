"""The answers to an exercise as text, as they would stand in a cell of a notebook."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from companion.checks.by_name import FOLDER, path_of

HERE = Path(__file__).parent


def sources(name: str) -> tuple[list[str], list[str]]:
    """The sources of the right and of the wrong answers to an exercise.

    Each defines the exercise's name, with what else it needs before that.
    """
    file = HERE / path_of(name).relative_to(FOLDER)
    tree = ast.parse(file.read_text(encoding="utf-8"))
    found: dict[bool, list[str]] = {True: [], False: []}
    shared: list[ast.stmt] = []
    for node in tree.body:
        marks = list(_marks(node))
        if not marks and isinstance(node, ast.FunctionDef | ast.Assign):
            shared.append(node)
        for mark in marks:
            found[mark == "right"].append(_source(node, name, shared))
    return found[True], found[False]


def _marks(node: ast.stmt) -> Iterator[str]:
    """How a statement is marked as an answer, if it is one."""
    marked = node.decorator_list if isinstance(node, ast.FunctionDef) else []
    for mark in [node.value] if isinstance(node, ast.Expr) else marked:
        method = mark.func if isinstance(mark, ast.Call) else mark
        if isinstance(method, ast.Attribute) and ast.unparse(method.value) == "answers":
            yield method.attr


def _source(node: ast.stmt, name: str, shared: list[ast.stmt]) -> str:
    if isinstance(node, ast.FunctionDef):
        others = [each for each in node.decorator_list if not _is_mark(each)]
        answer = ast.unparse(_renamed(node, name, others))
    else:
        assert isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)
        answer = f"{name} = {ast.unparse(node.value.args[-1])}"
    used = {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
    needed = [ast.unparse(each) for each in shared if _names(each) & used]
    return "\n".join([*needed, answer])


def _is_mark(decorator: ast.expr) -> bool:
    return ast.unparse(decorator).startswith("answers.")


def _renamed(
    node: ast.FunctionDef, name: str, decorators: list[ast.expr]
) -> ast.FunctionDef:
    text = ast.parse(ast.unparse(node)).body[0]
    assert isinstance(text, ast.FunctionDef)
    text.name, text.decorator_list = name, decorators
    for each in ast.walk(text):
        if isinstance(each, ast.Name) and each.id == node.name:
            each.id = name
    return text


def _names(node: ast.stmt) -> set[str]:
    if isinstance(node, ast.FunctionDef):
        return {node.name}
    assert isinstance(node, ast.Assign)
    named = {target.id for target in node.targets if isinstance(target, ast.Name)}
    return named - {"answers"}
