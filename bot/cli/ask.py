"""`amparo ask` and `amparo topics`: one question in, one answer out; or a stream of JSON lines."""

import io
import json
import logging
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import Any

import click

from bot import clock
from bot.engine import Engine
from bot.factory import build_engine
from bot.places import Places
from bot.render.plain import reply_text
from bot.reply import Context, Reply
from bot.settings import load_settings
from bot.understanding.language import base_code

Line = dict[str, Any]


def parse_day(_: click.Context, __: click.Parameter, value: datetime | None) -> date:
    """The --today option as a date; without it, today in the operator's time zone."""
    return value.date() if value else clock.today(load_settings().zone)


def day_option() -> Callable[..., Any]:
    return click.option("--today", type=click.DateTime(["%Y-%m-%d"]), callback=parse_day, help="Answer as of this day (YYYY-MM-DD).")


def quiet() -> None:
    """Warnings of our own to stderr, so that stdout carries only answers."""
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(levelname)s: %(message)s")


@click.command()
@click.argument("question", nargs=-1)
@click.option("--lang", help="Language to answer in when the question's own has no answers, as in es.")
@click.option("--state", help="Two-letter state code, as in CA.")
@day_option()
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of text.")
@click.option("--batch", is_flag=True, help="Read JSON lines (text, id, language, state, today) from stdin; write one result line each.")
def ask(question: tuple[str, ...], lang: str | None, state: str | None, today: date, as_json: bool, batch: bool) -> None:
    """Answer one QUESTION, or with --batch a stream of them.

    \b
    amparo ask "puede la migra ver mi medicaid" --state TX
    amparo ask "can I go to the ER without papers" --json
    echo '{"id": 1, "text": "what is WIC"}' | amparo ask --batch
    """
    quiet()
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    if batch:
        engine = build_engine(load_settings())
        defaults = {"language": lang, "state": state, "today": today.isoformat()}
        for line in answer_lines(sys.stdin, engine, defaults):
            click.echo(json.dumps(line, ensure_ascii=False))
        return
    text = " ".join(question) or sys.stdin.read()
    engine = build_engine(load_settings())
    context = Context(language=base_code(lang), state=_state(engine, state))
    started = time.perf_counter()
    reply = engine.answer(text, context=context, today=today)
    if as_json:
        click.echo(json.dumps(as_result(reply, ms=_since(started)), ensure_ascii=False, indent=1))
    else:
        click.echo(reply_text(reply))


def _state(engine: Engine, text: str | None) -> str | None:
    """A code or a name as a code. An unknown one is an error the person can mend."""
    if not text:
        return None
    if text.upper() in engine.base.states:
        return text.upper()
    own_name = next((code for code, state in engine.base.states.items() if state.name.casefold() == text.strip().casefold()), None)
    named = own_name or Places(engine.base.places).state_in(text)
    if named is None:
        raise click.UsageError(f"--state: '{text}' is no US state. Give a two-letter code, as in CA.")
    return named


def _since(started: float) -> float:
    return round((time.perf_counter() - started) * 1000, 1)


def as_result(reply: Reply, *, ms: float) -> Line:
    """The one object of --json and --batch."""
    return {
        "decision": reply.decision,
        "topic": reply.topic,
        "choices": list(reply.choices),
        "danger": reply.danger,
        "language": reply.language,
        "answer_language": reply.text_language,
        "freshness": reply.freshness,
        "as_of": reply.as_of.isoformat() if reply.as_of else None,
        "draft": reply.draft,
        "personal_data": list(reply.personal_data),
        "state": reply.state,
        "text": reply_text(reply),
        "sources": list(reply.sources),
        "help": list(reply.help),
        "confidence": round(reply.confidence, 4) if reply.confidence is not None else None,
        "ms": ms,
    }


def answer_lines(lines: Iterable[str], engine: Engine, defaults: Line) -> Iterator[Line]:
    """One result per input line, same id, in order. A line that can't be read gives an `error`, never a crash."""
    for number, raw in enumerate(lines, 1):
        if not raw.strip():
            continue
        identifier: Any = None
        try:
            asked = json.loads(raw)
            if not isinstance(asked, dict):
                raise ValueError("a line must be a JSON object with `text`")
            identifier = asked.get("id")
            yield {"id": identifier, **_one(asked, engine, defaults)} if "id" in asked else _one(asked, engine, defaults)
        except (ValueError, click.UsageError) as error:
            yield {"id": identifier, "error": f"line {number}: {error}"}


def _one(asked: Line, engine: Engine, defaults: Line) -> Line:
    text = asked.get("text")
    if not isinstance(text, str):
        raise ValueError("`text` is missing or not a string")
    given = {name: asked.get(name) or default for name, default in defaults.items()}
    state = _state(engine, str(given["state"])) if given["state"] else None
    started = time.perf_counter()
    context = Context(language=base_code(given["language"]), state=state)
    reply = engine.answer(text, context=context, today=date.fromisoformat(str(given["today"])))
    return as_result(reply, ms=_since(started))


@click.command()
@click.option("--lang", default="en", help="Language of the titles.")
@click.option("--json", "as_json", is_flag=True, help="JSON instead of text.")
@day_option()
def topics(lang: str, as_json: bool, today: date) -> None:
    """List every topic with its question and how fresh its answer is on a day."""
    from bot.knowledge.load import load
    from bot.knowledge.validity import standing

    base = load(load_settings().knowledge_dir)
    rows = []
    for topic in base.topics.values():
        stands = standing(base, topic, lang, today=today, require_review=False)
        title = stands.answer.title if stands.answer else ""
        rows.append({"topic": topic.id, "area": topic.area, "title": title, "freshness": stands.freshness, "as_of": str(stands.as_of or "")})
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for row in rows:
        click.echo(f"{row['topic']:32} {row['freshness']:12} {row['as_of']:10} {row['title']}")
