"""What a way past the framework offers: something that may be kept, and its body."""

from __future__ import annotations

from typing import NamedTuple, Protocol


class Body(NamedTuple):
    """`version` is the data version at the moment when what is shown was read; None where that is not known."""

    content: bytes
    version: int | None


class Asked(Protocol):
    """What is asked for, where it may be kept. Answers of one kind and language have the same headers."""

    @property
    def kind(self) -> str: ...

    @property
    def language(self) -> str: ...

    def body(self, version: int, base: str) -> Body:
        """The body for this data version; raises one of `answers.FOR_THE_FRAMEWORK` where that has to answer.

        `base` is the scheme and host of the portal. Called with the language active and the version set.
        """
        ...
