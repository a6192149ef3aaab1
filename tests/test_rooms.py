"""The walls of the house: which room may import which, and which library lives where."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "explorer"

# Each floor may import the floors below it; rooms of one floor never import each other.
FLOORS = [
    {"errors", "amounts", "cancellation", "panics", "strangers"},
    {"safetext"},
    {"model"},
    {"citation", "mistakes", "ownership"},
    {"contract", "config", "gazetteer", "datewords"},
    {"corpus", "language", "dates", "actors", "events", "catalogue", "search"},
    {"finding"},
    {"library", "build", "explaining", "sides", "state", "indexing"},
    {"export"},
    {"tui", "plain"},
    {"cli"},
]
FLOOR_OF = {room: level for level, rooms in enumerate(FLOORS) for room in rooms}
HOMES = {
    "textual": {"tui"},
    "rich": {"tui", "cli"},
    "spacy": {"language"},
    "whoosh": {"search"},
    "tantivy": {"search"},
    "sqlite3": {"catalogue"},
    "click": {"cli"},
    "trafilatura": {"corpus"},
    "numpy": {"search", "catalogue"},
    "charset_normalizer": {"corpus"},
    "watchfiles": {"corpus"},
    "pycountry": {"gazetteer"},
    "pydantic": {"contract", "cli"},
    "platformdirs": {"config"},
}


def room_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imports(path: Path) -> list[tuple[str, bool]]:
    """Every imported module with whether the import stands inside a function."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inside = {
        id(node)
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
    }
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(alias.name, id(node) in inside) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            found += [(name, id(node) in inside) for name in names]
    return found


FILES = sorted(
    path for path in SOURCE.rglob("*.py") if path.parent != SOURCE or room_of(path) in FLOOR_OF
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_module_imports_its_own_room_or_a_lower_floor(path: Path) -> None:
    room = room_of(path)
    for name, _ in imports(path):
        parts = name.split(".")
        if parts[0] == "explorer" and len(parts) > 1 and parts[1] in FLOOR_OF and parts[1] != room:
            assert FLOOR_OF[parts[1]] < FLOOR_OF[room], f"{path} imports {name}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_library_stays_in_its_room(path: Path) -> None:
    for name, _ in imports(path):
        homes = HOMES.get(name.split(".")[0])
        assert homes is None or room_of(path) in homes, f"{path} imports {name}"


def test_every_module_stands_in_a_known_room() -> None:
    known = {*FLOOR_OF, "__init__", "__main__"}
    assert {room_of(path) for path in SOURCE.rglob("*.py")} <= known


def test_every_room_stands_in_the_plan_of_the_house() -> None:
    plan = (SOURCE.parent.parent / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows = plan.split("## Rooms")[1].split("##")[0].splitlines()
    first_cells = [row.split("|")[1] for row in rows if row.startswith("|")]
    named = [name for cell in first_cells for name in re.findall(r"`(\w+)`", cell)]
    assert sorted(named) == sorted(FLOOR_OF)


def test_what_a_person_reads_by_never_reaches_the_pipeline() -> None:
    pipeline = {"build", "language", "dates", "actors", "events", "corpus", "gazetteer"}
    for path in FILES:
        if room_of(path) in ("tui", "plain"):
            rooms = {
                name.split(".")[1] for name, _ in imports(path) if name.startswith("explorer.")
            }
            assert not rooms & pipeline, f"{path} imports {rooms & pipeline}"


def test_the_commands_import_the_screen_and_its_keys_inside_two_functions() -> None:
    places = [
        (path, inside)
        for path in FILES
        if room_of(path) == "cli"
        for name, inside in imports(path)
        if name.startswith("explorer.tui")
    ]
    assert {path.name for path, _ in places} == {"open.py", "surroundings.py"}
    assert all(inside for _, inside in places)


def test_opening_the_app_imports_nothing_slow() -> None:
    code = "import sys, explorer.cli, explorer.tui; print(' '.join(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split())
    assert not loaded & {
        "spacy",
        "thinc",
        "trafilatura",
        "pydantic",
        "whoosh",
        "tantivy",
        "pycountry",
    }


def test_the_first_picture_needs_neither_the_toolkit_nor_the_store() -> None:
    code = "import sys, explorer.cli.open, explorer.tui.opening; print(' '.join(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in run.stdout.split()}
    slow = {
        "spacy",
        "thinc",
        "numpy",
        "trafilatura",
        "lxml",
        "pydantic",
        "whoosh",
        "tantivy",
        "pycountry",
    }
    assert not loaded & {*slow, "textual", "rich", "rapidfuzz", "sqlite3", "asyncio"}


def test_opening_the_app_imports_nothing_of_exports() -> None:
    code = "import sys, explorer.tui.app; print(' '.join(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split())
    assert not {name for name in loaded if name.startswith(("explorer.export", "explorer.cit"))}
