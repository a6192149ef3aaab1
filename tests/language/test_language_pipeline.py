"""Loading the parser takes what parsing needs, and no more."""

import subprocess
import sys

ASKED = """
import sys
from explorer.language.pipeline import load_pipeline
load_pipeline()
assert not {"spacy.cli", "weasel", "httpx"} & sys.modules.keys()
import spacy
assert "spacy_version" in spacy.info(silent=True)
from spacy.cli import train
"""


def test_the_parser_comes_without_the_commands_of_its_library_until_they_are_asked_for() -> None:
    run = subprocess.run([sys.executable, "-c", ASKED], capture_output=True, text=True, check=False)
    assert not run.returncode, run.stderr
