"""Milliseconds of one evaluation and of one step of the guide, over all states, people and statuses: `python benchmarks/guide.py`."""

import gc
import os
import statistics
import time
from collections.abc import Callable, Iterable
from datetime import date
from itertools import product
from typing import get_args

from bot.compose import Asked, Composer
from bot.eligibility.evaluate import Origin, Situation, evaluate
from bot.eligibility.rulebook import Rulebook
from bot.guide.pages import Guide
from bot.guide.progress import ASK, NO_STATE, STATUSES
from bot.i18n import load_interface, warm_dates
from bot.knowledge.load import load
from bot.knowledge.models import People
from bot.render.telegram_html import messages
from bot.settings import Settings

TODAY = date(2026, 11, 29)


def measured(calls: Iterable[Callable[[], object]]) -> list[float]:
    """Milliseconds of each call, once: no call is repeated, as in a conversation."""
    taken = []
    for call in calls:
        started = time.perf_counter()
        call()
        taken.append((time.perf_counter() - started) * 1000)
    return sorted(taken)


def told(what: str, taken: list[float]) -> str:
    at_99 = taken[int(len(taken) * 0.99)]
    return f"{what}: {statistics.median(taken):.2f} ms median, {at_99:.2f} ms at 99 %, {taken[-1]:.2f} ms the slowest of {len(taken)}"


def main() -> None:
    settings = Settings()
    base, interface = load(settings.knowledge_dir), load_interface(settings.locales_dir)
    book = Rulebook(base)
    warm_dates(settings.language_codes)  # these two as the bot does once everything is loaded
    gc.freeze()
    known = [Situation(state, person, status) for state, person, status in product(base.states, get_args(People), STATUSES[:13])]  # type: ignore[arg-type]
    unsaid = [Situation(state, person, status) for state, person, status in product((*base.states, None), get_args(People), STATUSES[13:])]  # type: ignore[arg-type]
    print(told("evaluation, status known", measured(lambda s=s: evaluate(book, s, TODAY) for s in known)))
    print(told("evaluation, status not said or not sure", measured(lambda s=s: evaluate(book, s, TODAY) for s in unsaid)))

    guide = Guide(base, interface, Composer(base, interface, require_review=False))
    asked = Asked("es", None, TODAY)
    whole = product((*base.states, NO_STATE), get_args(Origin)[:1], get_args(People), (ASK, *STATUSES))
    ways = tuple(dict.fromkeys(way[:known] for way in whole for known in range(5)))
    print(told("guide step, as Telegram shows it", measured(lambda way=way: messages(guide.step(way, asked)) for way in ways)))
    print(f"{os.cpu_count()} cores")


if __name__ == "__main__":
    main()
