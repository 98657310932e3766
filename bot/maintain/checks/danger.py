"""Danger texts: all five kinds in every language that has answers, with the same follow-ups as the English."""

from collections.abc import Iterator

from bot.knowledge.answer_file import DANGER_KINDS
from bot.knowledge.errors import Problem
from bot.maintain.case import DANGER, Case
from bot.reply import LABEL_CHARS


def check(case: Case) -> Iterator[Problem]:
    for language in sorted({*case.complete, *case.base.languages}):
        path = case.path(case.root / DANGER / f"{language}.md")
        for kind in DANGER_KINDS:
            text, english = case.base.danger.get((kind, language)), case.base.danger.get((kind, "en"))
            if text is None:
                yield Problem(path, 0, "danger", f"no text for '{kind}'", f"write it below a line '# {kind}'")
                continue
            if not text.text:
                yield Problem(path, case.line(path, f"# {kind}"), "danger", f"the text for '{kind}' is empty", "write it")
            for name, label, _ in text.follow_ups:
                if len(label) > LABEL_CHARS:
                    message = f"the label of '{name}' has {len(label)} characters, more than the {LABEL_CHARS} that a button shows"
                    yield Problem(path, case.line(path, f"## {name}"), "danger", message, "shorten it")
            if english is not None and _follow_ups(text.follow_ups) != _follow_ups(english.follow_ups):
                message = f"'{kind}' has the follow-ups {_follow_ups(text.follow_ups)}, the English {_follow_ups(english.follow_ups)}"
                yield Problem(path, case.line(path, f"# {kind}"), "danger", message, "give both the same, in the same order")


def _follow_ups(follow_ups: tuple[tuple[str, str, str], ...]) -> list[str]:
    return [identifier for identifier, _, _ in follow_ups]
