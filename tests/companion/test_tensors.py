"""`describe` and `explain_broadcast`, against TensorFlow and NumPy."""

from __future__ import annotations

from html import unescape
from typing import Any

import numpy as np
import pytest
import tensorflow as tf
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from companion.tensors import Broadcast, describe, explain_broadcast

SHAPES = st.lists(st.integers(0, 4), max_size=4).map(tuple)
DTYPES = st.sampled_from(
    [
        tf.float16,
        tf.bfloat16,
        tf.float32,
        tf.float64,
        tf.int8,
        tf.uint8,
        tf.int16,
        tf.int32,
        tf.int64,
        tf.bool,
        tf.complex64,
    ]
)
FRIENDLY = st.lists(
    st.lists(st.sampled_from([0, 1, 2, 3]), max_size=4).map(tuple),
    min_size=1,
    max_size=4,
)


def rows_of_html(html: str) -> list[list[str]]:
    """The cells of each row of a table, as a reader sees them."""
    soup = BeautifulSoup(html, "html.parser")
    return [
        [cell.get_text() for cell in row.find_all(["th", "td"])]
        for row in soup.find_all("tr")
    ]


# describe


@given(SHAPES, DTYPES)
def test_a_description_agrees_with_tensorflow_and_numpy(
    shape: tuple[int, ...], dtype: tf.DType
) -> None:
    tensor = tf.zeros(shape, dtype)
    array = tensor.numpy()

    description = describe(tensor)

    assert description.kind == "tf.Tensor"
    assert description.rank == int(tf.rank(tensor)) == array.ndim
    assert description.shape == array.shape
    assert description.size == array.size
    assert description.dtype == array.dtype.name
    assert description.bytes == array.nbytes
    assert tensor.device.endswith(description.device)


@pytest.mark.parametrize(
    ("value", "kind", "shape", "dtype", "size_in_bytes"),
    [
        (3, "int, as a tensor", (), "int32", 4),
        (2.5, "float, as a tensor", (), "float32", 4),
        ([[1, 2, 3], [4, 5, 6]], "list, as a tensor", (2, 3), "int32", 24),
        ((1.0, 2.0), "tuple, as a tensor", (2,), "float32", 8),
        ([], "list, as a tensor", (0,), "float32", 0),
        (np.zeros((2, 2)), "ndarray, as a tensor", (2, 2), "float64", 32),
        (np.zeros((0, 5), np.int64), "ndarray, as a tensor", (0, 5), "int64", 0),
        (tf.Variable([1.0, 2.0]), "tf.Variable", (2,), "float32", 8),
        (True, "bool, as a tensor", (), "bool", 1),
    ],
)
def test_anything_that_tensorflow_converts_is_described(
    value: Any, kind: str, shape: tuple[int, ...], dtype: str, size_in_bytes: int
) -> None:
    description = describe(value)

    assert description.kind == kind
    assert description.shape == shape
    assert description.rank == len(shape)
    assert description.dtype == dtype
    assert description.bytes == size_in_bytes


@pytest.mark.parametrize("value", ["word", ["a", "bcd"], tf.constant([["x"], ["y"]])])
def test_strings_have_no_fixed_memory(value: Any) -> None:
    description = describe(value)

    assert description.dtype == "string"
    assert description.size == tf.size(value)
    assert description.bytes is None
    assert dict(description.rows())["memory"] == "varies"


def test_a_single_element_is_counted_in_the_singular() -> None:
    assert dict(describe(7).rows())["size"] == "1 element"
    assert dict(describe([7, 8]).rows())["size"] == "2 elements"
    assert dict(describe([]).rows())["size"] == "0 elements"


def test_large_numbers_are_grouped() -> None:
    rows = dict(describe(tf.zeros((1000, 20))).rows())

    assert rows["size"] == "20,000 elements"
    assert rows["memory"] == "80,000 bytes"


def test_a_ragged_tensor_is_refused_with_the_way_out() -> None:
    ragged = tf.ragged.constant([[1, 2], [3]])

    with pytest.raises(TypeError, match="RaggedTensor") as error:
        describe(ragged)

    assert "value.to_tensor()" in str(error.value)
    assert describe(ragged.to_tensor()).shape == (2, 2)


def test_a_sparse_tensor_is_refused_with_the_way_out() -> None:
    sparse = tf.sparse.from_dense([[1, 0], [0, 2]])

    with pytest.raises(TypeError, match="SparseTensor") as error:
        describe(sparse)

    assert "tf.sparse.to_dense(value)" in str(error.value)
    assert describe(tf.sparse.to_dense(sparse)).shape == (2, 2)


def test_rows_of_unequal_length_are_refused() -> None:
    with pytest.raises(ValueError, match="non-rectangular"):
        describe([[1, 2], [3]])


@given(SHAPES, DTYPES)
def test_text_and_table_say_the_same(shape: tuple[int, ...], dtype: tf.DType) -> None:
    description = describe(tf.zeros(shape, dtype))

    text = [line.split(maxsplit=1) for line in repr(description).splitlines()]

    assert rows_of_html(description._repr_html_()) == text
    assert text == [list(row) for row in description.rows()]


def test_names_are_escaped_in_html() -> None:
    odd = type("<b>&", (list,), {})([1, 2])

    html = describe(odd)._repr_html_()

    assert "<b>" not in html
    assert "<b>&, as a tensor" in unescape(html)


# explain_broadcast


def numpy_says(shapes: list[tuple[int, ...]]) -> tuple[int, ...] | None:
    try:
        return np.broadcast_shapes(*shapes)
    except ValueError:
        return None


@given(FRIENDLY)
def test_broadcasting_agrees_with_numpy(shapes: list[tuple[int, ...]]) -> None:
    explained = explain_broadcast(*shapes)

    wanted = numpy_says(shapes)

    assert explained.shape == wanted
    assert explained.fits == (wanted is not None)


@given(FRIENDLY)
def test_an_axis_fits_exactly_where_its_lengths_alone_do(
    shapes: list[tuple[int, ...]],
) -> None:
    for axis in explain_broadcast(*shapes).axes:
        lengths = [(n,) for n in axis.lengths if n is not None]
        wanted = numpy_says(lengths)

        assert (axis.result,) == (wanted or (None,))


@given(FRIENDLY)
def test_axes_are_lined_up_from_the_right(shapes: list[tuple[int, ...]]) -> None:
    explained = explain_broadcast(*shapes)

    rank = max(map(len, shapes))
    assert [axis.index for axis in explained.axes] == list(range(-rank, 0))
    for row, shape in enumerate(shapes):
        column = [axis.lengths[row] for axis in explained.axes]
        assert column == [None] * (rank - len(shape)) + list(shape)


@given(FRIENDLY)
def test_each_explanation_tells_what_happens_to_its_axis(
    shapes: list[tuple[int, ...]],
) -> None:
    for axis in explain_broadcast(*shapes).axes:
        said = axis.explanation()
        known = {n for n in axis.lengths if n is not None}
        unequal = sorted(known - {1})

        assert ("do not fit" in said) == (len(unequal) > 1)
        assert said.startswith("all ") == (len(known) == 1 and None not in axis.lengths)
        stretched = len(known) == 2 or None in axis.lengths
        assert ("repeated" in said) == (stretched and axis.result not in (None, 1))
        if len(unequal) > 1:
            assert said.startswith(" and ".join(map(str, unequal)))
        else:
            assert str(axis.result) in said


@pytest.mark.parametrize(
    ("shapes", "notes"),
    [
        ([(2, 3), (2, 3)], ["all 3: entry meets entry", "all 2: entry meets entry"]),
        ([(5,), (1,)], ["1 is repeated 5 times"]),
        ([(1,), (0,)], ["1 is repeated 0 times"]),
        (
            [(4, 2), (2,)],
            [
                "all 2: entry meets entry",
                "a missing axis counts as 1, repeated 4 times",
            ],
        ),
        ([(3,), (4,)], ["3 and 4 do not fit: lengths must be equal, or one must be 1"]),
        ([(0,), (3,)], ["0 and 3 do not fit: lengths must be equal, or one must be 1"]),
    ],
)
def test_the_notes_run_from_the_right(
    shapes: list[tuple[int, ...]], notes: list[str]
) -> None:
    explained = explain_broadcast(*shapes)

    numbered = [f"axis -{n}: {note}" for n, note in enumerate(notes, start=1)]
    assert explained.notes()[:-1] == numbered


@given(FRIENDLY)
def test_the_verdict_names_the_shape_or_says_there_is_none(
    shapes: list[tuple[int, ...]],
) -> None:
    wanted = numpy_says(shapes)

    verdict = explain_broadcast(*shapes).notes()[-1]

    told = "no result: an axis does not fit" if wanted is None else f"shape {wanted}"
    assert verdict == told


def notes_in_html(explained: Broadcast) -> list[str]:
    notes = BeautifulSoup(explained._repr_html_(), "html.parser").find("p")
    return list(notes.stripped_strings)


@given(FRIENDLY)
def test_the_table_holds_the_grid_and_the_notes(shapes: list[tuple[int, ...]]) -> None:
    explained = explain_broadcast(*shapes)

    assert rows_of_html(explained._repr_html_()) == explained.grid()
    assert notes_in_html(explained) == explained.notes()


@given(FRIENDLY)
def test_the_text_lines_its_columns_up(shapes: list[tuple[int, ...]]) -> None:
    explained = explain_broadcast(*shapes)

    table, notes = repr(explained).split("\n\n")

    assert notes.splitlines() == explained.notes()
    assert len(table.splitlines()) == len(shapes) + 2
    assert len({len(line) for line in table.splitlines()}) == 1


@given(FRIENDLY)
def test_shapes_may_come_in_any_form(shapes: list[tuple[int, ...]]) -> None:
    plain = explain_broadcast(*shapes)

    assert explain_broadcast(*map(list, shapes)) == plain
    assert explain_broadcast(*map(tf.TensorShape, shapes)) == plain
    assert explain_broadcast(*map(tf.zeros, shapes)) == plain
    assert explain_broadcast(*map(np.zeros, shapes)) == plain


def test_the_result_is_the_shape_that_tensorflow_gives() -> None:
    a, b = tf.zeros((3, 1, 2)), tf.zeros((4, 1))

    assert explain_broadcast(a, b).shape == tuple((a + b).shape)


def test_it_needs_a_shape() -> None:
    with pytest.raises(ValueError, match="at least one shape"):
        explain_broadcast()


@pytest.mark.parametrize("shape", [(2, None), (-1, 3), tf.TensorShape([None, 2])])
def test_lengths_must_be_known(shape: Any) -> None:
    with pytest.raises(ValueError, match="every length must be known and at least 0"):
        explain_broadcast((2, 2), shape)


@pytest.mark.parametrize("shape", [3, 2.0, None, "ab", (1.5, 2), [[1], [2]]])
def test_what_is_no_shape_is_refused_with_an_example(shape: Any) -> None:
    with pytest.raises(TypeError, match=r"needs shapes, such as \(3, 1\)"):
        explain_broadcast((2, 2), shape)


def test_an_unknown_rank_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown"):
        explain_broadcast(tf.TensorShape(None))
