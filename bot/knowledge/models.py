"""The words of the domain: source, fact, topic, answer, state, helper. Frozen data, no behaviour beyond reading it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, TypeAlias, get_args

from pydantic import AfterValidator, Field

from bot.knowledge.model import Model, freeze
from bot.knowledge.place_names import PlaceNames


class Volatility(StrEnum):
    """How fast a kind of fact goes stale; `DAYS` in validity.py gives each its interval."""

    CASE = "case"
    AGENCY = "agency"
    LAW = "law"


Day: TypeAlias = date


class Source(Model):
    """One publication that was seen to say it. `date` is the publication's own; None means it shows none."""

    publisher: str
    title: str
    url: str | None = None
    date: Day | None = None
    kind: Literal["primary", "secondary"]


class Fact(Model):
    """A dated, sourced claim. Whether it has begun or ended is derived from its dates on a day, never stored.

    `effective_to` is the last day on which it holds. `searched` records later looks for newer news.
    """

    id: str
    claim: str
    applies_to: tuple[str, ...]
    legal: Literal["settled", "contested", "blocked", "pending"]
    volatility: Volatility
    effective_from: date | None = None
    effective_to: date | None = None
    confidence: Literal["high", "medium", "low"]
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    caution: str | None = None
    searched: str | None = None


class Review(Model):
    """A named person's sign-off on one text, tied to the hash of the text and of the facts beneath it."""

    by: str
    role: str
    on: date
    text_hash: str
    facts_hash: str


class Hold(Model):
    """The kill switch: a maintainer pulled the answer on this day."""

    since: date
    why: str


StatusGroup: TypeAlias = Literal[
    "citizen", "lpr_under_5", "lpr_5_plus", "refugee_asylee", "asylum_applicant", "cuban_haitian_entrant", "cofa",
    "parolee", "tps", "daca", "tvu_vawa", "nonimmigrant_visa", "undocumented",
]  # fmt: skip
"""Groups of immigration status. lpr: green card, for less or more than five years; tvu_vawa: U or T visa, VAWA; cofa: the Compacts."""

People: TypeAlias = Literal["child", "pregnant", "adult", "65plus"]

Program: TypeAlias = Literal[
    "hospital_emergency_care", "emergency_medicaid", "community_health_center", "vaccines_for_children", "school_meals", "wic", "head_start",
    "medicaid", "chip", "marketplace_subsidized", "marketplace_full_price", "medicare", "snap",
]  # fmt: skip
"""Programs that rules are about, in the order families are told of them."""

Word: TypeAlias = Literal["open-to-all", "may-apply", "depends", "not-now"]

Turn: TypeAlias = Literal[
    "years-held", "work-history", "permission-valid", "lawful-case", "kind-of-case", "work-permit", "residence", "state-money", "state-option",
    "full-medicaid-first", "above-poverty", "ask-marketplace", "medicare-rules", "had-medicare", "state-asks-proof",
    "ask-clinic", "unsettled",
]  # fmt: skip
"""What an outcome turns on."""

Instead: TypeAlias = Literal["emergency-care", "clinic", "state-program", "full-price", "family-members", "green-card"]


class Outcome(Model):
    """Who can get what, as the answer states it, in machine-readable form."""

    program: Program
    status: StatusGroup
    people: People | Literal["any"]
    outcome: Word
    from_: Annotated[date | None, Field(alias="from")] = None
    to: date | None = None


class Rule(Model):
    """Who may ask for a program, by immigration status alone. Absent: every status, everyone the program is for, everywhere, open dates.

    `states` are codes or groups of states.py; `to` is the last day on which the rule holds.
    """

    id: str
    program: Annotated[tuple[Program, ...], Field(min_length=1)]
    status: tuple[StatusGroup, ...] = get_args(StatusGroup)
    people: tuple[People, ...] = ()
    states: tuple[str, ...] = ()
    from_: Annotated[date | None, Field(alias="from")] = None
    to: date | None = None
    outcome: Word
    depends_on: tuple[Turn, ...] = ()
    instead: tuple[Instead, ...] = ()
    facts: Annotated[tuple[str, ...], Field(min_length=1)]


class RulesFile(Model):
    """rules.yaml as written: the rules, and the sign-off on all of them."""

    review: Review | Literal["none"] = "none"
    rules: tuple[Rule, ...] = ()


FactIds: TypeAlias = tuple[str, ...]
StateParts: TypeAlias = Annotated[dict[str, FactIds], AfterValidator(freeze)]


class Version(Model):
    """What one dated version of an answer stands on.

    `rests_on` facts must hold that day; `tells` are history or announced changes; `states` maps a group of
    states to the facts beneath the part written for it.
    """

    rests_on: FactIds = ()
    tells: FactIds = ()
    states: StateParts = Field(default_factory=dict)


class TopicFile(Version):
    """topic.yaml as written: the first version's facts at the top level, later ones under `successors`."""

    since: date
    state: Literal["required", "helpful", "none"] = "none"
    reporting_law: bool = False
    harm: bool = False
    programs: tuple[Literal["children", "adults", "pregnant", "postpartum", "65plus", "other", "lawful"], ...] = ()
    names: tuple[Literal["medicaid", "chip", "marketplace"], ...] = ()
    related: tuple[str, ...] = ()
    help: tuple[str, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    hold: Hold | None = None
    successors: Annotated[dict[date, Version], AfterValidator(freeze)] = Field(default_factory=dict)


class AnswerHead(Model):
    """The front matter of an answer file.

    English files carry `meaning` (counts changes of substance) and `declared` (hash of the text when its last
    change was declared as wording or meaning); translations carry `made_from`, the meaning they were made from.
    """

    meaning: int | None = None
    declared: str | None = None
    made_from: int | None = None
    review: Review | Literal["none"] = "none"


@dataclass(frozen=True, slots=True)
class Answer:
    """One topic, one language, one version. Parts are Markdown; `states` keeps the file's order."""

    path: str
    language: str
    since: date
    head: AnswerHead
    text_hash: str
    title: str
    short: str
    more: str
    do: str
    fallback: str
    states: tuple[tuple[str, str], ...]

    @property
    def review(self) -> Review | None:
        return None if self.head.review == "none" else self.head.review


@dataclass(frozen=True, slots=True)
class Topic:
    """One question families ask, with every version and language of its answer.

    `answers` maps (language, since) to the text; `versions` maps since to the facts beneath it.
    """

    id: str
    area: str
    path: str
    file: TopicFile
    answers: Mapping[tuple[str, date], Answer]

    @property
    def versions(self) -> dict[date, Version]:
        return {self.file.since: self.file, **self.file.successors}

    @property
    def fact_ids(self) -> set[str]:
        """Every fact any version mentions."""
        return {f for v in self.versions.values() for f in (*v.rests_on, *v.tells, *(i for ids in v.states.values() for i in ids))}


class DangerHead(AnswerHead):
    """Front matter of a danger file; `rests_on` is there for the people who keep it, danger texts never age."""

    rests_on: dict[str, FactIds] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DangerText:
    """The fixed text for one kind of danger. `follow_ups` are (id, button label, text)."""

    kind: str
    language: str
    text: str
    follow_ups: tuple[tuple[str, str, str], ...]

    def part(self, follow_up: str | None) -> str:
        """What stands under a follow-up's button; the main text for none, or one that is not there."""
        return next((text for name, _, text in self.follow_ups if name == follow_up), self.text)


class Ages(Model):
    """Ages in years, both ends included; no `from` is birth, no `to` is open. Those who joined may stay until the birthday `stays_until`."""

    from_: Annotated[int | None, Field(alias="from")] = None
    to: int | None = None
    stays_until: int | None = None


ProgramGroup: TypeAlias = Literal["children", "adults", "pregnant", "postpartum", "65plus", "other"]
ProgramStatus: TypeAlias = Literal["open", "closed-to-new", "waitlist", "planned", "ended"]

Term: TypeAlias = Literal[
    "basic-care",
    "emergency-only",
    "bought-plan",
    "few-places",
    "limited-money",
    "may-be-capped",
    "months-differ",
    "three-months-back",
    "new-people-limited-care",
    "daca-tps-unsettled",
    "freeze-not-green-card",
    "green-card-wait-in",
    "green-card-wait-out",
    "bill-to-end",
    "residence-and-work",
]
"""What to know of a program before asking; the words stand in bot/programs.py."""


class Period(Model):
    """An earlier status of a program, from its first to its last day."""

    status: ProgramStatus
    from_: Annotated[date, Field(alias="from")]
    to: date


class Change(Model):
    """What changes inside a program on a day; `what` names the wording in programs.py."""

    on: date
    what: Literal["dental-ends", "premium", "fee-for-service", "may-shrink", "may-end"]


class StateProgram(Model):
    """A program that a state runs with its own rules or money. `status: None` is unsettled: told as such.

    `effective_from/to` are the first and last day of the status (of `ended`: of the program); `before` has earlier ones.
    `months` is how long after the birth, `who` narrows the group `other`, `terms` are what to know before asking.
    """

    group: ProgramGroup
    ages: Ages | None = None
    months: int | None = None
    who: Literal["foster-youth", "lost-federal-2026", "lawfully-present", "shut-out"] | None = None
    program: str
    regardless_of_status: bool | None = None
    status: ProgramStatus | None = None
    effective_from: date | None = None
    effective_to: date | None = None
    before: tuple[Period, ...] = ()
    changes: tuple[Change, ...] = ()
    terms: tuple[Term, ...] = ()
    as_of: date | None = None
    note: str | None = None
    sources: tuple[Source, ...] = ()


class State(Model):
    """One of 50 states or DC. None means not found: never read it as no."""

    name: str
    medicaid_name: str | None = None
    chip_name: str | None = None
    agency_url: str | None = None
    marketplace_name: str | None = None
    marketplace_url: str | None = None
    expansion: bool | None = None
    data_case: bool | None = None
    benefits_case: bool | None = None
    reporting_law: bool = False
    hospital_asks: bool | None = None
    waives_wait_children: bool | None = None
    waives_wait_pregnant: bool | None = None
    fcep: bool | None = None
    dialysis: bool | None = None
    programs: tuple[StateProgram, ...] = ()
    note: str | None = None
    sources: tuple[Source, ...] = ()


class Dialled(Model):
    """A maintainer dialled the number: when, who, and the languages that answered."""

    on: date
    by: str
    languages: tuple[str, ...] = ()


class Phone(Model):
    """A number as dialled, and how far it is confirmed. Only `confirmed` ones are ever shown."""

    number: str
    status: Literal["confirmed", "single-source", "held"]
    seen_in: tuple[str, ...] = ()
    dialled: Dialled | None = None


class Helper(Model):
    """Someone who helps: an organisation, a hotline, or (named as such) a government office.

    `own_site: false` marks an address that is evidence only: somebody else's page, or an old notice. It is never shown.
    """

    id: str
    name: str
    kind: str
    government: bool
    serves: tuple[str, ...]
    needs: tuple[str, ...]
    phone: Phone | None = None
    url: str | None = None
    own_site: bool = True
    languages: tuple[str, ...] = ()
    hours: str | None = None
    who: str | None = None
    cost: Literal["free", "low-cost"]
    note: str | None = None
    review_every_days: int = 180
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class KnowledgeBase:
    """Everything the bot knows, loaded once and immutable. Mappings keep the files' order.

    `apologies` are one line by language, for languages without answers and interface strings.
    """

    facts: Mapping[str, Fact]
    topics: Mapping[str, Topic]
    blocks: Mapping[str, Topic]
    danger: Mapping[tuple[str, str], DangerText]
    states: Mapping[str, State]
    helpers: Mapping[str, Helper]
    rules: Mapping[str, Rule]
    rules_review: Review | None = None
    places: PlaceNames = field(default_factory=PlaceNames)
    apologies: Mapping[str, str] = field(default_factory=dict)

    def related(self, topic: str) -> tuple[str, ...]:
        """The topics that a topic names as related, as far as they are here."""
        return tuple(other for other in self.topics[topic].file.related if other in self.topics)

    @property
    def languages(self) -> frozenset[str]:
        """Languages in which at least one topic has an answer."""
        return frozenset(language for topic in self.topics.values() for language, _ in topic.answers)
