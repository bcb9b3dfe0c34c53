"""The answers to an exercise as text, as they would stand in a cell of a notebook."""

from __future__ import annotations

import ast
import inspect

from companion.checks import Mistake, find
from companion.checks.by_name import FOLDER, path_of
from companion.checks.edits import Edit
from tests.exercises.answers import HERE


def sources(name: str) -> list[str]:
    """The sources of the answers to an exercise, in their order.

    Each defines the exercise's name, with what else it needs before that.
    """
    file = HERE / path_of(name).relative_to(FOLDER)
    found: list[str] = []
    shared: list[ast.stmt] = []
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if _is_marked(node):
            found.append(_source(node, name, shared))
        elif isinstance(node, ast.FunctionDef | ast.Assign):
            shared.append(node)
    return found


def solution(name: str) -> str:
    """The source of the solution of an exercise."""
    return _plain(inspect.getsource(find(name).solution))


def programs(name: str) -> list[tuple[str, Mistake]]:
    """The sources of the wrong programs that make the mistakes of an exercise."""
    exercise = find(name)
    return [
        (_plain(edit.source(exercise.solution)), mistake)
        for mistake in exercise.known
        if isinstance(mistake, Mistake)
        for edit in mistake.programs
        if isinstance(edit, Edit)
    ]


def _plain(source: str) -> str:
    """A function without type hints, whose names a notebook may not have."""
    [function] = ast.parse(source).body
    assert isinstance(function, ast.FunctionDef)
    function.returns = None
    for argument in function.args.args:
        argument.annotation = None
    return ast.unparse(function)


def _is_marked(node: ast.stmt) -> bool:
    """Whether a statement notes an answer."""
    if isinstance(node, ast.FunctionDef):
        return any(map(_is_mark, node.decorator_list))
    return isinstance(node, ast.Expr) and _is_mark(node.value)


def _is_mark(expression: ast.expr) -> bool:
    return ast.unparse(expression).startswith("answers.")


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
