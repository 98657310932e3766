"""Words that would give a status away, by status: the label on its button, its name in our files, and what people call it."""

import re

from bot.eligibility.evaluate import Unsaid
from bot.guide import words
from bot.i18n import Interface
from bot.knowledge.models import StatusGroup

_CALLED: dict[str, str] = {
    "citizen": r"",
    "lpr_under_5": r"\bLPR\b|\bpermanent resident|\bresidente permanente",
    "lpr_5_plus": r"\bLPR\b|\bpermanent resident|\bresidente permanente",
    "refugee_asylee": r"refugee|asylum|asylee|refugiad|asilo|asilad",
    "asylum_applicant": r"asylum|asilo",
    "cuban_haitian_entrant": r"\bentrant|cuban|haitian|cubano|haitiano",
    "cofa": r"\bcofa\b|compact|micronesia|palau|marshall",
    "parolee": r"\bparole",
    "tps": r"\btps\b|temporary.protected|protegido",
    "daca": r"\bdaca\b|dreamer",
    "tvu_vawa": r"\bvawa\b|\b[tu][ -]visa|visa [tu]\b|survivor|sobreviviente|trafficking|trata\b",
    "nonimmigrant_visa": r"\bvisas?\b|nonimmigrant",
    "undocumented": r"undocumented|indocumentad|unauthorized|illegal",
}


def gives_away(text: str, status: StatusGroup | Unsaid, interface: Interface) -> list[str]:
    """Which words of a text name the status, in English or Spanish, also inside addresses."""
    labels = [re.escape(words.statuses(interface.strings(language))[status]) for language in ("en", "es")]
    found = re.findall("|".join(labels), text)  # labels as they are: 'without papers' is no 'No papers'
    called = "|".join(filter(None, (rf"\b{re.escape(status)}\b", _CALLED.get(status, ""))))
    return [*found, *re.findall(called, text, re.IGNORECASE)]
