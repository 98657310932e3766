"""Load knowledge/ into one immutable KnowledgeBase; every problem is found in one pass, none hides the others."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from bot.knowledge.answer_file import read_answer, read_danger
from bot.knowledge.errors import BrokenKnowledge, Problem
from bot.knowledge.model import Model
from bot.knowledge.models import Answer, DangerText, Fact, Helper, KnowledgeBase, Rule, RulesFile, State, Topic, TopicFile
from bot.knowledge.place_names import PlaceNames
from bot.knowledge.yaml_file import line_of, load_yaml, problems_of

M = TypeVar("M", bound=Model)
T = TypeVar("T")
Named = TypeVar("Named", Fact, Helper, Rule)


def load(root: Path) -> KnowledgeBase:
    """The knowledge base in folder `root`. Raises BrokenKnowledge naming every file that can't be used."""
    base, problems = read(root)
    if problems:
        raise BrokenKnowledge(problems)
    return base


def read(root: Path) -> tuple[KnowledgeBase, list[Problem]]:
    """What can be read of `root`, and the problems of what can't."""
    problems: list[Problem] = []
    facts: dict[str, Fact] = {}
    for file in sorted((root / "facts").glob("*.yaml")):
        _collect(facts, _items(file, root, Fact, problems), problems)
    helpers: dict[str, Helper] = {}
    _collect(helpers, _items(root / "directory.yaml", root, Helper, problems), problems)
    rules_file = _whole(root / "rules.yaml", root, TypeAdapter(RulesFile), problems, required=True)
    rules: dict[str, Rule] = {}
    _collect(rules, ((None, rule, relative(root / "rules.yaml", root)) for rule in rules_file.rules), problems)
    states = {code: state for code, state, _ in _mapping(root / "states.yaml", root, State, problems)}
    topics = {t.id: t for t in _topics(root, root / "topics", problems) if _known(t, facts, root, problems)}
    blocks = {t.id: t for t in _topics(root, root / "blocks", problems) if _known(t, facts, root, problems)}
    base = KnowledgeBase(
        facts=MappingProxyType(facts),
        topics=MappingProxyType(topics),
        blocks=MappingProxyType(blocks),
        danger=MappingProxyType(_danger(root, problems)),
        states=MappingProxyType(states),
        helpers=MappingProxyType(helpers),
        rules=MappingProxyType({rule.id: rule for rule in rules.values() if _grounded(rule, facts, root, problems)}),
        rules_review=None if rules_file.review == "none" else rules_file.review,
        places=_whole(root / "places.yaml", root, TypeAdapter(PlaceNames), problems),
        apologies=MappingProxyType(_whole(root / "apologies.yaml", root, TypeAdapter(dict[str, str]), problems)),
    )
    return base, problems


def _whole(file: Path, root: Path, adapter: TypeAdapter[T], problems: list[Problem], *, required: bool = False) -> T:
    """A file that is one object, or the empty one. Without a file that is not required the knowledge base does less; `amparo check` tells of that."""
    path = relative(file, root)
    text = _text(file, path, problems) if required or file.exists() else None
    found = _object(text, path, adapter, problems) if text is not None else None
    return adapter.validate_python({}) if found is None else found


def _object(text: str, path: str, adapter: TypeAdapter[T], problems: list[Problem]) -> T | None:
    data, broken = load_yaml(text, path=path)
    problems += broken
    try:
        return None if broken else adapter.validate_python(data or {})
    except ValidationError as error:
        problems += problems_of(error, text, path=path)
        return None


def relative(file: Path, root: Path) -> str:
    """The path as a maintainer knows it: from the folder that holds knowledge/."""
    return file.relative_to(root.parent).as_posix()


def _text(file: Path, path: str, problems: list[Problem]) -> str | None:
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        problems.append(Problem(path, 0, "missing-file", "the file is missing", "restore it from the last release"))
    except UnicodeDecodeError as error:
        problems.append(Problem(path, 0, "encoding", f"not UTF-8 (byte {error.start})", "save the file as UTF-8"))
    return None


def _validated(text: str, path: str, model: type[M], pairs: Any, problems: list[Problem]) -> Iterator[tuple[Any, M, str]]:
    for key, raw in pairs:
        try:
            yield key, model.model_validate(raw), path
        except ValidationError as error:
            problems += problems_of(error, text, path=path, at=(key,))


def _items(file: Path, root: Path, model: type[M], problems: list[Problem]) -> Iterator[tuple[Any, M, str]]:
    yield from _read(file, root, model, list, enumerate, problems)


def _mapping(file: Path, root: Path, model: type[M], problems: list[Problem]) -> Iterator[tuple[Any, M, str]]:
    yield from _read(file, root, model, dict, dict.items, problems)


def _read(file: Path, root: Path, model: type[M], shape: type, pairs: Any, problems: list[Problem]) -> Iterator[tuple[Any, M, str]]:
    path = relative(file, root)
    text = _text(file, path, problems)
    if text is None:
        return
    data, found = load_yaml(text, path=path)
    problems += found
    if found:
        return
    if not isinstance(data, shape):
        problems.append(Problem(path, 1, "shape", f"the file must hold a {shape.__name__}", "see a neighbouring file"))
        return
    yield from _validated(text, path, model, pairs(data), problems)


def _collect(into: dict[str, Named], items: Iterator[tuple[Any, Named, str]], problems: list[Problem]) -> None:
    for _, item, path in items:
        if item.id in into:
            problems.append(Problem(path, 0, "duplicate-id", f"the id '{item.id}' is used twice", "rename or remove one"))
        into[item.id] = item


def _topics(root: Path, folder: Path, problems: list[Problem]) -> Iterator[Topic]:
    for file in sorted(folder.glob("**/topic.yaml")):
        path = relative(file, root)
        text = _text(file, path, problems)
        if text is None:
            continue
        head = _object(text, path, TypeAdapter(TopicFile), problems)
        if head is None:
            continue
        answers = MappingProxyType(dict(_answers(root, file.parent, head.since, problems)))
        yield Topic(id=file.parent.name, area=file.parent.parent.name, path=path, file=head, answers=answers)


def _known(topic: Topic, facts: Mapping[str, Fact], root: Path, problems: list[Problem]) -> bool:
    """Whether every fact the topic stands on exists; without one, nobody could say if the answer still holds."""
    unknown = sorted(topic.fact_ids - facts.keys())
    for fact in unknown:
        line = line_of(root.parent / topic.path, fact)
        problems.append(Problem(topic.path, line, "unknown-fact", f"no fact '{fact}'", "correct the id, or add the fact under knowledge/facts"))
    return not unknown


def _grounded(rule: Rule, facts: Mapping[str, Fact], root: Path, problems: list[Problem]) -> bool:
    """Whether every fact the rule cites exists."""
    file = root / "rules.yaml"
    unknown = [fact for fact in rule.facts if fact not in facts]
    for fact in unknown:
        message = f"the rule '{rule.id}' cites '{fact}', which is no fact"
        problems.append(Problem(relative(file, root), line_of(file, fact), "unknown-fact", message, "correct the id, or add the fact under knowledge/facts"))
    return not unknown


def _answers(root: Path, folder: Path, since: date, problems: list[Problem]) -> Iterator[tuple[tuple[str, date], Answer]]:
    for file in sorted(folder.glob("*.md")):
        path = relative(file, root)
        if _text(file, path, problems) is None:
            continue
        answer, found = read_answer(file, path=path, base_since=since)
        problems += found
        if answer is not None:
            yield (answer.language, answer.since), answer


def _danger(root: Path, problems: list[Problem]) -> dict[tuple[str, str], DangerText]:
    texts: dict[tuple[str, str], DangerText] = {}
    for file in sorted((root / "danger").glob("*.md")):
        path = relative(file, root)
        if _text(file, path, problems) is None:
            continue
        found, _, wrong = read_danger(file, path=path)
        problems += wrong
        texts |= {(text.kind, text.language): text for text in found}
    return texts
