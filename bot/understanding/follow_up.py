"""Follow-ups ("and for my wife?", "y si soy residente?"): the previous topic says what the few words are about."""

import re
from collections.abc import Mapping

from bot.understanding.normalize import fold

MAX_WORDS = 12
"""A longer message says itself what it is about."""

SAME_AREA = 3.0
"""How much likelier a follow-up stays in the area of the topic before it."""

SAME_TOPIC = 0.4
"""Share a follow-up gives to the topic before it: 'and in Texas?' asks the same again."""

NAMED = 0.9
"""Share from which a follow-up names its own topic: 'what about WIC?' does not ask the same again."""

_OPENINGS = (
    r"and|but|also|what about|how about|what if|ok(ay)? (and|but|so)|so|"
    r"y|pero|tambien|y si|que tal|entonces|"
    r"e|mas|e se|et|mais|et si|ak|epi|e si|men|va|con|the con|con neu|at|paano (naman|kung)|eh|"
    r"а|и|но|а если|і|й|та|але|а якщо|"
    r"و|طيب|طب|ولو|خب|اگر|و اگر|پس"
)
_STARTS = re.compile(rf"^[¿¡\s]*(?:{_OPENINGS})\b")
_STARTS_EAST_ASIAN = re.compile(r"^(那|那么|那麼|如果|咁|그럼|그러면|그런데|근데|만약)")


def is_follow_up(text: str) -> bool:
    """Whether a normalized message opens like one that leans on the message before it, and is short."""
    folded = fold(text)
    if _STARTS_EAST_ASIAN.match(text):
        return len(text) <= 30
    return bool(_STARTS.match(folded)) and len(folded.split()) <= MAX_WORDS


def lean_on(odds: Mapping[str, float], previous: str, *, areas: Mapping[str, str], names_place: bool = False) -> dict[str, float]:
    """The probabilities, leaning towards the previous topic and its area unless another is named; they still sum to one.

    `areas` holds the area of each label that is a topic. Who names a place asks the same again for it, whatever its name resembles.
    """
    if not names_place and max((share for label, share in odds.items() if label in areas), default=0.0) >= NAMED:
        return dict(odds)
    leaned = {label: share * (SAME_AREA if areas.get(label) == areas[previous] else 1.0) for label, share in odds.items()}
    total = sum(leaned.values()) or 1.0
    scaled = {label: (1 - SAME_TOPIC) * share / total for label, share in leaned.items()}
    return {**scaled, previous: scaled.get(previous, 0.0) + SAME_TOPIC}
