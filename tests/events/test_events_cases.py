"""The table of sentences in ``cases.toml``: what is told, and what is not."""

import tomllib
from pathlib import Path

import pytest

from explorer.events.kinds import VERBAL

CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_a_sentence_tells_its_event(case, tell):
    references, found = tell(case["published"], "It was a long week.", case["text"])
    material = [m for m in found if m.type not in VERBAL]
    if case.get("none"):
        assert not material
        return
    fitting = [m for m in found if m.type == case["type"] and m.mode == case.get("mode")]
    assert fitting, [(m.type, m.mode) for m in found]
    mention = fitting[0]
    if case.get("only"):
        assert material == [mention]
    assert mention.status == case.get("status", "occurred")
    assert mention.date == case.get("date")
    if "who" in case:
        assert people(references, (*mention.agents, *mention.recipients)) == set(case["who"])
    place = people(references, [] if mention.place is None else [mention.place])
    assert place == ({case["place"]} if "place" in case else set())


def people(references, referents):
    """Names of referents that the article names; a country by its own name."""
    by_id = {referent.id: referent for referent in references.referents}
    return {by_id[r].canonical or by_id[r].names[0] for r in referents if by_id[r].form == "name"}
