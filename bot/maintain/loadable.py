"""Whether an edited text would still load, asked before it is written."""

from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from bot.knowledge.answer_file import split_front
from bot.knowledge.errors import Problem
from bot.knowledge.model import Model
from bot.knowledge.models import AnswerHead, DangerHead, Fact, RulesFile, TopicFile
from bot.knowledge.yaml_file import load_yaml, problems_of
from bot.maintain.case import DANGER


def problems_in(file: Path, text: str) -> Sequence[Problem]:
    """Problems that the edited file would have in the part that maintainers' commands change."""
    if file.suffix == ".md":
        front, _, _, problems = split_front(text.replace("\r\n", "\n"), path=file.name)
        return problems or _fits(front, file, DangerHead if file.parent.name == DANGER else AnswerHead)
    if file.name in ("topic.yaml", "rules.yaml"):
        return _fits(text, file, TopicFile if file.name == "topic.yaml" else RulesFile)
    data, problems = load_yaml(text, path=file.name)
    return problems or [problem for item in data for problem in _validated(item, text, file, Fact)]


def _fits(yaml_text: str, file: Path, model: type[Model]) -> Sequence[Problem]:
    data, problems = load_yaml(yaml_text, path=file.name)
    return problems or _validated(data or {}, yaml_text, file, model)


def _validated(data: object, yaml_text: str, file: Path, model: type[Model]) -> Sequence[Problem]:
    try:
        model.model_validate(data)
    except ValidationError as error:
        return problems_of(error, yaml_text, path=file.name)
    return []
