"""Milliseconds to find the state a message names: `python benchmarks/places.py`."""

import timeit
from pathlib import Path

from bot.knowledge.load import load
from bot.places import Places
from bot.settings import Settings

MESSAGES = (
    "la migra puede ver mis datos del medical en texas",
    "我住在加州，移民局能看到我的白卡信息吗",
    "живу в Техасе, можно ли подать на Medicaid для ребёнка",
    "hola, una pregunta sobre mi hijo que está enfermo " * 40,
)
RUNS = 500


def main() -> None:
    places = Places(load(Path(Settings().knowledge_dir)).places)
    for text in MESSAGES:
        seconds = timeit.timeit(lambda text=text: places.state_in(text[:2000]), number=RUNS) / RUNS  # type: ignore[misc]
        print(f"{seconds * 1000:.3f} ms for {min(len(text), 2000)} characters")


if __name__ == "__main__":
    main()
