"""What a state calls its programs and what it runs itself, in the reader's words: from states.yaml, as of a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.i18n import Translate, say_day, say_list, with_commas, with_semicolons
from bot.knowledge.models import Ages, Change, Source, State, StateProgram, Term, TopicFile
from bot.knowledge.programs import Standing, shown_source, status_on, told_as_of

MAIN_GROUPS = ("children", "adults", "pregnant")
"""A topic that lists programs for one of these says so where we found none."""

NAME_A_STATUS = frozenset({"daca-tps-unsettled", "freeze-not-green-card", "green-card-wait-in", "green-card-wait-out"})
"""Terms that speak of an immigration status."""

OF_A_CLOSING = frozenset({"new-people-limited-care", "three-months-back", "freeze-not-green-card"})
"""Terms that hold only once a program is closed to new people."""


@dataclass(frozen=True, slots=True)
class Said:
    """The lines on a state's programs (Markdown), and the sources beneath them."""

    lines: tuple[str, ...]
    sources: tuple[Source, ...]


def say_names(state: State, names: tuple[str, ...], language: str, t: Translate) -> str:
    """'Names in California: Medicaid is **Medi-Cal**; …', with the program's own site; empty where the state has no names of its own."""
    told = list(_names(state, names))
    if not told:
        return ""
    return t("Names in {state}: {names}.").format(state=state.name, names=with_semicolons(told, language))


def _names(state: State, names: tuple[str, ...]) -> Iterator[str]:
    medicaid, chip = state.medicaid_name or "", state.chip_name or ""
    if "chip" in names and chip == medicaid != "":
        yield f"Medicaid, CHIP = **{_linked(medicaid, state.agency_url)}**"
    else:
        if "medicaid" in names and medicaid and not medicaid.endswith("Medicaid"):
            yield f"Medicaid = **{_linked(medicaid, state.agency_url)}**"
        if "chip" in names and chip and not chip.startswith("CHIP"):
            yield f"CHIP = **{chip}**"
    if "marketplace" in names and state.marketplace_name:
        yield f"Marketplace = **{_linked(state.marketplace_name, state.marketplace_url)}**"


def _linked(name: str, url: str | None) -> str:
    return f"[{name}]({url})" if url else name


def say_programs(state: State, topic: TopicFile, language: str, t: Translate, *, today: date) -> Said:
    """What the state itself runs for the people a topic is about; where we found nothing for them, that."""
    whatever = [p for p in state.programs if p.regardless_of_status and p.group in topic.programs]
    lawful = [p for p in state.programs if not p.regardless_of_status and p.status and "lawful" in topic.programs]
    lines: list[str] = []
    for head, shown in (
        (t("**Programs of your state ({state}), whatever the immigration status**"), whatever),
        (t("**Programs of your state ({state}) for some people who are here lawfully**"), lawful),
    ):
        if shown:
            lines += [head.format(state=state.name), *(f"- {_line(p, language, t, today=today)}" for p in shown), ""]
    missing = _missing(state, topic, whatever, language, t)
    sources = tuple(source for p in (*whatever, *lawful) if (source := shown_source(p, today)))
    return Said(tuple([*lines, missing] if missing else lines[:-1]), sources)


def _missing(state: State, topic: TopicFile, shown: list[StateProgram], language: str, t: Translate) -> str:
    """Groups for whom we found no program; care in pregnancy through CHIP has its own part in the answers."""
    has = {p.group for p in shown} | ({"pregnant"} if state.fcep else set())
    groups = [_groups(t)[g] for g in MAIN_GROUPS if g in topic.programs and g not in has]
    if "65plus" in has:
        groups = [t("adults under 65") if g == t("adults") else g for g in groups]
    if not groups:
        return ""
    none = t("I found no program of the state's own that is open whatever the immigration status for: {groups}.")
    return none.format(groups=say_list(groups, language)) + " " + t("Ask local help: I may have missed one.")


def _line(program: StateProgram, language: str, t: Translate, *, today: date) -> str:
    stands = status_on(program, today)
    who = with_commas((_who(program, t), say_ages(program.ages, t), say_months(program, t)), language)
    terms = [_terms(t)[term] for term in _holding(program, stands)]
    changes = [_change(c, program, language, t, today=today) for c in program.changes if stands.word != "ended"]
    head = f"**{program.program}** · {who}: {_status(stands, language, t)}"
    return " ".join((f"{head}.", *terms, *changes, say_source(program, language, t, today=today)))


def _who(program: StateProgram, t: Translate) -> str:
    return say_narrower(program, t) or _groups(t)[program.group]


def say_narrower(program: StateProgram, t: Translate) -> str:
    """'young people from foster care'; empty for a program that is for its whole group."""
    return _narrower(t)[program.who] if program.who else ""


def _groups(t: Translate) -> dict[str, str]:
    return {
        "children": t("children"),
        "adults": t("adults"),
        "pregnant": t("pregnancy"),
        "postpartum": t("after the birth"),
        "65plus": t("older people"),
        "other": t("all ages"),
    }


def _narrower(t: Translate) -> dict[str, str]:
    return {
        "foster-youth": t("young people from foster care"),
        "lost-federal-2026": t("adults who lost federal Medicaid on 1 October 2026"),
        "lawfully-present": t("some adults here lawfully who cannot get federal Medicaid"),
        "shut-out": t("people whose status keeps them out of other coverage"),
    }


def say_ages(ages: Ages | None, t: Translate) -> str:
    """'19 to 64 years'; empty where the file has no ages."""
    if ages is None:
        return ""
    if ages.stays_until is not None:
        return t("up to {last} years when joining, who may stay until {until}").format(last=ages.to, until=ages.stays_until)
    if ages.from_ is None:
        return t("up to {last} years").format(last=ages.to)
    if ages.to is None:
        return t("{first} years and over").format(first=ages.from_)
    return t("{first} to {last} years").format(first=ages.from_, last=ages.to)


def say_months(program: StateProgram, t: Translate) -> str:
    """'12 months' after the birth; empty where the file does not say how long."""
    return t.plural("{months} month", "{months} months", program.months).format(months=program.months) if program.months else ""


def _status(stands: Standing, language: str, t: Translate) -> str:
    words = {
        "open": t("open"),
        "closed-to-new": t("closed to new people; those enrolled stay if they renew"),
        "waitlist": t("full, with a waiting list"),
        "ended": t("ended"),
        "planned": t("planned"),
        "was-planned": t("planned; I could not confirm that it began"),
        "unclear": t("not clear from our sources: renew if you are in it, and ask before you give up"),
    }
    word = f"**{words[stands.word]}**"
    if stands.since is None:
        return word
    day = say_day(stands.since, language)
    return f"{word} " + (t("(from {day})") if stands.word in ("planned", "was-planned") else t("(since {day})")).format(day=day)


def say_terms(program: StateProgram, t: Translate, *, today: date) -> list[str]:
    """What to know of the program before asking, without the terms that name a status."""
    return [_terms(t)[term] for term in _holding(program, status_on(program, today)) if term not in NAME_A_STATUS]


def _holding(program: StateProgram, stands: Standing) -> list[Term]:
    """The terms that hold under a status: none of a program that ended, and those of a closing not while it was open."""
    if stands.word == "ended":
        return []
    return [term for term in program.terms if stands.word != "open" or term not in OF_A_CLOSING]


def _terms(t: Translate) -> dict[str, str]:
    return {
        "basic-care": t("It pays for doctor visits and prevention; it is not full coverage."),
        "emergency-only": t("It is for emergencies and some bills; it is not full coverage."),
        "bought-plan": t("It is a plan that people pay for."),
        "few-places": t("State help with the price is for a limited number of people."),
        "limited-money": t("Its money or places are limited and can run out."),
        "may-be-capped": t("A limit reported since July 2026 may reach this program, so ask."),
        "months-differ": t("Our sources differ on how long it lasts: 4 or 12 months."),
        "three-months-back": t("Those who lose it have three months to get it back."),
        "new-people-limited-care": t("New people can still get emergency and pregnancy care."),
        "daca-tps-unsettled": t("With DACA or TPS, ask first: our sources call it unsettled."),
        "freeze-not-green-card": t("The closing is not for people in the five-year wait with a green card."),
        "green-card-wait-in": t("It also takes people in the five-year wait with a green card."),
        "green-card-wait-out": t("It is not for people in the five-year wait with a green card."),
        "bill-to-end": t("A bill of March 2026 would end it; we did not find what became of it."),
        "residence-and-work": t("It asks for 180 days in the state and a working parent."),
    }


def say_change(change: Change, t: Translate) -> str:
    """'dental care ends, …': what an announced change does."""
    return {
        "dental-ends": t("dental care ends, except in emergencies and in pregnancy"),
        "premium": t("a monthly fee for people of 19 to 59; 30 or 50 dollars were named"),
        "fee-for-service": t("members move out of health plans, so watch for letters"),
        "may-shrink": t("it may shrink to emergency and pregnancy care; this is not confirmed"),
        "may-end": t("this coverage is to end"),
    }[change.what]


def say_come(program: StateProgram, language: str, t: Translate, *, today: date) -> list[str]:
    """The announced changes whose day has come."""
    return [_change(change, program, language, t, today=today) for change in program.changes if change.on <= today]


def _change(change: Change, program: StateProgram, language: str, t: Translate, *, today: date) -> str:
    """An announced change: planned before its day; after it, said as not confirmed until a source dated since then says so."""
    what = say_change(change, t)
    day = say_day(change.on, language)
    if today < change.on:
        return t("Planned for {day}: {what}.").format(day=day, what=what)
    told = told_as_of(program, today)
    if told is None or told < change.on:
        return t("Was planned for {day}: {what}. I could not confirm that it happened.").format(day=day, what=what)
    return t("Since {day}: {what}.").format(day=day, what=what)


def say_source(program: StateProgram, language: str, t: Translate, *, today: date) -> str:
    """'(as of 7 October 2026; California DHCS)', the publisher linked."""
    told, source = told_as_of(program, today), shown_source(program, today)
    dated = t("as of {day}").format(day=say_day(told, language)) if told else t("our source has no date")
    link = f"[{plain_words(source.publisher)}]({source.url})" if source else ""
    return f"({with_semicolons((dated, link), language)})"


def plain_words(text: str) -> str:
    """Text safe inside a Markdown link."""
    return text.replace("[", "(").replace("]", ")")
