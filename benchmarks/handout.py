"""Seconds and bytes of a sheet and a picture, and the memory that making them takes: `python benchmarks/handout.py`."""

import resource
import statistics
import time
from datetime import date

from bot.compose import Asked, Composer
from bot.i18n import load_interface
from bot.knowledge.load import load
from bot.operator import Operator
from bot.render.handout import Form, typeset
from bot.settings import Settings
from bot.sheet import Sheet, Sheets

TODAY = date(2026, 11, 29)
ASKED = (("es", None), ("ar", "IN"), ("zh-Hans", "CA"), ("ru", "CA"))
TOPICS = ("care-emergency-room", "elig-how-to-apply", "elig-tps")


def main() -> None:
    settings = Settings()
    base, interface = load(settings.knowledge_dir), load_interface(settings.locales_dir)
    made = Sheets(base, interface, Composer(base, interface, require_review=False), Operator())
    before = _megabytes()
    started = time.perf_counter()
    sheets = [made.topic(topic, Asked(language, state, TODAY), handle="amparo_bot") for topic in TOPICS for language, state in ASKED]
    print(f"composing a sheet, with its last day: {(time.perf_counter() - started) / len(sheets) * 1000:.0f} ms")
    _report("the first sheet, fonts read", [_seconds(sheets[0], "pdf")])
    for form in ("pdf", "png"):
        _report(f"a {form}", [_seconds(sheet, form) for sheet in sheets])  # type: ignore[arg-type]  # the two forms
    print(f"{_megabytes() - before:.0f} MB more at the peak than without the typesetter")


def _seconds(sheet: Sheet, form: Form) -> tuple[float, int]:
    started = time.perf_counter()
    size = len(typeset((sheet,), form))
    return time.perf_counter() - started, size


def _report(what: str, figures: list[tuple[float, int]]) -> None:
    seconds, sizes = zip(*figures, strict=True)
    size = f"median {statistics.median(sizes) / 1e6:.2f} MB, largest {max(sizes) / 1e6:.2f} MB"
    print(f"{what}: median {statistics.median(seconds):.2f} s, longest {max(seconds):.2f} s; {size}")


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
