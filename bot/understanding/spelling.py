"""Names that families spell their own way, set right before the encoder sees them: it takes 'el medical' for medicine."""

import re

_BEFORE = r"\b(el|del|al|mi|tu|su|con|por|de|my|the|on|have|get|for) +"
_NOT_AFTER = r"(?! +(?:records?|care|help|bills?|center|history|exam|attention|card\b))"
_NAMES = (
    # Spanish and Spanglish write Medi-Cal as it sounds; after an article or 'my' it is the program, not an adjective.
    (re.compile(rf"{_BEFORE}medi[ -]?cal\b{_NOT_AFTER}", re.IGNORECASE), r"\1 Medicaid"),
    (re.compile(r"\bmedi[ck]{1,2}[ae]i?[rl]?d\b|\bmedi[ck]ei[dt]\b|\bmedicai[rt]?d?\b|\bmedic aid\b", re.IGNORECASE), "Medicaid"),
    (re.compile(r"\bmedi-cal\b", re.IGNORECASE), "Medicaid"),
    (re.compile(r"\bi\.c\.e\.?\b|\bla migr[ae]\b", re.IGNORECASE), "ICE"),
    (re.compile(r"\bobama ?care\b|\bobamaker\b", re.IGNORECASE), "Obamacare"),
)


def spell_names(text: str) -> str:
    """The text with program names in their usual spelling."""
    for pattern, name in _NAMES:
        text = pattern.sub(name, text)
    return text
