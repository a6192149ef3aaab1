"""What the README promises is what there is."""

import re
import tomllib
from dataclasses import asdict, fields
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from explorer.citation import STYLES, style_of
from explorer.citation.source import FIELDS
from explorer.cli.commands import COMMAND_NAMES, explorer
from explorer.cli.exits import Exit
from explorer.config import Settings
from explorer.export import shapes
from explorer.mistakes import NOT_A_KEY

REPOSITORY = Path(__file__).parent.parent
README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
SHELL_LINES = [
    line.strip()
    for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    for line in block.splitlines()
]


def test_every_command_is_shown() -> None:
    for name in COMMAND_NAMES:
        assert any(
            line.startswith(f"explorer {name} ") or line == f"explorer {name}"
            for line in SHELL_LINES
        ), name


@pytest.mark.parametrize("line", [s for s in SHELL_LINES if s.startswith("explorer ")])
def test_every_shown_option_exists(line: str) -> None:
    _, name, *words = re.sub(r"\s+#.*", "", line).split()
    context = click.Context(explorer)
    command = explorer.get_command(context, name)
    assert command is not None
    known = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in words if word.startswith("--")} <= known


@pytest.mark.parametrize("name", COMMAND_NAMES)
def test_every_command_explains_itself(name: str) -> None:
    shown = CliRunner().invoke(explorer, [name, "--help"])
    assert shown.exit_code == 0
    assert shown.output.startswith(f"Usage: explorer {name}")


def test_the_checks_run_the_test_command_of_the_readme() -> None:
    tests = next(line for line in SHELL_LINES if line.endswith("pytest"))
    wanted = tests.replace("python3 -m venv", '"$python" -m venv', 1)
    assert wanted in (REPOSITORY / ".ci" / "run").read_text(encoding="utf-8")


def test_every_exit_code_is_told() -> None:
    codes = README[README.index("Exit codes:") :].partition("\n\n")[0]
    assert {int(number) for number in re.findall(r"\b\d+\b", codes)} == set(Exit)


def test_the_shown_settings_are_the_defaults() -> None:
    shown = tomllib.loads(re.findall(r"```toml\n(.*?)```", README, re.DOTALL)[0])
    defaults = Settings()
    for section in fields(defaults):
        if section.name != "keys":
            held = getattr(defaults, section.name)
            keys = [each.name for each in fields(held) if each.metadata != NOT_A_KEY]
            assert shown[section.name] == {key: asdict(held)[key] for key in keys}


def test_every_citation_style_and_field_is_told() -> None:
    told = (REPOSITORY / "docs" / "exports.md").read_text(encoding="utf-8")
    for style in STYLES:
        assert f'"{style}"' in README and f"| `{style}` |" in told
    for field in FIELDS:
        assert f"`{{{field}}}`" in told
    for example in re.findall(r"^format = '(.*)'$", told, re.MULTILINE):
        assert style_of(example)


def test_every_column_of_csv_is_told() -> None:
    told = (REPOSITORY / "docs" / "exports.md").read_text(encoding="utf-8")
    for shape in (shapes.EVENTS, shapes.HITS, shapes.ACTORS, shapes.ARTICLE, shapes.DOSSIER):
        names = [column.title for column in (*shape.columns, *shape.more)]
        assert ", ".join(f"`{name}`" for name in names) in " ".join(told.split())


def test_every_picture_is_there() -> None:
    for path in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README):
        assert (REPOSITORY / path).is_file(), path
