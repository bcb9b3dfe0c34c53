"""The notes of a tape from `companion.tape`, as a recording to step through."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from companion.naming import constant_name, result_names
from companion.recording import Node, Recording
from companion.tape import (
    GradientTape,
    Note,
    Tensor,
    Variable,
    passed_back,
    walk_back,
    zeros_like,
)

NAMES = {"pow": "power", "reduce_sum": "sum", "reduce_mean": "mean"}
"""What operations are called in a recording, where a tape has another name."""


def retell(
    tape: GradientTape, target: Tensor, names: Sequence[str] = (), **sources: Tensor
) -> Recording:
    """Makes a recording of what a tape has noted down.

    Args:
        tape: The tape. It is asked once, so it must not have answered yet unless it is
            persistent.
        target: What was computed, of any shape.
        names: What to call the results on the way, in the order in which they were
            made. Results that are left over are called `v3`, say, after their position.
        **sources: The watched tensors and variables, by the names to show.

    Returns:
        The recording, which `companion.explore.explore` shows step by step. Where the
        target is not a scalar, the adjoints are those of the sum of its entries. A
        comparison, through which no gradient passes, is shown as a constant.

    Raises:
        RuntimeError: If the tape has answered already and is not persistent.
        ValueError: If the target does not depend on any of the sources, if there are
            more names than results, or if a name is given twice.

    Example:
        >>> from companion.tape import Variable
        >>> w = Variable(2.0)
        >>> with GradientTape() as tape:
        ...     y = (3.0 * w) ** 2
        >>> retell(tape, y, w=w)
        name  made by  value  adjoint
        w              2      36
        3              3
        v1    3 × w    6      12
        2              2
        v2    v1 ** 2  36     1
    """
    notes = _on_the_way(tape.use_notes(), target)
    adjoints = walk_back(notes, {target: zeros_like(target) + 1}, tape.watched)
    if not any(source in adjoints for source in sources.values()):
        given = ", ".join(sources) or "none was given"
        raise ValueError(
            f"the target does not depend on the sources ({given}) in what the tape has "
            "noted down. Was the source watched, and the target computed in the block?"
        )
    by_tensor = {tensor: name for name, tensor in sources.items()}
    return _Retelling(adjoints, by_tensor).of(notes, names)


def _on_the_way(notes: Sequence[Note], target: Tensor) -> list[Note]:
    needed, kept = {target}, []
    for note in reversed(notes):
        if note.output in needed:
            needed.update(note.inputs)
            kept.append(note)
    return kept[::-1]


class _Retelling:
    """Nodes in the making, and the places of the tensors that they show."""

    def __init__(
        self, adjoints: dict[Tensor, Tensor], names: dict[Tensor, str]
    ) -> None:
        self.adjoints = adjoints
        self.names = names
        self.nodes: list[Node] = []
        self.places: dict[Tensor, int] = {}

    def of(self, notes: Sequence[Note], names: Sequence[str]) -> Recording:
        for source in self.names:
            self._add_leaf(source)
        reads = [n for n in notes if n.operation is Variable.read_value]
        for note in reads:
            self._add_leaf(note.inputs[0])
            self.places[note.output] = self.places[note.inputs[0]]
        made = [note for note in notes if note not in reads]
        results = result_names("retell", names, len(made), list(self.names.values()))
        for note, name in zip(made, results, strict=True):
            self._add_result(note, name)
        return Recording(tuple(self.nodes))

    def _add_leaf(self, tensor: Tensor) -> None:
        if tensor in self.places:
            return
        is_source = tensor in self.adjoints
        value = tensor.numpy()
        number = sum(node.is_source for node in self.nodes) + 1
        name = self.names.get(
            tensor, f"x{number}" if is_source else constant_name(value)
        )
        self._add(
            tensor, Node(name, "", (), value, self._adjoint(tensor), (), is_source)
        )

    def _add_result(self, note: Note, name: str) -> None:
        for tensor in note.inputs:
            self._add_leaf(tensor)
        parts = passed_back(note, self.adjoints[note.output])
        operation = note.operation.__name__
        node = Node(
            name,
            NAMES.get(operation, operation.replace("_", " ")),
            tuple(self.places[tensor] for tensor in note.inputs),
            note.output.numpy(),
            self._adjoint(note.output),
            tuple(
                part.numpy() if part is not None and tensor in self.adjoints else None
                for tensor, part in zip(note.inputs, parts, strict=True)
            ),
        )
        self._add(note.output, node)

    def _add(self, tensor: Tensor, node: Node) -> None:
        self.places[tensor] = len(self.nodes)
        self.nodes.append(node)

    def _adjoint(self, tensor: Tensor) -> np.ndarray | None:
        return self.adjoints[tensor].numpy() if tensor in self.adjoints else None
