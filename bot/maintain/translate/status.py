"""How far each language is: a row of counts, from the files alone."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from bot.knowledge.languages import LANGUAGES
from bot.knowledge.validity import is_signed
from bot.maintain.case import Case
from bot.maintain.checks.review import danger_signed
from bot.maintain.translate.texts import Text, read_texts


@dataclass(frozen=True, slots=True)
class Row:
    """One language. `texts` there should be; of them some are `missing` (wholly or in parts) or `outdated`; `unsigned` of those that stand.

    `strings` is how many of the `all_strings` of the interface are not translated, or fuzzy.
    """

    language: str
    texts: int
    missing: int
    outdated: int
    unsigned: int
    all_strings: int
    strings: int

    @property
    def complete(self) -> bool:
        return not (self.missing or self.outdated or self.strings)

    def as_json(self) -> dict[str, str | int | bool]:
        return {**asdict(self), "complete": self.complete}


def status(case: Case) -> list[Row]:
    """A row for each language of the project."""
    return [_row(case, language, read_texts(case.root, case.locales, language)) for language in LANGUAGES]


def _row(case: Case, language: str, texts: Iterable[Text]) -> Row:
    answers = [text for text in texts if not text.strings]
    strings = [passage for text in texts if text.strings for passage in text.passages]
    return Row(
        language=language,
        texts=len(answers),
        missing=sum(any(not passage.now for passage in text.passages) for text in answers),
        outdated=sum(text.outdated and language != "en" for text in answers),
        unsigned=_unsigned(case, language),
        all_strings=len(strings),
        strings=sum(passage.open for passage in strings),
    )


def _unsigned(case: Case, language: str) -> int:
    """Texts of a language that no standing sign-off covers."""
    texts = [(topic.versions.get(answer.since), answer) for topic, answer in case.texts if answer.language == language]
    danger = [file for file in case.danger_files if file.language == language]
    unsigned = sum(version is None or not is_signed(case.base, version, answer) for version, answer in texts)
    return unsigned + sum(not danger_signed(case, file) for file in danger)


def table(rows: Iterable[Row]) -> str:
    """The rows as aligned text, and how many languages are complete."""
    rows = list(rows)
    lines = [f"{'language':10}{'complete':>10}{'missing':>9}{'outdated':>10}{'unsigned':>10}{'strings':>9}"]
    for row in rows:
        whole = f"{row.texts - row.missing}/{row.texts}"
        lines.append(f"{row.language:10}{whole:>10}{row.missing:>9}{row.outdated:>10}{row.unsigned:>10}{row.strings:>9}")
    complete = sum(row.complete for row in rows)
    lines.append(f"{complete} of {len(rows)} languages complete, {sum(row.outdated for row in rows)} texts outdated")
    return "\n".join(lines)
