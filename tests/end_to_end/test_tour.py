"""The recorded tour is still true: its script plays, and its recording and stills are of it."""

import json
import re
from html import unescape
from pathlib import Path

import pyte
import pytest
from touring import SCRIPT, Step, play, size_of, started, steps_of

FOLDER = SCRIPT.parent
STEPS = steps_of(SCRIPT.read_text(encoding="utf-8"))
STILLS = [step.rest for step in STEPS if step.deed == "still"]


def test_every_step_of_the_tour_shows_what_it_promises(
    explorer: str, bundled: Path, ready: dict[str, str], tmp_path: Path
) -> None:
    """The keys of ``docs/tour/tour.txt``, one after another."""
    seen: list[Step] = []
    with started([explorer, str(bundled)], STEPS, ready, cwd=str(tmp_path)) as terminal:
        play(terminal, STEPS, lambda step, key: seen.append(step))
        assert terminal.wait_for_exit() == 0
    assert {step.rest for step in seen if step.deed == "still"} == set(STILLS)


@pytest.mark.parametrize("still", STILLS)
def test_a_still_shows_the_words_that_its_step_waits_for(still: str) -> None:
    at = next(i for i, step in enumerate(STEPS) if (step.deed, step.rest) == ("still", still))
    before = [step for step in STEPS[:at] if step.deed in ("wait", "press", "type")]
    drawn = " ".join(texts_of((FOLDER / f"{still}.svg").read_text(encoding="utf-8")))
    for step in reversed(before):
        if step.deed != "wait":
            break
        assert step.rest.replace("= ", "") in drawn, f"record the tour anew: {step.rest}"


def texts_of(svg: str) -> list[str]:
    return [unescape(text) for text in re.findall(r"<text [^>]*>([^<]*)</text>", svg)]


def test_the_pictures_are_small_and_fetch_nothing() -> None:
    for still in STILLS:
        picture = (FOLDER / f"{still}.svg").read_text(encoding="utf-8")
        assert len(picture) < 60_000
        assert re.findall(r"https?://[^\"]+", picture) == ["http://www.w3.org/2000/svg"]


def test_the_recording_is_one_that_a_player_can_show() -> None:
    head, *events = map(json.loads, (FOLDER / "tour.cast").read_text("utf-8").splitlines())
    assert head["version"] == 2
    assert (head["width"], head["height"]) == size_of(STEPS)
    assert "timestamp" not in head
    times = [time for time, _, _ in events]
    assert times == sorted(times)
    assert [data for _, kind, data in events if kind == "m"] == [
        step.rest for step in STEPS if step.deed == "say"
    ]
    screen = pyte.Screen(head["width"], head["height"])
    stream = pyte.Stream(screen)
    shown = ""
    for _, kind, data in events:
        if kind == "o":
            stream.feed(data)
            shown += "\n".join(screen.display)
    for step in STEPS:
        if step.deed == "wait":
            assert step.rest in shown, f"record the tour anew: {step.rest}"


def test_nothing_of_the_machine_is_in_the_recording() -> None:
    for path in (FOLDER / "tour.cast", *(FOLDER / f"{still}.svg" for still in STILLS)):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"/home/|/root|/work|/Users/|pytest-of", text), path
