"""How far a person is in the guide: read from a button's arguments, which are never trusted."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TypeAlias, get_args

from bot.eligibility.evaluate import Origin, Situation, Unsaid
from bot.knowledge.models import People, StatusGroup

NO_STATE = "none"
ASK = "ask"
"""In the place of the status: the question for it."""

STATUSES: tuple[str, ...] = (*get_args(StatusGroup), *get_args(Unsaid))

Args: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """The answers so far as a button carries them: state, origin, person, then `ask` or a status. Later ones may be missing."""

    args: Args

    @property
    def state(self) -> str | None:
        return self.args[0] if self.args and self.args[0] != NO_STATE else None

    def situation(self, status: str) -> Situation:
        """The situation of a person whose state, origin and kind are known."""
        _, origin, person, *_ = self.args
        return Situation(self.state, person, status, origin)  # type: ignore[arg-type]  # `progress` let only known values in


def progress(args: Sequence[str], states: Collection[str]) -> Progress:
    """The answers up to the first that is none of ours; that question is then asked again."""
    known = ((*states, NO_STATE), get_args(Origin), get_args(People), (ASK, *STATUSES))
    valid: list[str] = []
    for value, allowed in zip(args, known, strict=False):
        if value not in allowed:
            break
        valid.append(value)
    return Progress(tuple(valid))
