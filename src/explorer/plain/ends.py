"""How a conversation ends that nobody in it has ended."""

from __future__ import annotations


class HungUp(BaseException):
    """The terminal is gone, or the system asks to leave: ``number`` is that of the signal."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number
