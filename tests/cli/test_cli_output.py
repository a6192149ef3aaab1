"""--output saves what would be printed: whole, never over another file, never in the corpus."""

import csv
import io
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from indexed_news import index_news, own_places

from explorer.cli.commands import explorer
from explorer.cli.exits import Exit
from explorer.cli.run import run as run_command

ARTICLE = """Ministers meet in Lisbon

Published: 2024-03-05

Kenyan Foreign Minister Grace Njoroge met Portuguese Prime Minister Rui Tavares in Lisbon on
March {day}, 2024. They signed an agreement on fisheries.
"""


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Many reports, indexed once; the cache is beside them."""
    reports = {f"{n:02}.txt": ARTICLE.format(day=1 + n % 4) for n in range(25)}
    return index_news(tmp_path_factory.mktemp("many"), reports)


@pytest.fixture
def corpus(many: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Many reports, indexed; the current folder is empty."""
    for name, place in own_places(tmp_path).items():
        monkeypatch.setenv(name, place)
    monkeypatch.setenv("XDG_CACHE_HOME", str(many.parent / "cache"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return many


def asked(corpus: Path, *words: str) -> Result:
    return CliRunner().invoke(explorer, [*words, "--corpus", str(corpus)])


def test_a_file_holds_what_would_be_printed_and_its_ending_tells_the_format(corpus: Path) -> None:
    for words in (("events",), ("search", "lisbon"), ("actors",), ("show", "00.txt")):
        for fmt in ("md", "csv", "json", "jsonl"):
            path = Path(f"{words[0]}.{fmt}")
            saved = asked(corpus, *words, "--output", str(path))
            assert saved.exit_code == 0 and saved.stdout == ""
            assert f"Saved as {path}." in saved.stderr
            assert path.read_bytes() == asked(corpus, *words, "--format", fmt).stdout_bytes
    asked(corpus, "events", "--format", "json", "--output", "named.txt")
    assert Path("named.txt").read_bytes() == Path("events.json").read_bytes()
    asked(corpus, "events", "--format", "table", "--output", "table.txt")
    assert Path("table.txt").read_text() == asked(corpus, "events").stdout
    asked(corpus, "show", "00", "--format", "text", "--output", "text.txt")
    assert Path("text.txt").read_text() == asked(corpus, "show", "00").stdout
    assert asked(corpus, "events", "--output", "-", "--format", "json").stdout.startswith("[")


def test_a_limit_and_all(corpus: Path) -> None:
    assert asked(corpus, "search", "lisbon", "--format", "jsonl").stdout.count("\n") == 20
    assert asked(corpus, "search", "lisbon", "--all", "--format", "jsonl").stdout.count("\n") == 25
    assert asked(corpus, "search", "", "--all", "--format", "jsonl").stdout.count("\n") == 25
    few = asked(corpus, "search", "lisbon", "--limit", "3", "--format", "md").stdout
    assert few.count("\n> — ") == 3 and "the first 3 of 25 articles" in few


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["events", "--output", "taken.md"], Exit.FAILED, "taken-2.md is still free"),
        (["events", "--output", "{corpus}/in.md"], Exit.FAILED, "never written to"),
        (["events", "--output", "{corpus}/in.md", "--force"], Exit.FAILED, "never written to"),
        (["events", "--output", "none/out.md"], Exit.FAILED, "There is no folder"),
        (["events", "--output", "out.xyz"], Exit.USAGE, ".md, .csv, .json, .jsonl"),
        (["events", "--paragraph", "1"], Exit.USAGE, "--article"),
        (["actors", "--article", "00", "--found-by", "x"], Exit.USAGE, "take one"),
    ],
)
def test_a_mistake_is_told_and_nothing_is_written(
    corpus: Path, capsys: pytest.CaptureFixture[str], words: list[str], code: Exit, said: str
) -> None:
    Path("taken.md").write_text("mine")
    words = [word.replace("{corpus}", str(corpus)) for word in words]
    assert run_command([*words, "--corpus", str(corpus)]) == code
    assert said in capsys.readouterr().err
    assert Path("taken.md").read_text() == "mine"
    assert [path.name for path in Path.cwd().iterdir()] == ["taken.md"]
    assert not list(corpus.glob("*.md"))


def test_force_lets_a_file_take_the_place_of_another(corpus: Path) -> None:
    Path("events.md").write_text("old")
    assert asked(corpus, "events", "--output", "events.md", "--force").exit_code == 0
    assert Path("events.md").read_text().startswith("# Events\n")


def test_events_can_be_those_of_an_article_a_status_or_disputed(corpus: Path) -> None:
    def count(*words: str) -> int:
        table = asked(corpus, "events", *words, "--format", "csv").stdout
        return len(list(csv.reader(io.StringIO(table)))) - 1

    every = count()
    assert 0 < count("--article", "00") < every + 1
    assert count("--article", "00", "--paragraph", "9") == 0
    assert count("--status", "occurred") <= every and count("--status", "cancelled") == 0
    assert count("--disputed") <= every


def test_settings_give_the_citation_style_and_the_byte_order_mark(
    corpus: Path, tmp_path: Path
) -> None:
    config = tmp_path / "config" / "explorer"
    config.mkdir(parents=True, exist_ok=True)
    text = "[citation]\nformat = 'see {article} at {paragraph}'\n[export]\nbom = true\n"
    (config / "config.toml").write_text(text)
    assert "> — see 00.txt at 1\n" in asked(corpus, "events", "--format", "md").stdout
    asked(corpus, "events", "--output", "events.csv")
    printed = asked(corpus, "events", "--format", "csv").stdout_bytes
    assert Path("events.csv").read_bytes() == "\ufeff".encode() + printed
