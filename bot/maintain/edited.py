"""`amparo edited`: declare that an English text changed in wording, or in meaning (its translations are then outdated)."""

from collections.abc import Iterator
from pathlib import Path

from bot.knowledge.answer_file import hash_text, split_front
from bot.knowledge.load import relative
from bot.knowledge.models import AnswerHead
from bot.knowledge.yaml_file import load_yaml
from bot.maintain.case import DANGER
from bot.maintain.edits import Edit, Refused, quote, read_text, set_front, write_all
from bot.maintain.find import folder_of, folders
from bot.maintain.loadable import problems_in


def declare(root: Path, name: str | None, *, meaning: bool) -> list[str]:
    """Declare every changed English version of the topic (None: of all). Returns a line for each."""
    declared = [(edit, line) for file in _english(root, name) for edit, line in _declared(file, root, meaning=meaning)]
    write_all([edit for edit, _ in declared], validate=problems_in)
    return [line for _, line in declared] or ["nothing to declare: the English text is as last declared"]


def _english(root: Path, name: str | None) -> list[Path]:
    if name == DANGER:
        return [root / DANGER / "en.md"]
    chosen = [folder_of(root, name)] if name else list(folders(root).values())
    files = [file for folder in chosen for file in sorted((*folder.glob("en.md"), *folder.glob("en@*.md")))]
    return files if name else [*files, root / DANGER / "en.md"]


def _declared(file: Path, root: Path, *, meaning: bool) -> Iterator[tuple[Edit, str]]:
    text, path = read_text(file), relative(file, root)
    head, text_hash = _head(text, path)
    if head.declared == text_hash:
        return
    changed = set_front(text, "declared", quote(text_hash))
    if meaning:
        count = (head.meaning or 0) + 1
        yield Edit(file, set_front(changed, "meaning", str(count))), f"{path}: meaning is now {count}; translations made from less are out of date"
    else:
        yield Edit(file, changed), f"{path}: declared as wording; translations stay current"


def _head(text: str, path: str) -> tuple[AnswerHead, str]:
    """The keys that declaring needs, and the hash of the text; other faults of the head are for `check`."""
    front, body, _, problems = split_front(text.replace("\r\n", "\n"), path=path)
    data, wrong = load_yaml(front, path=path) if not problems else (None, problems)
    if wrong or not isinstance(data, dict):
        raise Refused(f"{path}: the front matter can't be read; `amparo check` says why")
    return AnswerHead.model_construct(meaning=data.get("meaning"), declared=data.get("declared")), hash_text(body)
