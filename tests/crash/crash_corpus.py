"""A folder of tiny reports that changes between two runs, and what can be found in it."""

from __future__ import annotations

import json
import os
import random
import shutil
from pathlib import Path

_PEOPLE = ("Anna Lis", "Daniel Mutiso", "Ingrid Solvang", "Rui Calado", "Omar Haddad", "Lena Voss")
_CITIES = ("Nairobi", "Lisbon", "Oslo", "Warsaw", "Quito", "Hanoi")
_DAYS = ("Monday", "Tuesday", "Thursday", "Friday")
_LEAST, _MOST = 30, 70
_FOLDERS = ("", "north/", "south/far/")
RECORDS = "many.jsonl"


class Corpus:
    """The folder and, beside it, the truth: ``words`` has for each article one that only it has."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.folder = folder
        self.words: dict[str, str] = {}
        self._chance = chance
        self._made = self._moment = 0
        self._records: dict[str, str] = {}
        for _ in range(_LEAST + 10):
            self._add()
        for _ in range(6):
            self._add_record()
        self._write_records()

    def change(self) -> None:
        """Add, change, move, touch and delete some, as an archive does from one day to the next."""
        edits = (self._edit, self._amend)
        deeds = (self._add, self._add, *edits, self._delete, self._move, self._touch)
        for _ in range(self._chance.randint(2, 9)):
            self._chance.choice(deeds)()
        if self._chance.random() < 0.4:
            self._add_record() if len(self._records) < 12 else self._records.popitem()
            self._write_records()

    def add(self, count: int) -> None:
        """Add some and leave all others as they are."""
        for _ in range(count):
            self._add()

    def copy(self, folder: Path) -> Path:
        """Copy the files as they are now."""
        return Path(shutil.copytree(self.folder, folder))

    def _text(self, word: str) -> str:
        chance = self._chance
        one, other = chance.sample(_PEOPLE, 2)
        day = f"2024-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        return (
            f"Published: {day}\n\nForeign Minister {one} met President {other} in"
            f" {chance.choice(_CITIES)} on {chance.choice(_DAYS)}.\n\n"
            f"The talks were filed under {word}.\n"
        )

    def _word(self) -> str:
        self._made += 1
        return f"file{self._made:05}q"

    def _put(self, key: str) -> None:
        word = self.words[key] = self._word()
        path = self.folder / key
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self._text(word), encoding="utf-8")
        self._stamp(path)

    def _stamp(self, path: Path) -> None:
        """Give a file a time of its own: two changes within a tick of the clock are two."""
        self._moment += 1
        seconds = 1_700_000_000 + self._moment
        os.utime(path, (seconds, seconds))

    def _some(self) -> str:
        return self._chance.choice([key for key in self.words if not key.startswith(RECORDS)])

    def _add(self) -> None:
        if len(self.words) < _MOST:
            self._put(f"{self._chance.choice(_FOLDERS)}r{self._made:05}.txt")

    def _edit(self) -> None:
        self._put(self._some())

    def _amend(self) -> None:
        """Change only the last paragraph: what the others tell stays as it is."""
        key = self._some()
        path = self.folder / key
        text, word = path.read_text(encoding="utf-8"), self._word()
        path.write_text(text.replace(self.words[key], word), encoding="utf-8")
        self.words[key] = word
        self._stamp(path)

    def _delete(self) -> None:
        if len(self.words) > _LEAST:
            key = self._some()
            (self.folder / key).unlink()
            del self.words[key]

    def _move(self) -> None:
        key, name = self._some(), f"{self._chance.choice(_FOLDERS)}m{self._made:05}.txt"
        self._made += 1
        target = self.folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        (self.folder / key).rename(target)
        self.words[name] = self.words.pop(key)

    def _touch(self) -> None:
        self._stamp(self.folder / self._some())

    def _add_record(self) -> None:
        word = self._word()
        self._records[f"rec{self._made}"] = word

    def _write_records(self) -> None:
        self.words = {k: w for k, w in self.words.items() if not k.startswith(RECORDS)}
        lines = []
        for name, word in self._records.items():
            self.words[f"{RECORDS}#{name}"] = word
            title = f"Record {name}"
            text = f"{self._chance.choice(_PEOPLE)} went to Oslo. It was filed under {word}."
            lines.append(
                json.dumps({"id": name, "title": title, "date": "2024-05-01", "text": text})
            )
        path = self.folder / RECORDS
        path.write_text("\n".join(lines), encoding="utf-8")
        self._stamp(path)
