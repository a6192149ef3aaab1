"""Settings are checked, and places are private."""

import stat
from pathlib import Path

import pytest

from explorer.config import (
    IndexSettings,
    Settings,
    bundled_corpus,
    corpus_slug,
    load_settings,
)
from explorer.errors import ConfigError
from explorer.ownership import private_folder


def written(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "none.toml") == Settings()


def test_what_is_left_out_keeps_its_default(tmp_path: Path) -> None:
    settings = load_settings(written(tmp_path, '[index]\njobs = 3\n[keys]\nquit = "x"\n'))
    assert settings == Settings(index=IndexSettings(jobs=3), keys={"quit": "x"})


def test_the_engine_of_search_reaches_whatever_makes_an_index(tmp_path: Path) -> None:
    settings = load_settings(written(tmp_path, '[search]\nengine = "tantivy"\n'))
    assert (settings.search.engine, settings.index.engine) == ("tantivy", "tantivy")


def test_a_citation_format_is_a_style_by_name_or_ones_own(tmp_path: Path) -> None:
    for format in ("apa", "[{author}, ]{title}"):
        settings = load_settings(written(tmp_path, f"[citation]\nformat = '{format}'\n"))
        assert settings.citation.format == format and settings.citation.style


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[idnex]\n", "[idnex]"),
        ("[index]\njob = 1\n", "job"),
        ('[index]\njobs = "many"\n', "index.jobs"),
        ('[display]\ntheme = "blue"\n', "display.theme"),
        ('[display]\ndigits = "letters"\n', "display.digits"),
        ("[keys]\nquit = 1\n", "keys.quit"),
        ("index = 3\n", "index"),
        ("[index]\njobs = -1\n", "index.jobs"),
        ("[index]\nmax_file_bytes = 0\n", "index.max_file_bytes"),
        ("[display]\ntext_width = 10\n", "display.text_width"),
        ("[display]\ntext_width = 900\n", "display.text_width"),
        ('[display]\npreview = "perhaps"\n', "display.preview"),
        ("jobs =", "cannot be read"),
        ('[citation]\nformat = "{titel}"\n', "citation.format: there is no field {titel}"),
        ('[citation]\nformat = "chicgo"\n', "citation.format: 'chicgo' is no style"),
        ("[citation]\nformat = '[{title}'\n", "[ is not closed (character 1)"),
        ('[citation]\nstyle = "apa"\n', "[citation] has no key style"),
        ('[search]\nengine = "lucene"\n', "search.engine"),
        ('[index]\nengine = "whoosh"\n', "[index] has no key engine"),
        ('[export]\nbom = "maybe"\n', "export.bom"),
    ],
)
def test_a_mistake_names_the_file_and_the_key(tmp_path: Path, text: str, words: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(ConfigError) as raised:
        load_settings(path)
    assert str(path) in raised.value.message
    assert words in raised.value.message
    assert raised.value.hint


def test_all_mistakes_are_told_at_once_with_line_value_and_what_is_allowed(tmp_path: Path) -> None:
    text = """# mine
[display]
theme = "blue"
preveiw = true

[index]
jobs = "many"
[keys]
quit = 5
"""
    path = written(tmp_path, text)
    with pytest.raises(ConfigError) as raised:
        load_settings(path)
    first, second, third, last = raised.value.message.splitlines()
    assert first == (
        f'{path}, line 3: display.theme is "blue", but can only be "dark", "light" or "auto".'
    )
    assert second.startswith(f"{path}, line 4: [display] has no key preveiw. Did you mean preview?")
    assert third == (
        f'{path}, line 7: index.jobs is "many", but has to be a whole number of at least 0, '
        "without quotation marks."
    )
    assert last.startswith(f"{path}, line 9: keys.quit is 5, but has to be a text")


def test_a_private_folder_is_closed_to_others(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True, mode=0o755)
    assert stat.S_IMODE(private_folder(folder).stat().st_mode) == 0o700


def test_two_corpora_of_one_name_have_stores_of_their_own(tmp_path: Path) -> None:
    one, other = tmp_path / "x" / "news", tmp_path / "y" / "news"
    assert corpus_slug(one) != corpus_slug(other)
    assert corpus_slug(one).startswith("news-")
    assert corpus_slug(tmp_path / "x" / ".." / "x" / "news") == corpus_slug(one)


def test_the_bundled_corpus_is_there() -> None:
    assert (bundled_corpus() / "README.md").is_file()
