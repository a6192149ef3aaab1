"""Folders, outputs and arguments that a command cannot use are told plainly."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from indexed_news import index_news, own_places

from explorer.cli.exits import Exit
from explorer.cli.options import CorpusPath

ARTICLE = "Talks in Lima\n\nMarch 5, 2024\n\nThe ministers met in Lima on Monday.\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "lima.txt").write_text(ARTICLE, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same corpus, indexed once; the cache is beside it."""
    return index_news(tmp_path_factory.mktemp("known"), {"lima.txt": ARTICLE})


def cache_of(corpus: Path) -> dict[str, str]:
    return {"XDG_CACHE_HOME": str(corpus.parent / "cache")}


def run(
    tmp_path: Path, *words: str | bytes, stdout: str = "", env: Mapping[str, str] | None = None
) -> tuple[int, str]:
    """Run a command; ``stdout`` is where a shell sends it. Returns exit code and stderr."""
    places = own_places(tmp_path)
    command = [os.fsencode(word) for word in (sys.executable, "-m", "explorer", *words)]
    done = subprocess.run(
        [b"sh", b"-c", f'"$@" {stdout}'.encode(), b"sh", *command],
        capture_output=True,
        env={**os.environ, **places, **(env or {})},
        check=False,
    )
    told = done.stderr.decode()
    assert "Traceback" not in told
    assert "defect" not in told
    return done.returncode, told


def test_a_cache_that_cannot_be_made_is_named_with_its_reason(tmp_path: Path, corpus: Path) -> None:
    (tmp_path / "a-file").touch()
    code, told = run(
        tmp_path,
        *("search", "lima", "--corpus", str(corpus)),
        env={"XDG_CACHE_HOME": str(tmp_path / "a-file")},
    )
    assert code == Exit.STORE
    assert f"{tmp_path / 'a-file'}/explorer cannot be made" in told


def test_without_a_state_folder_commands_answer_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "a-file").touch()
    code, told = run(tmp_path, "--version", env={"XDG_STATE_HOME": str(tmp_path / "a-file")})
    assert code == Exit.OK
    code, told = run(tmp_path, "search", "((", env={"XDG_STATE_HOME": str(tmp_path / "a-file")})
    assert code in (Exit.OK, Exit.QUERY), told


@pytest.mark.parametrize(
    ("stdout", "code", "place"),
    [
        (">/dev/full", Exit.FAILED, "indexed"),
        (">&-", Exit.OK, "indexed"),
        ("2>&-", Exit.OK, "corpus"),  # nor where indexing would be told
    ],
)
def test_an_output_that_takes_nothing_is_no_defect(
    request: pytest.FixtureRequest, tmp_path: Path, stdout: str, code: Exit, place: str
) -> None:
    corpus: Path = request.getfixturevalue(place)
    words = ("search", "lima", "--corpus", str(corpus))
    assert run(tmp_path, *words, stdout=stdout, env=cache_of(corpus))[0] == code


def test_a_reader_that_has_enough_is_no_failure(tmp_path: Path, indexed: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "explorer", "search", "lima", "--corpus", str(indexed)],
        stdout=write,
        stderr=subprocess.PIPE,
        env={**os.environ, **own_places(tmp_path), **cache_of(indexed)},
        check=False,
    )
    os.close(write)
    assert (done.returncode, b"Traceback" in done.stderr) == (Exit.OK, False)


def test_a_store_that_cannot_be_made_is_kept_elsewhere_by_its_option(
    tmp_path: Path, corpus: Path
) -> None:
    code, told = run(tmp_path, "index", str(corpus), "--store", "/proc/kept")
    assert code == Exit.STORE
    assert "another folder with --store" in told


def test_an_output_without_utf_8_gets_escapes(tmp_path: Path, corpus: Path) -> None:
    ran = run(
        tmp_path, "search", "lima", "--corpus", str(corpus), env={"PYTHONIOENCODING": "ascii"}
    )
    assert ran == (Exit.OK, "1 found for lima\n")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["show", b"\xff"], Exit.UNKNOWN),
        (["actors", b"\xff"], Exit.OK),
        (["search", b"\xff"], Exit.OK),
        (["events", "--place", b"\xff"], Exit.UNKNOWN),
    ],
)
def test_arguments_that_are_no_text_match_nothing(
    tmp_path: Path, indexed: Path, words: list[str | bytes], code: Exit
) -> None:
    assert run(tmp_path, *words, "--corpus", str(indexed), env=cache_of(indexed))[0] == code


def test_what_steers_a_terminal_is_not_narrated(tmp_path: Path, indexed: Path) -> None:
    words = ("search", "\u202elima\u2066", "--corpus", str(indexed))
    _, told = run(tmp_path, *words, env=cache_of(indexed))
    assert "\u202e" not in told
    assert "\u2066" not in told


def test_an_endless_query_is_refused_without_being_repeated(tmp_path: Path, indexed: Path) -> None:
    words = ("search", "(" * 5000, "--corpus", str(indexed))
    code, told = run(tmp_path, *words, env=cache_of(indexed))
    assert code == Exit.QUERY
    assert len(told) < 500


def test_a_corpus_whose_path_is_no_text_is_indexed_and_searched(tmp_path: Path) -> None:
    folder = tmp_path / "w eird\n\udcff"  # a byte that is not UTF-8
    folder.mkdir()
    (folder / "lima.txt").write_text(ARTICLE, encoding="utf-8")
    assert run(tmp_path, "index", str(folder))[0] == Exit.OK
    assert run(tmp_path, "search", "lima", "--corpus", str(folder)) == (
        Exit.OK,
        "1 found for lima\n",
    )


def test_a_file_that_cannot_be_annotated_costs_none_of_the_others(
    tmp_path: Path, corpus: Path
) -> None:
    printed = tmp_path / "printed.json"
    code, told = run(
        tmp_path,
        *("annotate", str(tmp_path), str(corpus / "lima.txt"), "/no/such.txt"),
        stdout=f"> '{printed}'",
    )
    assert code == Exit.FAILED
    assert len(told.splitlines()) == 2
    assert "Skipped /no/such.txt: cannot be read: no such file or directory." in told
    (annotated,) = json.loads(printed.read_text(encoding="utf-8"))
    assert annotated["title"] == "Talks in Lima"


def test_a_folder_without_rights_is_the_corpus_that_is_wrong_not_the_usage() -> None:
    # Root may read everything, so the check of the command line itself is asked not to be made.
    assert CorpusPath().readable is False


def test_a_corpus_that_is_not_there_leaves_nothing_in_the_cache(
    tmp_path: Path, corpus: Path
) -> None:
    for words in (
        ("search", "lima", "--corpus", str(tmp_path / "nope")),
        ("index", str(tmp_path / "nope")),
        ("status", "--corpus", str(corpus)),
    ):
        assert run(tmp_path, *words)[0] in (Exit.CORPUS, Exit.STORE)
    assert not list((tmp_path / "cache" / "explorer").iterdir())


@pytest.mark.parametrize("words", [("status", "--corpus"), ("index",), ("events", "--corpus"), ()])
def test_a_mistyped_path_gets_the_nearest_name_beside_it(
    tmp_path: Path, corpus: Path, words: tuple[str, ...]
) -> None:
    code, told = run(tmp_path, *words, str(corpus.with_name("Artcles")))
    assert code == Exit.CORPUS
    assert f"Did you mean {corpus}?" in told


def test_only_a_corpus_that_could_be_read_is_opened_again(tmp_path: Path, corpus: Path) -> None:
    last = tmp_path / "state" / "explorer" / "last-corpus"
    empty = tmp_path / "empty"
    empty.mkdir()
    run(tmp_path, "--plain", str(corpus), stdout="</dev/null")
    assert last.read_text(encoding="utf-8") == str(corpus)
    run(tmp_path, "--plain", str(empty), stdout="</dev/null")
    assert last.read_text(encoding="utf-8") == str(corpus)


def test_times_and_formats_that_contradict_each_other_are_refused(
    tmp_path: Path, corpus: Path
) -> None:
    at = ("--corpus", str(corpus))
    code, told = run(tmp_path, "events", "--from", "2025-02", "--to", "2025-01", *at)
    assert (code, "--from is later than --to" in told) == (Exit.USAGE, True)
    file = tmp_path / "x.json"
    code, told = run(tmp_path, "events", "--format", "csv", "--output", str(file), *at)
    assert (code, "x.csv" in told, file.exists()) == (Exit.USAGE, True, False)


def test_a_wrong_key_in_the_settings_is_told_by_every_command(tmp_path: Path, corpus: Path) -> None:
    file = tmp_path / "config" / "explorer" / "config.toml"
    file.parent.mkdir(parents=True)
    file.write_text('[keys]\nserach = "f9"\n', encoding="utf-8")
    for words in (("status", "--corpus"), ("search", "lima", "--corpus"), ("index",)):
        code, told = run(tmp_path, *words, str(corpus))
        assert code == Exit.USAGE
        assert f"{file}: [keys]: there is no action serach" in told
        assert "Did you mean search" in told


def test_a_mistyped_choice_gets_the_nearest_first_and_lines_as_wide_as_the_terminal(
    tmp_path: Path,
) -> None:
    code, told = run(tmp_path, "events", "--type", "meetin", env={"COLUMNS": "60"})
    assert code == Exit.USAGE
    assert "Did you\nmean meeting?" in told
    assert max(map(len, told.splitlines())) <= 60
