"""What is private is kept from other users, and never shared with them by accident."""

import os
import stat
from pathlib import Path

import pytest

from explorer.config import cache_root
from explorer.errors import StoreDamaged, StoreError
from explorer.ownership import private_folder, private_root, refuse_foreign, store_folder

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


@pytest.fixture
def open_place(tmp_path: Path) -> Path:
    """A folder some way below one in which every user may rename, as nobody should keep one."""
    place = tmp_path / "pub" / "deep" / "er"
    place.mkdir(parents=True)
    (tmp_path / "pub").chmod(0o777)
    return place


def test_no_folder_on_the_way_may_be_one_where_others_rename(open_place: Path) -> None:
    store = open_place / "store"
    for make in (store_folder, private_root):
        with pytest.raises(StoreError, match=r"Every user may change what is in .*pub,") as told:
            make(store)
        assert "chmod go-w" in told.value.hint
        assert not store.exists()
    store.mkdir(mode=0o700)
    for trusted in ((), (store,)):  # whom one trusts, that is not everybody
        with pytest.raises(StoreDamaged, match="Every user may change"):
            refuse_foreign(store, trusted)
    open_place.parent.parent.chmod(0o1777)  # as /tmp: only owners may rename
    refuse_foreign(store)
    assert store_folder(store) == private_root(store) == store


def test_a_link_on_the_way_is_followed_to_where_others_may_rename(
    open_place: Path, tmp_path: Path
) -> None:
    (open_place / "store").mkdir(mode=0o700)
    (tmp_path / "once").symlink_to(open_place)
    (tmp_path / "twice").symlink_to("once/../er/store")
    for store in (tmp_path / "once" / "store", tmp_path / "twice"):
        with pytest.raises(StoreDamaged, match="Every user may change"):
            refuse_foreign(store)
    (tmp_path / "round").symlink_to("round")
    refuse_foreign(tmp_path / "round" / "store")  # leads nowhere, so nothing is opened


@only_root
def test_a_folder_on_the_way_that_a_group_or_somebody_may_change_is_refused(
    tmp_path: Path,
) -> None:
    above, store = tmp_path / "team", tmp_path / "team" / "store"
    store.mkdir(parents=True, mode=0o700)
    above.chmod(0o775)
    refuse_foreign(store)  # the group is its owner's alone
    os.chown(above, 0, 12345)
    with pytest.raises(StoreDamaged, match="The group 12345 may change what is in"):
        refuse_foreign(store)
    refuse_foreign(store, (store,))
    os.chown(above, 12345, 0)
    above.chmod(0o755)
    with pytest.raises(StoreError, match=r"team belongs to another user \(12345\)"):
        store_folder(store)
    os.chown(store, 12345, -1)
    with pytest.raises(StoreError, match="store belongs to another user") as told:
        store_folder(store)
    assert "--read-only" in told.value.hint


def test_what_is_made_on_the_way_is_closed_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        made = private_root(tmp_path / "cache" / "explorer")
        assert os.umask(0) == 0
    finally:
        os.umask(before)
    assert stat.S_IMODE(made.parent.stat().st_mode) == 0o755
    assert stat.S_IMODE(made.stat().st_mode) == 0o700
