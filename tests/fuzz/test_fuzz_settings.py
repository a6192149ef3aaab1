"""Settings, sessions and citation formats of any content are read, or refused in words."""

import json
import tempfile
from pathlib import Path

import pytest
from fuzzing import LINES, fuzzed
from hypothesis import given
from hypothesis import strategies as st

from explorer.citation import Citation, style_of
from explorer.config import load_settings
from explorer.errors import ConfigError
from explorer.state.session import Session, SessionDamaged, load_session, save_session

TOML = st.sampled_from(
    ["[index]", "[display]", "[citation]", "[export]", "[keys]", "[[index]]", "jobs = ", "theme = ",
     "max_file_bytes = ", "max_words = ", "model = ", "format = ", "bom = ", '"dark"', "true", "-1",
     "0", "9" * 5_000, "1e999", "nan", "[", "]", "{", "}", "[[", "a.b.c = 1", '"""', "2024-99-99",
     "07:32:00", '"{title}"', '"{nothing}"', '"["', '"\\u0000"', "\n", "\n", "\n", " ", "=", "#"]
)  # fmt: skip
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=9)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=6,
)


def with_file(content: bytes, read) -> object:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        path.write_bytes(content)
        return read(path)


@given(st.one_of(st.lists(TOML, max_size=12).map("".join), LINES))
@fuzzed(80)
def test_any_settings_are_read_or_refused(text: str) -> None:
    try:
        with_file(text.encode(errors="surrogatepass"), load_settings)
    except ConfigError as error:
        assert error.message and error.hint


BREAKING = {
    "deep": "a = " + "[" * 50_000,
    "digits": "a = " + "9" * 50_000,
    "large": "#" * 10_000_001,
    "nothing": "[index]\nmax_words = 0",
    "surrogate": "\ud800",
}


@pytest.mark.parametrize("text", BREAKING.values(), ids=BREAKING)
def test_settings_made_to_break_the_reader_are_refused(text: str) -> None:
    with pytest.raises(ConfigError) as refused:
        with_file(text.encode(errors="surrogatepass"), load_settings)
    assert refused.value.hint


def places(value: object, path: tuple = ()) -> list[tuple]:
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    found = [path] if path else []
    for key, each in inner if isinstance(value, dict | list) else ():
        found += places(each, (*path, key)) if isinstance(each, dict | list) else [(*path, key)]
    return found


@pytest.fixture(scope="module")
def kept(tmp_path_factory) -> dict[str, object]:
    path = tmp_path_factory.mktemp("session") / "s.json"
    save_session(path, Session(written={"search": ("lima",)}))
    return json.loads(path.read_text())


def test_a_session_with_a_part_exchanged_is_read_or_set_aside(kept: dict[str, object]) -> None:
    @given(st.data(), JSON)
    @fuzzed(80)
    def target(data: st.DataObject, value: object) -> None:
        changed = json.loads(json.dumps(kept))
        *way, last = data.draw(st.sampled_from(places(changed)))
        holder = changed
        for key in way:
            holder = holder[key]
        holder[last] = value
        try:
            session = with_file(json.dumps(changed).encode(), load_session)
        except SessionDamaged:
            return
        assert isinstance(session, Session)
        with tempfile.TemporaryDirectory() as folder:  # what was read can be kept and read again
            again = Path(folder) / "s.json"
            save_session(again, session)
            assert load_session(again) == session

    target()


@given(st.binary(max_size=300))
@fuzzed(40)
def test_any_bytes_as_a_session_are_read_or_set_aside(data: bytes) -> None:
    try:
        with_file(data, load_session)
    except SessionDamaged:
        return


PARTS = st.sampled_from(
    ["{title}", "{author}", "{year}", "{text}", "{nothing}", "{", "}", "[", "]", "|", "\\", "\\{",
     ", ", "{title.__class__}", "{0}", "[" * 30, "]" * 30, "[" * 5_000, "default", "\x1b[31m", "%s"]
)  # fmt: skip


@given(st.lists(st.one_of(PARTS, st.text(max_size=5)), max_size=12).map("".join), LINES)
@fuzzed(80)
def test_any_citation_format_is_read_or_refused_and_writes_one_safe_text(
    text: str, title: str
) -> None:
    try:
        style = style_of(text)
    except ConfigError as error:
        assert error.message
        return
    assert style is not None
    Citation(None, "2024-05-06", title, "a.txt", 0).fields(title)
