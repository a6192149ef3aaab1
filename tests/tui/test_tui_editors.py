"""The editor opens the source at the line where the paragraph begins, whatever the format."""

import json
import os
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.errors import ExplorerError
from explorer.tui.editors import editor_command
from explorer.tui.sourceline import line_of

PARAGRAPHS = (
    "Minister Kari Solberg met Jukka Laine in Malmö on Monday; both spoke of “open doors”.",
    "The harbour's new pier, she said, would cost 3.5 million & take two years to build.",
    "Laine answered that Finland's share was agreed. The ferry 漢字フェリー sails again.",
)


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on PATH for programs of our own."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    return folder


def installed(folder: Path, name: str) -> str:
    program = folder / name
    program.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n')
    program.chmod(0o755)
    return name


@pytest.mark.parametrize(
    ("editor", "words"),
    [
        *((name, ["+7", "FILE"]) for name in ("vi", "vim", "nvim", "nano", "micro", "kak", "joe")),
        ("emacs -nw", ["-nw", "+7", "FILE"]),
        ("emacsclient -t -a ''", ["-t", "-a", "", "+7", "FILE"]),
        ("code --wait", ["--wait", "--goto", "FILE:7"]),
        ("codium", ["--goto", "FILE:7"]),
        ("subl -w", ["-w", "FILE:7"]),
        ("zed --wait", ["--wait", "FILE:7"]),
        ("hx", ["FILE:7"]),
        ("helix", ["FILE:7"]),
        ("kate", ["--line", "7", "FILE"]),
        ("ed", ["FILE"]),
        ("some-editor", ["+7", "FILE"]),
    ],
)
@pytest.mark.parametrize("name", ["plain.txt", "with space.txt", "-dash.txt", "{0} %s.txt"])
def test_each_editor_is_told_the_line_in_its_own_way(
    programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    editor: str, words: Sequence[str], name: str,
) -> None:  # fmt: skip
    program = installed(programs, editor.split(maxsplit=1)[0])
    monkeypatch.chdir(tmp_path)
    command = editor_command({"EDITOR": editor}, Path(name), 7)
    place = str(tmp_path / name)
    assert command == [program, *(word.replace("FILE", place) for word in words)]


def test_visual_goes_before_editor_and_variables_are_read(
    programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed(programs, "first")
    monkeypatch.setenv("HOME", str(tmp_path))
    environment = {"VISUAL": "~/bin/first --at $HOME", "EDITOR": "vi"}
    command = editor_command(environment, tmp_path / "a.txt", 1)
    assert command == [str(programs / "first"), "--at", str(tmp_path), "+1", f"{tmp_path}/a.txt"]
    assert editor_command({"VISUAL": " ", "EDITOR": "first"}, tmp_path, 1)[0] == "first"


@pytest.mark.parametrize("editor", ["no-such-editor", "vim 'unclosed"])
def test_an_editor_that_cannot_be_run_is_told(tmp_path: Path, editor: str) -> None:
    with pytest.raises(ExplorerError, match=r"editor no-such-editor|EDITOR cannot be understood"):
        editor_command({"EDITOR": editor}, tmp_path / "a.txt", 1)


def test_without_an_editor_in_the_environment_one_that_is_there_is_taken(
    programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(programs))
    with pytest.raises(ExplorerError, match="No editor"):
        editor_command({}, tmp_path / "a.txt", 1)
    installed(programs, "nano")
    assert editor_command({}, tmp_path / "a.txt", 3)[:2] == ["nano", "+3"]


# The line.


def line(path: Path, text: str, index: int, key: str | None = None) -> int:
    path.write_text(text, encoding="utf-8")
    return line_of(path, key or path.name, PARAGRAPHS, index)


def test_a_wrapped_text(tmp_path: Path) -> None:
    text = (
        "Ministers met in Malmö\n\nMinister Kari\nSolberg met Jukka Laine in Malmö\non Monday; both"
        " spoke of “open doors”.\n\nThe harbour's new\npier, she said, would cost 3.5\nmillion &"
        " take two years to build.\n\nLaine answered that Finland's share was\nagreed. The ferry"
        " 漢字フェリー sails again.\n"
    )
    assert [line(tmp_path / "a.txt", text, at) for at in range(3)] == [3, 7, 11]


def test_markdown_with_marks_inside_of_words_and_links(tmp_path: Path) -> None:
    text = (
        "---\ntitle: x\n---\n\n**Minister** _Kari Solberg_ met Jukka Laine in Malmö on Monday;\n"
        "both spoke of “open doors”.\n\n> The harbour's *new* pier, she said, would cost\n"
    )
    assert [line(tmp_path / "a.md", text, at) for at in range(2)] == [5, 8]


def test_a_page_with_tags_entities_and_a_script_that_repeats_the_text(tmp_path: Path) -> None:
    script = json.dumps({"articleBody": PARAGRAPHS[0]}, ensure_ascii=False)
    text = (
        f"<html><head>\n<script>{script}</script>\n</head><body>\n<p>Minister <a\n href='x'>Kari"
        " Solberg</a> met Jukka&nbsp;Laine in Malm&ouml; on Monday; both spoke of &ldquo;open"
        " doors&rdquo;.</p>\n<p class='a b'>The harbour&#39;s new <b>pier</b>, she said, would cost"
        " 3.5 million &amp; take two years to build.</p>\n<p>Laine answered that Finland&#x2019;s"
        " share was agreed."
    )
    assert [line(tmp_path / "a.html", text, at) for at in range(3)] == [4, 6, 7]


def test_json_with_escapes(tmp_path: Path) -> None:
    record = {"title": "Ministers met", "text": "\n\n".join(PARAGRAPHS), "id": 5}
    text = json.dumps(record, indent=1)  # ASCII: \u00f6, \u201c, \n
    assert "\\u00f6" in text
    assert [line(tmp_path / "a.json", text, at) for at in range(3)] == [3, 3, 3]
    listed = json.dumps({"title": "Ministers met", "text": list(PARAGRAPHS)}, indent=1)
    assert [line(tmp_path / "a.json", listed, at) for at in range(3)] == [4, 5, 6]


def test_the_record_of_a_key_where_several_hold_the_same_words(tmp_path: Path) -> None:
    records = [{"id": f"n{at}", "text": "\n\n".join(PARAGRAPHS)} for at in range(4)]
    lines = "\n".join(map(json.dumps, records))
    assert line(tmp_path / "a.jsonl", lines, 1, "a.jsonl#n2") == 3
    unnamed = "\n".join(json.dumps({"text": record["text"]}) for record in records)
    assert line(tmp_path / "a.jsonl", unnamed, 1, "a.jsonl#4") == 4
    array = json.dumps(records, indent=1)
    assert array.splitlines()[line(tmp_path / "a.json", array, 1, "a.json#n1") - 2].count('"n1"')


def test_of_several_places_the_one_among_its_neighbours(tmp_path: Path) -> None:
    again = "He said it again and again in the hall."
    path = tmp_path / "a.txt"
    path.write_text(f"{again}\n\nOne.\n\n{again}\n\nTwo words.\n\n{again}\n\nThree.\n")
    paragraphs = [again, "One.", again, "Two words.", again, "Three."]
    assert [line_of(path, "a.txt", paragraphs, at) for at in range(6)] == [1, 3, 5, 7, 9, 11]


def test_windows_lines_and_utf_16(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Title\r\n\r\n".encode("utf-16") + PARAGRAPHS[0].encode("utf-16")[2:])
    assert line_of(path, "a.txt", PARAGRAPHS, 0) == 3


def test_a_paragraph_that_is_not_there_or_a_file_that_is_gone_is_the_first_line(
    tmp_path: Path,
) -> None:
    assert line(tmp_path / "a.txt", "nothing\n\nof it\n", 0) == 1
    assert line_of(tmp_path / "gone.txt", "gone.txt", PARAGRAPHS, 0) == 1


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_wherever_the_lines_are_broken_the_first_word_is_on_the_line(data: st.DataObject) -> None:
    """Break the text at any blanks."""
    import tempfile

    words = " \0 ".join(PARAGRAPHS).split(" ")
    text = ""
    for word in words:
        text += "\n\n" if word == "\0" else word + data.draw(st.sampled_from([" ", "\n", "\n  "]))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.txt"
        path.write_text(text, encoding="utf-8")
        for at, paragraph in enumerate(PARAGRAPHS):
            found = text.splitlines()[line_of(path, "a.txt", PARAGRAPHS, at) - 1]
            assert paragraph.split()[0] in found


@pytest.mark.parametrize("ending", [".txt", ".json", ".html"])
def test_no_text_makes_the_search_slow(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"a{ending}"
    path.write_text("Minister <" * 50_000 + "Kari &" * 50_000 + "\\u0041" * 50_000 + "<a " * 50_000)
    begun = time.monotonic()
    line_of(path, path.name, PARAGRAPHS, 0)
    assert time.monotonic() - begun < 10


def test_every_paragraph_of_the_bundled_corpus_is_found(tmp_path: Path) -> None:
    """Against the corpus as the program itself reads it."""
    from explorer.corpus import read, scan
    from explorer.model import Article

    corpus = Path(__file__).parent.parent.parent / "corpus"
    count = 0
    for source in scan(corpus, max_file_bytes=10**7):
        for article in read(source, max_file_bytes=10**7):
            assert isinstance(article, Article)
            texts = [paragraph.text for paragraph in article.paragraphs]
            path = corpus / article.key.partition("#")[0]
            lines = path.read_text(encoding="utf-8").splitlines()
            for at, text in enumerate(texts):
                found = line_of(path, article.key, texts, at)
                assert text.split()[0].strip("“\"'(") in lines[found - 1], (article.key, at)
                count += 1
    assert count > 40


@pytest.mark.parametrize("command", ["~nosuchuser/vi", "'vi"])
def test_an_editor_that_cannot_be_understood_is_told(command: str) -> None:
    with pytest.raises(ExplorerError, match="EDITOR cannot be understood"):
        editor_command({"EDITOR": command}, Path("/a"), 1)
