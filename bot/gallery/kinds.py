"""The kinds of screens, one line each: how a person gets there from an empty chat, or on which stage it can be seen.

To add a kind, add its line. A screen that is not there today says why in its place.
"""

from dataclasses import dataclass

from bot.gallery.moves import (
    STATE,
    Move,
    a_card,
    an_altered_card,
    an_old_card,
    hurries,
    looks_at_profile,
    opens,
    opens_found,
    opens_warned,
    passes_on,
    press,
    says,
    searches,
    sends,
    types,
)  # fmt: skip
from bot.gallery.phone import HANDLE
from bot.gallery.stage import TOPIC
from bot.knowledge.answer_file import DANGER_KINDS
from bot.knowledge.validity import Freshness
from bot.reply import Decision, Verb

EVERYWHERE = "care-interpreter"

SOMALI = "Waxaan u baahanahay turjubaan"
"""'I need an interpreter', as on the cards that people show at a counter."""

GRAVE, MILD = "A000 000 000", "maria@example.org"
"""Shaped like an A-number and an email address; nobody has either."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of screen. `freshness` is the state in which its answer stands; `reviewed` is where texts must be signed; `fails` where we err."""

    id: str
    title: str
    moves: tuple[Move, ...] = ()
    freshness: Freshness | None = None
    reviewed: bool = False
    fails: bool = False
    group: bool = False


GUIDE = (says("/check"), *(press(Verb.GUIDE, *args) for args in ((STATE,), (STATE, "other"), (STATE, "other", "pregnant"))))
STATUS = press(Verb.GUIDE, STATE, "other", "pregnant", "ask")
RESULT = press(Verb.GUIDE, STATE, "other", "pregnant", "tps")


def _dangers(kind: str) -> tuple[Kind, ...]:
    """The first text of a danger, and what stands behind its first button."""
    told = types(lambda typist: typist.in_danger(kind))
    return Kind(f"danger-{kind}", f"Danger: {kind}", (told,)), Kind(f"danger-{kind}-next", f"Danger: {kind}, its first button", (told, press(Verb.DANGER)))


SECTIONS: dict[str, tuple[Kind, ...]] = {
    "Beginning": (
        Kind("profile", "Before the first message, and the menu", (looks_at_profile,)),
        Kind("start", "Start", (says("/start"),)),
        Kind("topics", "All topics", (says("/topics"),)),
        Kind("area", "The topics of an area", (says("/topics"), press(Verb.AREA, "data"))),
        Kind("states", "The states", (says("/state"),)),
        Kind("languages", "The languages", (says("/language"),)),
        Kind("how", "How this works", (says("/help"),)),
        Kind("privacy", "Privacy", (says("/privacy"),)),
        Kind("about", "About", (says("/about"),)),
        Kind("forget", "Forgotten", (says("/forget"),)),
    ),
    "Answers": (
        Kind("answer-anywhere", "An answer that depends on no state", (opens(EVERYWHERE),)),
        Kind("answer", "An answer without a state", (types(lambda typist: typist.asking(TOPIC)),)),
        Kind("answer-state", "The same in a state", (opens(TOPIC, STATE),)),
        Kind("answer-warned", "An answer under a reporting law", (opens_warned,)),
        Kind("more", "The same, More pressed", (opens_warned, press(Verb.MORE))),
        Kind("answer-states", "My state, pressed under an answer", (opens(TOPIC), press(Verb.STATES))),
        Kind("answer-languages", "Another language, pressed under an answer", (opens(TOPIC), press(Verb.MORE), press(Verb.LANGUAGES))),
        Kind("both", "In two languages", (opens(TOPIC, STATE), press(Verb.MORE), press(Verb.BOTH), press(Verb.BOTH, TOPIC, STATE, "en"))),
        Kind("both-which", "Which second language", (opens(TOPIC), press(Verb.MORE), press(Verb.BOTH))),
        Kind("follow-up", "A follow-up", (types(lambda typist: typist.asking(TOPIC)), types(lambda typist: typist.following(TOPIC)))),
    ),
    "Other replies to what somebody typed": (
        Kind("choose", "Which is closest?", (types(lambda typist: typist.decided(Decision.CHOOSE)),)),
        Kind("abstain", "Don't know", (types(lambda typist: typist.decided(Decision.ABSTAIN)),)),
        Kind("refuse", "Refusal", (types(lambda typist: typist.decided(Decision.REFUSE)),)),
        Kind("smalltalk", "Small talk", (types(lambda typist: typist.decided(Decision.SMALLTALK)),)),
        Kind("apology", "A language we can't answer in", (says(SOMALI),)),
        Kind("personal-grave", "A personal number: the message is deleted", (types(lambda typist: typist.asking(TOPIC), also=GRAVE),)),
        Kind("personal-mild", "Contact details: deleting is offered", (types(lambda typist: typist.asking(TOPIC), also=MILD),)),
        Kind("photo", "A photo, most likely of a letter", (sends(photo=[{"file_id": "1", "file_unique_id": "1", "width": 90, "height": 90}]),)),
        Kind("voice", "A voice message", (sends(voice={"file_id": "1", "file_unique_id": "1", "duration": 4}),)),
        Kind("contact", "A contact, or a place", (sends(contact={"phone_number": "1", "first_name": "Maria"}),)),
        Kind("sticker", "Anything else that is no text", (sends(dice={"emoji": "🎲", "value": 1}),)),
        Kind("too-fast", "Too many messages at once", (hurries,)),
        Kind("group", "In a group", (says(f"@{HANDLE}"),), group=True),
        Kind("error", "An error of ours", (types(lambda typist: typist.asking(TOPIC)),), fails=True),
    ),
    "Danger": (
        *(screen for kind in DANGER_KINDS for screen in _dangers(kind)),
        Kind("not-danger", "This is not an emergency, pressed", (types(lambda typist: typist.in_danger("medical")), press(Verb.NOT_DANGER))),
    ),
    "Find help": (
        Kind("help", "The choice of a need", (says("/start"), press(Verb.HELP))),
        Kind("help-need", "Helpers, without a state", (says("/start"), press(Verb.HELP), press(Verb.HELP, "enrollment"))),
        Kind("help-state", "Helpers in a state", (opens(TOPIC, STATE), press(Verb.HELP))),
        Kind("help-violence", "Helpers against violence", (says("/start"), press(Verb.HELP), press(Verb.HELP, "violence"))),
    ),
    "For those who help others": (
        Kind("navigators", "What there is", (says("/start navigators"),)),
        Kind("card", "A card to pass on", (opens(TOPIC, STATE), press(Verb.MORE), press(Verb.CARD))),
        Kind("inline", "Inline mode: the list, and its first card", (searches,)),
        Kind("card-current", "A card that came back and holds", (passes_on(a_card),)),
        Kind("card-outdated", "A card that came back out of date", (passes_on(an_old_card),)),
        Kind("card-altered", "A card that was changed on its way", (passes_on(an_altered_card),)),
        Kind("foreign", "What somebody else wrote", (passes_on(lambda person: person.typist.asking(TOPIC)),)),
    ),
    "Files": (
        Kind("picture", "An answer as a picture", (opens(EVERYWHERE), press(Verb.MORE), press(Verb.SHEET, EVERYWHERE, "png"))),
        Kind("sheet", "An answer as a sheet to print", (opens(EVERYWHERE), press(Verb.MORE), press(Verb.SHEET, EVERYWHERE, "pdf"))),
        Kind("interpreter", "The card that asks for an interpreter", (opens(EVERYWHERE), press(Verb.MORE), press(Verb.DESK))),
        Kind("guide-sheet", "The guide's result as a sheet", (*GUIDE, press(Verb.GUIDE_SHEET))),
    ),
    "The family guide": (
        Kind("guide-state", "Which state", GUIDE[:1]),
        Kind("guide-origin", "From where", GUIDE[:2]),
        Kind("guide-person", "For whom", GUIDE[:3]),
        Kind("guide-everyone", "What is open to everyone", GUIDE),
        Kind("guide-status", "Which status", (*GUIDE, STATUS)),
        Kind("guide-result", "A result", (*GUIDE, STATUS, RESULT)),
    ),
    "How answers stand": (
        Kind("current", "Its sources are new", (opens_found,), Freshness.CURRENT),
        Kind("aging", "Its sources get old", (opens_found,), Freshness.AGING),
        Kind("unconfirmed", "Its sources are old", (opens_found,), Freshness.UNCONFIRMED),
        Kind("withdrawn", "Withdrawn: a fact beneath it changed", (opens_found,), Freshness.WITHDRAWN),
        Kind("held", "Held by a maintainer", (opens_found,), Freshness.HELD),
        Kind("outdated", "Its translation is out of date", (opens_found,), Freshness.OUTDATED_TRANSLATION),
        Kind("outdated-next", "The same, My state pressed", (opens_found, press(Verb.STATES)), Freshness.OUTDATED_TRANSLATION),
        Kind("unsigned", "Unsigned, where review is required", (opens_found,), Freshness.UNSIGNED),
        Kind("guide-unsigned", "The guide unsigned, where review is required", GUIDE[:1], reviewed=True),
        Kind("danger-reviewed", "Danger, where review is required", (types(lambda typist: typist.in_danger("medical")),), reviewed=True),
    ),
}
