"""What is private is kept from other users, and never shared with them by accident."""

import os
import stat
from pathlib import Path

import pytest

from explorer.config import cache_root
from explorer.errors import StoreError
from explorer.ownership import private_folder, private_root, store_folder

only_root = pytest.mark.skipif(os.getuid() != 0, reason="only root may give a folder away")


@only_root
def test_a_cache_of_another_user_is_refused_with_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    os.chown(cache_root(), 12345, -1)
    with pytest.raises(
        StoreError, match=r"belongs to another user \(12345; you are root\)"
    ) as told:
        cache_root()
    assert "XDG_CACHE_HOME" in told.value.hint


@only_root
def test_a_cache_in_the_folder_of_another_user_is_refused(tmp_path: Path) -> None:
    """A shared XDG_CACHE_HOME: its owner could put another folder in the place of ours."""
    shared = tmp_path / "shared"
    shared.mkdir(mode=0o777)
    os.chown(shared, 12345, -1)
    with pytest.raises(StoreError, match="shared belongs to another user"):
        private_root(shared / "explorer")
    assert list(shared.iterdir()) == []


def test_a_cache_where_everybody_may_rename_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o777)
    with pytest.raises(StoreError, match="Every user may change"):
        private_root(tmp_path / "explorer")
    tmp_path.chmod(0o1777)  # as /tmp: only owners may rename
    assert private_root(tmp_path / "explorer").is_dir()


def test_a_private_folder_that_was_opened_to_others_is_closed_again(tmp_path: Path) -> None:
    folder = private_folder(tmp_path / "mine")
    folder.chmod(0o755)
    assert stat.S_IMODE(private_folder(folder).stat().st_mode) == 0o700


def test_a_store_that_others_may_write_to_is_not_written(tmp_path: Path) -> None:
    folder = store_folder(tmp_path / "store")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    folder.chmod(0o775)
    with pytest.raises(StoreError, match="Others may write") as told:
        store_folder(folder)
    assert "chmod go-w" in told.value.hint
