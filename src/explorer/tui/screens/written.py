"""Answers written before, to be recalled; and words that complete what is being written."""

from __future__ import annotations

from collections.abc import Callable, Sequence

_LONGEST = 50
Words = Sequence[str] | Callable[[str], Sequence[str]]
"""What an answer can be: words, or what fits to what is written so far, as paths do."""


class Written:
    """What was answered to each question, the latest last."""

    def __init__(self) -> None:
        self.answers: dict[str, tuple[str, ...]] = {}
        self._at = 0
        self._draft = ""

    def begin(self, question: str) -> None:
        """Stand behind the latest answer: it is the first to be recalled."""
        self._at, self._draft = len(self.answers.get(question, ())), ""

    def keep(self, question: str, text: str) -> None:
        """Remember an answer; one given before moves to the end."""
        others = [each for each in self.answers.get(question, ()) if each != text]
        self.answers[question] = tuple([*others, text][-_LONGEST:])

    def last(self, question: str) -> str:
        """Return the latest answer to a question, nothing where there is none."""
        return self.answers.get(question, ("",))[-1]

    def step(self, question: str, text: str, step: int) -> str:
        """Return an earlier or later answer; behind the latest is ``text``, as it was left."""
        answers = self.answers.get(question, ())
        if self._at == len(answers):
            self._draft = text
        self._at = min(max(self._at + step, 0), len(answers))
        return answers[self._at] if self._at < len(answers) else self._draft


class Completing:
    """Words, and which of them go on like what was written."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._stem: str | None = None
        self._shown = ""

    def fitting(self, text: str) -> list[str]:
        """Return the words that begin with a text, or where none does, that hold it."""
        if not isinstance(self._words, Sequence):
            return list(self._words(text))
        wanted = text.casefold().replace(" ", "_").replace("-", "_")
        begin = [word for word in self._words if word.startswith(wanted)]
        return begin or [word for word in self._words if wanted in word]

    def offers(self, text: str) -> list[str]:
        """Return what to show of the words that fit: of paths only where they differ."""
        fitting = self.fitting(text)
        if isinstance(self._words, Sequence) or not fitting:
            return fitting
        common = _common_start(fitting)
        dot = common.rfind(".")
        cut = max(common.rstrip("/").rfind("/") + 1, dot if common.endswith(".") else 0)
        return [word[cut:] for word in fitting]

    def next(self, text: str, step: int = 1) -> str:
        """Return what all that fit have in common; where that is written, the next of them."""
        if text != self._shown or self._stem is None:
            self._stem = text
        fitting = self.fitting(self._stem)
        if not fitting:
            return text
        common = _common_start(fitting)
        if text in fitting and len(fitting) > 1:
            found = fitting[(fitting.index(text) + step) % len(fitting)]
        elif len(common) > len(text):
            found = self._stem = common
        else:
            found = fitting[0 if step > 0 else -1]
        self._shown = found
        return found


def _common_start(words: Sequence[str]) -> str:
    first, last = min(words), max(words)
    size = 0
    while size < min(len(first), len(last)) and first[size] == last[size]:
        size += 1
    return first[:size]
