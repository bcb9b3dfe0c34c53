"""The data sets: what a chapter may rely on."""

from __future__ import annotations

from importlib.resources import files

import numpy as np

from companion import data
from companion.data import penguins


def test_the_tables_have_the_promised_shapes_and_dtypes() -> None:
    loaded = penguins()

    assert loaded.measurements.shape == (342, 4)
    assert loaded.measurements.dtype == np.float32
    assert loaded.species.shape == (342,)
    assert loaded.species.dtype == np.int32
    assert len(loaded.measurement_names) == 4


def test_the_species_are_counted_as_published_and_sorted() -> None:
    loaded = penguins()

    assert loaded.species_names == ("Adelie", "Chinstrap", "Gentoo")
    assert np.bincount(loaded.species).tolist() == [151, 68, 123]
    assert np.all(np.diff(loaded.species) >= 0)


def test_every_measurement_is_finite_and_of_a_penguin() -> None:
    measurements = penguins().measurements

    assert np.all(np.isfinite(measurements))
    assert np.all(measurements.min(axis=0) >= [30, 13, 170, 2600])
    assert np.all(measurements.max(axis=0) <= [60, 22, 232, 6400])


def test_the_means_are_those_of_the_publication() -> None:
    means = penguins().measurements.mean(axis=0)

    np.testing.assert_allclose(means, [43.92, 17.15, 200.92, 4201.75], atol=0.02)


def test_gentoos_are_the_heavy_ones_with_long_flippers() -> None:
    loaded = penguins()
    means = np.stack(
        [loaded.measurements[loaded.species == s].mean(0) for s in (0, 1, 2)]
    )

    assert means[:, 2].argmax() == means[:, 3].argmax() == 2
    assert means[:, 1].argmin() == 2


def test_the_arrays_are_new_each_time() -> None:
    penguins().measurements[:] = 0

    assert penguins().measurements.min() > 0


def test_every_data_file_has_its_licence_and_source_in_the_readme() -> None:
    folder = files(data)
    readme = folder.joinpath("README.md").read_text(encoding="utf-8")
    tables = [item.name for item in folder.iterdir() if item.name.endswith(".csv")]

    for name in tables:
        row = next(line for line in readme.splitlines() if f"`{name}`" in line)
        assert "https://doi.org/" in row
        assert "CC0" in row
    assert tables
