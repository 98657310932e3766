"""The guide's words: for choices, programs, what an outcome turns on, and what to do instead. Plain, and never naming a status in a result."""

from collections.abc import Mapping

from bot.eligibility.evaluate import Origin, Unsaid
from bot.eligibility.rulebook import DEPENDS, MAY, NOT_NOW, OPEN, UNKNOWN, VARIES
from bot.i18n import Translate
from bot.knowledge.models import Instead, People, Program, StatusGroup


def origins(t: Translate) -> Mapping[Origin, str]:
    """Countries with rules of their own."""
    return {
        "cuba-haiti": t("Cuba or Haiti"),
        "compact": t("Marshall Islands, Micronesia, Palau"),
        "other": t("Another country"),
        "not-said": t("I prefer not to say"),
    }


def people(t: Translate) -> Mapping[People, str]:
    return {"child": t("Child (to 18)"), "pregnant": t("Pregnant"), "adult": t("Adult (19 to 64)"), "65plus": t("65 or older")}


def statuses(t: Translate) -> Mapping[StatusGroup | Unsaid, str]:
    """The status groups in the words families use, on buttons only."""
    return {
        "undocumented": t("No papers"),
        "asylum_applicant": t("Asked for asylum, no answer yet"),
        "refugee_asylee": t("Refugee, or asylum granted"),
        "tps": t("TPS"),
        "daca": t("DACA"),
        "parolee": t("Let in for a time (parole)"),
        "cuban_haitian_entrant": t("Cuban or Haitian entrant"),
        "tvu_vawa": t("U or T visa, or VAWA"),
        "nonimmigrant_visa": t("Work, student or visitor visa"),
        "lpr_under_5": t("Green card, less than 5 years"),
        "lpr_5_plus": t("Green card, 5 years or more"),
        "cofa": t("From the Marshall Islands, Micronesia or Palau"),
        "citizen": t("US citizen"),
        "not-sure": t("I am not sure"),
        "not-said": t("I prefer not to say"),
    }


def programs(t: Translate) -> Mapping[Program, str]:
    return {
        "hospital_emergency_care": t("Hospital emergency room"),
        "emergency_medicaid": t("Emergency Medicaid"),
        "community_health_center": t("Community health centers"),
        "vaccines_for_children": t("Free vaccines for children"),
        "school_meals": t("School breakfast and lunch"),
        "wic": t("WIC (food and help for mothers and small children)"),
        "head_start": t("Head Start (free preschool)"),
        "medicaid": t("Medicaid"),
        "chip": t("CHIP (health insurance for children)"),
        "marketplace_subsidized": t("Marketplace insurance (Obamacare) with help to pay"),
        "marketplace_full_price": t("Marketplace insurance (Obamacare) at full price"),
        "medicare": t("Medicare"),
        "snap": t("Food stamps (SNAP)"),
    }


def chip_for_pregnancy(t: Translate) -> str:
    """CHIP's name where it pays for care before the birth."""
    return t("Pregnancy care through CHIP")


def about(t: Translate) -> Mapping[Program, str]:
    """A line on programs that are open to everyone: what it is, and which rules still count."""
    return {
        "hospital_emergency_care": t("it must examine and treat an emergency, also labor, without papers or money. Ask for help with the bill."),
        "emergency_medicaid": t("it can pay for an emergency and for giving birth. Income and living in the state still count."),
        "community_health_center": t("a doctor, often a dentist; the fee goes by income."),
        "vaccines_for_children": t("to age 18, without insurance or with Medicaid."),
        "school_meals": t("income can decide whether they are free."),
        "wic": t("in pregnancy, after the birth, and for children up to five. Income still counts."),
        "head_start": t("for small children. It rests on a court order that can change."),
        "chip": t("care before the birth, and the birth. Ask how long it goes on after."),
    }


def turns(t: Translate) -> Mapping[str, str]:
    """What an outcome turns on: the rules' `depends_on`, and what the evaluator adds."""
    return {
        "years-held": t("how long the person has had the papers (often five years; there are exceptions)"),
        "work-history": t("about ten years of work, one's own or a spouse's or parent's (there are exceptions)"),
        "permission-valid": t("whether the permission to be here is still valid"),
        "lawful-case": t("whether the case is approved, or otherwise counts as lawful"),
        "kind-of-case": t("which kind of case it is"),
        "work-permit": t("a work permit, or how long the case has been open"),
        "residence": t("living in the state, not just visiting"),
        "state-money": t("the state (it pays for some people with its own money; ask a helper)"),
        "state-option": t("whether the state chose to cover this group"),
        "full-medicaid-first": t("full Medicaid, which normally pays here"),
        "above-poverty": t("income that is not below the poverty line"),
        "ask-marketplace": t("what the Marketplace says (the price can be very high)"),
        "medicare-rules": t("age, years of work and years living here"),
        "had-medicare": t("having had Medicare already on 4 July 2025"),
        "state-asks-proof": t("the office (this state may ask for proof of status; ask the clinic or a lawyer first)"),
        "ask-clinic": t("the clinic (many treat everyone and need not ask for papers; call first)"),
        "unsettled": t("whether new people can enter (I could not find out: ask)"),
        "enrolled": t("being in it already (closed to new people; those enrolled stay if they renew)"),
        "waitlist": t("a free place (it is full, with a waiting list)"),
        "own-program": t("the state's own program, named on this page"),
        "some-groups": t("whether the state counts this person (it is for some people only: ask)"),
        "state": t("the state"),
        "status": t("the immigration status"),
    }


def asks(t: Translate) -> Mapping[str, str]:
    """What to ask about where another group may fit too."""
    return {
        "entrant": t("Ask about “Cuban/Haitian entrant”; papers rarely use that word."),
        "compact": t("Ask about the “Compact of Free Association (COFA)”."),
    }


def instead(t: Translate) -> Mapping[Instead, str]:
    return {
        "emergency-care": t("Emergency care and Emergency Medicaid stay open."),
        "state-program": t("The state's own programs, named above, stay open."),
        "clinic": t("A health center sees people without insurance; the fee goes by income."),
        "full-price": t("The Marketplace may still sell a plan at full price."),
        "family-members": t("Family members who may have food stamps, such as citizen children, can still ask for them."),
        "green-card": t("A green card can open the door again: ask an immigration lawyer."),
    }


def becomes(t: Translate) -> Mapping[str, str]:
    """What an outcome turns into on a day."""
    return {
        OPEN: t("open to everyone"),
        MAY: t("you may ask for it"),
        DEPENDS: t("will depend; ask"),
        NOT_NOW: t("no longer open"),
        UNKNOWN: t("not known; ask"),
        VARIES: t("changes for some immigration statuses"),
    }
