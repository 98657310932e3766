"""From a topic, a state and a day to the reply: warning, answer, parts for the state, date, help, sources."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.directory import LAWYER_NEEDS, Found, confirmed_phone, find_helpers, own_site
from bot.i18n import Interface, Translate, say_day, with_commas, with_semicolons
from bot.knowledge.models import Answer, Fact, Helper, KnowledgeBase, Source, Topic, Version
from bot.knowledge.states import in_group
from bot.knowledge.validity import SERVED, Freshness, Standing, age, holds, standing, state_facts, version_on
from bot.programs import Said, plain_words, say_names, say_programs
from bot.reply import Action, Block, Button, Decision, Part, Reply, Rows, Verb, in_rows, step_to

SOURCES_SHOWN = 3
STATE_SOURCES = 2
WARNING_SOURCES = 2
HELPERS_SHOWN = 2
REPORTING_LAW = "reporting-law"
INTERPRETER = "care-interpreter"
"""The topic of the right to an interpreter, on whose facts the card for the desk rests."""


@dataclass(frozen=True, slots=True)
class Asked:
    """For whom and when an answer is composed. `state` is a code or None."""

    language: str
    state: str | None
    today: date


class Composer:
    """Composes replies from the knowledge base. Pure: the same arguments give the same reply."""

    def __init__(self, base: KnowledgeBase, interface: Interface, *, require_review: bool) -> None:
        self._base, self._interface, self._require_review = base, interface, require_review

    def topic(self, topic_id: str, asked: Asked) -> Reply:
        """The reply for one topic: the answer, or why it can't be given today and what to do meanwhile."""
        topic = self._base.topics[topic_id]
        stands = self._standing(topic, asked)
        help_found = find_helpers(self._base, topic.file.help, state=asked.state, language=asked.language)
        if stands.freshness in SERVED and stands.answer is not None:
            blocks, sources = self._answer(topic, stands, stands.answer, asked, help_found)
        else:
            blocks, sources = self._instead(topic, stands, asked, help_found), ()
        return Reply(
            decision=Decision.ANSWER,
            answer_language=asked.language,
            blocks=tuple(blocks),
            buttons=self._buttons(topic, asked),
            topic=topic_id,
            freshness=stands.freshness,
            as_of=stands.as_of,
            draft=stands.draft,
            state=asked.state,
            sources=tuple(source.url for source in sources if source.url),
            help=tuple(helper.id for helper in _shown(help_found)),
        )

    def correction(self, topic_id: str, asked: Asked) -> Reply:
        """The topic's answer in brief, for a public channel: what changed when, and what holds now or is done meanwhile."""
        topic = self._base.topics[topic_id]
        stands = self._standing(topic, asked)
        t = self._interface.strings(asked.language)
        titled = stands.answer or self._standing(topic, asked, review=False).answer
        blocks = self._reporting_warning(topic, asked)
        if titled is not None:
            blocks.append(Block(Part.TITLE, titled.title, titled.language))
        if stands.freshness in SERVED and stands.answer is not None:
            blocks += self._changed(topic, asked)
            blocks.append(Block(Part.TEXT, stands.answer.short, stands.answer.language))
            if topic.file.state == "required":
                blocks.append(Block(Part.TEXT, t("This depends on your state.")))
            blocks += [*self._why_english(stands, asked), *self._aged(stands, asked)]
        else:
            blocks.append(Block(Part.NOTICE, _why(stands, asked, t)))
            blocks += _meanwhile(stands, t)
        blocks.append(Block(Part.FOOTER, self._footer(stands, t)))
        return Reply(Decision.PAGE, asked.language, tuple(blocks), topic=topic_id, freshness=stands.freshness, as_of=stands.as_of, draft=stands.draft)

    def _changed(self, topic: Topic, asked: Asked) -> list[Block]:
        """Since when the answer is another; nothing for the first one, which changed nothing."""
        since, _ = version_on(topic, asked.today)
        if since == min(topic.versions):
            return []
        t = self._interface.strings(asked.language)
        return [Block(Part.TEXT, t("**This changed on {day}.**").format(day=say_day(since, asked.language)))]

    def title(self, topic_id: str, asked: Asked) -> str:
        """The topic's question in the reader's language, for buttons."""
        stands = self._standing(self._base.topics[topic_id], asked, review=False)
        return stands.answer.title if stands.answer else topic_id

    def _standing(self, topic: Topic, asked: Asked, *, review: bool | None = None) -> Standing:
        require = self._require_review if review is None else review
        groups = self._groups(topic, asked)
        return standing(self._base, topic, asked.language, today=asked.today, require_review=require, groups=groups)

    def _groups(self, topic: Topic, asked: Asked) -> tuple[str, ...]:
        """Groups the topic has parts for and the person's state belongs to."""
        if asked.state is None or asked.state not in self._base.states:
            return ()
        state = self._base.states[asked.state]
        named = dict.fromkeys(group for version in topic.versions.values() for group in version.states)
        written = dict.fromkeys(group for answer in topic.answers.values() for group, _ in answer.states)
        return tuple(group for group in {**named, **written} if in_group(asked.state, state, group, today=asked.today))

    def _answer(self, topic: Topic, stands: Standing, answer: Answer, asked: Asked, found: Found) -> tuple[list[Block], tuple[Source, ...]]:
        t = self._interface.strings(asked.language)
        groups = [g for g in self._groups(topic, asked) if self._part_holds(stands.version, g, asked.today)]
        own = self._own_programs(topic, asked)
        of_state = self._sources(state_facts(stands.version, groups), asked.today)
        sources = self._sources((*stands.version.rests_on, *state_facts(stands.version, groups)), asked.today)
        blocks = self._reporting_warning(topic, asked)
        blocks += self._why_english(stands, asked)
        blocks.append(Block(Part.TITLE, answer.title, answer.language))
        blocks.append(Block(Part.TEXT, answer.short, answer.language))
        blocks += self._names(topic, asked)
        blocks += self._state_parts(answer, groups, asked)
        if own.lines:
            blocks.append(Block(Part.TEXT, "\n".join(own.lines)))
        if answer.more:
            blocks.append(Block(Part.MORE, answer.more, answer.language))
        if answer.do:
            blocks.append(self._to_do(answer))
        blocks += self._notices(topic, stands, asked)
        blocks += help_blocks(_shown(found), asked.state, t)
        blocks += self._sources_block(sources, of_state, stands, asked)
        blocks.append(Block(Part.FOOTER, self._footer(stands, t)))
        return blocks, tuple(dict.fromkeys((*sources, *own.sources)))

    def _to_do(self, answer: Answer) -> Block:
        t = self._interface.strings(answer.language)
        return Block(Part.TEXT, t("**What you can do**") + "\n" + answer.do, answer.language)

    def _state_parts(self, answer: Answer, groups: list[str], asked: Asked) -> list[Block]:
        """What the answer says of the person's state, under the state's name."""
        texts = [text for group, text in answer.states if group in groups]
        if not texts or asked.state is None:
            return []
        return [Block(Part.TEXT, "\n\n".join((f"**{self._base.states[asked.state].name}**", *texts)), answer.language)]

    def _part_holds(self, version: Version, group: str, today: date) -> bool:
        return all(holds(self._base.facts[i], today) for i in version.states.get(group, ()))

    def _reporting_warning(self, topic: Topic, asked: Asked) -> list[Block]:
        return self.reporting_warning(asked) if topic.file.reporting_law else []

    def reporting_warning(self, asked: Asked) -> list[Block]:
        """The block that comes first where a law makes agencies report people, and a line where no state is known."""
        block = self._base.blocks.get(REPORTING_LAW)
        if block is None:
            return []
        groups = self._groups(block, asked)
        if asked.state is not None and not groups:
            return []
        stands = self._standing(block, asked, review=False)
        if stands.answer is None:
            return []
        told = [text for group, text in stands.answer.states if group in groups and self._part_holds(stands.version, group, asked.today)]
        if not groups:
            told = [stands.answer.short]
        texts = told if told and stands.freshness in SERVED else [stands.answer.fallback]
        if groups:
            sources = self._sources(state_facts(stands.version, groups), asked.today)
            links = self._links(sources[:WARNING_SOURCES], asked)
            texts += [self._whom_to_ask(asked), f"{self._interface.strings(asked.language)('Sources')}: {links}"]
        return [Block(Part.WARNING, "\n\n".join((f"**{stands.answer.title}**", *texts)))]

    def _whom_to_ask(self, asked: Asked) -> str:
        """The first legal helper in the state, for the warning itself; or that we have no number there."""
        t = self._interface.strings(asked.language)
        found = find_helpers(self._base, LAWYER_NEEDS, state=asked.state, language=asked.language)
        near = next((h for h in found.independent if asked.state in h.serves), None)
        return helper_line(near, t) if near else t("I have no confirmed number in your state.")

    def _own_programs(self, topic: Topic, asked: Asked) -> Said:
        """What the person's state itself runs for the people the topic is about, from states.yaml."""
        state = self._base.states.get(asked.state or "")
        if state is None or not topic.file.programs:
            return Said((), ())
        return say_programs(state, topic.file, asked.language, self._interface.strings(asked.language), today=asked.today)

    def _names(self, topic: Topic, asked: Asked) -> list[Block]:
        """What Medicaid, CHIP and the Marketplace are called where the person lives."""
        state = self._base.states.get(asked.state or "")
        line = say_names(state, topic.file.names, asked.language, self._interface.strings(asked.language)) if state else ""
        return [Block(Part.TEXT, line)] if line else []

    def _notices(self, topic: Topic, stands: Standing, asked: Asked) -> list[Block]:
        t = self._interface.strings(asked.language)
        blocks = self._aged(stands, asked)
        if topic.file.state == "required" and asked.state is None:
            blocks.append(Block(Part.NOTICE, t("This depends on your state. Tell me which one with the button below.")))
        return blocks

    def _why_english(self, stands: Standing, asked: Asked) -> list[Block]:
        """What a reader of another language must know before the text: why it is in English."""
        t = self._interface.strings(asked.language)
        if stands.freshness is Freshness.OUTDATED_TRANSLATION:
            return [Block(Part.NOTICE, t("Our translation of this answer is out of date, so here it is in English."))]
        if stands.answer and stands.answer.language != asked.language:
            return [Block(Part.NOTICE, t("We have this answer only in English so far."))]
        return []

    def _aged(self, stands: Standing, asked: Asked) -> list[Block]:
        """The plain line above what is past twice its interval."""
        if stands.freshness is not Freshness.UNCONFIRMED:
            return []
        t = self._interface.strings(asked.language)
        if stands.as_of is None:
            return [Block(Part.NOTICE, t("Some of our sources show no date. This may have changed: confirm before you decide."))]
        line = t("For part of this, the newest we found is from {day}. It may have changed: confirm before you decide.")
        return [Block(Part.NOTICE, line.format(day=say_day(stands.as_of, asked.language)))]

    def _sources(self, ids: Iterable[str], today: date) -> tuple[Source, ...]:
        """The newest linkable source of each fact, newest first, each once."""
        newest = [source for i in ids if (source := _newest(self._base.facts[i], today))]
        by_url = {source.url: source for source in newest}
        return tuple(sorted(by_url.values(), key=lambda s: s.date or date.min, reverse=True))

    def _sources_block(self, sources: tuple[Source, ...], of_state: tuple[Source, ...], stands: Standing, asked: Asked) -> list[Block]:
        if not sources:
            return []
        t = self._interface.strings(asked.language)
        dates = [s.date for s in sources if s.date] + ([stands.as_of] if stands.as_of else [])
        head = t("Sources")
        if dates and max(dates) > min(dates):
            head = t("Sources from {first} to {last}").format(first=say_day(min(dates), asked.language), last=say_day(max(dates), asked.language))
        elif dates:
            head = t("Sources up to {day}").format(day=say_day(max(dates), asked.language))
        # What is said of the person's state, the newest, and the oldest: it is the one that sets the date.
        chosen = {*of_state[:STATE_SOURCES], *sources[: SOURCES_SHOWN - 1], sources[-1]}
        return [Block(Part.SOURCES, f"{head}: {self._links([s for s in sources if s in chosen], asked)}")]

    def _links(self, sources: Iterable[Source], asked: Asked) -> str:
        return with_semicolons((self._link(source, asked.language) for source in sources), asked.language)

    def _link(self, source: Source, language: str) -> str:
        return with_commas((f"[{plain_words(source.publisher)}]({source.url})", say_day(source.date, language) if source.date else ""), language)

    def cited(self, facts: Iterable[str], asked: Asked) -> tuple[tuple[Source, ...], list[Block]]:
        """The sources beneath facts on the day, and what is said of them: how old they are, and the newest and oldest by name."""
        version = Version(rests_on=tuple(facts))
        freshness, oldest = age(self._base, version.rests_on, asked.today)
        stands = Standing(freshness, version, None, as_of=oldest)
        sources = self._sources(version.rests_on, asked.today)
        return sources, [*self._aged(stands, asked), *self._sources_block(sources, (), stands, asked)]

    def _footer(self, stands: Standing, t: Translate) -> str:
        general = t("General information, not legal advice.")
        draft = t("Draft written by a machine, not yet reviewed by a lawyer.")
        return f"{general} {draft}" if stands.draft else general

    def _instead(self, topic: Topic, stands: Standing, asked: Asked, found: Found) -> list[Block]:
        """What is said when the answer can't be given: why, the fallback, and people."""
        t = self._interface.strings(asked.language)
        blocks = self._reporting_warning(topic, asked)
        if stands.answer is not None:
            blocks.append(Block(Part.TITLE, stands.answer.title, stands.answer.language))
        blocks.append(Block(Part.NOTICE, _why(stands, asked, t)))
        blocks += _meanwhile(stands, t)
        blocks += help_blocks(_shown(found), asked.state, t)
        blocks.append(Block(Part.FOOTER, self._footer(stands, t)))
        return blocks

    def _buttons(self, topic: Topic, asked: Asked) -> Rows:
        """Four at most; the rest stands behind More."""
        t = self._interface.strings(asked.language)
        first = [Button(t("🗑 Delete"), Action(Verb.DELETE)), Button(t("More …"), step_to(Verb.MORE, topic.id, asked.state))]
        if topic.file.help:
            first.insert(0, Button(t("Find help"), step_to(Verb.HELP, topic.id, asked.state)))
        if topic.file.state != "none" and asked.state is None:
            first.insert(0, Button(t("📍 My state"), Action(Verb.STATES, (topic.id,))))
        alone = ((interpreter_button(t),),) if topic.id == INTERPRETER else ()
        return (*alone, *in_rows(first, 2))


def interpreter_button(t: Translate) -> Button:
    """Leads to the card that asks for an interpreter."""
    return Button(t("Card: I need an interpreter"), Action(Verb.DESK))


def _why(stands: Standing, asked: Asked, t: Translate) -> str:
    if stands.freshness is Freshness.UNSIGNED:
        return t("This answer is waiting for a lawyer's review, so I don't show it yet.")
    if stands.begins is not None:
        return t("What I know on this begins on {day}. For an earlier day I have no answer.").format(day=say_day(stands.begins, asked.language))
    day = say_day(stands.since or asked.today, asked.language)
    if stands.freshness is Freshness.HELD:
        return t("We have been checking this answer since {day}.").format(day=day)
    return t("This changed on {day}. The new answer is not ready yet.").format(day=day)


def _meanwhile(stands: Standing, t: Translate) -> list[Block]:
    """The fallback beneath its head, each in its own language; nothing where no text may be shown."""
    if stands.answer is None or not stands.answer.fallback:
        return []
    return [Block(Part.TEXT, t("**Meanwhile:**")), Block(Part.TEXT, stands.answer.fallback, stands.answer.language)]


def _shown(found: Found) -> tuple[Helper, ...]:
    return found.independent[:HELPERS_SHOWN]


def _newest(fact: Fact, today: date) -> Source | None:
    """The newest source with an address that was dated on or before the day; else an undated one with an address."""
    linked = [s for s in fact.sources if s.url and (s.date is None or s.date <= today)]
    return max(linked, key=lambda s: (s.date is not None, s.date or date.min), default=None)


def help_blocks(shown: Sequence[Helper], state: str | None, t: Translate) -> list[Block]:
    """The helpers shown, under a head that says so where none of them is near; nothing without any."""
    if not shown:
        return []
    head = t("Free or low-cost help")
    if state and not any(state in helper.serves for helper in shown):
        head = t("I have no confirmed number in your state. These may help")
    return [Block(Part.HELP, "\n".join((f"**{head}**", *(f"- {helper_line(helper, t)}" for helper in shown))))]


def helper_line(helper: Helper, t: Translate, *, also: str = "") -> str:
    """One helper as people read it: name, the number on a line of its own, site and cost; `also` is added to the last line."""
    name = f"**{plain_words(helper.name)}**" + (" " + t("(government office)") if helper.government else "")
    number, address, site = confirmed_phone(helper), own_site(helper), t("site")
    pieces = (f"[{site}]({address})" if address else "", t("may cost a little") if helper.cost == "low-cost" else "", also)
    return "\n  ".join(filter(None, (name, number if number != helper.name else "", " · ".join(filter(None, pieces)))))
