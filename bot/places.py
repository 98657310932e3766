"""Which state a message names: its name in English or Spanish, or an unmistakable nickname. Used for one answer only."""

import re
from collections.abc import Mapping

from bot.knowledge.models import State
from bot.understanding.normalize import fold

_ALSO = {
    "nueva york": "NY", "nuyork": "NY", "nuevo mexico": "NM", "nueva jersey": "NJ", "nueva jersy": "NJ", "nuevo hampshire": "NH",
    "carolina del norte": "NC", "carolina del sur": "SC", "dakota del norte": "ND", "dakota del sur": "SD", "virginia occidental": "WV",
    "pensilvania": "PA", "luisiana": "LA", "misisipi": "MS", "misuri": "MO", "tejas": "TX", "hawai": "HI", "oregon": "OR",
    "washington dc": "DC", "washington d.c.": "DC", "d.c.": "DC", "california": "CA", "cali": "CA",
}  # fmt: skip
_AMBIGUOUS = re.compile(r"\b(?:george|president|seattle and) washington\b|\bnew york times\b|\bwashington post\b|\bkansas city\b")


class Places:
    """Finds states in text. Longest names win: 'West Virginia' is not Virginia."""

    def __init__(self, states: Mapping[str, State]) -> None:
        self._names = {fold(state.name): code for code, state in states.items()} | _ALSO
        longest_first = sorted(self._names, key=len, reverse=True)
        self._pattern = re.compile(r"(?<!\w)(" + "|".join(re.escape(name) for name in longest_first) + r")(?!\w)")

    def state_in(self, text: str) -> str | None:
        """The one state a normalized message names; None when it names none or several."""
        folded = _AMBIGUOUS.sub(" ", fold(text))
        found = {self._names[match] for match in self._pattern.findall(folded)}
        return found.pop() if len(found) == 1 else None
