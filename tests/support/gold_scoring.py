"""What the extractor finds in a set of articles beside what a careful reader finds."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from explorer.build import annotate
from explorer.config import IndexSettings
from explorer.model import Actor, Event

# Words are cheap: speech acts count where the gold has them, but one more is no error.
VERBAL = {"statement", "support", "concede", "request", "accuse", "reject", "threaten", "other"}


@dataclass(frozen=True)
class Extracted:
    """Actors and events of all the articles of one set."""

    actors: tuple[Actor, ...]
    events: tuple[Event, ...]


def extracted(folder: Path) -> Extracted:
    """Run the whole pipeline over a folder of articles."""
    files = annotate(sorted(folder.iterdir()), IndexSettings())
    return Extracted(files[0].actors, files[0].events)


def report(gold: dict[str, Any], found: Extracted) -> str:
    """Return one line for each gold actor and event, each surplus event, and the figures."""
    actors = _Actors(gold, found.actors)
    events = _Events(gold, found, actors)
    lines = ["# actors", *actors.lines(), "", "# events", *events.lines(), "", "# figures"]
    figures = {**actors.figures(), **events.figures()}
    return (
        "\n".join([*lines, *(f"{name:<22}{value:.3f}" for name, value in figures.items())]) + "\n"
    )


def _folded(text: str) -> str:
    text = re.sub(r"[’`]", "'", text).casefold()
    return re.sub(r"\s+", " ", re.sub(r"^the |'s\b", "", text)).strip(" .,'\"")


class _Actors:
    """Which gold actor each found actor is, by the forms that it holds."""

    def __init__(self, gold: dict[str, Any], found: Iterable[Actor]) -> None:
        self.gold = gold["actors"]
        self.found = list(found)
        self.name_of_form: dict[str, str] = {}
        for entry in self.gold:
            for form in (entry["name"], *entry["aliases"]):
                self.name_of_form.setdefault(_folded(form), entry["name"])
        self.gold_of = {actor.id: self._names(actor) for actor in self.found}

    def _names(self, actor: Actor) -> set[str]:
        forms = {_folded(form) for form in (actor.name, *actor.aliases)}
        return {self.name_of_form[form] for form in forms if form in self.name_of_form}

    def held(self, name: str) -> list[Actor]:
        return [actor for actor in self.found if name in self.gold_of[actor.id]]

    def lines(self) -> list[str]:
        out = []
        for entry in sorted(self.gold, key=lambda entry: entry["name"]):
            held = self.held(entry["name"])
            if not held and entry.get("optional"):
                continue
            state = "missing" if not held else "split" if len(held) > 1 else "found"
            if held and held[0].kind.value != entry["kind"]:
                state = f"a {held[0].kind.value}"
            out.append(f"{state:<14}{entry['name']}")
        for actor in sorted(self.found, key=lambda actor: actor.id):
            if len(self.gold_of[actor.id]) > 1:
                out.append(f"{'merged':<14}{' + '.join(sorted(self.gold_of[actor.id]))}")
            elif actor.kind.value == "person" and not self.gold_of[actor.id]:
                out.append(f"{'surplus':<14}{actor.name}")
        return out

    def figures(self) -> dict[str, float]:
        asked = [entry for entry in self.gold if not entry.get("optional")]
        people = [entry for entry in asked if entry["kind"] == "person"]
        named = [actor for actor in self.found if actor.kind.value == "person"]
        return {
            "actor recall": _share(bool(self.held(e["name"])) for e in asked),
            "person recall": _share(bool(self.held(e["name"])) for e in people),
            "person precision": _share(bool(self.gold_of[actor.id]) for actor in named),
            "split actors": sum(len(self.held(e["name"])) > 1 for e in asked),
            "merged actors": sum(len(names) > 1 for names in self.gold_of.values()),
        }


@dataclass(frozen=True)
class _Pair:
    worth: float
    event: Event
    gold: dict[str, Any]
    dated: bool
    complete: bool


class _Events:
    """The best pairing, one to one, of events that share evidence and a participant."""

    def __init__(self, gold: dict[str, Any], found: Extracted, actors: _Actors) -> None:
        self.gold = gold["events"]
        self.events = found.events
        self.names = {actor.id: self._gold_name(actor, actors) for actor in found.actors}
        pairs = [
            pair
            for event in self.events
            for entry in self.gold
            if (pair := self._pair(event, entry))
        ]
        self.of_gold: dict[str, _Pair] = {}
        self.taken: set[str] = set()
        for pair in sorted(pairs, key=lambda pair: (-pair.worth, pair.event.id, pair.gold["id"])):
            if pair.event.id not in self.taken and pair.gold["id"] not in self.of_gold:
                self.taken.add(pair.event.id)
                self.of_gold[pair.gold["id"]] = pair

    @staticmethod
    def _gold_name(actor: Actor, actors: _Actors) -> str:
        return min(actors.gold_of[actor.id], default=_folded(actor.name))

    def _pair(self, event: Event, entry: dict[str, Any]) -> _Pair | None:
        shared_text = sum(
            any(
                Path(evidence.article).name == article
                and _folded(snippet) in _folded(evidence.text)
                for evidence in event.evidence
            )
            for article, snippets in entry["evidence"].items()
            for snippet in snippets
        )
        who = {self.names[id] for id in (*event.actors, *event.recipients)}
        common = who & {*entry["who"], *entry.get("who_also", [])}
        if not shared_text or not common:
            return None
        dated = entry["date"] is None or event.date in (entry["date"], *entry.get("also", []))
        typed = event.type.value in (entry["type"], *entry.get("type_also", []))
        worth = shared_text + 2 * len(common) / len(who | set(entry["who"])) + 2 * dated + typed
        return _Pair(worth, event, entry, dated, dated and set(entry["who"]) <= who)

    @property
    def _asked(self) -> list[dict[str, Any]]:
        return [entry for entry in self.gold if not entry.get("optional")]

    def lines(self) -> list[str]:
        out = []
        for entry in self._asked:
            pair = self.of_gold.get(entry["id"])
            state = "missing" if pair is None else "full" if pair.complete else "part"
            out.append(f"{state:<9}{entry['date'] or 'undated':<12}{entry['id']}")
            if pair and not pair.complete:
                who = sorted(self.names[id] for id in (*pair.event.actors, *pair.event.recipients))
                out.append(f"{'':<9}{pair.event.date or 'undated':<12}  found: {', '.join(who)}")
        for event in self._surplus():
            out.append(
                f"{'surplus':<9}{event.date or 'undated':<12}{event.type.value}: {event.title}"
            )
        return out

    def _surplus(self) -> list[Event]:
        return [
            event
            for event in self.events
            if event.type.value not in VERBAL and event.id not in self.taken
        ]

    def figures(self) -> dict[str, float]:
        hit = [self.of_gold[e["id"]] for e in self._asked if e["id"] in self.of_gold]
        many = [pair for pair in hit if len(pair.gold["evidence"]) > 1]
        material = [event for event in self.events if event.type.value not in VERBAL]
        return {
            "event recall": len(hit) / len(self._asked),
            "date accuracy": _share(pair.dated for pair in hit if pair.gold["date"]),
            "full recall": sum(pair.complete for pair in hit) / len(self._asked),
            "merge recall": _share(
                {Path(e.article).name for e in pair.event.evidence} >= set(pair.gold["evidence"])
                for pair in many
            ),
            "event precision": _share(event.id in self.taken for event in material),
        }


def _share(truths: Iterable[bool]) -> float:
    values = list(truths)
    return sum(values) / len(values) if values else 1.0


def load(folder: Path) -> dict[str, Any]:
    """Read the gold of a set."""
    gold: dict[str, Any] = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    return gold
