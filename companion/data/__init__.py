"""The small data sets that the chapters work on; README.md names their sources."""

from __future__ import annotations

import csv
from importlib.resources import files
from typing import NamedTuple

import numpy as np


class Penguins(NamedTuple):
    """Measurements of penguins of three species.

    Attributes:
        measurements: An array of shape (342, 4), float32: bill length, bill
            depth and flipper length in millimetres, body mass in grams.
        species: An array of shape (342,), int32: indices into `species_names`.
        measurement_names: The four columns' names.
        species_names: The three species' names.
    """

    measurements: np.ndarray
    species: np.ndarray
    measurement_names: tuple[str, ...]
    species_names: tuple[str, ...]


def penguins() -> Penguins:
    """Loads the penguins of the Palmer Archipelago, sorted by species.

    Returns:
        The data; see `Penguins`.

    Source: Gorman, Williams and Fraser (2014),
    https://doi.org/10.1371/journal.pone.0090081, CC0.

    Example:
        >>> data = penguins()
        >>> data.measurements.shape, data.species_names
        ((342, 4), ('Adelie', 'Chinstrap', 'Gentoo'))
    """
    text = files(__name__).joinpath("penguins.csv").read_text(encoding="utf-8")
    header, *rows = csv.reader(text.splitlines())
    rows.sort(key=lambda row: row[0])
    names = tuple(sorted({row[0] for row in rows}))
    return Penguins(
        measurements=np.array([row[1:] for row in rows], dtype=np.float32),
        species=np.array([names.index(row[0]) for row in rows], dtype=np.int32),
        measurement_names=tuple(header[1:]),
        species_names=names,
    )
