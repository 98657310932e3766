"""Why a message is decided as it is, for maintainers: what the engine saw, in the order in which it looked."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from rapidfuzz import fuzz, process

from bot.engine import Engine, Understood
from bot.reply import Context
from bot.understanding.examples import Example, read_examples
from bot.understanding.normalize import fold

SHOWN = 5


def explanation(engine: Engine, text: str, context: Context, *, questions: Path) -> Iterator[str]:
    """Lines of text. `questions` is the folder of example questions, of which the nearest in wording are shown."""
    seen = engine.understand(text, context)
    scores = ", ".join(f"{code} {value:.1f}" for code, value in seen.language.scores[:SHOWN])
    yield f"language     {seen.language.language} ({scores or 'nothing to go by'})"
    yield f"personal     {', '.join(seen.personal) or 'nothing'}"
    danger, calm = seen.danger, "calm words" if seen.danger.calm else "no calm words"
    yield f"danger       {danger.kind or 'none'} (classifier {danger.probability:.3f}; cues: {', '.join(danger.cues) or 'none'}; {calm})"
    for label, odds in sorted(seen.odds.items(), key=lambda pair: -pair[1])[:SHOWN]:
        yield f"topic        {odds:.3f}  {label}"
    yield from _nearest(seen, list(read_examples(questions)))
    yield f"decision     {_decision(engine, seen)}"


def _nearest(seen: Understood, examples: Sequence[Example]) -> Iterator[str]:
    """Examples of the same language that read most alike (all languages, where this one has none)."""
    same = [e for e in examples if e.language == seen.language.language] or examples
    found = process.extract(fold(seen.question), [fold(e.text) for e in same], scorer=fuzz.token_set_ratio, limit=SHOWN)
    for _, score, index in found:
        example = same[index]
        yield f"example      {score:.0f} of 100  {example.label}: {example.text}  ({example.path}:{example.line})"


def _decision(engine: Engine, seen: Understood) -> str:
    if seen.danger.kind:
        return f"danger: {seen.danger.kind}"
    verdict = engine.verdict(seen.odds)
    topics = f" {', '.join(verdict.topics)}" if verdict.topics else ""
    return f"{verdict.decision}{topics} (probability of being right {verdict.confidence:.2f})"
