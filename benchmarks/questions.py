"""Milliseconds per question, over the development questions and over what nobody should send: `python benchmarks/questions.py`."""

import random
import statistics
import time
from collections.abc import Iterator
from datetime import date

from bot.engine import Engine
from bot.evaluation.judge import ask_all
from bot.evaluation.questions import read_questions
from bot.factory import build_engine
from bot.reply import Context
from bot.settings import Settings

TODAY = date(2026, 11, 24)


def odd_messages() -> Iterator[tuple[str, str]]:
    """(name, message): what a phone, a child or an attacker may send."""
    junk = random.Random(1)  # noqa: S311 - the same junk every time
    yield "nothing", ""
    yield "emoji", "🏥🆘👶" * 300
    yield "100,000 letters", "a" * 100_000
    yield (
        "100,000 letters of many scripts",
        "".join(chr(junk.choice((0x61, 0x430, 0x627, 0x4E00, 0xAC00, 0x1200)) + junk.randrange(20)) for _ in range(100_000)),
    )
    yield "binary junk", "".join(chr(junk.randrange(0x110000)) for _ in range(5_000))
    yield "digits", "1234 5678 " * 1_000
    yield "spoken digits", "one two three four " * 500
    yield "one word in one run", "соц" * 700
    yield "names and codes of states", "A-" * 500 + "a, KY" + ", KY" * 250
    yield "bidi tricks", "\u202emedicaid\u202c \u2066ICE\u2069 " * 500
    yield "lone surrogates", "\ud800\udfff medicaid \udc00" * 500
    yield "many languages", "can ICE see мой 메디케이드 البيانات 我的 dữ liệu dosye mwen የእኔን " * 30


def slowest(engine: Engine) -> list[tuple[float, str]]:
    """Milliseconds and name, the slowest first; the best of three runs, so that a busy machine does not decide."""

    def once(message: str) -> float:
        started = time.perf_counter()
        engine.answer(message, context=Context(), today=TODAY)
        return (time.perf_counter() - started) * 1000

    return sorted(((min(once(message) for _ in range(3)), name) for name, message in odd_messages()), reverse=True)


def main() -> None:
    settings = Settings()
    started = time.perf_counter()
    engine = build_engine(settings)
    ready = time.perf_counter() - started
    files = sorted((settings.knowledge_dir / "questions" / "dev").glob("*.jsonl"))
    times = sorted(item.ms for item in ask_all(engine, read_questions(files), today=TODAY))
    most = f"p50 {statistics.median(times):.1f} ms, p95 {times[int(len(times) * 0.95)]:.1f} ms, most {times[-1]:.1f} ms"
    print(f"engine ready in {ready:.2f} s; {len(times)} questions: {most}")
    for ms, name in slowest(engine):
        print(f"{ms:7.1f} ms  {name}")


if __name__ == "__main__":
    main()
