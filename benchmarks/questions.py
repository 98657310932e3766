"""Milliseconds per question and check, over the development questions: `python benchmarks/questions.py`."""

import statistics
import time
from datetime import date

from bot.evaluation.judge import ask_all
from bot.evaluation.questions import read_questions
from bot.factory import build_engine
from bot.settings import Settings


def main() -> None:
    settings = Settings()
    started = time.perf_counter()
    engine = build_engine(settings)
    ready = time.perf_counter() - started
    files = sorted((settings.knowledge_dir / "questions" / "dev").glob("*.jsonl"))
    times = sorted(item.ms for item in ask_all(engine, read_questions(files), today=date(2026, 11, 24)))
    most = f"p50 {statistics.median(times):.1f} ms, p95 {times[int(len(times) * 0.95)]:.1f} ms, most {times[-1]:.1f} ms"
    print(f"engine ready in {ready:.2f} s; {len(times)} questions: {most}")


if __name__ == "__main__":
    main()
