"""Who can help: by need, state and language, from the directory. Only confirmed numbers ever leave this module."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.knowledge.models import Helper, KnowledgeBase

LAWYER_NEEDS = ("immigration-law", "benefits-law")
"""What legal help is, where nothing narrower is asked for."""


@dataclass(frozen=True, slots=True)
class Found:
    """Helpers for a need: those independent of the government, then its offices, each list best first.

    `local` is whether an independent one serves the person's own state with a confirmed number.
    """

    independent: tuple[Helper, ...]
    government: tuple[Helper, ...]
    local: bool


def confirmed_phone(helper: Helper) -> str | None:
    """The number as people dial it ('+1-800-799-7233', '988'), or None where it is not confirmed."""
    if helper.phone is None or helper.phone.status != "confirmed":
        return None
    number = helper.phone.number
    return f"+{number}" if number.startswith("1-") else number


def own_site(helper: Helper) -> str | None:
    """The helper's own page; None where the address we have is somebody else's page about it."""
    return helper.url if helper.own_site else None


def find_helpers(base: KnowledgeBase, needs: Sequence[str], *, state: str | None, language: str) -> Found:
    """Helpers that can be reached (a confirmed number, or their own site), nearest and most fitting first."""
    able = [h for h in base.helpers.values() if set(needs) & set(h.needs) and _serves(h, state) and _reachable(h)]
    ranked = sorted(able, key=lambda h: _rank(h, needs, state, language))  # stable: the directory's order decides ties
    independent = tuple(h for h in ranked if not h.government)
    government = tuple(h for h in ranked if h.government)
    local = any(state in h.serves and confirmed_phone(h) for h in independent)
    return Found(independent, government, local)


def _serves(helper: Helper, state: str | None) -> bool:
    return "US" in helper.serves or (state is not None and state in helper.serves)


def _reachable(helper: Helper) -> bool:
    return confirmed_phone(helper) is not None or own_site(helper) is not None


def _rank(helper: Helper, needs: Sequence[str], state: str | None, language: str) -> tuple[bool, int, bool, int, bool, bool]:
    """Near first, then the need that matters most; near at hand a number counts most, nationally what the helper is for."""
    local = state in helper.serves
    need = min(needs.index(n) for n in helper.needs if n in needs)
    purpose = min(helper.needs.index(n) for n in helper.needs if n in needs)
    silent = confirmed_phone(helper) is None
    speaks = language in helper.languages or any(spoken.startswith("interpreters") for spoken in helper.languages)
    return (not local, need, local and silent, purpose, silent, local and not speaks)
