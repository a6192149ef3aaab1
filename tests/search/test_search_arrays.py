"""Arrays in a file: what is told of them beforehand has to be true of what is written."""

from pathlib import Path

import numpy as np
import pytest

from explorer.search.whoosh_engine.arrays import Arrays, ArraysWriter, narrowest


def test_arrays_come_back_as_they_were_written_piece_by_piece(tmp_path: Path) -> None:
    path = tmp_path / "a"
    writer = ArraysWriter(path, {"one": ("<u2", 5), "none": ("<u4", 0), "two": ("<i4", 2)})
    writer.put("one", np.array([1, 2, 65_535]))
    writer.put("two", np.array([-1, 2**31 - 1]))
    writer.put("one", np.array([4, 5], np.uint8))
    writer.close()
    read = Arrays(path)
    assert read["one"].tolist() == [1, 2, 65_535, 4, 5]
    assert (read["none"].tolist(), read["two"].tolist()) == ([], [-1, 2**31 - 1])


@pytest.mark.parametrize("values", [[1, 2, 3, 4], [256], [-1]])
def test_what_would_run_into_the_next_array_or_be_cut_off_is_refused(
    tmp_path: Path, values: list[int]
) -> None:
    writer = ArraysWriter(tmp_path / "a", {"one": ("<u1", 3), "two": ("<u1", 3)})
    with pytest.raises(ValueError, match="one is larger"):
        writer.put("one", np.array(values))


def test_an_array_that_is_not_written_to_its_end_is_refused(tmp_path: Path) -> None:
    writer = ArraysWriter(tmp_path / "a", {"one": ("<u1", 3), "two": ("<u1", 0)})
    writer.put("one", np.array([1, 2]))
    with pytest.raises(ValueError, match="one: less"):
        writer.close()


@pytest.mark.parametrize(
    ("largest", "code"),
    [(0, "<u1"), (255, "<u1"), (256, "<u2"), (65_536, "<u4"), (2**31, "<u4"), (2**32, "<u8")],
)
def test_numbers_get_the_narrowest_type_that_holds_the_largest(largest: int, code: str) -> None:
    assert narrowest(largest) == code
    assert np.array([largest]).astype(code)[0] == largest
