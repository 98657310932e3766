"""`amparo sign`: record a named person's sign-off, tied to the text or the rules and to the facts beneath."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.knowledge.load import read, relative
from bot.knowledge.models import Answer, AnswerHead, KnowledgeBase, Topic, Version
from bot.knowledge.validity import facts_hash, is_outdated, rules_hash, rules_version, version_on
from bot.maintain.case import DANGER, DangerFile, read_danger_heads
from bot.maintain.edits import Edit, Refused, quote, read_text, set_front, set_key, write_all
from bot.maintain.find import folder_of
from bot.maintain.loadable import problems_in


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs, in which role, on which day."""

    by: str
    role: str
    on: date


def sign_text(root: Path, name: str, language: str, *, signer: Signer, since: date | None = None) -> list[str]:
    """Sign one text. Refuses what is broken, undeclared or out of date. Returns what was written."""
    _named(signer)
    base, problems = read(root)
    if name == DANGER:
        path, text_hash, version = _danger(root, language, base)
    else:
        path, text_hash, version = _answer(root, base, name, language, since=since, on=signer.on)
    if any(problem.path == path for problem in problems):
        raise Refused(f"{path} is broken: `amparo check` says where")
    file, review = root.parent / path, _review(signer, text_hash, facts_hash(base, version))
    write_all([Edit(file, set_front(read_text(file), "review", review))], validate=problems_in)
    return [f"{path}: signed by {signer.by.strip()} ({signer.role.strip()}) on {signer.on}, until the text or its facts change"]


def sign_rules(root: Path, *, signer: Signer) -> list[str]:
    """Sign the rules of eligibility as a whole. Refuses when they are broken. Returns what was written."""
    _named(signer)
    base, problems = read(root)
    file = root / "rules.yaml"
    path = relative(file, root)
    if any(problem.path == path for problem in problems):
        raise Refused(f"{path} is broken: `amparo check` says where")
    review = _review(signer, rules_hash(base), facts_hash(base, rules_version(base)))
    write_all([Edit(file, set_key(read_text(file), "review", review))], validate=problems_in)
    return [f"{path}: signed by {signer.by.strip()} ({signer.role.strip()}) on {signer.on}, until a rule or a fact beneath one changes"]


def _named(signer: Signer) -> None:
    if not signer.by.strip() or not signer.role.strip():
        raise Refused("a sign-off needs the person's name (--by) and role (--role)")


def _review(signer: Signer, text_hash: str, facts: str) -> str:
    """The sign-off as one line of YAML."""
    who = {"by": quote(signer.by.strip()), "role": quote(signer.role.strip()), "on": str(signer.on)}
    hashes = {"text_hash": quote(text_hash), "facts_hash": quote(facts)}
    return "{" + ", ".join(f"{key}: {written}" for key, written in {**who, **hashes}.items()) + "}"


def _answer(root: Path, base: KnowledgeBase, name: str, language: str, *, since: date | None, on: date) -> tuple[str, str, Version]:
    folder_of(root, name)
    topic = base.topics.get(name) or base.blocks.get(name)
    if topic is None:
        raise Refused(f"'{name}' is broken: `amparo check` says where")
    begins = since or version_on(topic, on)[0]
    answer = topic.answers.get((language, begins))
    if answer is None or begins not in topic.versions:
        raise Refused(_none_such(topic, language, begins))
    english = topic.answers.get(("en", begins))
    _declared(answer, english)
    return answer.path, answer.text_hash, topic.versions[begins]


def _none_such(topic: Topic, language: str, begins: date) -> str:
    there = ", ".join(f"{known} of {since}" for known, since in sorted(topic.answers))
    return f"'{topic.id}' has no readable text in '{language}' for the version of {begins}; there are: {there or 'none'}"


def _declared(answer: Answer, english: Answer | None) -> None:
    if english is None or english.head.declared != english.text_hash:
        raise Refused(f"the English beneath {answer.path} changed and nobody said how: `amparo edited TOPIC --wording` or `--meaning` first")
    if is_outdated(answer, english):
        raise Refused(f"{answer.path} was made from an older meaning of the English: translate it again first")


def _danger(root: Path, language: str, base: KnowledgeBase) -> tuple[str, str, Version]:
    files = {file.language: file for file in read_danger_heads(root)}
    file, english = files.get(language), files.get("en")
    if file is None:
        raise Refused(f"no readable danger texts in '{language}'; there are: {', '.join(files) or 'none'}")
    if english is None or english.head.declared != english.text_hash:
        raise Refused("the English danger texts changed and nobody said how: `amparo edited danger --wording` or `--meaning` first")
    if _behind(file, english.head):
        raise Refused(f"{file.path} was made from an older meaning of the English: translate it again first")
    unknown = sorted(set(file.version.rests_on) - base.facts.keys())
    if unknown:
        raise Refused(f"{file.path} rests on facts that are not there: {', '.join(unknown)}")
    return file.path, file.text_hash, file.version


def _behind(file: DangerFile, english: AnswerHead) -> bool:
    return file.language != "en" and (file.head.made_from or 0) < (english.meaning or 0)
